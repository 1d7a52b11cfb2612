"""What the event model learns from: the project's own sentences, and PLV where its file is given."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TYPES = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = (
    "occurred", "ongoing", "planned", "possible", "conditional", "demanded", "threatened", "cancelled",
    "postponed", "rescheduled", "refused", "failed", "denied",
)  # fmt: skip
MARKS = "set"
"""Actor, trigger, recipient: the marks of a sentence, in the model's order."""
SENTENCES = Path(__file__).parent / "sentences"
TAG = re.compile(r"<(/?)([set])>")


class Sample(NamedTuple):
    """A sentence, its marked spans, what it tells; ``label`` is PLV's, with the status folded into the type."""

    text: str
    spans: dict[str, tuple[int, int]]
    type: str = ""
    mode: str = ""
    status: str = ""
    label: str = ""


def written(folder: Path = SENTENCES) -> Iterator[Sample]:
    """The project's own sentences, file by file.

    Raises:
        ValueError: a row that has not four columns.
    """
    for file in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(file.read_text("utf8").splitlines(), 1):
            if not line or line.startswith("#"):
                continue
            columns = line.split("\t")
            if len(columns) != 4:
                raise ValueError(f"{file.name}:{number} has {len(columns)} columns, not 4.")
            kind, mode, status, sentence = columns
            text, spans = unmarked(sentence)
            yield Sample(text, spans, kind, f"{kind} {mode}" if mode != "-" else "", status.strip("-"))


def plv(file: Path) -> Iterator[Sample]:
    """PLV's sentences, in the order of its file."""
    for line in file.read_text("utf8").splitlines():
        row = json.loads(line)
        text, spans = unmarked(row["marked"])
        yield Sample(text, spans, label=row["type"])


def unmarked(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its tags, and the first span of each mark."""
    text, opened, at = "", 0, 0
    spans: dict[str, tuple[int, int]] = {}
    for tag in TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag[1]:
            spans.setdefault(tag[2], (opened, len(text)))
        else:
            opened = len(text)
    return text + marked[at:], spans
