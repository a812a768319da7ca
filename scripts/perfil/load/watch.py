"""Long statements with a bar on a terminal, and a clean stop on Ctrl-C."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread
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
    """Work in a thread of its own, so that this one stays free for the bar and for Ctrl-C.

    Its end is an event: after a Ctrl-C in `Thread.join`, Python takes a live thread for a dead one.
    """

    def __init__(self, work: Callable[[], Any], after: Callable[[], None]) -> None:
        self._ended = Event()
        self._error: BaseException | None = None
        self._value: Any = None
        Thread(target=self._run, args=(work, after), daemon=True).start()

    def ended(self) -> bool:
        """Wait a moment; true when the work is over."""
        return self._ended.wait(TICK_SECONDS)

    def result(self) -> Any:
        """Wait for the end; what the work returned. Raises what the work raised."""
        self._ended.wait()
        if self._error:
            raise self._error
        return self._value

    def _run(self, work: Callable[[], Any], after: Callable[[], None]) -> None:
        try:
            self._value = work()
        except BaseException as error:
            self._error = error
        finally:
            after()
            self._ended.set()


def start(connection: Any, sql: str, after: Callable[[], None] = lambda: None) -> Running:
    """Begin a DuckDB statement."""
    return Running(lambda: connection.execute(sql).fetchall(), after)


def follow(connection: Any, statement: Running, advance: Advance, *others: Running) -> None:
    """Tell how far a DuckDB statement is, until it and the others that need it are over.

    On Ctrl-C the statement is interrupted, and all are over before the exception goes on.
    """
    running = (statement, *others)
    try:
        while not all(work.ended() for work in running):
            advance(max(connection.query_progress(), 0.0) / 100)
    except BaseException:
        while not all(work.ended() for work in running):
            connection.interrupt()
        raise


def run_watched(connection: Any, sql: str, advance: Advance) -> None:
    """Run a DuckDB statement to its end."""
    statement = start(connection, sql)
    follow(connection, statement, advance)
    statement.result()


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
