"""Readings made ready to be written: found in their files, checked, and laid out as rows."""

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from onrecord.errors import ReportError
from onrecord.model import Reading
from onrecord.pipeline.engines.batches import refused
from onrecord.pipeline.importing import brat, lines
from onrecord.pipeline.importing.checking import flaw
from onrecord.store.laying import Laid, lay_out

FORMS = (brat, lines)
OBJECTS = 200_000
"""After so many new ones cycles are looked for."""


class Prepared(NamedTuple):
    """A reading, and its rows."""

    reading: Reading
    laid: Laid


Found = tuple[str, Prepared | ReportError]
"""Where it stands, and the reading, or what is wrong with it."""


def prepared(paths: Iterable[Path]) -> Iterator[Found]:
    """The readings in these files and folders, in order."""
    for source, found in chain.from_iterable(map(_readings, paths)):
        yield source, found if isinstance(found, ReportError) else _prepared(found, source)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Readings hold no cycles; looking for some after every few objects takes longer than decoding them."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _readings(path: Path) -> Iterator[tuple[str, Reading | ReportError]]:
    """The readings that a file or folder holds, each with where it stands, or what is wrong with it."""
    try:
        form = next(form for form in FORMS if form.looks_so(path))
        yield from form.readings(path)
    except OSError as error:
        yield (
            str(path),
            ReportError(
                f"It can't be read ({error.strerror or error}).",
                where=str(path),
                remedy="Check that it is there and that you may read it.",
            ),
        )


def _prepared(reading: Reading, source: str) -> Prepared | ReportError:
    wrong = flaw(reading, source)
    if wrong is not None:
        return wrong
    try:
        return Prepared(reading, lay_out(reading))
    except Exception as error:
        return refused(source, error)
