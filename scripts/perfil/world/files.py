"""Tables as files that grow chunk by chunk, the same bytes however the rows arrive."""

from pathlib import Path
from typing import Protocol

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

ROW_GROUP = 65_536


class TableFile(Protocol):
    """A file of one table."""

    def write(self, table: pa.Table) -> None:
        """Add rows."""

    def close(self) -> None:
        """Write what is left; the file is whole afterwards."""


class ParquetFile:
    """Row groups of one size, whatever the size of the pieces that come in."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pa.parquet.ParquetWriter(path, schema, compression="zstd")
        self.waiting: list[pa.Table] = []
        self._rows = 0

    def write(self, table: pa.Table) -> None:
        self.waiting.append(table)
        self._rows += table.num_rows
        if self._rows >= ROW_GROUP:
            self._flush(self._rows // ROW_GROUP * ROW_GROUP)

    def close(self) -> None:
        self._flush(self._rows)
        self._writer.close()

    def _flush(self, rows: int) -> None:
        if not rows:
            return
        waiting = pa.concat_tables(self.waiting)
        self._writer.write_table(waiting.slice(0, rows), row_group_size=ROW_GROUP)
        self.waiting = [waiting.slice(rows).combine_chunks()]
        self._rows -= rows


class CsvFile:
    """UTF-8 with a header; text is quoted, null is an empty field without quotes."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = pa.csv.CSVWriter(path, schema)

    def write(self, table: pa.Table) -> None:
        self._writer.write(table)

    def close(self) -> None:
        self._writer.close()


KINDS: dict[str, type[ParquetFile] | type[CsvFile]] = {"parquet": ParquetFile, "csv": CsvFile}


class Folder:
    """The files of a world in the making, each opened with its first rows."""

    def __init__(self, place: Path, kind: str) -> None:
        self._place = place
        self._kind = kind
        self._files: dict[str, TableFile] = {}
        self.rows: dict[str, int] = {}

    def add(self, tables: dict[str, pa.Table]) -> None:
        """Write each table's rows to its file."""
        for name, table in tables.items():
            if name not in self._files:
                path = self._place / f"{name}.{self._kind}"
                self._files[name] = KINDS[self._kind](path, table.schema)
            self._files[name].write(table)
            self.rows[name] = self.rows.get(name, 0) + table.num_rows

    def close(self) -> None:
        for file in self._files.values():
            file.close()
