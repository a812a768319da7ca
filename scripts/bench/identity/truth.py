"""How right identity is in a made-up world whose truth is known."""

import sys
from pathlib import Path

import duckdb
from dbt_runs import build, land_world, prepare
from engines import duckdb_engine

from perfil.world.judge import judge

PRECISION, RECALL = 0.9999, 0.98  # what is asked of tiers that are sure


def measure_truth(customers: int, folder: Path) -> str:
    """Make a world, land it where its loaders would, build identity, and compare; one sentence. It
    ends with an error where identity is less right than it should be."""
    path = land_world(customers, folder)
    project = prepare("world", folder / "dbt", duckdb_engine(path).output)
    steps, memory = build(project, "+customer_identifiers +quarantined_identifiers", {})
    judged = judge(str(path), "main", "truth")
    with duckdb.connect(str(path), read_only=True) as connection:
        joining = connection.execute(SHARED_AND_JOINING).fetchone()[0]
    if joining:
        sys.exit(f"{joining} identifiers that several people share join two of them.")
    if judged.precision < PRECISION or judged.recall < RECALL:
        sys.exit(
            f"Precision {judged.precision:.6f}, recall {judged.recall:.4f}: asked for are at least "
            f"{PRECISION} and {RECALL}."
        )
    took = sum(clock for model, (clock, _) in steps.items() if model.startswith("int_identity__"))
    return (
        f"{customers:,} made-up customers: of {judged.joined:,} pairs of identifiers joined, "
        f"{judged.precision:.6f} are one person's; of those that rows connect, "
        f"{judged.recall:.4f} are joined; what a kiosk or a family shares joins nobody. "
        f"Identity took {took:.1f} s, {memory / 1e9:.1f} GB."
    )


# what several people share, in customers that hold identifiers of more than one of them
SHARED_AND_JOINING = """
    with customers as (
        select
            customers.customer_id,
            count(distinct truth.person_id) filter (truth.person_id like 'p%') as person_count,
            count(*) filter (truth.person_id = 'shared') as shared_count
        from main.customer_identifiers as customers
        inner join truth.identifiers as truth
            on customers.identifier_type = truth.identifier_type
            and customers.identifier_value = truth.identifier_value
        group by customers.customer_id
    )
    select coalesce(sum(shared_count), 0) from customers where person_count > 1
"""
