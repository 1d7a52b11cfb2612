"""Sides told by the names of who stood there: "those against were Cuba and Chad", "Peru was the only one to
abstain", "with China, Mali and Niger abstaining"."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.extract.participants import actors_of
from onrecord.extract.syntax import own_subject
from onrecord.lang import lexicon
from onrecord.model.vote import Position

_NAMED: dict[str, list[str]] = lexicon("votes.toml")["named"]
_LINK = "|".join(sorted(_NAMED["links"], key=len, reverse=True))
_ONLY = "|".join(_NAMED["only"])
_BESIDE = frozenset((",", "and", "the", "both", "&"))
_POSITIONS: tuple[Position, ...] = ("for", "against", "abstain")
_SIDES = "|".join(f"(?P<{name if name != 'for' else 'yes'}>{'|'.join(_NAMED[name])})" for name in _POSITIONS)
BEFORE_NAMES = re.compile(
    rf"\b(?:{_SIDES})(?:\s(?:it|(?:the|this)\s\w+|(?:in|at)\s(?:the\s)?[\w ]+))??,?(?:\s(?:{_LINK})\s|:\s)", re.I
)
BEHIND_NAMES = re.compile(rf"\s(?:was|were|being|as)\s(?:also\s)?(?:{_ONLY})(?:{_SIDES})\b", re.I)


def named_in(sent: Span, doc: Doc) -> Iterator[tuple[str, Position]]:
    """The actors that the sentence names as a side, and the side."""
    for pattern, is_behind in ((BEFORE_NAMES, False), (BEHIND_NAMES, True)):
        for match in pattern.finditer(sent.text):
            side = next(name for name in _POSITIONS if match[name if name != "for" else "yes"] is not None)
            at = sent.start_char + (match.start() if is_behind else match.end())
            start = next((t.i for t in sent if t.idx >= at), sent.end)
            if start == sent.end:
                continue
            names = _names(range(start, sent.end), doc) if not is_behind else _subjects(doc[start], doc)
            for name in names:
                yield name, side


def _subjects(copula: Token, doc: Doc) -> list[str]:
    noun = own_subject(copula)
    return names_before(copula) if noun is None else list(actors_of(noun, doc))


def names_before(token: Token) -> list[str]:
    """The actors named in a row right before a word, whatever the parse makes of the row."""
    return _names(range(token.i - 1, token.sent.start - 1, -1), token.doc)


def _names(way: range, doc: Doc) -> list[str]:
    found: dict[str, None] = {}
    for i in way:
        mention = doc._.mention_at.get(i)
        if mention is not None and mention.form == "name":
            found[mention.actor] = None
        elif doc[i].lower_ not in _BESIDE or (i == way.start and doc[i].lower_ not in ("the", "both")):
            break
    return list(found)
