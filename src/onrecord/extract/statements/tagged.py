"""What the trained tagger is shown of a report, and what it sees in it.

In: a doc, and the drafts that the rules have made. Out: the network's attributions. Promise: it is shown the
passages that records may be drawn from, with what is certain of each word (whether it stands in quotation marks,
whether it is capitalised) and what the rules take it for."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc

from onrecord.extract.text import text_of
from onrecord.model import Span
from onrecord.model.marks import Quotation
from onrecord.models.tagging import Reading, Tagger

CAPITALS = re.compile(r"[A-Z]\w*")
VALUES = (4, 7, 3)
"""How many values each feature has: quotation marks, the rules' word, capitals."""
RULES = 1
"""The feature that is the rules' word."""
SURE = 0.6
"""From this confidence on a rule's word counts as a sure one."""


class Voice(NamedTuple):
    """What a rule says: the characters of the cue, the content and the speaker's words, and how sure it is."""

    cue: Span | None
    content: tuple[Span, ...]
    source: Span | None
    confidence: float


def read(network: Tagger, doc: Doc, telling: Iterable[Span], voices: Iterable[Voice]) -> Reading:
    """What the network makes of these passages (characters)."""
    return network.read(text_of(doc), list(telling), features(text_of(doc), doc._.quotations, voices))


def features(text: str, quotations: Iterable[Quotation], voices: Iterable[Voice]) -> list[bytearray]:
    """Each feature's value at every character: none, closed, open, scare; none, then cue, content and source by a
    sure rule and by an unsure one; small, capital, capitals."""
    marks, rules, capitals = (bytearray(len(text)) for _ in VALUES)
    for quotation in quotations:
        if quotation.level == 1:
            _paint(marks, (quotation.start, quotation.end), 3 if quotation.scare else 2 - quotation.closed)
    told = [(voice, 0 if voice.confidence >= SURE else 3) for voice in voices]
    for voice, unsure in told:
        for span in voice.content:
            _paint(rules, span, 2 + unsure)
    for voice, unsure in told:
        if voice.source is not None:
            _paint(rules, voice.source, 3 + unsure)
    for voice, unsure in told:
        if voice.cue is not None:
            _paint(rules, voice.cue, 1 + unsure)
    for word in CAPITALS.finditer(text):
        _paint(capitals, word.span(), 2 if len(word.group()) > 1 and word.group().isupper() else 1)
    return [marks, rules, capitals]


def _paint(values: bytearray, span: Span, value: int) -> None:
    values[span[0] : span[1]] = bytes((value,)) * (span[1] - span[0])
