"""What was measured, as tables."""

from itertools import pairwise

from rich.console import Console
from rich.table import Table

TOP = 10


def folder_of(path: str) -> str:
    """The layer and its subject: intermediate/identity of intermediate/identity/graph/x.sql."""
    return "/".join(path.split("/")[:-1][:2])


def show_models(console: Console, size: int, run: dict) -> None:
    """The dearest models. dbt's share is that beyond its own statements: rendering, bookkeeping."""
    title = f"{size:,} customers: the {TOP} dearest of {len(run['models'])} models"
    table = Table("model", "folder", "seconds", "share", "/ floor", title=title)
    dearest = sorted(run["models"].items(), key=lambda one: -one[1]["seconds"])
    for name, one in dearest[:TOP]:
        ratio = one["seconds"] / max(run["floors"][name], 1e-9)
        row = [name.rsplit(".", 1)[-1], folder_of(one["path"]), *timed(one, run)]
        table.add_row(*row, f"{ratio:.2f}")
    console.print(table)


def show_folders(console: Console, size: int, run: dict) -> None:
    """Each folder's share of the models' time."""
    folders: dict[str, dict] = {}
    for name, one in run["models"].items():
        of = folders.setdefault(folder_of(one["path"]), {"models": 0, "seconds": 0.0, "floor": 0.0})
        of["models"] += 1
        of["seconds"] += one["seconds"]
        of["floor"] += run["floors"][name]
    table = Table("folder", "models", "seconds", "share", "/ floor", title=f"{size:,} customers")
    for name, one in sorted(folders.items(), key=lambda of: -of[1]["seconds"]):
        ratio = one["seconds"] / max(one["floor"], 1e-9)
        table.add_row(name, str(one["models"]), *timed(one, run), f"{ratio:.2f}")
    console.print(table)


def timed(one: dict, run: dict) -> tuple[str, str]:
    return f"{one['seconds']:.1f}", f"{one['seconds'] / run['seconds']:.1%}"


def show_runs(console: Console, runs: dict[int, dict], how: str) -> None:
    """The whole of each size: models, floor, and what dbt takes before the first model."""
    columns = ["customers", "models", "floor", "dbt / floor", "of CPU", "start-up", "parse anew"]
    title = f"The whole build, in seconds ({how})"
    table = Table(*columns, "peak GB", "floor's GB", title=title)
    for size, run in runs.items():
        clocks = [run["seconds"], run["floor"]]
        row = [f"{one:.1f}" for one in clocks] + [f"{run['seconds'] / run['floor']:.2f}"]
        row += [f"{run['cpu'] / run['floor_cpu']:.2f}"]
        row += [f"{run['start_up']:.1f}", f"{run['parse']:.1f}"]
        row += [f"{run[name] / 1e9:.2f}" for name in ("memory", "floor_memory")]
        table.add_row(f"{size:,}", *row)
    console.print(table)


def show_growth(console: Console, runs: dict[int, dict]) -> None:
    """1 is linear: ten times the customers in ten times the time. Start-up is not counted."""
    if len(runs) < 2:
        return
    columns = ["from", "to", "dbt / linear", "of CPU", "floor / linear", "memory, times"]
    table = Table(*columns, title="Growth")
    for (small, one), (large, other) in pairwise(runs.items()):
        times = large / small
        ratios = [other[name] / one[name] / times for name in ("seconds", "cpu", "floor")]
        ratios.append(other["memory"] / one["memory"])
        table.add_row(f"{small:,}", f"{large:,}", *(f"{one:.2f}" for one in ratios))
    console.print(table)
