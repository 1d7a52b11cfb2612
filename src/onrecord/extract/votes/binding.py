"""Whether what a vote adopts binds: by the report's own words, else by the body's rules."""

import re
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc, Span

from onrecord.extract.text import text_of
from onrecord.extract.votes.bodies import Rules
from onrecord.extract.votes.tellings import Telling
from onrecord.model import Outcome

BINDING = re.compile(r"\b(non-?\s?binding|not (?:legally )?binding|(?:legally )?binding)\b", re.I)
MOST = 15
"""Sentences on what binds that are read."""


class Binding(NamedTuple):
    """A sentence that says whether something binds: where, the lemmas it holds, and whether it does."""

    sent: Span
    lemmas: frozenset[str]
    binds: bool


def bindings(doc: Doc) -> list[Binding]:
    """The report's own words on what binds ("the resolution is non-binding"), the first of them."""
    text = text_of(doc)
    found = []
    for match in islice(BINDING.finditer(text), MOST):
        span = doc.char_span(match.start(), match.end(), alignment_mode="expand")
        if span is not None:
            sent = span.root.sent
            lemmas = frozenset(t.lemma_.lower() for t in sent)
            found.append(Binding(sent, lemmas, not match[1].lower().startswith("no")))
    return found


def is_binding(
    group: list[Telling], rules: Rules | None, outcome: Outcome | None, said: list[Binding]
) -> bool | None:
    """Whether it binds: by the report's own words of the measure, else by the body's rules where adopted."""
    heads = {t.measure.lemma_.lower() for t in group if t.measure is not None} | {"vote"}
    for binding in said:
        if binding.lemmas & heads or any(binding.sent.start == t.sent.start for t in group):
            return binding.binds
    return rules.binding if rules is not None and outcome == "adopted" else None
