"""Reports, or mentions of events, grouped by the event that they tell.

Rows of reports: ``id, text``. Rows of mentions: ``id, doc, sentence, text`` (the trigger); ``cluster`` is
looked at only to measure.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence

from onrecord.link.stories import groups, numbered
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader


def predict(rows: Sequence[Row], reader: Reader) -> Iterator[Prediction]:
    """One line a row: ``{"id", "cluster"}``."""
    labels = _mentions(rows, reader) if rows and "doc" in rows[0] else groups([row["text"] for row in rows])
    for row, label in zip(rows, labels, strict=True):
        yield {"id": row["id"], "cluster": label}


def _mentions(rows: Sequence[Row], reader: Reader) -> list[int]:
    """Mentions in one group of reports whose triggers share their head's lemma."""
    sentences: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        sentences[row["doc"]][row["sentence"]] = None
    story = dict(zip(sentences, groups([" ".join(each) for each in sentences.values()]), strict=True))
    with reader.nlp.select_pipes(enable=["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]):
        triggers = list(reader.nlp.pipe(row["text"] for row in rows))
    return numbered(
        [
            (story[row["doc"]], next((t.lemma_.lower() for t in doc if t.head == t), row["text"]))
            for row, doc in zip(rows, triggers, strict=True)
        ]
    )


def figures(rows: Sequence[Row], predictions: Sequence[Prediction]) -> dict[str, float] | None:
    """B-cubed precision, recall and F1."""
    if not all("cluster" in row and row["cluster"] is not None for row in rows):
        return None
    gold = [row["cluster"] for row in rows]
    told = [p["cluster"] for p in predictions]
    precision, recall = _bcubed(told, gold), _bcubed(gold, told)
    return {
        "bcubed_precision": precision,
        "bcubed_recall": recall,
        "bcubed_f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
    }


def _bcubed(of: Sequence[Hashable], against: Sequence[Hashable]) -> float:
    """The mean share of each item's ``of`` group that is in its ``against`` group too."""
    size: dict[Hashable, int] = defaultdict(int)
    both: dict[tuple[Hashable, Hashable], int] = defaultdict(int)
    for a, b in zip(of, against, strict=True):
        size[a] += 1
        both[a, b] += 1
    return sum(n * n / size[a] for (a, _), n in both.items()) / len(of) if of else 1.0
