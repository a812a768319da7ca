"""The greatest likelihood over parameters above zero, from several starts, refused at a bound."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import OptimizeResult, minimize

NEAR = 1e-2  # of a bound, in logarithms
STEP = 1e-3  # of the second derivatives, in logarithms
ROUGH = 10  # so far from the best, in log-likelihood, a rough end may turn out to be the best
ELSEWHERE = 0.1  # so far apart, in logarithms, two rough ends are two
Likelihood = Callable[[np.ndarray], tuple[float, np.ndarray]]


@dataclass(frozen=True)
class Bound:
    """A parameter's name, and where its search begins to mean nothing."""

    name: str
    low: float
    high: float


@dataclass(frozen=True)
class Found:
    """The best parameters, how exact each is (standard error, NaN where the likelihood is flat),
    their log-likelihood, those at a bound, and how many starts ended there."""

    values: dict[str, float]
    errors: dict[str, float]
    log_likelihood: float
    at_bound: list[str]
    starts: int
    starts_agreeing: int


def added(count: np.ndarray, each: np.ndarray) -> float:
    """What so many of each come to. Not a dot product: its threads wait for each other where the
    machine is busy, ten times as long as all the rest takes."""
    return float((count * each).sum())


def maximise(
    log_likelihood: Likelihood,
    bounds: list[Bound],
    starts: list[list[float]],
    rough: Likelihood | None = None,
) -> Found:
    """Search in logarithms, so that no parameter can reach zero, by L-BFGS-B from every start.

    `log_likelihood` takes the parameters as they are, shape (len(bounds),), and gives its value and
    its gradient. Where there is a `rough` one, quicker and nearly the same, it is searched from
    every start, and the other only from where that ended; starts agree by the rough one then.
    """
    low = np.log([one.low for one in bounds])
    high = np.log([one.high for one in bounds])

    def search(likelihood: Likelihood, logs: np.ndarray) -> OptimizeResult:
        return minimize(
            _loss(likelihood),
            np.clip(logs, low, high),
            method="L-BFGS-B",
            jac=True,
            bounds=list(zip(low, high, strict=True)),
            options={"maxiter": 500, "ftol": 1e-12, "gtol": 1e-4},
        )

    ends = [search(rough or log_likelihood, np.log(start)) for start in starts]
    best = min(ends, key=lambda end: end.fun)
    ends_there = sum(bool(end.fun - best.fun < 1e-3) for end in ends)
    if rough:
        refined = [search(log_likelihood, end.x) for end in _worth_a_look(ends)]
        best = min(refined, key=lambda end: end.fun)
    names = [one.name for one in bounds]
    values = np.exp(best.x)
    spread = _standard_errors(_loss(log_likelihood), best.x) * values
    is_near = (best.x - low < NEAR) | (high - best.x < NEAR)
    return Found(
        values=dict(zip(names, map(float, values), strict=True)),
        errors=dict(zip(names, map(float, spread), strict=True)),
        log_likelihood=-float(best.fun),
        at_bound=[name for name, near in zip(names, is_near, strict=True) if near],
        starts=len(starts),
        starts_agreeing=ends_there,
    )


def _loss(likelihood: Likelihood) -> Likelihood:
    """What is minimised, and its gradient, by the logarithms of the parameters."""

    def loss(logs: np.ndarray) -> tuple[float, np.ndarray]:
        value, gradient = likelihood(np.exp(logs))
        return -value, -gradient * np.exp(logs)

    return loss


def _worth_a_look(ends: list[OptimizeResult]) -> list[OptimizeResult]:
    """The best of the rough ends, and those that are nearly as good but elsewhere."""
    picked: list[OptimizeResult] = []
    for end in sorted(ends, key=lambda one: one.fun):
        is_good = not picked or end.fun - picked[0].fun < ROUGH
        if is_good and all(np.abs(end.x - one.x).max() > ELSEWHERE for one in picked):
            picked.append(end)
    return picked


def _standard_errors(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]], at: np.ndarray
) -> np.ndarray:
    """Of the logarithms, from the curvature at the top; NaN where there is none."""
    steps = STEP * np.eye(len(at))
    curvature = np.array([(loss(at + step)[1] - loss(at - step)[1]) / (2 * STEP) for step in steps])
    if not np.all(np.isfinite(curvature)) or np.linalg.matrix_rank(curvature) < len(at):
        return np.full(len(at), np.nan)
    variances = np.diag(np.linalg.inv((curvature + curvature.T) / 2))
    return np.sqrt(np.where(variances > 0, variances, np.nan))
