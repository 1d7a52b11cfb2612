"""Actor phrases, some dated: country and sector against gold.

Rows have ``actor``, ``context`` and ``date`` (a day in any usual form, "today" or null), and where they are
labelled ``country`` and ``sector`` with ``has_country`` and ``has_sector``. Predictions add country and sector.
The gold writes Kosovo as XKX, ISO 3166's user-assigned code; event records write KOS.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from onrecord.annotate.actors import codes_of
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}


def predict(rows: Iterable[Row], reader: Reader | None = None) -> Iterator[Prediction]:
    """Each row's identifying fields with ``country`` and ``sector``, "" where there is none."""
    for row in rows:
        country, sector = codes_of(row["actor"], context=row.get("context"), date=day_of(row.get("date")))
        kept: Prediction = {key: row[key] for key in ("id", "actor", "context", "date") if key in row}
        yield {**kept, "country": "XKX" if country == "KOS" else country, "sector": sector}


def figures(rows: Iterable[Row], predictions: Iterable[Prediction]) -> dict[str, float] | None:
    """The shares right: ``both``, ``country``, ``sector``, and ``dated`` (both, of the rows with a day); None
    where the rows carry no labels."""
    right: dict[str, list[bool]] = {"both": [], "country": [], "sector": [], "dated": []}
    for row, prediction in zip(rows, predictions, strict=True):
        country = _agrees(row, prediction, "country")
        sector = _agrees(row, prediction, "sector")
        judged = [verdict for verdict in (country, sector) if verdict is not None]
        if not judged:
            continue
        right["both"].append(all(judged))
        if country is not None:
            right["country"].append(country)
        if sector is not None:
            right["sector"].append(sector)
        if day_of(row.get("date")) is not None:
            right["dated"].append(all(judged))
    if not right["both"]:
        return None
    return {name: round(sum(verdicts) / len(verdicts), 4) for name, verdicts in right.items() if verdicts}


def day_of(text: str | None) -> str | None:
    """The ISO day of "2022-06-01", "10 May 2015" or "October 1, 2021"; None for anything else.

    >>> day_of("10 May 2015"), day_of("October 1, 2021"), day_of("today")
    ('2015-05-10', '2021-10-01', None)
    """
    words = (text or "").replace(",", " ").replace("-", " ").split()
    if len(words) != 3:
        return None
    try:
        if words[0].isdigit() and len(words[0]) == 4:
            return date(int(words[0]), int(words[1]), int(words[2])).isoformat()
        day, month = (words[0], words[1]) if words[0].isdigit() else (words[1], words[0])
        return date(int(words[2]), _MONTHS[month[:3].lower()], int(day)).isoformat()
    except (KeyError, ValueError):
        return None


def _agrees(row: Row, prediction: Prediction, field: str) -> bool | None:
    """Whether the prediction has the row's label; None where the row has none to judge by."""
    if field not in row or row.get(f"has_{field}") is False or row[field] is None:
        return None
    return bool(prediction[field] == row[field])
