"""The figures by which forecasts are judged, in plain Python: what our SQL is held against."""

from math import sqrt


def mean_ranks(values: list[float]) -> list[float]:
    """1 for the smallest; equal values share the mean of their ranks."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks, start = [0.0] * len(values), 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + 1 + end) / 2
        start = end
    return ranks


def auc(forecast: list[float], actual: list[float]) -> float:
    """Of all pairs of one who bought and one who did not, how many are in the right order."""
    ones = sum(value > 0 for value in actual)
    ranks = mean_ranks(forecast)
    total = sum(rank for rank, value in zip(ranks, actual, strict=True) if value > 0)
    return (total - ones * (ones + 1) / 2) / (ones * (len(actual) - ones))


def gini(forecast: list[float], actual: list[float]) -> float:
    """By Lorenz curves: the area the forecast's order leaves, over that of the best order."""

    def area(ranks: list[float]) -> float:
        middle = (len(ranks) + 1) / 2
        return sum(value * (rank - middle) for rank, value in zip(ranks, actual, strict=True))

    return area(mean_ranks(forecast)) / area(mean_ranks(actual))


def top_share(forecast: list[float], actual: list[float], share: float = 0.2) -> float:
    """What came of the best fifth; of equal forecasts at its edge, their mean."""
    left, total = share * len(forecast), 0.0
    for value in sorted(set(forecast), reverse=True):
        there = [a for f, a in zip(forecast, actual, strict=True) if f == value]
        total += sum(there) * min(1.0, left / len(there))
        left -= len(there)
        if left <= 0:
            break
    return total / sum(actual)


def errors(forecast: list[float], actual: list[float]) -> tuple[float, float, float]:
    """Bias, mean absolute error, root mean squared error."""
    apart = [f - a for f, a in zip(forecast, actual, strict=True)]
    n = len(apart)
    return sum(apart) / n, sum(map(abs, apart)) / n, sqrt(sum(one * one for one in apart) / n)


def correlation(forecast: list[float], actual: list[float]) -> float:
    n = len(forecast)
    f, a = sum(forecast) / n, sum(actual) / n
    pairs = list(zip(forecast, actual, strict=True))
    both = sum((x - f) * (y - a) for x, y in pairs)
    return both / sqrt(sum((x - f) ** 2 for x, _ in pairs) * sum((y - a) ** 2 for _, y in pairs))
