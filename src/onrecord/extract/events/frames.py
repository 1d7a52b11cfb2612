"""The frames: what a verb or noun must stand with to tell an event, and which.

In: the lexicons ``events_verbs.tsv``, ``events_light.tsv``, ``events_nouns.tsv`` and ``events_classes.toml``, and
what the user teaches beside them. Out: frames by lemma, the user's own first, then the most demanding. Promise:
read once a process for each that is taught.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, cast

from spacy.tokens import Token

from onrecord.data.own import Own, OwnFrame, own_of
from onrecord.lang import lexicon, table
from onrecord.model import EventType


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a verb or noun.

    ``words`` are the particles or prepositions of which one must be there; ``asks`` says what the object must
    be ("any", "none", "who", "to", "that", "attr", "pobj", or "" for nothing) and ``nouns`` which nouns will
    do; ``recipient`` lists where the other party stands, best first; ``mutual``: all parties are actors. Of an
    event noun ``nouns`` stand before it, and ``after`` are the nouns of which one must follow its preposition.
    ``own``: a user has taught it.
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
    own: bool = False

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


def verb_frames(word: Token) -> dict[str, tuple[Frame, ...]]:
    """The frames of each verb lemma, for the text that this word stands in."""
    own = own_of(word.doc)
    return _own_verbs(own) if own.frames else _verbs()


def noun_frames(word: Token) -> dict[str, tuple[Frame, ...]]:
    """The frames of each event noun, for the text that this word stands in; of a compound ("phone call") under its
    last word, its first in ``nouns``."""
    own = own_of(word.doc)
    return _own_nouns(own) if own.frames else _nouns()


@lru_cache(maxsize=4)
def _own_verbs(own: Own) -> dict[str, tuple[Frame, ...]]:
    return _with(_verbs(), [one for one in own.frames if not one.is_noun])


@lru_cache(maxsize=4)
def _own_nouns(own: Own) -> dict[str, tuple[Frame, ...]]:
    return _with(_nouns(), [one for one in own.frames if one.is_noun])


@cache
def _verbs() -> dict[str, tuple[Frame, ...]]:
    found: dict[str, list[Frame]] = {}
    for row in (*table("events_light.tsv"), *table("events_verbs.tsv")):
        for lemma in row["lemmas"].split("|"):
            found.setdefault(lemma, []).extend(_frames(lemma, row))
    return {lemma: tuple(sorted(frames, key=lambda f: -f.demands)) for lemma, frames in found.items()}


@cache
def _nouns() -> dict[str, tuple[Frame, ...]]:
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


def _with(ours: dict[str, tuple[Frame, ...]], own: list[OwnFrame]) -> dict[str, tuple[Frame, ...]]:
    """The lexicon's frames, with those that the user has taught in front of them."""
    found: dict[str, list[Frame]] = {}
    for one in own:
        found.setdefault(one.lemma, []).append(
            Frame(
                lemma=one.lemma,
                type=cast(EventType, one.type),
                mode=one.mode,
                words=frozenset(one.words),
                asks=one.asks,
                nouns=frozenset(one.nouns),
                recipient=one.recipient,
                actor=(),
                mutual=one.mutual,
                cameo="",
                needs="parties" if one.is_noun else "",
                own=True,
            )
        )
    theirs = {lemma: sorted(frames, key=lambda f: -f.demands) for lemma, frames in found.items()}
    return ours | {lemma: (*frames, *ours.get(lemma, ())) for lemma, frames in theirs.items()}


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
