"""Which mentions of events in one story are of the same event.

Each two mentions get a score, the sum of a few weights: whether their words can tell the same act, what else their
sentences share, and who or what takes part. Mentions are then joined by the average score of their groups.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from onrecord.link.stories.acts import alike, base, light, reporting, stem
from onrecord.link.stories.grouping import linked

CONTENT = {"NOUN", "PROPN", "NUM", "VERB", "ADJ"}

# The weights: log-odds by logistic regression over the pairs of the training part of ECB+, rounded.
NOTHING = -4.0
SAME_WORD = 5.5
SAME_STEM = 4.0
SAME_ACT = 4.5
SENTENCES = 1.0
"""Times the cosine of the other words of the two sentences."""
REPORTING = -2.5
LIGHT = -1.0
SAME_SENTENCE = -2.0
PARTICIPANTS = 1.0
SAME_EVENT = 0.4
"""The probability from which on two groups are of one event."""


class Mention(NamedTuple):
    """A mention of an event: the sentence's number, its trigger's head as ``word`` and ``stem``, the stems of the
    sentence's ``other`` words, and of those that take part."""

    sentence: int
    word: str
    stem: str
    other: Counter[str]
    participants: frozenset[str]


def mention(sentence: int, doc: Doc, trigger: str, nth: int = 0) -> Mention:
    """The mention whose trigger stands in the parsed sentence; ``nth`` where it stands there several times. The
    trigger's words may have others between them ("checked himself into")."""
    tokens = _found(doc, trigger, nth)
    within = {token.i for token in tokens}
    head = next((token for token in tokens if token.head.i not in within or token.head.i == token.i), tokens[0])
    word = base(head.lemma_)
    return Mention(sentence, word, stem(word), _other(doc, within), frozenset(_participants(head)))


def events(mentions: Sequence[Mention]) -> list[int]:
    """The number of each mention's event; all of them are of one story."""
    vectors = _vectors(mentions)
    odds = np.array([[_odds(a, b, vectors[i] @ vectors[j]) for j, b in enumerate(mentions)]
                     for i, a in enumerate(mentions)], dtype=np.float32)  # fmt: skip
    return linked((1 / (1 + np.exp(-odds))).astype(np.float32), SAME_EVENT)


def _odds(a: Mention, b: Mention, cosine: float) -> float:
    told = SAME_WORD if a.word == b.word else SAME_STEM if a.stem == b.stem else 0.0
    told = told or (SAME_ACT if alike(a.stem, b.stem) else 0.0)
    odds = NOTHING + told + SENTENCES * cosine
    if a.sentence == b.sentence:
        odds += SAME_SENTENCE
    if a.participants & b.participants:
        odds += PARTICIPANTS
    if told and a.stem in reporting() and b.stem in reporting():
        odds += REPORTING
    if told and (a.word in light() or b.word in light()):
        odds += LIGHT
    return odds


def _vectors(mentions: Sequence[Mention]) -> NDArray[np.float32]:
    """One row a mention, of unit length: how rare each other word of its sentence is in the story."""
    having = Counter(word for each in mentions for word in each.other)
    column = {word: at for at, word in enumerate(having)}
    rows = np.zeros((len(mentions), len(column)), dtype=np.float32)
    for row, each in enumerate(mentions):
        for word in each.other:
            rows[row, column[word]] = math.log(1 + len(mentions) / having[word])
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    found: NDArray[np.float32] = (rows / np.where(length == 0, 1, length)).astype(np.float32)
    return found


def _found(doc: Doc, trigger: str, nth: int) -> list[Token]:
    words = trigger.split()
    pattern = r"(?<!\w)(" + r")\W+(?:\w+\W+){0,6}?(".join(map(re.escape, words)) + r")(?!\w)"
    places = list(re.finditer(pattern, doc.text))
    if not places:
        return [doc[:].root]
    place = places[min(nth, len(places) - 1)]
    spans = [place.span(part) for part in range(1, len(words) + 1)]
    return [token for token in doc for start, end in spans if start < token.idx + len(token) and token.idx < end]


def _other(doc: Doc, within: set[int]) -> Counter[str]:
    return Counter(
        stem(token.lemma_)
        for token in doc
        if token.i not in within and token.pos_ in CONTENT and len(token) > 1 and _tells(token)
    )


def _tells(token: Token) -> bool:
    return token.lemma_.lower() not in light() and stem(token.lemma_) not in reporting()


def _participants(head: Token) -> Iterator[str]:
    """The stems of who does it and of what it is done to, with what stands before these nouns."""
    for noun in _arguments(head):
        for token in (noun, *(each for each in noun.children if each.dep_ in {"compound", "nummod", "amod"})):
            if token.pos_ != "PRON":
                yield stem(token.lemma_)


def _arguments(head: Token) -> Iterator[Token]:
    if head.pos_ in {"VERB", "AUX"}:
        yield from _subjects(head)
    for child in head.children:
        if child.dep_ in {"dobj", "attr", "oprd", "poss", "compound", "amod", "nmod"}:
            yield child
        elif child.dep_ in {"prep", "agent"}:
            yield from (each for each in child.children if each.dep_ == "pobj")


def _subjects(verb: Token) -> list[Token]:
    """The verb's own, else those of the verb that it hangs on ("tried to escape")."""
    while True:
        own = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if own or verb.dep_ not in {"conj", "xcomp"}:
            return own
        verb = verb.head
