"""Attributions by a colon: "Mayor: Bridge to close" in a headline, "MODERATOR: Thank you." in a transcript."""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.data.own import own_of
from onrecord.data.places import look_up
from onrecord.extract.statements.draft import Draft, Range, trimmed
from onrecord.extract.statements.occasions import words

LONGEST = 7
"""In tokens: a name before the colon is no longer than this."""
SHORTEST = 3
SHORTEST_QUOTED = 12
"""In characters: a headline's “They Hid It All” is said, though its capitals look like a title."""
LARGE = 150
"""The weight of a town of some 30,000 inhabitants."""
FURTHEST = 20
"""In tokens: a name with its description is no longer than this."""
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
NAMING = frozenset(("PROPN", "NOUN", "ADP", "DET", "PUNCT", "PART", "ADJ"))
PEOPLE = frozenset(("PERSON", "ORG", "NORP", "GPE"))


def drafts(doc: Doc, telling: list[Range]) -> Iterator[Draft]:
    """One draft for each passage that opens with a speaker's name and a colon: the first passage, where the name
    is somebody's; a turn of a transcript, in capitals or by a name that opens two passages or more; a name with
    its description before a quotation."""
    openings = [(k, end, *_opening(doc, start, end)) for k, (start, end) in enumerate(telling)]
    turns = Counter(" ".join(t.lower_ for t in name) for _, _, name, _ in openings if name)
    for k, end, name, colon in openings:
        if not name or any(t.lower_ in words("labels") for t in name):
            continue
        content = trimmed(doc, (colon + 1, end))
        if content is None or content[1] - content[0] <= SHORTEST:
            continue
        quotation = _quotation(doc, content[0])
        short = len(name) <= LONGEST and all(t.pos_ in NAMING for t in name)
        people = any(t.ent_type_ in PEOPLE for t in name)
        shouted = all(t.text.isupper() for t in name if t.is_alpha) and any(t.is_alpha for t in name)
        again = turns[" ".join(t.lower_ for t in name)] > 1 and all(t.is_title or not t.is_alpha for t in name)
        if shouted and quotation is None and turns[" ".join(t.lower_ for t in name)] == 1 and _is_town(doc, name):
            continue  # "SAN SALVADOR: The navy …" was filed from there
        if quotation is not None and (people or (quotation[1] >= end - 1 and name[-1].pos_ in ("NOUN", "PROPN"))):
            yield named(quotation, _head(name), colon)
        elif short and (shouted or again or (k == 0 and people)):
            yield named(content, _head(name), colon)


def _opening(doc: Doc, start: int, end: int) -> tuple[list[Token], int]:
    """The words before the colon that the passage opens with, and the colon; none where they are no name."""
    name: list[Token] = []
    for i in range(start, min(end, start + FURTHEST)):
        token = doc[i]
        if token.text == ":":
            return name, i
        if token.is_space or (i == start and token.is_quote):
            continue  # a transcript's turns may each open with a mark
        if token.tag_ in FINITE or token.text in (".", "?", "!", "“", '"'):
            break
        name.append(token)
    return [], start


def _is_town(doc: Doc, name: list[Token]) -> bool:
    """Whether the words are the name of a large town."""
    words = doc[name[0].i : name[-1].i + 1].text.title()
    return any(place.kind == "city" and place.weight >= LARGE for place in look_up(words, own_of(doc)))


def _head(name: list[Token]) -> Token:
    """The last word of the name proper, before its description or its brackets."""
    cut = next((n for n, t in enumerate(name) if n and t.text in (",", "(")), len(name))
    return name[cut - 1]


def _quotation(doc: Doc, first: int) -> Range | None:
    """The quotation that opens at this token."""
    at = doc[first].idx
    for q in doc._.quotations:
        if q.start == at and (not q.scare or q.end - q.start > SHORTEST_QUOTED):
            span = doc.char_span(q.start, q.end, alignment_mode="expand")
            return None if span is None else (span.start, span.end)
    return None


def named(content: Range, name: Token, colon: int) -> Draft:
    """A name and a colon open a headline or a turn in a transcript: what follows is what the named one says."""
    return Draft(
        rule="extract.statements.colons:named",
        frame="colon",
        content=[content],
        predicate=name.doc[colon],
        cue=(colon, colon + 1),
        speaker=name,
    )
