"""A company's own project whose every contact is told by a test, row by row."""

import csv
import hashlib
import json
import os
import signal
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import yaml
from stories import TYPES
from support import BIN, IDENTITY, Engine, add_perfil, read_table, run, write_profile

FEEDS = ("events", "orders", "order_lines", "refunds", "products", "consents", "messages")
COLUMNS = ["record_id", "updated_at", "created_at", *TYPES, "first_name"]
DECISION = ["action", "identifier_type", "identifier_value", "other_type", "other_value", "reason"]
MOMENTS = ["updated_at", "created_at"]
FORGOTTEN = ["identifier_key", "reason"]
TABLES = (
    *("customer_identifiers", "identity_conflicts", "quarantined_identifiers"),
    *("identity_forest", "identity_components", "customer_identifier_history"),
)
# what was, and not only what is: another history gives other rows
RECORDS = ("identity_ledger", "identity_summary")
STAGING = """with rows as (select * from {{{{ ref('told') }}}})
{{{{ perfil.as_feed('contacts', 'rows', {columns}) }}}}
"""


def told_rows(stories) -> list[dict[str, str]]:
    """All rows of all stories, a minute apart, as records of one source."""
    rows = [row for story in stories for row in story.rows]
    begin = datetime(2026, 1, 1)
    return [
        {"record_id": f"r{place}", "updated_at": str(begin + timedelta(minutes=place)), **row}
        for place, row in enumerate(rows)
    ]


def write_seed(path: Path, columns: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)


class Company:
    """A dbt project of a company's own, with perfil among its packages and one staging model."""

    def __init__(self, folder: Path, engine: Engine) -> None:
        self.folder, self.engine = folder, engine
        self.schema = f"stories_{folder.parent.name}_{folder.name}"
        self.erased: list[str] = []
        (folder / "models").mkdir(parents=True)
        (folder / "seeds").mkdir()
        staging = STAGING.format(columns=COLUMNS)
        (folder / "models" / "stg_story__people.sql").write_text(staging)
        text = "varchar(255)"
        types = dict.fromkeys(COLUMNS, text) | dict.fromkeys(MOMENTS, "timestamp")
        nothing = {f"feed_{feed}": [] for feed in FEEDS} | {"feed_tickets": []}
        ours = {"feed_contacts": ["stg_story__people"], "identity_overrides": "decisions"}
        ours |= {"erased_identifiers": "forgotten"}
        project = {
            "name": "company",
            "profile": "perfil",
            "seeds": {
                "company": {
                    "told": {"+column_types": types},
                    "decisions": {"+column_types": dict.fromkeys(DECISION, text)},
                    "forgotten": {"+column_types": dict.fromkeys(FORGOTTEN, text)},
                }
            },
            "vars": {"perfil": nothing | ours | {"demo": False, "as_of": "2026-06-30 00:00:00"}},
            # null in a seed is null on Spark too
            "dispatch": [{"macro_namespace": "dbt", "search_order": ["company", "perfil", "dbt"]}],
        }
        (folder / "dbt_project.yml").write_text(yaml.safe_dump(project))
        write_profile(folder, engine, self.schema)
        add_perfil(folder, *IDENTITY)

    def build(self, rows: list, decisions: list, *options: str, tests=False, check=True, select=()):
        """Build identity from these rows and decisions; what dbt said. Its tests too, if wanted."""
        self.tell(rows, decisions)
        wanted = select or [f"+{name}" for name in (*TABLES, *RECORDS)]
        kinds = ["--indirect-selection", "buildable", "--exclude-resource-type", "unit_test"]
        kinds += [] if tests else ["test"]
        command = ["dbt", "--quiet", "build", "--select", *wanted, *kinds, *options]
        return run(*command, cwd=self.folder, check=check)

    def build_until(self, model: str, rows: list, decisions: list) -> None:
        """Begin to build all of this, and kill dbt as soon as it has made a model."""
        self.tell(rows, decisions)
        command = [str(BIN / "dbt"), "--no-use-colors", "build", "--exclude-resource-type"]
        command += ["unit_test", "test", "--select", f"+{model}+"]
        with subprocess.Popen(
            command, cwd=self.folder, stdout=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            for line in process.stdout:
                if "OK created" in line and f".{model} " in line:
                    os.killpg(process.pid, signal.SIGKILL)
        assert process.returncode == -signal.SIGKILL, f"dbt ended before it was killed at {model}"

    def tell(self, rows: list, decisions: list) -> None:
        """Write what there is to know: people's rows, decisions, whom to forget."""
        write_seed(self.folder / "seeds" / "told.csv", COLUMNS, rows)
        written = [dict(zip(DECISION, (*one, "a test"), strict=True)) for one in decisions]
        write_seed(self.folder / "seeds" / "decisions.csv", DECISION, written)
        keys = [hashlib.md5(one.encode()).hexdigest() for one in self.erased]
        forgotten = [dict(zip(FORGOTTEN, (key, "a test"), strict=True)) for key in keys]
        write_seed(self.folder / "seeds" / "forgotten.csv", FORGOTTEN, forgotten)

    def table(self, name: str) -> list[dict]:
        manifest = json.loads((self.folder / "target" / "manifest.json").read_text())
        return read_table(self.engine, manifest["nodes"][f"model.perfil.{name}"]["schema"], name)

    def customers(self) -> dict[str, str]:
        """Whose each identifier is: `type:value` to customer_id."""
        return {
            f"{row['identifier_type']}:{row['identifier_value']}": row["customer_id"]
            for row in self.table("customer_identifiers")
        }
