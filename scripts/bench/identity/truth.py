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
        sys.exit(f"{joining} identifiers that people share join somebody.")
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


# what several people share, beside others in a customer though it was seen to be shared;
# or, seen or not, in a customer that holds identifiers of more than one of them
SHARED_AND_JOINING = """
    with quarantined as (
        select distinct identifier_type, identifier_value from main.quarantined_identifiers
    ),
    told as (
        select
            customers.customer_id,
            truth.person_id,
            quarantined.identifier_value is not null as is_quarantined
        from main.customer_identifiers as customers
        left join truth.identifiers as truth
            on customers.identifier_type = truth.identifier_type
            and customers.identifier_value = truth.identifier_value
        left join quarantined
            on customers.identifier_type = quarantined.identifier_type
            and customers.identifier_value = quarantined.identifier_value
    ),
    customers as (
        select
            customer_id,
            count(*) as identifier_count,
            count(distinct person_id) filter (person_id like 'p%') as person_count
        from told
        group by customer_id
    )
    select count(*)
    from told
    inner join customers using (customer_id)
    where
        person_id = 'shared'
        and ((is_quarantined and identifier_count > 1) or person_count > 1)
"""
