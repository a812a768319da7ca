"""One small interface to the three engines. Drivers are imported when one is opened."""

from importlib import import_module

from perfil.project import Target
from perfil.warehouse.base import Warehouse

__all__ = ["Warehouse", "open_warehouse"]


def open_warehouse(target: Target, read_only: bool = False) -> Warehouse:
    """Connect to the target's warehouse; use it as a context manager to be sure it is released.

    `read_only` matters on DuckDB, where one writer locks the file.
    Raises BusyError when another process holds it, PerfilError when it cannot be reached.
    """
    driver = import_module(f"perfil.warehouse.{target.engine}")
    return driver.connect(target, read_only)
