"""Person records, taken out of the warehouse into memory to learn from."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from perfil.errors import PerfilError
from perfil.link.spec import RECORDS, SIZES, Spec
from perfil.marts import Place
from perfil.warehouse import Warehouse

SAMPLE = 2_000


@contextmanager
def records_in_memory(warehouse: Warehouse, place: Place) -> Iterator[Any]:
    """A DuckDB connection with the table `records`, in one order, whichever engine they are from.

    One thread: sums of floating point numbers depend on their order. Raises PerfilError when there
    are no two records.
    """
    import duckdb

    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        file = Path(folder) / "records.parquet"
        warehouse.copy_to_file(f"select * from {warehouse.name(*place)}", file, "parquet")
        connection.execute("set threads = 1")
        connection.execute(
            f"create table records as select * from read_parquet('{file}') order by record_key"
        )
        count = connection.execute("select count(*) from records").fetchall()[0][0]
        if count < 2:
            raise PerfilError(
                f"{RECORDS} has {count} records. Set link_likeness: true under vars: perfil:, then "
                f"run 'dbt run --select +{SIZES}' first; it reads the feed contacts."
            )
        yield connection


def take_sample(connection: Any) -> int:
    """The table `strangers`: one record of each identifier, so many as SAMPLE; how many pairs.

    Keys are hashes, so the first of them are as good as drawn.
    """
    connection.execute(f"""
        create table strangers as
        select * from records
        where record_key in (select min(record_key) from records group by identifier_key)
        order by record_key
        limit {SAMPLE}
    """)
    count = connection.execute("select count(*) from strangers").fetchall()[0][0]
    return count * (count - 1) // 2


def leave_out_large_blocks(connection: Any, spec: Spec) -> dict[str, tuple[int, int]]:
    """For each block of a single field: how many pairs agree in it, and how many have it at all.

    Adds to `records`, for each, a column is_<field>_used that is null in blocks that are too large.
    Blocks without pairs are left out.
    """
    found = {}
    for field in (fields[0] for fields in spec.blocks if len(fields) == 1):
        connection.execute(f"""
            create or replace table records as
            select *, case
                when count(*) over (partition by {field}) <= {spec.max_block} then true
            end as is_{field}_used
            from records
            order by record_key
        """)
        pairs, known = connection.execute(f"""
            select
                cast(coalesce(sum(case when is_used then size * (size - 1) end), 0) / 2 as bigint),
                cast(sum(size) as bigint)
            from (
                select {field}, count(*) as size, bool_or(is_{field}_used) as is_used
                from records where {field} is not null group by {field}
            )
        """).fetchall()[0]
        if pairs:
            found[field] = (pairs, known * (known - 1) // 2)
    return found
