"""Who passes on what somebody else says, and which statement stands inside which.

"The mayor resigned, the ministry said, according to the agency": the ministry says it and the agency passes it on.
"Berg said the mayor had promised to resign": both say something, the mayor within what Berg says.
"""

from array import array
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.statements.draft import Draft

CLAUSAL = frozenset(
    (
        "clause",
        "fronted",
        "parenthetical",
        "as_clause",
        "question",
        "quotation",
        "according",
        "infinitive",
        "copula",
    )
) | {"object_infinitive", "object_of", "object_as", "object_predicate"}
"""The frames in which something inside another statement is a statement of its own."""


class Standing(NamedTuple):
    """A draft, the index of the one that it stands inside, and who passes it on."""

    draft: Draft
    within: int | None
    relay: Token | None


def standing(drafts: list[Draft], doc: Doc) -> list[Standing]:
    """The drafts that are statements of their own, in the order of their first content."""
    drafts = sorted(drafts, key=lambda d: (d.content[0][0], -d.content[-1][1]))
    outer = _nesting(drafts, len(doc))
    drafts = [d for d, inside in zip(drafts, outer, strict=True) if inside is None or _tells_inside(d)]
    outer = _nesting(drafts, len(doc))
    return [
        Standing(d, inside, _relay(d, None if inside is None else drafts[inside]))
        for d, inside in zip(drafts, outer, strict=True)
    ]


def _relay(draft: Draft, outer: Draft | None) -> Token | None:
    """Who passes it on: the speaker of the statement that it stands inside, or who quotes ("was quoted by
    the agency as saying")."""
    predicate = draft.predicate
    if predicate is not None and predicate.dep_ == "pcomp" and predicate.head.lower_ == "as":
        return syntax.agent(predicate.head.head)
    return None if outer is None else outer.speaker


def _nesting(drafts: list[Draft], length: int) -> list[int | None]:
    """For each draft the smallest one whose content holds its cue and the start of its content.

    The largest contents are painted first, so that whoever looks sees the smallest that is larger than itself.
    """
    found: list[int | None] = [None] * len(drafts)
    owner = array("i", [-1]) * length
    sizes = [sum(b - a for a, b in draft.content) for draft in drafts]
    for k in sorted(range(len(drafts)), key=lambda k: -sizes[k]):
        draft = drafts[k]
        first = draft.content[0][0]
        at = first if draft.predicate is None else draft.predicate.i
        if owner[at] >= 0 and owner[first] >= 0:
            found[k] = owner[at]
        for a, b in draft.content:
            owner[a:b] = array("i", [k]) * (b - a)
    return found


def _tells_inside(draft: Draft) -> bool:
    """Whether a draft inside another statement is one of its own: somebody is named who says, asks or believes
    a clause, and it is not the outer speaker's "I think"."""
    speaker = draft.speaker
    if speaker is None or speaker.lower_ in ("i", "we", "you", "my", "our", "your", "us", "me"):
        return False
    return draft.frame in CLAUSAL
