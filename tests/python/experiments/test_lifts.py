"""What experiments brought, held against SciPy, by the demo's own SQL on DuckDB and Postgres."""

from datetime import date

import numpy as np
import pytest
from sandbox import ARMS, Sandbox, sandbox
from scipy import stats

CLOSE = {"rel": 1e-9, "abs": 1e-9}


def outcomes(seed: int, arms: int) -> dict[str, np.ndarray]:
    """Customers of each arm: revenue and orders, after and before, which go together."""
    generator = np.random.default_rng(seed)
    found = {}
    for arm in range(arms):
        n = int(generator.integers(60, 160))
        before = generator.poisson(0.8, n)
        orders = generator.poisson(0.3 + 0.4 * before + 0.1 * arm)
        revenue = np.round(orders * generator.gamma(3, 1000, n), 4)
        revenue_before = np.round(before * generator.gamma(3, 1000, n) - 5, 4)
        found[f"arm {arm}"] = np.array([orders, before, revenue, revenue_before])
    return found


@pytest.fixture(scope="module", params=["duckdb", "postgres"])
def measured(request, demo):
    """Experiments of two to eight arms, measured, and what went in."""
    given = {f"with {arms}": outcomes(arms, arms) for arms in range(2, 9)}
    with sandbox(demo(request.param)) as box:
        fill(box, given)
        box.rebuild(
            *(f"int_experiments__{name}" for name in ("arm_sums", "lifts", "sample_ratios")),
            "experiment_results",
        )
        yield given, box.rows(f"select * from {box.table('experiment_results')}")


def fill(box: Sandbox, given: dict) -> None:
    arms, customers, assigned = [], [], []
    for experiment, found in given.items():
        for arm, (orders, before, revenue, revenue_before) in found.items():
            dates = (date(2026, 1, 1), date(2026, 2, 1), "revenue")
            arms.append((experiment, arm, 1 / len(found), arm == "arm 0", "s", 0, 0, 30, *dates))
            for n in range(len(orders)):
                one = (experiment, f"{arm} {n}", arm)
                then = (float(revenue[n]), float(revenue_before[n]))
                counts = (int(orders[n]), int(before[n]), int(orders[n] > 0), int(before[n] > 0))
                customers.append((*one, *counts, *then))
                assigned.append((*one, arm == "arm 0"))
    box.values("int_experiments__arms", f"{ARMS}, starts_on, ends_on, primary_metric", arms)
    columns = "orders, orders_before, conversion, conversion_before, revenue, revenue_before"
    box.values("int_experiments__outcomes", f"experiment, customer_id, arm, {columns}", customers)
    box.values("experiment_assignments", "experiment, customer_id, arm, is_control", assigned)
    box.fill("experiment_exposures", f"select * from {box.table('experiment_exposures')} limit 0")


def both(found: dict, row: dict) -> tuple:
    """The metric after and before, of the row's arm and of control."""
    orders, before, revenue, revenue_before = range(4)
    after, past = (revenue, revenue_before) if row["metric"] == "revenue" else (orders, before)
    pairs = [(found[arm][after], found[arm][past]) for arm in (row["arm"], row["control_arm"])]
    if row["metric"] == "conversion":
        pairs = [(y > 0, x > 0) for y, x in pairs]
    return tuple((y.astype(float), x.astype(float)) for y, x in pairs)


def figures(row: dict, names: str) -> list[float]:
    return [float(row[name]) for name in names.split()]


def test_there_is_a_row_for_each_arm_and_metric(measured):
    _, rows = measured
    assert len(rows) == sum(range(1, 8)) * 3
    assert {row["status"] for row in rows} == {"ended"}
    assert all(row["is_primary"] == (row["metric"] == "revenue") for row in rows)


def test_lifts_are_welchs(measured):
    given, rows = measured
    for row in rows:
        (y, _), (control, _) = both(given[row["experiment"]], row)
        lift = y.mean() - control.mean()
        error = lift / stats.ttest_ind(y, control, equal_var=False).statistic
        z = stats.norm.ppf(0.975)
        power = (z + stats.norm.ppf(0.8)) * error
        p_value = 2 * stats.norm.sf(abs(lift / error))
        expected = [y.mean(), control.mean(), lift, error, lift - z * error, lift + z * error]
        names = "mean_outcome control_mean_outcome absolute_lift absolute_lift_error "
        names += "absolute_lift_low absolute_lift_high p_value minimum_detectable_lift"
        assert figures(row, names) == pytest.approx([*expected, p_value, power], **CLOSE)
        if row["metric"] == "revenue":
            brought = float(row["incremental_revenue_amount"])
            assert brought == pytest.approx(lift * len(y), abs=1e-4)


def test_relative_lifts_are_by_the_delta_method(measured):
    given, rows = measured
    for row in rows:
        (y, _), (control, _) = both(given[row["experiment"]], row)
        gradient = np.array([1 / control.mean(), -y.mean() / control.mean() ** 2])
        variances = np.array([stats.sem(y) ** 2, stats.sem(control) ** 2])
        error = np.sqrt(gradient**2 @ variances)
        lift = y.mean() / control.mean() - 1
        z = stats.norm.ppf(0.975)
        names = "relative_lift relative_lift_error relative_lift_low relative_lift_high"
        expected = [lift, error, lift - z * error, lift + z * error]
        assert figures(row, names) == pytest.approx(expected, **CLOSE)


def test_cuped_is_least_squares(measured):
    """Theta is the slope of the regression of what came on what was, over both arms."""
    given, rows = measured
    narrowed = []
    for row in rows:
        (y, x), (control, past) = both(given[row["experiment"]], row)
        theta = stats.linregress([*x, *past], [*y, *control]).slope
        ours, theirs = y - theta * x, control - theta * past
        lift = ours.mean() - theirs.mean()
        error = lift / stats.ttest_ind(ours, theirs, equal_var=False).statistic
        z = stats.norm.ppf(0.975)
        names = "cuped_theta cuped_lift cuped_lift_error cuped_lift_low cuped_lift_high"
        expected = [theta, lift, error, lift - z * error, lift + z * error]
        assert figures(row, names) == pytest.approx(expected, **CLOSE)
        narrowed.append(error / float(row["absolute_lift_error"]))
    assert np.mean(narrowed) < 0.99


def test_sample_ratios_are_chi_squares(measured):
    """With one to seven degrees of freedom, from ordinary ones to such as are never chance."""
    given, rows = measured
    p_values = []
    for row in rows:
        sizes = [len(found[0]) for found in given[row["experiment"]].values()]
        chi_square, p_value = stats.chisquare(sizes)
        names = "sample_ratio_chi_square sample_ratio_p_value"
        assert figures(row, names) == pytest.approx([chi_square, p_value], **CLOSE)
        assert row["is_sample_ratio_ok"] == (p_value >= 0.001)
        p_values.append(p_value)
    assert min(p_values) < 1e-6 and max(p_values) > 0.01
