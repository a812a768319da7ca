"""How right identity is in a made-up world whose truth is known."""

import sys
from pathlib import Path

import duckdb
from dbt_runs import build, land_world, prepare
from engines import duckdb_engine

from perfil.world.judge import judge


def measure_truth(customers: int, folder: Path) -> str:
    """Make a world, land it where its loaders would, build identity, and compare; one sentence."""
    path = land_world(customers, folder)
    project = prepare("world", folder / "dbt", duckdb_engine(path).output)
    steps, memory = build(project, "+customer_identifiers +quarantined_identifiers", {})
    judged = judge(str(path), "main", "truth")
    with duckdb.connect(str(path), read_only=True) as connection:
        joining = connection.execute(SHARED_AND_JOINING).fetchone()[0]
    took = sum(clock for model, (clock, _) in steps.items() if model.startswith("int_identity__"))
    if joining:
        sys.exit(f"{joining} identifiers that people share join somebody.")
    return (
        f"{customers:,} made-up customers: of {judged.joined:,} pairs of identifiers joined, "
        f"{judged.precision:.6f} are one person's; of those that rows connect, "
        f"{judged.recall:.4f} are joined; what a kiosk or a family shares joins nobody. "
        f"Identity took {took:.1f} s, {memory / 1e9:.1f} GB."
    )


# what several people share, was seen to be shared, and yet stands beside others in one customer
SHARED_AND_JOINING = """
    select count(*)
    from main.quarantined_identifiers as told
    inner join truth.identifiers as truth
        on told.identifier_type = truth.identifier_type
        and told.identifier_value = truth.identifier_value
    inner join main.customer_identifiers as customers
        on told.identifier_type = customers.identifier_type
        and told.identifier_value = customers.identifier_value
    where truth.person_id = 'shared' and customers.customer_id in (
        select customer_id from main.customer_identifiers group by customer_id having count(*) > 1
    )
"""
