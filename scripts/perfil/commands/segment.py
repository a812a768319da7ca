"""`perfil segment`: what becomes of segments."""

import click

from perfil.commands.segment_rebuild import rebuild


@click.group()
def segment() -> None:
    """Tell past days of segments anew.

    \b
        perfil segment rebuild --from 2026-06-01
    """


segment.add_command(rebuild)
