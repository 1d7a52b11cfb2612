"""The frames: what a verb or noun must stand with to tell an event, and which.

In: the lexicons ``events_verbs.tsv``, ``events_light.tsv``, ``events_nouns.tsv`` and ``events_classes.toml``. Out:
frames by lemma, the most demanding first. Promise: read once a process.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from onrecord.lang import lexicon, table
from onrecord.model import EventType


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a verb or noun.

    ``words`` are the particles or prepositions of which one must be there; ``asks`` says what the object must
    be ("any", "none", "who", "to", "that", "attr", "pobj", or "" for nothing) and ``nouns`` which nouns will
    do; ``recipient`` lists where the other party stands, best first; ``mutual``: all parties are actors. Of an
    event noun ``nouns`` stand before it, and ``after`` are the nouns of which one must follow its preposition.
    """

    lemma: str
    type: EventType
    mode: str
    words: frozenset[str]
    asks: str
    nouns: frozenset[str]
    recipient: tuple[str, ...]
    actor: tuple[str, ...]
    mutual: bool
    cameo: str
    needs: str = ""
    after: frozenset[str] = frozenset()

    @property
    def demands(self) -> int:
        """How much it asks for: the frame that asks most wins."""
        loose = {"": 0, "any": 1, "none": 1, "who": 2, "subj": 2, "that": 2, "to": 2, "attr": 2}
        return 2 * bool(self.words) + loose.get(self.asks, 3) + bool(self.nouns) + bool(self.after)

    @property
    def name(self) -> str:
        """How the record names it: "call off + visit|trip"."""
        return " ".join(part for part in (self.lemma, "/".join(sorted(self.words)), self.asks) if part)


KINDS = frozenset(("any", "none", "who", "to", "that", "attr"))


@cache
def classes() -> dict[str, frozenset[str]]:
    """The noun classes by name."""
    told: dict[str, list[str]] = lexicon("events_classes.toml")["classes"]
    return {name: frozenset(words) for name, words in told.items()}


@cache
def words_of(section: str, key: str) -> frozenset[str]:
    """A list of words from ``events_classes.toml``."""
    told: dict[str, Any] = lexicon("events_classes.toml")[section]
    return frozenset(told[key])


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb lemma, the most demanding first."""
    found: dict[str, list[Frame]] = {}
    for row in (*table("events_light.tsv"), *table("events_verbs.tsv")):
        for lemma in row["lemmas"].split("|"):
            found.setdefault(lemma, []).extend(_frames(lemma, row))
    return {lemma: tuple(sorted(frames, key=lambda f: -f.demands)) for lemma, frames in found.items()}


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """The frames of each event noun; of a compound ("phone call") under its last word, its first in ``nouns``."""
    found: dict[str, list[Frame]] = {}
    for row in table("events_nouns.tsv"):
        for lemma in row["lemmas"].split("|"):
            *before, head = lemma.split()
            found.setdefault(head, []).append(
                Frame(
                    lemma=head,
                    type=cast(EventType, row["type"]),
                    mode=row["mode"],
                    words=frozenset(filter(None, row["with"].split("|"))),
                    asks="",
                    nouns=frozenset(before),
                    recipient=tuple(filter(None, row["recipient"].split(","))),
                    actor=tuple(filter(None, row["actor"].split(","))),
                    mutual=row["kind"] == "mutual",
                    cameo=row["cameo"],
                    needs=row["needs"],
                    after=_listed(row["after"]),
                )
            )
    return {lemma: tuple(sorted(frames, key=lambda f: -f.demands)) for lemma, frames in found.items()}


def _listed(cell: str) -> frozenset[str]:
    """The words of a cell, its classes written out."""
    words = (w for part in cell.split("|") if part for w in (classes()[part[1:]] if part[0] == "@" else (part,)))
    return frozenset(words)


def _frames(lemma: str, row: dict[str, str]) -> list[Frame]:
    """One frame for each alternative of the object's cell that is of another kind."""
    kinds: dict[str, set[str]] = {}
    cell = row["object"]
    kind, colon, rest = cell.partition(":")
    options = rest.split("|") if colon else cell.split("|")
    for option in (o for part in options for o in part.split(",")):
        if option in KINDS and not colon:
            kinds.setdefault(option, set())
        else:
            into = kinds.setdefault(kind if colon else "noun" if option else "", set())
            into |= classes()[option[1:]] if option.startswith("@") else {option} if option else set()
    recipient = row["recipient"]
    return [
        Frame(
            lemma=lemma,
            type=cast(EventType, row["type"]),
            mode=row["mode"],
            words=frozenset(filter(None, row["with"].split("|"))),
            asks=asks,
            nouns=frozenset(nouns),
            recipient=tuple(filter(None, recipient.removeprefix("=").split(","))),
            actor=tuple(filter(None, row["actor"].split(","))),
            mutual=recipient.startswith("="),
            cameo=row["cameo"],
        )
        for asks, nouns in kinds.items()
    ]
