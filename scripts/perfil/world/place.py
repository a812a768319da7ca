"""Where a world is written: aside, and put in place by a rename when it is whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from perfil.errors import PerfilError, RefusedError

PREFIXES = ("shopify__", "segment__", "salesforce__", "klaviyo__", "zendesk__", "truth__")
ENDINGS = (".parquet", ".csv")


def check_place(folder: Path, force: bool) -> None:
    """Raise unless a world may be written to `folder`. Only a world is ever replaced."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise PerfilError(f"{folder} is a file. Give --out a folder that is new or empty.")
    inside = sorted(path.name for path in folder.iterdir())
    if inside and not force:
        raise RefusedError(
            f"{folder} is not empty. Give --out another folder, or --force to replace its world."
        )
    for name in inside:
        if not (name.startswith(PREFIXES) and name.endswith(ENDINGS)):
            raise RefusedError(
                f"{folder} holds '{name}', which is no file of a world, and --force replaces the "
                "whole folder. Move it away, or give --out another folder."
            )


@contextmanager
def written_aside(folder: Path) -> Iterator[Path]:
    """A folder beside `folder` to write to; it takes that name at the end or goes."""
    target = folder.resolve()
    aside = target.parent / f".{target.name}.{os.getpid()}.partial"
    old = target.parent / f".{target.name}.{os.getpid()}.old"
    try:
        aside.mkdir(parents=True)
        yield aside
        if target.exists():
            target.rename(old)
        aside.rename(target)
    except OSError as error:
        raise PerfilError(
            f"{folder} could not be written: {error.strerror or error}. Nothing was left there."
        ) from error
    finally:
        if old.exists() and not target.exists():
            old.rename(target)
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
