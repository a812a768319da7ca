"""One seed, one world, to the byte; however large, and wherever it is written."""

from hashlib import sha256

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from worlds import CUSTOMERS, SEED, make

from perfil.world import settings
from perfil.world.chunk import build_chunk
from perfil.world.files import ROW_GROUP, CsvFile, ParquetFile


def hashes(folder) -> dict[str, str]:
    return {file.name: sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}


@pytest.mark.parametrize("kind", ["parquet", "csv"])
def test_one_seed_gives_the_same_bytes(tmp_path, kind):
    for name in ("one", "two"):
        assert make(tmp_path / name, "--format", kind, customers=400).exit_code == 0
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")


def test_another_run_of_two_chunks_gives_the_same_bytes(world_folder, tmp_path):
    assert make(tmp_path / "again").exit_code == 0
    assert hashes(tmp_path / "again") == hashes(world_folder)


def test_another_seed_gives_another_world(tmp_path):
    for seed in (1, 2):
        assert make(tmp_path / str(seed), customers=300, seed=seed).exit_code == 0
    one, two = hashes(tmp_path / "1"), hashes(tmp_path / "2")
    constant = {name for name in one if one[name] == two[name]}
    assert constant == {
        *("klaviyo__campaign.parquet", "klaviyo__flow.parquet", "klaviyo__metric.parquet"),
        *("shopify__product.parquet", "shopify__product_variant.parquet"),
    }


def test_a_full_chunk_does_not_depend_on_how_many_follow():
    small, large = settings.World(5_000, SEED), settings.World(900_000, SEED)
    one, two = build_chunk(small, 0), build_chunk(large, 0)
    assert all(one[name].equals(two[name]) for name in one)


def test_a_chunk_does_not_depend_on_the_chunks_before(world, world_folder):
    alone = build_chunk(settings.World(CUSTOMERS, SEED), 1)
    for name, table in alone.items():
        written = pq.read_table(world_folder / f"{name}.parquet")
        assert written.slice(written.num_rows - table.num_rows).equals(
            table.cast(written.schema)
        ), name


def test_no_two_chunks_make_the_same_record(world, world_folder):
    for name in ("shopify__order", "shopify__order_line", "klaviyo__event", "zendesk__ticket"):
        assert world.one(f"select count(*) - count(distinct id) from {name}") == 0
    assert (
        world.one("select max(n) from (select count(*) n from truth__people group by person_id)")
        == 1
    )


def test_pieces_of_any_size_give_the_same_file(tmp_path):
    table = pa.table({"number": pa.array(range(200_000))})
    for size in (1_000, 70_000, 200_000):
        for kind, ending in ((ParquetFile, "parquet"), (CsvFile, "csv")):
            file = kind(tmp_path / f"{size}.{ending}", table.schema)
            for begin in range(0, 200_000, size):
                file.write(table.slice(begin, size))
            file.close()
    assert len(set(hashes(tmp_path).values())) == 2
    groups = pq.ParquetFile(tmp_path / "1000.parquet").metadata
    sizes = [groups.row_group(place).num_rows for place in range(groups.num_row_groups)]
    assert sizes[:-1] == [ROW_GROUP] * 3


def test_a_file_never_holds_more_than_a_row_group_and_a_piece(tmp_path):
    file = ParquetFile(tmp_path / "x.parquet", pa.schema({"number": pa.int64()}))
    for _ in range(50):
        file.write(pa.table({"number": pa.array(range(9_000))}))
        assert sum(piece.num_rows for piece in file.waiting) < ROW_GROUP
        assert sum(piece.get_total_buffer_size() for piece in file.waiting) < 9 * ROW_GROUP * 2
    file.close()
