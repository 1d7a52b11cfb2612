"""What a figure counts, and the words in which it says so."""

from typing import NamedTuple

from spacy.tokens import Token

from onrecord.model import Quantity

LEFT_OUT = frozenset(("det", "nummod", "quantmod", "predet", "poss", "punct", "advmod", "cc", "preconj"))
DESCRIBING = frozenset(("amod", "compound", "nmod"))
NO_PART = frozenset(
    ("more", "other", "-", "many", "much", "few", "fewer", "such", "same", "own", "further", "additional")
)
HYPHENS = frozenset(("-", "‐", "‑"))


class Counted(NamedTuple):
    """What is counted: its words, its kind, its noun, the verb that tells it, the cue that gave the
    kind, and the unit in which it is measured."""

    what: str | None
    kind: str
    noun: Token | None
    verb: Token | None
    cue: str
    unit: str | None = None


def size_of(quantity: Quantity) -> float:
    """How many at least."""
    return quantity.value or quantity.low or quantity.high or 0


def phrase(noun: Token, number: Token, quantity: Quantity) -> str | None:
    """The words of the noun with what describes it before, less number and article: "Palestinian civilians"."""
    words = [noun]
    for child in noun.lefts:
        if child.dep_ not in DESCRIBING:
            continue
        if child.pos_ != "NUM" and child.i > number.i - 1:
            if child == number or any(c.pos_ == "NUM" for c in child.children):
                continue
            words += _described(child)
        elif child.i < number.i and noun.i < number.i:
            words += _described(child)
    indexes = {t.i for t in words if t != number and not quantity.start <= t.idx < quantity.end}
    return _text(noun, indexes) or None


def _described(child: Token) -> list[Token]:
    return [t for t in child.subtree if t.dep_ not in LEFT_OUT or t == child]


def _text(noun: Token, indexes: set[int]) -> str:
    """The words in their order, those of a compound with the hyphen between them: "off-road vehicles"."""
    doc = noun.doc
    said = ""
    for i in sorted(indexes):
        if doc[i].lower_ in NO_PART:
            continue
        joined = i - 2 in indexes and doc[i - 1].text in HYPHENS and not doc[i - 2].whitespace_
        said += ("-" if joined else " ") + doc[i].text
    return said.strip()
