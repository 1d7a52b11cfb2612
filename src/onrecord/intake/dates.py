"""Days and times as pages and feeds write them, to ISO 8601."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

FIRST, LAST = "1000", "9000"
"""The years that a report may be of."""
DAY = re.compile(r"\d{4}-\d\d-\d\d$")
COMPACT = re.compile(r"(?:19|20)\d{6}$")
EPOCH = re.compile(r"1\d{9}(?:\d{3})?$")
YEAR_FIRST = re.compile(r"((?:19|20)\d\d)[/.](\d{1,2})[/.](\d{1,2})$")
FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d\d)$")
MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d")
WORDED = re.compile(r"(?=.*\d)(?=.*[A-Za-z]{3}).{6,60}$")


def iso_date(told: object) -> str | None:
    """The ISO 8601 day or time that this says, None where it says none for certain.

    ``03/04/2024`` is two days and gives None, ``28/03/2024`` is one. "Yesterday" needs a today and gives None, and
    so does a year that no report is of.

    >>> iso_date("March 28, 2024"), iso_date("2024-03-28T10:00:00Z"), iso_date("Thu, 28 Mar 2024 10:00:00 +0100")
    ('2024-03-28', '2024-03-28T10:00:00Z', '2024-03-28T10:00:00+01:00')
    """
    text = re.sub(r"\[[\w/+-]+\]$", "", str(told).strip()) if told is not None else ""
    if not text or len(text) > 80:
        return None
    found = _iso(text) or _figures(text) or _mail(text) or _worded(text)
    # A report's "next week" is reckoned from its day, and the calendar ends in 9999.
    return found if found and FIRST <= found[:4] <= LAST else None


def _iso(text: str) -> str | None:
    try:
        if DAY.match(text):
            return date.fromisoformat(text).isoformat()
        if COMPACT.match(text):
            return date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
        if len(text) > 10 and text[:4].isdigit() and text[4] == "-":
            time = re.sub(r"\s?(?:UTC|GMT|Z)$", "+00:00", text.replace(" ", "T", 1) if text[10] == " " else text)
            time = re.sub(r"(\.\d{1,6})\d*", r"\1", time)
            moment = datetime.fromisoformat(time)
            told = moment.replace(microsecond=0).isoformat()
            return told.replace("+00:00", "Z")
    except ValueError:
        return None
    return None


def _figures(text: str) -> str | None:
    try:
        if EPOCH.match(text):
            seconds = int(text) / (1000 if len(text) == 13 else 1)
            return datetime.fromtimestamp(seconds, UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
        if m := YEAR_FIRST.match(text):
            return date(int(m[1]), int(m[2]), int(m[3])).isoformat()
        if m := FIGURES.match(text):
            a, b = int(m[1]), int(m[2])
            if a == b or a > 12 >= b:
                return date(int(m[3]), b, a).isoformat()
            if b > 12 >= a:
                return date(int(m[3]), a, b).isoformat()
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _mail(text: str) -> str | None:
    """As mail and feeds write it: "Thu, 28 Mar 2024 10:00:00 +0100"."""
    if not MAIL.match(text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat().replace("+00:00", "Z")
    except (TypeError, ValueError, IndexError):
        return None


def _worded(text: str) -> str | None:
    if not WORDED.match(text) or not re.search(r"(?:19|20)\d\d", text):
        return None
    import dateparser

    said = re.sub(r"^(?:published|posted|updated|on)\b\s?(?:on|at)?\s?:?\s?", "", text, flags=re.IGNORECASE)
    moment: datetime | None = dateparser.parse(said, languages=["en"], settings={"STRICT_PARSING": True})
    if moment is None:
        return None
    if ":" not in said:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat().replace("+00:00", "Z")
