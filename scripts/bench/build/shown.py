"""What was measured, as tables."""

from itertools import pairwise

from rich.console import Console
from rich.table import Table


def times(amount: float, floor: float | None) -> str:
    """How many times the floor, where there is one."""
    return "" if floor is None else f"{amount / max(floor, 1e-9):.2f}"


def folder_of(path: str) -> str:
    """The layer and its subject: intermediate/identity of intermediate/identity/graph/x.sql."""
    return "/".join(path.split("/")[:-1][:2])


def show_models(console: Console, size: int, run: dict, count: int) -> None:
    """The dearest models. dbt's share is that beyond its own statements: rendering, bookkeeping."""
    shown = min(count, len(run["models"]))
    title = f"{size:,} customers: the {shown} dearest of {len(run['models'])} models"
    table = Table("model", "folder", "seconds", "share", "/ floor", title=title)
    dearest = sorted(run["models"].items(), key=lambda one: -one[1]["seconds"])
    for name, one in dearest[:shown]:
        row = [name.rsplit(".", 1)[-1], folder_of(one["path"]), *timed(one, run)]
        table.add_row(*row, times(one["seconds"], floor_of(name, run)))
    console.print(table)


def show_folders(console: Console, size: int, run: dict) -> None:
    """Each folder's share of the models' time."""
    folders: dict[str, dict] = {}
    for name, one in run["models"].items():
        of = folders.setdefault(folder_of(one["path"]), {"models": [], "seconds": 0.0})
        of["models"].append(name)
        of["seconds"] += one["seconds"]
    table = Table("folder", "models", "seconds", "share", "/ floor", title=f"{size:,} customers")
    for name, one in sorted(folders.items(), key=lambda of: -of[1]["seconds"]):
        floors = [floor_of(model, run) for model in one["models"]]
        floor = None if None in floors else sum(floors)
        row = [name, str(len(one["models"])), *timed(one, run)]
        table.add_row(*row, times(one["seconds"], floor))
    console.print(table)


def floor_of(model: str, run: dict) -> float | None:
    return run["floors"][model] if "floors" in run else None


def timed(one: dict, run: dict) -> tuple[str, str]:
    return f"{one['seconds']:.1f}", f"{one['seconds'] / run['seconds']:.1%}"


def show_runs(console: Console, runs: dict[int, dict], how: str) -> None:
    """The whole of each size: models, floor, and what dbt takes before the first model."""
    columns = ["customers", "models", "CPU", "floor", "dbt / floor", "of CPU", "start-up"]
    columns += ["parse anew"]
    title = f"The whole build, in seconds ({how})"
    table = Table(*columns, "peak GB", "floor's GB", title=title)
    for size, run in runs.items():
        floor = run.get("floor")
        row = [f"{run[name]:.1f}" for name in ("seconds", "cpu")]
        row += ["" if floor is None else f"{floor:.1f}"]
        row += [times(run["seconds"], floor), times(run["cpu"], run.get("floor_cpu"))]
        row += [f"{run['start_up']:.1f}", f"{run['parse']:.1f}", f"{run['memory'] / 1e9:.2f}"]
        row += [f"{run['floor_memory'] / 1e9:.2f}" if "floor_memory" in run else ""]
        table.add_row(f"{size:,}", *row)
    console.print(table)


def show_growth(console: Console, runs: dict[int, dict]) -> None:
    """1 is linear: ten times the customers in ten times the time. Start-up is not counted."""
    if len(runs) < 2:
        return
    columns = ["from", "to", "dbt / linear", "of CPU", "floor / linear", "memory, times"]
    table = Table(*columns, title="Growth")
    for (small, one), (large, other) in pairwise(runs.items()):
        row = [times(other[name] / one[name], large / small) for name in ("seconds", "cpu")]
        row += [times(other["floor"] / one["floor"], large / small) if "floor" in other else ""]
        table.add_row(f"{small:,}", f"{large:,}", *row, times(other["memory"], one["memory"]))
    console.print(table)
