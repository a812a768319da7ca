"""What a command says while it works: to stderr, so that stdout holds results alone."""

import click


def say(line: str) -> None:
    click.echo(line, err=True)
