"""Long statements with a bar on a terminal, and a clean stop on Ctrl-C."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any

from perfil.load.text import Advance

TICK_SECONDS = 0.1


@contextmanager
def bar(title: str) -> Iterator[Advance]:
    """A progress bar on standard error when it is a terminal; nothing anywhere else."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda share: None
        return
    with Progress(console=console, transient=True) as progress:
        task = progress.add_task(title, total=1.0)
        yield lambda share: progress.update(task, completed=share)


class Running:
    """A DuckDB statement in a thread of its own; its progress can be asked for meanwhile."""

    def __init__(self, connection: Any, sql: str, after: Callable[[], None] | None = None) -> None:
        self.connection = connection
        self._error: BaseException | None = None
        self._thread = Thread(target=self._work, args=(sql, after), daemon=True)
        self._thread.start()

    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return max(self.connection.query_progress(), 0.0) / 100

    def alive(self) -> bool:
        """Wait a moment; false when the statement has ended."""
        self._thread.join(TICK_SECONDS)
        return self._thread.is_alive()

    def stop(self) -> None:
        """Interrupt the statement and wait until it is gone."""
        while self._thread.is_alive():
            self.connection.interrupt()
            self._thread.join(TICK_SECONDS)

    def finish(self) -> None:
        """Wait for the end; raises what the statement raised."""
        self._thread.join()
        if self._error:
            raise self._error

    def _work(self, sql: str, after: Callable[[], None] | None) -> None:
        try:
            self.connection.execute(sql).fetchall()
        except BaseException as error:
            self._error = error
        finally:
            if after:
                after()


def run_watched(connection: Any, sql: str, advance: Advance) -> None:
    """Run a DuckDB statement; on Ctrl-C it is interrupted before the exception goes on."""
    running = Running(connection, sql)
    try:
        while running.alive():
            advance(running.share())
    except BaseException:
        running.stop()
        raise
    running.finish()


def prepare(connection: Any, folder: Any) -> Any:
    """Settings under which DuckDB renders the same text everywhere, and reports its progress."""
    for setting in (
        "set timezone = 'UTC'",
        f"set temp_directory = '{str(folder).replace(chr(39), chr(39) * 2)}'",
        "set enable_progress_bar = true",
        "set enable_progress_bar_print = false",
    ):
        connection.execute(setting)
    return connection
