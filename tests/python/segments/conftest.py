"""What tests of segments share: reading the project anew takes dbt ten seconds."""

import pytest
from segment_look import Look
from workshop import KEEPERS, Workshop


@pytest.fixture(scope="session")
def workshop(demo, tmp_path_factory) -> Workshop:
    """Two segments as scaffolded, one of them listed, built with the memberships."""
    made = Workshop(tmp_path_factory.mktemp("segments") / "perfil")
    made.copy_warehouse(demo("duckdb"))
    made.copy_project()
    done = made.segment("new", *KEEPERS)
    assert done.exit_code == 0, done.output
    assert done.stdout.splitlines()[0] == "models/segments/own/seg_keepers.sql"
    assert "  - seg_keepers" in done.stderr
    done = made.segment("new", "seg_lookers", "--theme", "looks", "--members", "visitors")
    assert done.exit_code == 0, done.output
    made.list_segment("seg_keepers")
    made.build("seg_keepers", "seg_lookers", "segment_memberships")
    return made


@pytest.fixture(scope="session", params=["duckdb", "postgres"])
def look(request, demo, tmp_path_factory) -> Look:
    return Look(demo(request.param), tmp_path_factory.mktemp("look"))
