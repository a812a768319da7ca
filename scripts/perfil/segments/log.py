"""What was recorded of segments, in the warehouse: read, set aside, put back."""

from dataclasses import dataclass
from datetime import date

from perfil.marts import Place, find_marts
from perfil.project import Target
from perfil.warehouse import Warehouse

TABLES = ["segment_evaluations", "segment_events"]
ASIDE = "_before_rebuild"


@dataclass(frozen=True)
class Recorded:
    """How much was recorded on a day."""

    evaluations: int = 0
    events: int = 0


@dataclass(frozen=True)
class Log:
    """The two kept tables, and where they are set aside while days are told anew."""

    places: dict[str, Place]
    state_schema: str

    def latest(self, warehouse: Warehouse) -> date | None:
        """The last day on which segments were judged; null before the first."""
        name = warehouse.name(*self.places["segment_evaluations"])
        return warehouse.rows(f"select cast(max(evaluated_at) as date) from {name}")[0][0]

    def recorded(self, warehouse: Warehouse, start: date) -> dict[date, Recorded]:
        """What was recorded from a day on, day by day."""
        counted = {}
        for table, what in zip(TABLES, ("distinct evaluated_at", "*"), strict=True):
            counted[table] = dict(
                warehouse.rows(
                    f"select cast(evaluated_at as date), count({what}) from "
                    f"{warehouse.name(*self.places[table])} where {_since(start)} group by 1"
                )
            )
        evaluations, events = (counted[table] for table in TABLES)
        days = sorted({*events, *evaluations})
        return {day: Recorded(evaluations.get(day, 0), events.get(day, 0)) for day in days}

    def is_aside(self, warehouse: Warehouse) -> bool:
        """Whether a rebuild broke off so hard that it could not put back what it had set aside."""
        return bool(warehouse.columns(*self._aside(TABLES[-1])))

    def set_aside(self, warehouse: Warehouse, start: date) -> None:
        """Keep all of it beside, and take away what was recorded from a day on.

        Spark keeps no transaction: there the last copy to be made says that all are.
        """
        warehouse.ensure_schema(self.state_schema)
        with warehouse.transaction():
            for table in TABLES:
                name, kept = self._names(warehouse, table)
                warehouse.execute(f"drop table if exists {kept}")
                warehouse.execute(f"create table {kept} as select * from {name}")
            for table in TABLES:
                self._put_back(warehouse, table, f"where not {_since(start)}")

    def put_back(self, warehouse: Warehouse) -> None:
        """All as it was when it was set aside."""
        with warehouse.transaction():
            for table in TABLES:
                self._put_back(warehouse, table)
        self.forget(warehouse)

    def forget(self, warehouse: Warehouse) -> None:
        """Drop what was set aside: the days are told anew."""
        with warehouse.transaction():
            for table in reversed(TABLES):
                kept = warehouse.name(*self._aside(table))
                warehouse.execute(f"drop table if exists {kept}")

    def _put_back(self, warehouse: Warehouse, table: str, condition: str = "") -> None:
        """By name: a day told since may have added a column."""
        name, kept = self._names(warehouse, table)
        columns = warehouse.columns(*self._aside(table))
        listed = ", ".join(map(warehouse.quote, columns))
        warehouse.replace_rows(name, columns, f"select {listed} from {kept} {condition}")

    def _names(self, warehouse: Warehouse, table: str) -> tuple[str, str]:
        """Where a table is, and where it is kept meanwhile."""
        return warehouse.name(*self.places[table]), warehouse.name(*self._aside(table))

    def _aside(self, table: str) -> Place:
        return self.state_schema, table + ASIDE


def find_log(target: Target, warehouse: Warehouse, target_path: str | None) -> Log:
    """The log of a project that was built."""
    return Log(find_marts(target, warehouse, TABLES, target_path), target.state_schema)


def _since(start: date) -> str:
    return f"evaluated_at >= cast('{start} 00:00:00' as timestamp)"
