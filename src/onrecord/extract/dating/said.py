"""When something was said that goes on from what was said before: "he added"."""

import msgspec
from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.dating.hanging import words
from onrecord.extract.dating.nearest import date_beside
from onrecord.model import When

BACK = 120
"""In tokens: how far before it what was said may stand."""


def date_going_on(cue: Token, doc: Doc) -> When | None:
    """The day on which the same speaker spoke just before, in the same paragraph; None where another speaks in
    between, or where no day is told."""
    speaker = _speaker(cue, doc)
    if speaker is None or cue.tag_ != "VBD" or cue.lemma_ not in words("goes_on"):
        return None
    for i in range(cue.sent.start - 1, max(-1, cue.sent.start - BACK), -1):
        before = doc[i]
        if before.is_space and "\n" in before.text:
            return None
        if before.lemma_ not in words("saying") or before.tag_ != "VBD":
            continue
        if _speaker(before, doc) != speaker:
            return None
        when = date_beside(before, doc)
        if when is not None:
            return msgspec.structs.replace(when, inferred_from="passage")
    return None


def _speaker(verb: Token, doc: Doc) -> str | None:
    """The actor that speaks."""
    subject = syntax.own_subject(verb)
    mention = None if subject is None else doc._.mention_at.get(subject.i)
    return None if mention is None else mention.actor
