"""Reads the gold's texts: the sentences and the whole reports, in one go each."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from onrecord import annotate, clean, intake
from onrecord.model import Arrival, Particulars, Reading, Report
from onrecord.model.marks import TimeMark
from onrecord.model.report import report_id
from onrecord.pipeline.reader import Reader

HERE = Path(__file__).parent
SPLITS = ("gold", "heldout")
"""The two parts of the gold: the one that rules may be written from, and the one that nobody looks at."""

Sentence = dict[str, Any]


def sentences(split: str) -> list[Sentence]:
    """The gold's sentences of this split, as they stand in its file."""
    lines = (HERE / split / "sentences.jsonl").read_text("utf8").splitlines()
    return [json.loads(line) for line in lines]


def arrival(text: str, published: str) -> Arrival:
    """The text as a report of that day."""
    return Arrival(report=Report(id=report_id(text=text), text=text, published=published))


def in_context(sentence: Sentence) -> tuple[str, int]:
    """The text to read, the sentence's context before it, and where the sentence begins in it."""
    context = sentence.get("context")
    text = f"{context} {sentence['text']}" if context else sentence["text"]
    return text, len(text) - len(sentence["text"])


def sentence_readings(reader: Reader, gold: Iterable[Sentence]) -> Iterator[tuple[Sentence, Reading, int]]:
    """Each sentence with its reading and its offset in the text that was read."""
    gold = list(gold)
    texts = [in_context(sentence) for sentence in gold]
    readings = reader.read_many(
        arrival(text, sentence["published"]) for (text, _), sentence in zip(texts, gold, strict=True)
    )
    for sentence, reading, (_, offset) in zip(gold, readings, texts, strict=True):
        yield sentence, reading, offset


def time_marks(reader: Reader, sentence: Sentence) -> tuple[TimeMark, ...]:
    """The temporal expressions found in this sentence, context included."""
    text, _ = in_context(sentence)
    read = arrival(text, sentence["published"])
    doc = reader.nlp(annotate.doc_of(reader.nlp, read, clean.passages(read)))
    marks: tuple[TimeMark, ...] = doc._.times
    return marks


def case_readings(reader: Reader, split: str) -> Iterator[tuple[str, dict[str, Any], Reading]]:
    """Each hand-made case of this split: its name, what is expected, the reading."""
    for folder in sorted((HERE / split / "readings").iterdir()):
        case = json.loads((folder / "expected.json").read_text("utf8"))
        report = (folder / "report.txt").read_bytes()
        [came] = intake.arrivals(
            report, source=folder.name, particulars=Particulars(published=case["published"], publisher=folder.name)
        )
        if isinstance(came, Exception):
            raise came
        yield folder.name, case, reader.read(came)
