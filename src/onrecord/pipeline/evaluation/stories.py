"""Reports, or mentions of events, grouped by the event that they tell.

Rows of reports: ``id, text``. Rows of mentions: ``id, doc, sentence, text`` (the trigger); ``cluster`` is
looked at only to measure.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence

from onrecord.link.stories.grouping import numbered
from onrecord.link.stories.memory import groups
from onrecord.link.stories.mentions import Mention, events, mention
from onrecord.pipeline.evaluation import Prediction, Row
from onrecord.pipeline.reader import Reader

PARSE = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer"]


def predict(
    rows: Sequence[Row], reader: Reader, *, grouped: Callable[[Sequence[str]], list[int]] = groups
) -> Iterator[Prediction]:
    """One line a row: ``{"id", "cluster"}``. ``grouped`` gives each report's group from the reports' texts."""
    of_mentions = bool(rows) and "doc" in rows[0]
    labels = _mentions(rows, reader, grouped) if of_mentions else grouped([row["text"] for row in rows])
    for row, label in zip(rows, labels, strict=True):
        yield {"id": row["id"], "cluster": label}


def _mentions(rows: Sequence[Row], reader: Reader, grouped: Callable[[Sequence[str]], list[int]]) -> list[int]:
    """Mentions of one event within one group of reports; of a report only its mentions' sentences are known."""
    sentences: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        sentences[row["doc"]][row["sentence"]] = None
    story = dict(zip(sentences, grouped([" ".join(each) for each in sentences.values()]), strict=True))
    told: dict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        told[story[row["doc"]]].append(at)
    mentions = _parsed(rows, reader)
    labels: list[Hashable] = [None] * len(rows)
    for number, places in told.items():
        for at, event in zip(places, events([mentions[at] for at in places]), strict=True):
            labels[at] = (number, event)
    return numbered(labels)


def _parsed(rows: Sequence[Row], reader: Reader) -> list[Mention]:
    texts = list(dict.fromkeys(row["sentence"] for row in rows))
    with reader.nlp.select_pipes(enable=PARSE):
        docs = dict(zip(texts, reader.nlp.pipe(texts), strict=True))
    number: dict[tuple[str, str], int] = {}
    seen: Counter[tuple[int, str]] = Counter()
    found = []
    for row in rows:
        at = number.setdefault((row["doc"], row["sentence"]), len(number))
        found.append(mention(at, docs[row["sentence"]], row["text"], seen[at, row["text"]]))
        seen[at, row["text"]] += 1
    return found


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
