"""The arithmetic of TimeML values: "1989-10-26", "1989-W43", "1989-Q4", "1989", "198", "1989-10-26TEV"."""

import re
from calendar import monthrange
from datetime import date, timedelta

from onrecord.model import Precision

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
MONTHS = {"M": 1, "Q": 3, "6M": 6, "Y": 12, "10Y": 120, "100Y": 1200, "1000Y": 12000}
DAYS = {"D": 1, "W": 7, "2W": 14, "WE": 7}

Interval = tuple[date, date, Precision]


def day_of(value: str | None) -> date | None:
    """The calendar day that an ISO 8601 day or time begins with, None where it is none."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def at(day: date, unit: str) -> str:
    """The value of the day, week, month ... that this day lies in.

    >>> at(date(1989, 10, 26), "Q"), at(date(1989, 10, 26), "W"), at(date(1989, 10, 26), "10Y")
    ('1989-Q4', '1989-W43', '198')
    """
    if unit in ("W", "2W", "WE"):
        iso = day.isocalendar()
        return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if unit == "WE" else "")
    year = f"{day.year:04}"
    match unit:
        case "M":
            return f"{year}-{day.month:02}"
        case "Q":
            return f"{year}-Q{(day.month + 2) // 3}"
        case "Y":
            return year
        case "10Y":
            return year[:3]
        case "100Y":
            return year[:2]
        case "SP" | "SU" | "FA" | "WI":
            return f"{year}-{unit}"
    return day.isoformat()


def moved(day: date, count: int, unit: str) -> date:
    """The day so many units later, kept within its month; never before year 1 or after 9999."""
    try:
        if unit in DAYS:
            return day + timedelta(days=DAYS[unit] * count)
        months = day.year * 12 + day.month - 1 + MONTHS.get(unit, 12) * count
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return date.min if count < 0 else date.max


VALUE = re.compile(
    r"(?P<century>\d\d)$|(?P<decade>\d\d\d)X?$"
    r"|(?P<year>\d{4})(?:$|-(?:W(?P<week>\d\d)(?P<weekend>-WE)?$|Q(?P<quarter>[1-4])$|H(?P<half>[12])$"
    r"|(?P<season>SP|SU|FA|WI)$|(?P<month>\d\d)(?:$|-(?P<day>\d\d)(?:T(?P<time>.*))?$)))"
)


def interval(value: str) -> Interval | None:
    """The first and the last day of a value, and its precision; None where it names no interval.

    >>> interval("1989-Q4")
    (datetime.date(1989, 10, 1), datetime.date(1989, 12, 31), 'quarter')
    """
    match = VALUE.match(value)
    if not match:
        return None
    try:
        return _interval(match)
    except ValueError:
        return None


def _interval(match: re.Match[str]) -> Interval:
    part = match.groupdict()
    if part["century"]:
        first = int(part["century"]) * 100
        return date(max(first, 1), 1, 1), date(first + 99, 12, 31), "century"
    if part["decade"]:
        first = int(part["decade"]) * 10
        return date(max(first, 1), 1, 1), date(first + 9, 12, 31), "decade"
    year = int(part["year"])
    if part["week"]:
        monday = date.fromisocalendar(year, int(part["week"]), 1)
        if part["weekend"]:
            return monday + timedelta(5), monday + timedelta(6), "weekend"
        return monday, monday + timedelta(6), "week"
    if part["quarter"]:
        return (*_months(year, 3 * int(part["quarter"]) - 2, 3), "quarter")
    if part["half"]:
        return (*_months(year, 6 * int(part["half"]) - 5, 6), "interval")
    if part["season"]:
        return (*_months(year, SEASONS[part["season"]][0], 3), "season")
    if part["day"]:
        day = date(year, int(part["month"]), int(part["day"]))
        return day, day, "time" if part["time"] and part["time"][:1].isdigit() else "day"
    if part["month"]:
        return (*_months(year, int(part["month"]), 1), "month")
    return date(year, 1, 1), date(year, 12, 31), "year"


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, moved(first, count, "M") - timedelta(1)


def narrowed(span: Interval, part: str) -> Interval:
    """The early, middle or late third of a month or of anything longer: "late March" is 21 to 31 March."""
    first, last, precision = span
    if precision in ("time", "day", "week", "weekend"):
        return span
    if precision == "month":
        cuts = (first, first.replace(day=10)), (first.replace(day=11), first.replace(day=20))
        early, middle = cuts
        late = (first.replace(day=21), last)
    else:
        third = (last - first).days // 3
        early = (first, first + timedelta(third))
        middle = (first + timedelta(third + 1), last - timedelta(third))
        late = (last - timedelta(third - 1), last)
    chosen = {"START": early, "MID": middle, "END": late}.get(part)
    return (*chosen, "interval") if chosen else span


def easter(year: int) -> date:
    """Easter Sunday, by the anonymous Gregorian computus."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holiday(rule: str, year: int) -> date:
    """The day on which a holiday falls in a year: "12-25", "11-4-4" (the fourth Thursday), "easter-2"."""
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:] or 0))
    month, rest = int(rule[:2]), rule[3:]
    if len(rest) == 2 and rest.isdigit():
        return date(year, month, int(rest))
    which, weekday, later = re.match(r"(-?\d)-(\d)(?:\+(\d))?", rest).groups()  # type: ignore[union-attr]
    if which == "-1":
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.isoweekday() - int(weekday)) % 7)
    first = date(year, month, 1)
    # "2+": the Tuesday after the first Monday
    if rest.endswith("+"):
        return first + timedelta((1 - first.isoweekday()) % 7 + 1)
    return first + timedelta((int(weekday) - first.isoweekday()) % 7 + 7 * (int(which) - 1) + int(later or 0))
