"""Codes and gazetteers as data files: each opens with comment lines that say where its facts come from.

In: a file's name. Out: its rows. Promise: read once a process, never changed.
"""

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

Row = dict[str, str]


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of a tab-separated table: lines that begin with # are comments, the first other is the header."""
    return rows(files(__name__) / name)


def rows(file: Traversable) -> tuple[Row, ...]:
    """The rows of any such file; a row shorter than the header is filled up with empty fields."""
    lines = file.read_text("utf8").split("\n")
    cells = (line.split("\t") for line in lines if line and not line.startswith("#"))
    header = next(cells)
    return tuple(dict(zip(header, row + [""] * (len(header) - len(row)), strict=True)) for row in cells)
