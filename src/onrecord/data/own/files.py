"""Own names from files: every file is checked whole before any of it counts."""

import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path

from onrecord.data.own import entries
from onrecord.data.own.entry import Entry
from onrecord.data.own.kinds import Own, OwnActor, OwnFrame, OwnOffice, OwnPlace, taught
from onrecord.data.own.lines import Lines
from onrecord.errors import SettingsError

KINDS = ("actors", "offices", "frames", "places")
MOST = 10_000_000
"""Bytes of a file: one that is larger is no list that somebody keeps by hand."""


def own_from(paths: Iterable[str | Path]) -> Own:
    """What these files teach, together.

    Raises:
        SettingsError: a file can't be read, or an entry can't be used: with the file, the entry and its line, and
            what to do.
    """
    actors: list[OwnActor] = []
    offices: list[OwnOffice] = []
    frames: list[OwnFrame] = []
    places: list[OwnPlace] = []
    told: dict[tuple[object, ...], Entry] = {}
    for path in paths:
        for entry in _entries(Path(path)):
            if entry.kind == "actors":
                actors.append(entries.actor(entry, told))
            elif entry.kind == "offices":
                offices.append(entries.office(entry, told))
            elif entry.kind == "frames":
                frames += entries.frames(entry, told)
            else:
                places.append(entries.place(entry, told))
    return taught(actors=tuple(actors), offices=tuple(offices), frames=tuple(frames), places=tuple(places))


def _entries(path: Path) -> list[Entry]:
    """The entries of a file, in its order by kinds."""
    text = _text(path)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            f"it is no TOML: {error}.",
            where=str(path),
            remedy='Texts stand in quotation marks, lists in brackets: aliases = ["Reds", "RH"].',
        ) from error
    lines = Lines(text)
    found = []
    for kind, listed in told.items():
        if kind not in KINDS:
            close = get_close_matches(kind, KINDS, n=1)
            hint = f"Did you mean [[{close[0]}]]?" if close else f"There are: {', '.join(KINDS)}."
            raise SettingsError(
                f"there are no {kind!r} to be told.", where=_at(path, lines.of_key(kind)), remedy=hint
            )
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise SettingsError(
                f"{kind!r} is no list of entries.",
                where=_at(path, lines.of_key(kind)),
                remedy=f"Begin each with a line of its own: [[{kind}]]",
            )
        found += [
            Entry(kind=kind, number=number, told=one, path=path, line=lines.of_entry(kind, number), lines=lines)
            for number, one in enumerate(listed, 1)
        ]
    return found


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST + 1)
    except OSError as error:
        raise SettingsError(
            f"it can't be read ({error.strerror or error}).",
            where=str(path),
            remedy="Own names stand in the files that the setting own lists; a path is from the folder of the "
            "file that names it.",
        ) from error
    if len(raw) > MOST:
        raise SettingsError(
            f"it is larger than {MOST:,} bytes.", where=str(path), remedy="Part it, or name another file."
        )
    try:
        return raw.decode("utf8")
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"it is no UTF-8 (byte {error.start}).", where=str(path), remedy="Save it as UTF-8."
        ) from error


def _at(path: Path, line: int | None) -> str:
    return str(path) if line is None else f"{path}, line {line}"
