"""For which body of the report somebody speaks: "a spokesman for the Front", "its leader", "the Front's envoy"."""

import msgspec
from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, Identity, word_set
from onrecord.model import Role

BEHIND = frozenset(("for", "of", "from", "at", "with"))
BODIES = frozenset(("organization", "government", "armed_group"))


def find_spoken_for(frame: Frame) -> None:
    """Enter the body into the role of whoever speaks for one that the report names."""
    for identity in frame.identities:
        if identity.kind in ("person", "unnamed") and identity.spots:
            for noun in _titles(frame, identity):
                body = _body(frame, noun)
                if body is not None and body is not identity:
                    _enter(frame, identity, noun, body)
                    break


def _titles(frame: Frame, identity: Identity) -> list[Token]:
    """The words by which the report calls somebody one who speaks for others."""
    spans = [(spot.first, spot.last) for spot in identity.spots if spot.form != "pronoun"]
    for role in identity.roles:
        if role.evidence is not None:
            first = frame.token_at(role.evidence[0])
            last = next((i for i in range(first, len(frame.tokens)) if frame.offsets[i] >= role.evidence[1]), None)
            spans.append((first, len(frame.tokens) if last is None else last))
    return [
        frame.tokens[i]
        for first, last in spans
        for i in range(first, last)
        if frame.lower[i] in word_set("speaks_for")
    ]


def _body(frame: Frame, noun: Token) -> Identity | None:
    behind = (
        n for c in noun.rights if c.lower_ in BEHIND and c.dep_ == "prep" for n in c.rights if n.dep_ == "pobj"
    )
    before = (c for c in noun.lefts if c.dep_ in ("poss", "compound", "nmod"))
    for word in (*before, *behind):
        held = frame.taken.get(word.i)
        body = None if held is None or held.identity is None else held.identity.root()
        if body is not None and body.kind in BODIES and not body.key.startswith("country"):
            return body
    return None


def _enter(frame: Frame, identity: Identity, noun: Token, body: Identity) -> None:
    for number, role in enumerate(identity.roles):
        if noun.lower_ in role.title.lower():
            if role.of is None:
                identity.roles[number] = msgspec.structs.replace(role, of=body.name)
            return
    span = frame.span(noun.i, noun.i + 1)
    identity.roles.append(
        Role(title=noun.text, of=body.name, country=body.country, sector=body.sector, evidence=span)
    )
