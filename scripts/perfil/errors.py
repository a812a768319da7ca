"""Errors a user can act on: one sentence that says what, where and what to do."""

from click import ClickException


class PerfilError(ClickException):
    """A user's mistake or a missing thing; printed as a sentence, never as a traceback."""

    exit_code = 2


class BusyError(PerfilError):
    """The warehouse or another run holds what we need: the same command may work later."""

    exit_code = 75


class RefusedError(PerfilError):
    """Nothing was sent or changed because a guard or a contract says no."""

    exit_code = 3


class StoppedError(PerfilError):
    """Ctrl-C: the exit code a shell gives to an interrupted command."""

    exit_code = 130
