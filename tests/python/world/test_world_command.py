"""`perfil generate` as people call it."""

import os
import subprocess
import sys
import time

import pytest
from support import BIN
from worlds import make


def test_it_says_first_what_it_makes_and_then_what_it_made(tmp_path):
    done = make(tmp_path / "w", customers=30)
    assert done.exit_code == 0
    assert done.stderr.startswith(
        "Making 30 customers (about 660 web and mail events) from seed 11"
    )
    assert 'as_of: "2026-06-30 23:59:59"' in done.stderr
    counts = dict(line.split() for line in done.stdout.splitlines())
    assert {f"{name}.parquet" for name in counts} == {p.name for p in (tmp_path / "w").iterdir()}
    assert int(counts["shopify__product"]) == 120


def test_one_customer_is_a_world(tmp_path):
    assert make(tmp_path / "w", customers=1).exit_code == 0


def test_a_folder_that_holds_something_is_left_alone(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    done = make(tmp_path, customers=5)
    assert done.exit_code == 3
    assert "is not empty" in done.stderr
    done = make(tmp_path, "--force", customers=5)
    assert done.exit_code == 3
    assert "'mine.txt'" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_force_replaces_a_world_with_a_world(tmp_path):
    place = tmp_path / "w"
    assert make(place, customers=5).exit_code == 0
    assert make(place, "--format", "csv", customers=5).exit_code == 3
    assert make(place, "--format", "csv", "--force", customers=5).exit_code == 0
    assert {path.suffix for path in place.iterdir()} == {".csv"}
    assert [path.name for path in tmp_path.iterdir()] == ["w"]


def test_an_empty_folder_is_used(tmp_path):
    place = tmp_path / "w"
    place.mkdir()
    assert make(place, customers=5).exit_code == 0


def test_a_file_in_the_way_is_a_sentence(tmp_path):
    (tmp_path / "w").write_text("")
    done = make(tmp_path / "w", customers=5)
    assert done.exit_code == 2
    assert "is a file" in done.stderr
    done = make(tmp_path / "w" / "below", customers=5)
    assert done.exit_code == 2
    assert "could not be written" in done.stderr


@pytest.mark.parametrize("customers", ["0", "-1", "60000000", "many"])
def test_a_number_of_customers_that_cannot_be_is_refused(tmp_path, customers):
    done = make(tmp_path / "w", customers=customers)
    assert done.exit_code == 2
    assert "--customers" in done.stderr
    assert not (tmp_path / "w").exists()


def test_what_fails_half_way_leaves_nothing(tmp_path):
    """A limit on the size of files stands for a full disk."""
    command = f"ulimit -f 200; exec {BIN}/perfil generate --customers 3000 --out w --format csv"
    done = subprocess.run(
        ["bash", "-c", command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "w could not be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_run_leaves_nothing(tmp_path):
    running = subprocess.Popen(
        [f"{BIN}/perfil", "generate", "--customers", "3000000", "--out", "w"],
        cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stderr.readline().startswith("Making 3,000,000 customers")
    while running.poll() is None and not list(tmp_path.glob(".w.*/segment__pages.parquet")):
        time.sleep(0.05)
    os.kill(running.pid, 2)
    assert running.wait(timeout=60) == 130
    assert "Stopped." in running.stderr.read()
    assert list(tmp_path.iterdir()) == []


def test_without_numpy_it_says_what_to_install(tmp_path):
    script = (
        "import importlib.util as u; found = u.find_spec;"
        "u.find_spec = lambda name, *a: None if name == 'numpy' else found(name, *a);"
        "from perfil.cli import main; main(['generate', '--customers', '5', '--out', 'w'])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert 'pip install "perfil[world]"' in done.stderr
