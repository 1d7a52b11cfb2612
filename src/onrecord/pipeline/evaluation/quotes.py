"""Statements. Rows: ``doc_id, text``, and ``quotes`` (content, cue, source as lists of spans) only to measure.

A row's optional ``published`` is read; nothing else is looked at.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.annotate.quotations import PARAGRAPHS, paired
from onrecord.model import Arrival, Report, Statement, report_id
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader

WORD = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
STOP = frozenset(
    re.findall(
        r"\w+",
        "a an the of and or in to for on at by with from as his her its their our my your that this is was be "
        "who which",
    )
)
KINDS = ("direct", "indirect", "mixed")


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """One line a row: ``{"doc_id", "quotes": [{"content", "cue", "source", "kind", "confidence"}]}``.

    A statement inside another one is left out, as the gold marks the outer one only; so is what is less likely
    than not.
    """
    arrivals = (
        Arrival(report=Report(id=report_id(text=row["text"]), text=row["text"], published=row.get("published")))
        for row in rows
    )
    for row, reading in zip(rows, reader.read_many(arrivals), strict=True):
        quotes = [_quote(s) for s in reading.statements if s.within is None and s.confidence >= 0.5]
        yield {"doc_id": row["doc_id"], "quotes": quotes}


def _quote(statement: Statement) -> dict[str, object]:
    return {
        "content": [list(span) for span in statement.content],
        "cue": statement.cue and list(statement.cue),
        "source": statement.speaker_text and list(statement.speaker_text),
        "kind": statement.kind,
        "confidence": statement.confidence,
    }


def figures(rows: Sequence[Row], predictions: Sequence[Prediction]) -> dict[str, float] | None:
    """``j50``: F1 over statements whose words agree by half (Jaccard), one to one; ``e2e``: with the speaker
    right as well, or rightly none. Both overall and by kind. None where no row has quotes."""
    if not any(row.get("quotes") for row in rows):
        return None
    gold_count: Counter[str] = Counter()
    said_count: Counter[str] = Counter()
    right: dict[str, Counter[str]] = {"j50": Counter(), "e2e": Counter()}
    found: dict[str, Counter[str]] = {"j50": Counter(), "e2e": Counter()}
    for row, prediction in zip(rows, predictions, strict=True):
        text = Text(row["text"])
        golds = [q for q in map(text.quote, row["quotes"]) if q.words]
        saids = [q for q in map(text.quote, prediction["quotes"]) if q.words]
        for kind in ("all", *KINDS):
            gold_count[kind] += sum(kind in ("all", q.kind) for q in golds)
            said_count[kind] += sum(kind in ("all", q.kind) for q in saids)
        for g, s in pairs(golds, saids):
            for measure in ("j50", "e2e") if text.same_source(g, s) else ("j50",):
                right[measure].update(("all", s.kind))
                found[measure].update(("all", g.kind))
    measured: dict[str, float] = {}
    for measure in ("j50", "e2e"):
        for kind in ("all", *KINDS):
            precision = right[measure][kind] / max(1, said_count[kind])
            recall = found[measure][kind] / max(1, gold_count[kind])
            name = measure if kind == "all" else f"{measure}_{kind}"
            measured[f"{name}_precision"], measured[f"{name}_recall"] = precision, recall
            measured[f"{name}_f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {name: round(value, 4) for name, value in measured.items()}


class _Quote(NamedTuple):
    words: frozenset[int]
    source: frozenset[int]
    kind: str


class Text:
    """A text's words and what of it stands in quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = [(m.start(), m.end(), m.group().lower()) for m in WORD.finditer(text)]
        self.inside = bytearray(len(text))
        for q in paired(text, [m.span() for m in PARAGRAPHS.finditer(text)]):
            self.inside[q.start : q.end] = b"\x01" * (q.end - q.start)

    def quote(self, quote: dict[str, object]) -> _Quote:
        content, source = _spans(quote.get("content")), _spans(quote.get("source"))
        letters = [i for a, b in content for i in range(a, min(b, len(self.text))) if self.text[i].isalnum()]
        share = sum(self.inside[i] for i in letters) / max(1, len(letters))
        kind = "direct" if share >= 0.95 else "mixed" if share else "indirect"
        return _Quote(self._within(content), self._within(source), kind)

    def _within(self, spans: list[tuple[int, int]]) -> frozenset[int]:
        return frozenset(k for k, (s, e, _) in enumerate(self.words) if any(s < b and e > a for a, b in spans))

    def same_source(self, gold: _Quote, said: _Quote) -> bool:
        """Whether both name the same source: they share a word that is more than a small one, or have none."""
        if not gold.source:
            return not said.source
        telling = {k for k in gold.source if self.words[k][2] not in STOP}
        return bool((telling or gold.source) & said.source)


def _spans(value: object) -> list[tuple[int, int]]:
    """One span or a list of them, as a list."""
    if not isinstance(value, list | tuple) or not value:
        return []
    spans = [value] if isinstance(value[0], int) else value
    return [(int(a), int(b)) for a, b in spans]


def pairs(golds: list[_Quote], saids: list[_Quote]) -> Iterator[tuple[_Quote, _Quote]]:
    """One to one, the best agreement first."""
    scored = []
    for i, g in enumerate(golds):
        for j, s in enumerate(saids):
            shared = len(g.words & s.words)
            if shared and shared / len(g.words | s.words) >= 0.5:
                scored.append((-shared / len(g.words | s.words), i, j))
    used_gold: set[int] = set()
    used_said: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in used_gold and j not in used_said:
            used_gold.add(i)
            used_said.add(j)
            yield golds[i], saids[j]
