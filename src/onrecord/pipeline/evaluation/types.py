"""Event types where actor and recipient are given. Rows: ``id, sentence, marked``; ``marked`` has the actor in
``<s>`` and the recipient in ``<t>``; ``type`` and ``quad`` are looked at only to measure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from onrecord.data import table
from onrecord.errors import GoldError
from onrecord.extract.events.between import Shares, events_between
from onrecord.model import Span
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader

TAG = re.compile(r"<(/?)([st])>")
QUADS = {"YIELD": 2}


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """One line a row: ``{"id", "type", "quad", "status", "confidence"}``, the status folded into the type.

    Raises:
        GoldError: a row without ``marked``, or whose tags don't pair.
    """
    sentences = [unmarked(row) for row in rows]
    ours = [name for name in reader.nlp.pipe_names if name.startswith("onrecord_")]
    with reader.nlp.select_pipes(disable=ours):
        # The parties are given: the parse is all that is needed.
        docs = list(reader.nlp.pipe(text for text, _, _ in sentences))
    parties = [(actor, recipient) for _, actor, recipient in sentences]
    told = events_between([(doc, *both) for doc, both in zip(docs, parties, strict=True)])
    for row, reckoned in zip(rows, told, strict=True):
        shares = folded(reckoned)
        label = max(shares, key=shares.__getitem__)
        yield {
            "id": row["id"],
            "type": label,
            "quad": _quad(label),
            "status": max(reckoned, key=reckoned.__getitem__)[1],
            "confidence": round(shares[label], 3),
        }


def figures(rows: Sequence[Row], predictions: Sequence[Prediction]) -> dict[str, float] | None:
    """Accuracy over types, macro-F1 over the gold's types and over its quad classes."""
    if not rows or not all(row.get("type") for row in rows):
        return None
    types = [(row["type"], p["type"]) for row, p in zip(rows, predictions, strict=True)]
    measured = {
        "accuracy": sum(gold == told for gold, told in types) / len(types),
        "macro_f1_types": macro_f1(types),
    }
    if all(row.get("quad") for row in rows):
        quads = [(str(row["quad"]), str(p["quad"])) for row, p in zip(rows, predictions, strict=True)]
        measured["macro_f1_quads"] = macro_f1(quads)
    return measured


def unmarked(row: Row) -> tuple[str, tuple[Span, ...], tuple[Span, ...]]:
    """The sentence without its tags, the actor's spans and the recipient's."""
    marked = row.get("marked")
    if not isinstance(marked, str):
        raise GoldError("has no 'marked' sentence.", where=str(row.get("id")))
    text, opened, at = "", 0, 0
    spans: dict[str, list[Span]] = {"s": [], "t": []}
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[1]:
            spans[tag[2]].append((opened, len(text)))
        else:
            opened = len(text)
    return text + marked[at:], tuple(spans["s"]), tuple(spans["t"])


def folded(reckoned: Shares) -> dict[str, float]:
    """The probability of each of the gold's labels: that of all types and statuses that read so."""
    labels = _labels()
    shares: dict[str, float] = {}
    for (kind, status), share in reckoned.items():
        label = labels.get(("*", status)) or labels.get((kind, status)) or labels.get((kind, ""), kind)
        shares[label] = shares.get(label, 0.0) + share
    return shares


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The mean F1 over the gold's labels; pairs of gold and told."""
    right = Counter(gold for gold, told in pairs if gold == told)
    golds, tolds = Counter(gold for gold, _ in pairs), Counter(told for _, told in pairs)
    return sum(2 * right[label] / (golds[label] + tolds[label]) for label in golds) / len(golds)


def _quad(label: str) -> int:
    return QUADS.get(label) or next(int(row["quad"]) for row in table("plover_types.tsv") if row["type"] == label)


@cache
def _labels() -> dict[tuple[str, str], str]:
    return {
        (row["type"], status): row["label"]
        for row in table("plover_fold.tsv")
        for status in row["status"].split("|")
    }
