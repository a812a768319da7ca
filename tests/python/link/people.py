"""A company that knows people by their records, and would like to know which are one person's."""

import csv
import json
from collections import Counter
from pathlib import Path

import yaml
from support import IDENTITY, Engine, add_perfil, read_table, run, write_profile

TEXTS = (
    "record_id user_id loyalty_id email phone country first_name last_name street city postal_code "
    "region"
).split()
COLUMNS = [*TEXTS, "updated_at", "birth_date"]
UNIT_TESTS = "models/intermediate/identity/likeness/int_identity__likeness.unit_tests.yml"
FEEDS = "events orders order_lines refunds products consents messages tickets".split()
RULES = [
    "identifier_type",
    "tier",
    "priority",
    "max_per_customer",
    "window_days",
    "max_given_names",
]
STAGING = """with rows as (select * from {{{{ ref('told') }}}})
{{{{ perfil.as_feed('contacts', 'rows', {columns}) }}}}
"""


def write_seed(path: Path, columns: list[str], rows: list[dict]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


class Company:
    """A dbt project with perfil as a package, these records as its contacts, and likeness on.

    People are joined by `user_id` and `email` alone, and may have any number of them.
    """

    def __init__(self, folder: Path, engine: Engine, rows: list[dict], **own_vars) -> None:
        self.folder, self.engine = folder, engine
        self.schema = f"link_{folder.name}"
        (folder / "models").mkdir(parents=True)
        (folder / "seeds").mkdir()
        staging = STAGING.format(columns=COLUMNS)
        (folder / "models" / "stg_crm__people.sql").write_text(staging)
        self.tell(rows)
        rules = [("user_id", 1, 1), ("email", 2, 2)]
        named = [dict(zip(RULES, rule, strict=False)) for rule in rules]
        write_seed(folder / "seeds" / "wide_rules.csv", RULES, named)
        self.weights = folder / "seeds" / "our_weights.csv"
        self.weights.write_text("comparison,level,m_probability,u_probability,match_weight\n")
        self.vars = {f"feed_{feed}": [] for feed in FEEDS} | {
            "feed_contacts": ["stg_crm__people"],
            "identity_rules": "wide_rules",
            "demo": False,
            "as_of": "2026-06-30 00:00:00",
            "link_likeness": True,
            "link_weights": "our_weights",
        }
        self.say(**own_vars)
        write_profile(folder, engine, self.schema)
        add_perfil(folder, *IDENTITY, UNIT_TESTS)

    def tell(self, rows: list[dict]) -> None:
        """Have these records, and no others, in the next build."""
        write_seed(self.folder / "seeds" / "told.csv", COLUMNS, rows)

    def say(self, **own_vars) -> None:
        """Set vars, and write the project file."""
        self.vars |= own_vars
        text, number = "varchar(255)", "float8" if self.engine.name != "spark" else "double"
        told = dict.fromkeys(TEXTS, text) | {"updated_at": "timestamp", "birth_date": "date"}
        rules = dict.fromkeys(RULES[1:], "integer") | {"identifier_type": text}
        weights = dict.fromkeys(["m_probability", "u_probability", "match_weight"], number)
        weights |= {"comparison": text, "level": text}
        types = {"told": told, "wide_rules": rules, "our_weights": weights}
        project = {
            "name": "company",
            "profile": "perfil",
            "seeds": {"company": {name: {"+column_types": one} for name, one in types.items()}},
            "vars": {"perfil": self.vars},
            "dispatch": [{"macro_namespace": "dbt", "search_order": ["company", "perfil", "dbt"]}],
        }
        (self.folder / "dbt_project.yml").write_text(yaml.safe_dump(project))

    def build(self, *wanted: str, check: bool = True):
        """Build what is wanted and what it needs, with their tests."""
        selected = [f"+{name}" for name in wanted]
        tests = ["--exclude-resource-type", "unit_test", "--indirect-selection", "buildable"]
        command = ["dbt", "--quiet", "build", "--select", *selected, *tests]
        return run(*command, cwd=self.folder, check=check)

    def perfil(self, *command: str, check: bool = True):
        return run("perfil", *command, cwd=self.folder, check=check)

    def train(self) -> str:
        """Build the records, learn the weights from them; the seed's text."""
        self.build("int_identity__block_sizes")
        self.perfil("link", "train")
        return self.weights.read_text()

    def table(self, name: str) -> list[dict]:
        manifest = json.loads((self.folder / "target" / "manifest.json").read_text())
        return read_table(self.engine, manifest["nodes"][f"model.perfil.{name}"]["schema"], name)

    def customers(self) -> dict[str, str]:
        """The customer of each user_id."""
        return {
            row["identifier_value"]: row["customer_id"]
            for row in self.table("customer_identifiers")
            if row["identifier_type"] == "user_id"
        }


def pairs(groups) -> int:
    """In how many pairs both are of one group."""
    return sum(count * (count - 1) // 2 for count in Counter(groups).values())
