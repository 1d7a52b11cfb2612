"""The fields of a query, and which values they take."""

import re
from collections.abc import Callable, Mapping

from onrecord.errors import RecordError

KINDS = ("report", "event", "statement", "figure", "vote", "change")
NAMES = {
    "actor": "actor",
    "speaker": "speaker",
    "place": "place",
    "type": "type",
    "status": "status",
    "publisher": "publisher",
    "since": "since",
    "from": "since",
    "until": "until",
    "to": "until",
    "about": "about",
    "id": "id",
    "kind": "kind",
    "min-confidence": "min_confidence",
}
"""The fields as they are typed, and the filters that they stand for."""
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")


def checked(name: str, value: str, where: str) -> str:
    """The value, as its filter takes it.

    Raises:
        RecordError: it is none that the field takes.
    """
    check = _CHECKS.get(name)
    return check(value, where) if check else value


def _day(value: str, where: str) -> str:
    day = value[:10]
    if not _DAY.fullmatch(day):
        raise RecordError(f"{value!r} is no date.", where=where, remedy="Write it as 2024-03-27, 2024-03 or 2024.")
    return day


def _kind(value: str, where: str) -> str:
    kinds = [one.strip().lower() for one in value.split(",")]
    for one in kinds:
        if one not in KINDS:
            raise RecordError(f"there is no kind {one!r}.", where=where, remedy=f"Kinds: {', '.join(KINDS)}.")
    return ",".join(kinds)


def _confidence(value: str, where: str) -> str:
    if not re.fullmatch(r"0*(0|1|0?\.[0-9]{1,9}|0\.|1\.0{0,9})", value):
        raise RecordError(f"{value!r} is no confidence.", where=where, remedy="Write a number from 0 to 1.")
    return value


def _id(value: str, where: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z]+(\.[0-9A-Za-z]+)?", value):
        raise RecordError(
            f"{value!r} is no id.", where=where, remedy="A record's is like 1e00fee4.e1, a report's like 1e00fee4."
        )
    return value.lower()


_CHECKS: Mapping[str, Callable[[str, str], str]] = {
    "since": _day, "until": _day, "kind": _kind, "min_confidence": _confidence, "id": _id,
}  # fmt: skip
