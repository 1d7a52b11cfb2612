"""The facts of a language as data files: reporting verbs, status cues, titles, number words.

In: a language and a file's name. Out: the lexicon, as it stands in the file. Promise: read once a process.
Each language's folder has a SOURCES.md that says where its facts come from.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.data import Row, rows


@cache
def lexicon(name: str, language: str = "en") -> dict[str, Any]:
    """The TOML lexicon of this name. Callers must not change what they are given."""
    return tomllib.loads((files(__name__) / language / name).read_text("utf8"))


@cache
def table(name: str, language: str = "en") -> tuple[Row, ...]:
    """The tab-separated table of this name, with the conventions of :func:`onrecord.data.table`."""
    return rows(files(__name__) / language / name)
