"""What an engine needs to land a load."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.load.plan import Plan
from perfil.load.shelf import Batch
from perfil.load.text import Advance


@dataclass(frozen=True)
class Step:
    """One table and what happens to it: create, replace, append, drop or leave."""

    schema: str
    table: str
    action: str
    batch: Batch

    @property
    def writes(self) -> bool:
        return self.action in ("create", "replace", "append")

    def check_count(self, landed: int) -> None:
        """Raise PerfilError when not every row arrived, so that the load is undone."""
        if landed != self.batch.rows:
            raise PerfilError(
                f"{self.batch.rows:,} rows were read but {landed:,} arrived in {self.schema}."
                f"{self.table}. This is a fault in perfil, not in your file; nothing was loaded. "
                "Please report it with the file's header."
            )


@dataclass(frozen=True)
class Job:
    """A plan, its rows, and the tools: a DuckDB connection, a folder for a while, a meter."""

    plan: Plan
    kept: Batch
    rejects: Batch
    reader: Any
    folder: Path
    advance: Advance

    @property
    def steps(self) -> tuple[Step, Step]:
        """Lines set aside first: where nothing can be undone they may stand without rows."""
        plan = self.plan
        return (
            Step(plan.schema, plan.rejected_table, plan.rejects, self.rejects),
            Step(plan.schema, plan.table, plan.action, self.kept),
        )
