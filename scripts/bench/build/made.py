"""A made-up world in a DuckDB file, as its loaders would leave it, and a profile to reach it."""

import sys
from dataclasses import dataclass
from math import log
from pathlib import Path

import yaml
from scipy.special import digamma, polygamma

from perfil.fit.run import Fit, Row
from perfil.fit.table import append, as_table
from perfil.project import find_target
from perfil.warehouse import open_warehouse
from perfil.world.settings import Buying

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
BIN = Path(sys.executable).parent
sys.path.append(str(HERE.parent / "identity"))
from dbt_runs import land_world, run_alone  # noqa: E402, F401
from engines import connect, duckdb_output, setting_option  # noqa: E402, F401

IN_USE = ("mbg_nbd", "gamma_gamma")
FIRST_DAY = "2025-01-01"  # of the world: every past month is predicted by the parameters


@dataclass(frozen=True)
class Made:
    """Where the world is, and all that is made of it; DuckDB's settings."""

    folder: Path
    settings: dict[str, str]

    def output(self, file: Path) -> dict:
        """How dbt reaches this world, or a copy of it."""
        return duckdb_output(file, self.settings)

    @property
    def file(self) -> Path:
        return self.folder / "world.duckdb"

    @property
    def places(self) -> list[str]:
        """Options of dbt by which all that it writes is in the folder."""
        written = ["--target-path", self.folder / "target", "--log-path", self.folder]
        return list(map(str, ["--profiles-dir", self.folder, *written]))


def make(customers: int, folder: Path, settings: dict[str, str]) -> Made:
    """Make the world, land it, and give its own parameters to the models of value.

    Without them there would be no predictions, and the build would seem to take less.
    """
    made = Made(folder, settings)
    land_world(customers, folder)
    profile = {"perfil": {"target": "it", "outputs": {"it": made.output(made.file)}}}
    (folder / "profiles.yml").write_text(yaml.safe_dump(profile))
    with open_warehouse(find_target(None, ROOT, folder)) as warehouse:
        append(warehouse, "main_state", as_table(Fit(parameters())))
    return made


def parameters() -> list[Row]:
    """What the world's people were drawn with, in weeks and pounds, for each of the models.

    Those of the models that are not in use are what the backtest judges beside them.
    """
    buying = Buying()
    return [
        Row(model, name, float(value), None, model in IN_USE, None, 0, FIRST_DAY, None, "{}")
        for model, values in (
            ("mbg_nbd", buying.order_parameters),
            ("bg_nbd", buying.order_parameters),
            ("gamma_gamma", buying.spend_parameters),
            ("log_normal", log_moments(buying)),
        )
        for name, value in values.items()
    ]


def log_moments(buying: Buying) -> dict[str, float]:
    """Of the logarithm of Gamma-Gamma's amounts: a gamma's own are digamma and trigamma."""
    p, q, v = buying.spend_shape_p, buying.spend_shape_q, buying.spend_scale_gamma
    return {
        "log_mean": digamma(p) - digamma(q) + log(v),
        "within_variance": polygamma(1, p),
        "between_variance": polygamma(1, q),
        "calibration": 1,
    }
