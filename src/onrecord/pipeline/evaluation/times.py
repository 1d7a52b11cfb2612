"""Temporal expressions, as TempEval-3 measures them. Rows: ``id, text, dct`` (null: no publication date)."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from onrecord import annotate, clean
from onrecord.annotate import times
from onrecord.model import Arrival, Report
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader

EDGES = " \n\t\"“”'‘’,;:"


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """One line a text: ``{"id", "timexes": [{"start", "end", "type", "value"}]}``. Only what times need is run."""
    idle = [name for name in annotate.AFTER_THE_PARSE if name != times.NAME]
    docs = (_doc(row, reader) for row in rows)
    for row, doc in zip(rows, reader.nlp.pipe(docs, batch_size=32, disable=idle), strict=True):
        yield {
            "id": row["id"],
            "timexes": [{"start": m.start, "end": m.end, "type": m.type, "value": m.value} for m in doc._.times],
        }


def _doc(row: Row, reader: Reader) -> Doc:
    report = Report(id=str(row["id"]), text=row["text"], published=row.get("dct") or None)
    arrival = Arrival(report=report)
    return annotate.doc_of(reader.nlp, arrival, clean.passages(arrival))


def figures(rows: Sequence[Row], predictions: Sequence[Prediction]) -> dict[str, float] | None:
    """F1 of the spans, overlapping (relaxed) and equal (strict), and of the values and types of those found."""
    if not any(row.get("timexes") for row in rows):
        return None
    told = {prediction["id"]: prediction["timexes"] for prediction in predictions}
    gold = found = 0
    right = dict.fromkeys(("strict", "relaxed", "value", "type"), 0)
    for row in rows:
        wanted = [_trimmed(row["text"], mark) for mark in row.get("timexes") or ()]
        given = [_trimmed(row["text"], mark) for mark in told.get(row["id"], ())]
        given = list({(mark["start"], mark["end"]): mark for mark in given}.values())
        gold += len(wanted)
        found += len(given)
        for want, give in _paired(wanted, given):
            right["relaxed"] += 1
            right["strict"] += (want["start"], want["end"]) == (give["start"], give["end"])
            right["value"] += _plain(want.get("value")) == _plain(give.get("value"))
            right["type"] += want.get("type") == give.get("type")
    return {f"{name}_f1": 2 * count / (gold + found) if gold + found else 0.0 for name, count in right.items()}


def _trimmed(text: str, mark: Prediction) -> Prediction:
    """Without blanks and quotation marks at its edges; an apostrophe at the end stays."""
    start, end = mark["start"], mark["end"]
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in ' \n\t"“”,;:':
        end -= 1
    return {**mark, "start": start, "end": end}


def _paired(wanted: list[Prediction], given: list[Prediction]) -> Iterator[tuple[Prediction, Prediction]]:
    """Each at most once: equal spans first, then by the length that they share."""
    shared = []
    for i, want in enumerate(wanted):
        for j, give in enumerate(given):
            length = min(want["end"], give["end"]) - max(want["start"], give["start"])
            if length > 0:
                equal = (want["start"], want["end"]) == (give["start"], give["end"])
                shared.append((not equal, -length, i, j))
    taken: set[tuple[str, int]] = set()
    for _, _, i, j in sorted(shared):
        if ("want", i) not in taken and ("give", j) not in taken:
            taken |= {("want", i), ("give", j)}
            yield wanted[i], given[j]


def _plain(value: str | None) -> str | None:
    """In one spelling: "T09:00:00" and "T09:00" are "T09"."""
    if value is None:
        return None
    day, clock, hour = value.strip().upper().partition("T")
    for _ in range(2):
        hour = hour.removesuffix(":00") if ":" in hour else hour
    return day + clock + hour
