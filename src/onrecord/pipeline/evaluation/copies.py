"""Copies among a batch of reports. Rows: ``id, text``; families are looked at only to measure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.link import copies as link
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader

RELATION = {"exact": "copy", "near": "copy", "syndicated": "copy", "excerpt": "copy", "rewrite": "rewrite"}


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """One line a pair: ``{"a", "b", "score", "relation"}``. The whole batch is known before any pair is judged."""
    index = link.MemoryIndex()
    for row in rows:
        index.add(row["id"], link.shingles(row["text"]), published=row.get("date"))
    told: set[frozenset[str]] = set()
    for row in rows:
        for copy in link.copies(row["id"], index.shingles(row["id"]), index, published=row.get("date")):
            pair = frozenset((copy.report, copy.copy_of))
            if pair not in told:
                told.add(pair)
                yield {
                    "a": copy.copy_of,
                    "b": copy.report,
                    "score": copy.confidence,
                    "relation": RELATION.get(copy.kind, "partial"),
                }


def figures(rows: Sequence[Row], predictions: Sequence[Prediction]) -> dict[str, float] | None:
    """Precision, recall and F1 over pairs; a partial lift and the family of its source are neutral."""
    if not all(row.get("family") for row in rows):
        return None
    family = {row["id"]: row["family"] for row in rows}
    sizes = Counter(family.values())
    gold = sum(size * (size - 1) // 2 for size in sizes.values())
    lifted = {
        frozenset((family[row["id"]], family[row["base"]])): True for row in rows if row.get("type") == "partial"
    }
    pairs = {frozenset((p["a"], p["b"])) for p in predictions}
    families = [frozenset(family[i] for i in pair) for pair in pairs]
    right = sum(len(pair) == 1 for pair in families)
    wrong = sum(len(pair) == 2 and pair not in lifted for pair in families)
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"pair_precision": precision, "pair_recall": recall, "pair_f1": f1}
