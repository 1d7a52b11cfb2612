"""Where an event was: the place that governs its trigger in the parse. Promise: a place that another sentence
names is taken only for "there" and "here"."""

from spacy.tokens import Doc, Token

from onrecord.extract.placing.nouns import of_event_noun
from onrecord.extract.placing.phrases import AT, after, mark_on, of_noun
from onrecord.extract.placing.verbs import of_verb
from onrecord.model import Place, PlaceMark

__all__ = ["mark_on", "place_near", "place_of"]


def place_of(token: Token, doc: Doc) -> Place | None:
    """The place of the event that ``token`` triggers, None where its own clause names none.

    In order: where the trigger itself stands in a place ("shelled in", "talks at"), what it goes to or acts on
    ("visited Cairo"), the place of its object or patient ("killed people in Aleppo"), the place of the verb
    that carries a noun ("held talks in Doha"), and the place that coordinated verbs share.
    """
    mark = _place_mark(token, doc)
    return None if mark is None else mark.place


def place_near(noun: Token, doc: Doc) -> Place | None:
    """The place that a noun is said to be in: "civilians in Rafah", "Gaza residents"; None where there is none."""
    mark = of_noun(noun, doc) or after(noun, doc, AT)
    return None if mark is None else mark.place


def _place_mark(token: Token, doc: Doc) -> PlaceMark | None:
    if not doc._.places:
        return None
    is_gerund = token.tag_ == "VBG" and any(c.dep_ == "det" or c.lower_ == "of" for c in token.children)
    if is_gerund or token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        return of_event_noun(token, doc)
    return of_verb(token, doc)
