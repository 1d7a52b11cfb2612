"""What the trained network makes of a draft: its type or none, its status, its mode.

In: drafts. Out: a judgement for each, in order. Promise: it sees what a reader would be shown: the draft's own
sentence, with the actor, the trigger and the recipient marked.
"""

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.matching import Match
from onrecord.model import Span
from onrecord.models.network import Sentence, network

NETWORK = "events"
NO_EVENT = "NONE"
AROUND = 12
"""Ids before the first mark and after the last that are read: what stands further off tells little, and costs."""
FURTHEST_TRIGGER = 4
"""Tokens: the words of a trigger that stand further apart are not marked together."""


class Judgement(NamedTuple):
    """Probabilities by label; ``types`` has one of ``NO_EVENT`` too, ``modes`` one of "" for no mode."""

    types: dict[str, float]
    statuses: dict[str, float]
    modes: dict[str, float]

    @property
    def best(self) -> str:
        """The likeliest type, or ``NO_EVENT``."""
        return max(self.types, key=self.types.__getitem__)

    def mode_of(self, kind: str) -> str:
        """The likeliest mode of a type, "" where none is likelier than all of them."""
        named = {m.partition(" ")[2]: p for m, p in self.modes.items() if not m or m.startswith(f"{kind} ")}
        return max(named, key=named.__getitem__)


def judgements(drafts: Sequence[Draft]) -> list[Judgement]:
    """The network's judgement of each draft; the network is opened only where there is a draft."""
    if not drafts:
        return []
    judge = network(NETWORK)
    told = judge.probabilities([shown(draft) for draft in drafts], around=AROUND)
    by_label = {name: [dict(zip(judge.labels[name], map(float, row), strict=True)) for row in rows]
                for name, rows in told.items()}  # fmt: skip
    return [
        Judgement(*three) for three in zip(by_label["types"], by_label["statuses"], by_label["modes"], strict=True)
    ]


def shown(draft: Draft) -> Sentence:
    """The draft's sentence and its marks: "s" the actor, "e" the trigger, "t" the recipient."""
    sentence = draft.match.trigger.sent
    first, last = trigger_of(draft.match)
    spans: dict[str, Span] = {"e": (first, last)}
    who, whom = draft.heads, draft.others
    if draft.match.frame.mutual and not whom:
        who, whom = _sides(who)
    for mark, heads in (("s", who), ("t", whom)):
        for head in heads:
            span = _phrase(head)
            if head.sent == sentence and not any(a < span[1] and span[0] < b for a, b in spans.values()):
                spans[mark] = span
                break
    return sentence.text, {m: (a - sentence.start_char, b - sentence.start_char) for m, (a, b) in spans.items()}


def trigger_of(found: Match) -> Span:
    """The words that a reader would underline: the verb with its particle, or the event noun."""
    words = sorted(found.words, key=lambda t: t.i)
    first, last = words[0], words[-1]
    if last.i - first.i > FURTHEST_TRIGGER:
        first = last = found.trigger
    return (first.idx, last.idx + len(last))


def _sides(heads: list[Token]) -> tuple[list[Token], list[Token]]:
    """The two sides of an event whose parties are all its actors: "Chad and Niger met"."""
    rest = [c for h in heads[:1] for c in h.children if c.dep_ == "conj"]
    return heads[:1], [*rest, *heads[1:]]


def _phrase(head: Token) -> Span:
    """The noun phrase down to its head: "the Kenyan foreign minister", not what follows."""
    first = head.left_edge if head.i - head.left_edge.i < 12 else head
    return (first.idx, head.idx + len(head))
