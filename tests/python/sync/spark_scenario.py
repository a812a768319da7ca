"""What the Spark test runs in a process of its own: a shop's life, told as one line of JSON."""

import json
import sys
from pathlib import Path

import duckdb
from shop import AWKWARD, HASHES, SCHEMA, Shop, customer


def main(folder: Path) -> None:
    shop = Shop(folder, "spark")
    shop.payload(*AWKWARD)
    done = [shop.plan(), shop.run()]
    hashes = shop.state(HASHES)
    done.append(shop.run())
    shop.payload(customer("k2"), *AWKWARD[2:], customer("k6"))
    done += [shop.plan(), shop.run(), shop.run()]
    acknowledged = shop.json("list")[0]["acknowledged"]
    shop.payload(AWKWARD[1], customer("k6", None))
    shop.run("vips_parquet")
    shop.payload(AWKWARD[1], AWKWARD[1])
    refused = shop.run(code=3)
    told = {
        "counts": [shop.counts(row) for row in done],
        "hashes": hashes,
        "files": [path.read_bytes().decode() for path in shop.files()],
        "acknowledged": acknowledged,
        "parquet": parquet(shop.files("vips_parquet")[0]),
        "refused": [refused["status"], refused["exit_code"]],
        "tables": [row[1] for row in shop.state(f"show tables in {SCHEMA}_state")],
    }
    print(json.dumps(told))


def parquet(path: Path) -> list[tuple]:
    with duckdb.connect() as reader:
        query = f"select sync_operation, customer_id, email from '{path}' order by 2"
        return reader.execute(query).fetchall()


main(Path(sys.argv[1]))
