"""W3C Web Annotation: each row as an annotation of its reports' texts, one a line.

The model: https://www.w3.org/TR/annotation-model/; the vocabulary: https://www.w3.org/TR/annotation-vocab/. What
the vocabulary has no word for, the hash of the text that the positions count in, is schema.org's ``sha256``.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from onrecord.export.formats import RECORDS, Format
from onrecord.export.texts import Texts, address, urn_of
from onrecord.model import Span
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import FactLine, line_says
from onrecord.store import Filters
from onrecord.store.decisions.anchors import selectors
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"})

Line = FactLine | OccurrenceLine | ActorLine
Place = tuple[str, Span]
"""A report's id, and where in its text."""


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """Every row as an annotation: what is on record as its body, each span of its evidence as a target."""
    texts, rows = Texts(record), 0
    for line in FORMAT.rows(record, of, filters):
        out.write(msgspec.json.encode(annotation(line, texts)) + b"\n")
        rows += 1
    return rows


def annotation(line: Line, texts: Texts) -> dict[str, Any]:
    """The row as an annotation. An actor is identified by its mentions, a record described by its evidence."""
    shown = line.line if isinstance(line, OccurrenceLine) else line
    motivation = "identifying" if isinstance(line, ActorLine) else "describing"
    body = msgspec.json.encode(shown.record).decode()
    return {
        "@context": CONTEXT,
        "id": urn_of(line),
        "type": "Annotation",
        "motivation": motivation,
        "body": [
            {"type": "TextualBody", "value": line_says(line), "format": "text/plain", "language": "en"},
            {"type": "TextualBody", "value": body, "format": "application/json"},
        ],
        # An actor that only a body's rules know (a council's member) is nowhere in the text: the whole is meant.
        "target": [_target(report, span, texts) for report, span in dict.fromkeys(_places(line))]
        or [address(shown.report)],
    }


def _places(line: Line) -> Iterator[Place]:
    """Where the texts say it."""
    match line:
        case OccurrenceLine():
            for telling in line.tellings:
                yield from _places(telling.line)
        case ChangeLine():
            for step in line.steps:
                for one in (step, *step.tellings):
                    yield from ((one.report.id, span) for span in one.record.evidence)
        case ActorLine():
            yield from ((line.report.id, span) for span in line.record.mentions)
        case _:
            yield from ((line.report.id, span) for span in line.record.evidence)


def _target(report: str, span: Span, texts: Texts) -> dict[str, Any]:
    source = texts.report(report)
    return {
        "type": "SpecificResource",
        "source": {
            "id": address(source),
            "type": "Text",
            "format": "text/plain",
            "language": source.language,
            "sha256": hashlib.sha256(source.text.encode("utf8", "surrogatepass")).hexdigest(),
        },
        "selector": selectors(source.text, span),
    }


FORMAT = Format(
    ending=".jsonl",
    says="W3C Web Annotations as JSON lines, each row on the words that say it",
    holds=(*RECORDS, "occurrences", "actors", "records"),
    write=write,
)
