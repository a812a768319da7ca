"""From a seed to a file, with dbt's own build in between."""

from shop_project import dbt, make_shop, write_dbt_project


def test_what_dbt_builds_is_what_is_sent(duckdb_engine, tmp_path):
    shop = make_shop(tmp_path, duckdb_engine, "")
    write_dbt_project(tmp_path)
    assert "Run 'dbt build' first" in shop.perfil("sync", "plan").stderr
    dbt(tmp_path, "build")
    assert shop.counts(shop.run()) == (2, 0, 0, 0)
    seed = tmp_path / "seeds" / "vips.csv"
    seed.write_text(seed.read_text().replace("b@example.com", "ben@example.com"))
    dbt(tmp_path, "build")
    assert shop.counts(shop.run()) == (0, 1, 0, 1)
    assert "\nchange,customer-b,ben@example.com,gold," in shop.files()[1].read_text()
