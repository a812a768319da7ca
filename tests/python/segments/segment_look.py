"""A select, looked at as `perfil segment preview` does once dbt has compiled it."""

from support import ROOT, Build

from perfil.marts import find_marts
from perfil.project import find_target
from perfil.segments.catalogue import Segment
from perfil.segments.compiled import Compiled
from perfil.segments.preview import MARTS, Preview
from perfil.warehouse import open_warehouse

PROFILES = "(select * from {customer_profiles}) as profiles"


class Look:
    """Selects looked at in the demo's warehouse, as a preview does once dbt has compiled them."""

    def __init__(self, build: Build, folder) -> None:
        self.build, self.folder = build, folder
        self.target = find_target(project_dir=ROOT, profiles_dir=build.folder)
        self.model = {name: self._node(name) for name in (*MARTS, "seg_vip")}

    def _node(self, name: str) -> dict:
        return self.build.manifest["nodes"][f"model.perfil.{name}"]

    def told(
        self, sql: str, name: str = "mine", sample: int = 3, reads: tuple = (), **said
    ) -> dict:
        file = self.folder / f"seg_{name}.sql"
        file.write_text(sql)
        sql = sql.format(**{mart: node["relation_name"] for mart, node in self.model.items()})
        segment = Segment(name, f"seg_{name}", file, file.name, True)
        target_path = str(self.build.folder / "target")
        with open_warehouse(self.target, read_only=True) as warehouse:
            places = find_marts(self.target, warehouse, MARTS, target_path)
            compiled = Compiled(sql, said, list(reads))
            return Preview(warehouse, segment, compiled, places, None).told(sample)

    def members(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for row in self.build.table("segment_memberships"):
            found.setdefault(row["segment_name"], set()).add(row["customer_id"])
        return found
