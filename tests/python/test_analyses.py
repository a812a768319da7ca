"""Every analysis asks a question in plain words, compiles, and answers it on the demo."""

from pathlib import Path

import duckdb
import pytest
from support import ROOT, dbt_places, run

ANALYSES = sorted(path.stem for path in (ROOT / "analyses").glob("*.sql"))


@pytest.fixture(scope="module")
def compiled(demo) -> Path:
    """All analyses compiled at once, against the tables of the demo's build."""
    build = demo("duckdb")
    run("dbt", "--quiet", "compile", *dbt_places(build.folder), "--select", "path:analyses")
    return build.folder / "target" / "compiled" / "perfil" / "analyses"


@pytest.mark.parametrize("name", ANALYSES)
def test_an_analysis_answers_its_question(demo, compiled, name):
    question = (ROOT / "analyses" / f"{name}.sql").read_text().splitlines()[0]
    assert question.startswith("-- ") and question.endswith("?")
    path = demo("duckdb").engine.settings["path"]
    with duckdb.connect(path, read_only=True) as connection:
        answer = connection.execute((compiled / f"{name}.sql").read_text())
        assert answer.fetchall(), f"{name} found nothing in the demo"
