"""`make demo`: build the demo, export a segment, and say what was built and where to look."""

import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from perfil.project import find_target
from perfil.warehouse import Warehouse, open_warehouse

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
SYNC = "vip_customers_to_csv"
COUNTS = {
    "known customers": "select count(*) from perfil.customer_profiles",
    "anonymous visitors": "select count(*) from perfil.visitors",
    "identifiers they are known by": "select count(*) from perfil.customer_identifiers",
    "orders": "select count(*) from perfil.customer_orders",
    "segments": "select count(*) from perfil.segments",
}
SHOWN = 12  # segments, the largest


def step(title: str, *command: str) -> str:
    """Run a command, quietly while all is well, and give back what it printed."""
    print(f"{title} …", flush=True)
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"'{' '.join(command)}' ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def show(console: Console, warehouse: Warehouse) -> None:
    """Two small tables: what there is, and who is in the segments."""
    built = Table("built", "rows", title="What was built", title_justify="left")
    for label, query in COUNTS.items():
        built.add_row(label, f"{warehouse.rows(query)[0][0]:,}")
    console.print(built)
    sizes = Table("segment", "customers", "share", title="Who is in what", title_justify="left")
    found = warehouse.rows(
        "select segment_name, member_count, member_share from perfil.segments "
        "order by member_count desc, segment_name"
    )
    for name, members, share in found[:SHOWN]:
        sizes.add_row(name, f"{members:,}", f"{share:.1%}")
    console.print(sizes)
    console.print(f"and {len(found) - SHOWN} smaller segments, in perfil.segments\n")


def main() -> None:
    title = "Building the demo on DuckDB: sources, identity, profiles, segments"
    step(title, "dbt", "build", "--full-refresh")
    step("Exporting the segment 'vip'", "perfil", "sync", "run", SYNC)
    target = find_target(project_dir=ROOT, profiles_dir=ROOT)
    console = Console(soft_wrap=True)
    console.print()
    with open_warehouse(target, read_only=True) as warehouse:
        show(console, warehouse)
    files = sorted((ROOT / "exports" / "vip_customers").glob("*.csv"))
    console.print(f"Exported: {files[-1].relative_to(ROOT)}")
    console.print(f"Warehouse: {target.settings['path']}, the marts in schema perfil")
    console.print("\nNext, after '. .venv/bin/activate':")
    console.print(
        "  perfil sync plan      what would be sent now: the VIPs are delivered, the rest is not"
    )
    console.print("  perfil check          check the marts, with a report to look at")
    console.print("  make docs             every model and column, and how they hang together")
    console.print("\nYour own data: README.md, 'Bring your data'.")


if __name__ == "__main__":
    main()
