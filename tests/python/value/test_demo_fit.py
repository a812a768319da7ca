"""The demo comes fitted: its seed of parameters is what `perfil fit` finds in it."""

import csv
import json

import pytest
from support import ROOT, run

SEED = ROOT / "seeds" / "reference" / "demo_value_parameters.csv"
NUMBERS = ("parameter_value", "standard_error", "log_likelihood")
SAME = ("model", "parameter", "is_in_use", "customer_count", "as_of_date", "currency")


def test_the_demos_parameters_are_what_a_fit_of_it_finds(demo):
    """Renew it as CONTRIBUTING.md says where this fails after a change of the demo or the fit."""
    build = demo("duckdb")
    places = ["--profiles-dir", build.folder, "--target-path", build.folder / "target"]
    said = run("perfil", "fit", "--dry-run", "--format", "json", *map(str, places)).stdout
    found = {(row["model"], row["parameter"]): row for row in json.loads(said)}
    kept = {(row["model"], row["parameter"]): row for row in csv.DictReader(SEED.open())}
    assert list(found) == list(kept)
    for key, row in kept.items():
        for name in SAME:
            assert row[name] == ("" if found[key][name] is None else str(found[key][name])), name
        for name in NUMBERS:  # empty in a seed, null in JSON: no number
            kept_number = float(row[name] or "nan")
            number = float("nan" if found[key][name] is None else found[key][name])
            assert number == pytest.approx(kept_number, rel=1e-3, nan_ok=True), (key, name)


@pytest.mark.parametrize("engine", ["duckdb", "postgres", "spark"])
def test_every_engine_shows_predictions(demo, engine):
    statuses = {row["prediction_status"] for row in demo(engine).table("customer_predictions")}
    assert "predicted" in statuses
