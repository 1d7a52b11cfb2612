"""Copies among a batch of reports. Rows: ``id, text``; families are looked at only to measure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from onrecord.link import copies as link
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader

RELATION = {
    "exact": "copy", "near": "copy", "syndicated": "copy", "excerpt": "copy", "rewrite": "rewrite",
    "partial": "partial",
}  # fmt: skip


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """One line a pair: ``{"a", "b", "score", "relation"}``. The reports come in one by one, as they stand in the
    file; what stands when the last is in is told."""
    index = link.MemoryIndex()
    for row in rows:
        signature = link.Signature.of(row["text"])
        index.add(link.Held(report=row["id"], published=row.get("date"), signature=signature))
    for copy in index.copies():
        yield {"a": copy.copy_of, "b": copy.report, "score": copy.confidence, "relation": RELATION[copy.kind]}


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
