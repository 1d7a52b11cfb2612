"""Keys one by one: as they are pressed where there is a terminal, as they come where there is a pipe."""

import sys
from collections.abc import Iterator

import click

ENTER = "\n"
"""The Enter key, and the end of a piped line."""


def keys() -> Iterator[str]:
    """Each key in lower case, until the input ends, or Ctrl-C or Ctrl-D is pressed."""
    while True:
        try:
            key = click.getchar() if sys.stdin.isatty() else sys.stdin.read(1)
        except (KeyboardInterrupt, EOFError):
            return
        if not key:
            return
        yield ENTER if key in "\r\n" else key.lower()
