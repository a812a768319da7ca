"""A company's own dbt project with contacts and orders, small enough to say who should be whom."""

import csv
import hashlib
import json
from pathlib import Path

import yaml
from click.testing import CliRunner
from support import ROOT, Engine, add_perfil, run, write_profile

from perfil.cli import main
from perfil.project import find_target
from perfil.warehouse import open_warehouse

UNUSED = "events order_lines refunds products consents messages tickets".split()
PEOPLE = "record_id updated_at user_id email phone first_name last_name birth_date".split()
ORDERS = ["order_id", "ordered_at", "status", "currency", "net_amount", "email"]
DECISION = ["action", "identifier_type", "identifier_value", "other_type", "other_value", "reason"]
RULES = [line.split(",") for line in (
    ROOT / "seeds" / "reference" / "identity_rules.csv").read_text().splitlines()]  # fmt: skip
LOU, JUNIOR, MIA, OLD, ADA = (
    *("lou@l.example", "junior@l.example"),
    *("mia@m.example", "mia@old.example", "ada@a.example"),
)
SPLIT = ["do_not_merge", "email", LOU, "email", JUNIOR, "father and son"]
MERGE = ["force_link", "email", MIA, "email", OLD, "she wrote to us"]
CUT = ["exclude_edge", "email", ADA, "phone", "+442070000007", "a call box"]
WRITTEN = [
    # father and son of one given name, joined by one telephone
    ("", LOU, "+442070000006", "Lou", "", ""),
    ("", JUNIOR, "+442070000006", "Lou", "", ""),
    # one person, whom nothing joins but that she is born on one day, under nearly one name
    ("", MIA, "", "Mia", "Moss", "1980-03-04"),
    ("", OLD, "", "Mia", "Mosse", "1980-03-04"),
    # six addresses on one login, where five are the most
    *(("p1", f"p{n}@p.example", "", "Pat", "", "") for n in range(6)),
    # known by a telephone first, by which her id was made
    ("", "", "+442070000007", "Ada", "", ""),
    ("", ADA, "+442070000007", "Ada", "", ""),
]
WEIGHTS = ["comparison", "level", "m_probability", "u_probability", "match_weight"]
# Mia's two records: 2^7 to 1 that they are one person's, which is .9922
WEIGHED = [
    ("prior", "any", "", "", "-6"),
    ("given_name", "exact", "", "", "4"),
    ("surname", "edit_1", "", "", "3"),
    ("birth_date", "exact", "", "", "6"),
]
BOUGHT = [
    (LOU, "50"),
    (JUNIOR, "20"),
    (MIA, "70"),
    (OLD, "30"),
    ("p0@p.example", "10"),
    (ADA, "40"),
]

# fifty would have all traits built for each proposal
SEGMENTS = ["seg_vip", "seg_at_risk", "seg_lapsed_best_customers", "seg_one_time_buyers"]


def write(path: Path, columns: list[str], rows: list) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


class Shop:
    """The project, built; `diff` runs the command on it."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder, self.engine = folder, engine
        for name in ("models", "seeds"):
            (folder / name).mkdir(parents=True)
        seeds = {"contacts": PEOPLE, "orders": ORDERS}
        for feed, columns in seeds.items():
            (folder / "models" / f"stg_shop__{feed}.sql").write_text(
                f"with rows as (select * from {{{{ ref('shop_{feed}') }}}})\n"
                f"{{{{ perfil.as_feed('{feed}', 'rows', {columns}) }}}}\n"
            )
        people = [(f"r{n}", f"2026-01-{n + 1:02} 00:00:00", *row) for n, row in enumerate(WRITTEN)]
        orders = [
            (f"o{n}", f"2026-02-{n + 1:02} 00:00:00", "paid", "GBP", amount, email)
            for n, (email, amount) in enumerate(BOUGHT)
        ]
        write(folder / "seeds" / "shop_contacts.csv", PEOPLE, people)
        write(folder / "seeds" / "shop_orders.csv", ORDERS, orders)
        self.overrides = write(folder / "seeds" / "decisions.csv", DECISION, [])
        write(folder / "seeds" / "our_weights.csv", WEIGHTS, WEIGHED)
        (folder / "dbt_project.yml").write_text(yaml.safe_dump(self._project()))
        write_profile(folder, engine, "shop")
        add_perfil(folder)

    def _project(self) -> dict:
        text = dict.fromkeys([*PEOPLE, *ORDERS, *DECISION], "varchar(255)")
        others = {"updated_at": "timestamp", "ordered_at": "timestamp"}
        others |= {"net_amount": "decimal(18,4)", "birth_date": "date"}
        others |= dict.fromkeys(WEIGHTS[:2], "varchar(255)") | dict.fromkeys(WEIGHTS[2:], "float8")
        ours = {f"feed_{feed}": [] for feed in UNUSED} | {
            "feed_contacts": ["stg_shop__contacts"],
            "feed_orders": ["stg_shop__orders"],
            "identity_overrides": "decisions",
            "link_likeness": True,
            "link_weights": "our_weights",
            "link_threshold": 0.999,
            "demo": False,
            "segments": SEGMENTS,
        }
        return {
            "name": "company",
            "profile": "perfil",
            "seeds": {"company": {"+column_types": text | others}},
            "vars": {"perfil": ours},
        }

    def build(self) -> None:
        """As of a past day, given on the command line: what a proposal must take over."""
        clock = json.dumps({"as_of": "2026-06-30 00:00:00"})
        marts = ["+segment_memberships", "+customer_rfm", "+customer_revenue", "+identity_forest"]
        marts += ["+identity_conflicts", "+quarantined_identifiers", "+customer_orders"]
        options = ["--exclude-resource-types", "unit_test", "test", "--vars", clock]
        run("dbt", "--quiet", "build", "--select", *marts, *options, cwd=self.folder)

    def diff(self, *options: object):
        """`perfil identity diff`; click's result."""
        where = ["--project-dir", self.folder, "--profiles-dir", self.folder]
        command = ["identity", "diff", *where, *options]
        return CliRunner().invoke(main, [str(part) for part in command])

    def explain(self, *identifiers: str):
        """`perfil explain`; click's result."""
        where = ["--project-dir", self.folder, "--profiles-dir", self.folder]
        command = ["explain", *where, *identifiers]
        return CliRunner().invoke(main, [str(part) for part in command])

    def told(self, *options: object) -> dict:
        """What it says, as JSON."""
        done = self.diff("--format", "json", *options)
        assert done.exit_code in (0, 1), done.output
        return json.loads(done.stdout) | {"exit_code": done.exit_code}

    def tables(self) -> dict[str, str]:
        """Every table of every schema of this project, with its rows, and on Postgres the file that
        holds them: a table that was built again has another."""
        target = find_target(project_dir=self.folder, profiles_dir=self.folder)
        with open_warehouse(target, read_only=True) as warehouse:
            found = warehouse.rows(
                "select table_schema, table_name from information_schema.tables "
                "where substr(table_schema, 1, 4) = 'shop' order by 1, 2"
            )
            told = {}
            for place in found:
                name = warehouse.name(*place)
                rows = str(sorted(map(str, warehouse.rows(f"select * from {name}"))))
                if warehouse.engine == "postgres":
                    rows += str(warehouse.rows(f"select pg_relation_filenode('{name}')"))
                told[".".join(place)] = rows
        return told

    def files(self) -> dict[str, str]:
        """Every file of the user's folder, but the warehouse."""
        return {
            str(path): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.suffix != ".duckdb"
        }
