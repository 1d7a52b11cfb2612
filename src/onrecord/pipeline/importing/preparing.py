"""Readings made ready to be written: found in their files, checked, and laid out as rows.

This takes about as long as writing them. Of large files a second process does it, ahead of the one that writes: a
program of its own (:data:`PROGRAM`), so that a script that imports needs no guard against being imported again. It
reads the files itself, and waits where nobody takes what it has ready: never more than a few hundred readings are
held.
"""

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, islice, starmap
from pathlib import Path
from typing import NamedTuple

import msgspec

from onrecord.errors import ReportError
from onrecord.model import Reading
from onrecord.pipeline.engines.batches import refused
from onrecord.pipeline.engines.local import cores
from onrecord.pipeline.engines.worker import Parts, pack, receive, send, unpack
from onrecord.pipeline.importing import brat, lines
from onrecord.pipeline.importing.checking import flaw
from onrecord.store.laying import Laid, lay_out

FORMS = (brat, lines)
LARGE = 10_000_000
"""Bytes of files from which on a second process is started: it takes as long as preparing a tenth of them."""
FIRST = 1000
"""So many readings this process prepares meanwhile."""
CHUNK = 100
"""So many readings the second process hands over at once."""
OBJECTS = 200_000
"""After so many new ones cycles are looked for."""
PROGRAM = "from onrecord.pipeline.importing.preparing import main; main()"


class Prepared(NamedTuple):
    """A reading as JSON, and laid out."""

    reading: bytes
    laid: Laid


Found = tuple[str, Prepared | ReportError]
"""Where it stands, and the reading, or what is wrong with it."""

_PACKED = msgspec.msgpack.Decoder(list[tuple[str, Prepared | None, Parts | None]])


def prepared(paths: Sequence[Path]) -> Iterator[Found]:
    """The readings in these files and folders, in order."""
    size = sum(path.stat().st_size for path in paths if path.is_file())
    return _with_another(paths) if size >= LARGE and cores() > 1 else _here(paths)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Readings hold no cycles; looking for some after every few objects takes longer than decoding them."""
    before = gc.get_threshold()
    gc.set_threshold(OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _here(paths: Iterable[Path], *, after: int = 0) -> Iterator[Found]:
    """The same, by this process, after so many of them."""
    for source, found in islice(chain.from_iterable(map(_readings, paths)), after, None):
        yield source, found if isinstance(found, ReportError) else _prepared(found, source)


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
        return Prepared(reading.to_json(), lay_out(reading))
    except Exception as error:
        return refused(source, error)


def _with_another(paths: Sequence[Path]) -> Iterator[Found]:
    """The same, with another process. While that starts, this one begins; where it dies, this one goes on."""
    done = FIRST
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdin
        assert other.stdout  # both are pipes
        try:
            with suppress(OSError):
                send(other.stdin, msgspec.msgpack.encode((FIRST, [os.fspath(path) for path in paths])))
            yield from islice(_here(paths), FIRST)
            while (chunk := receive(other.stdout)) is not None:
                some = _PACKED.decode(chunk)
                if not some:
                    return
                done += len(some)
                yield from ((source, ready or _error(parts)) for source, ready, parts in some)
        finally:
            other.kill()
    yield from _here(paths, after=done)


def main() -> None:
    """Prepare what the files hold that standard input names."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run that started us ends us
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand between two messages
    told = receive(sys.stdin.buffer)
    if told is None:
        return
    after, paths = msgspec.msgpack.decode(told, type=tuple[int, list[str]])
    found = starmap(_packed, _here(map(Path, paths), after=after))
    with seldom_collected(), suppress(BrokenPipeError):  # the run that started us is gone
        while chunk := list(islice(found, CHUNK)):
            send(answers, msgspec.msgpack.encode(chunk))
        send(answers, msgspec.msgpack.encode([]))
    os._exit(0)


def _error(parts: Parts | None) -> ReportError:
    error = unpack(None, parts)
    assert isinstance(error, ReportError)
    return error


def _packed(source: str, found: Prepared | ReportError) -> tuple[str, Prepared | None, Parts | None]:
    if isinstance(found, ReportError):
        return source, None, pack(found)[1]
    return source, found, None
