"""Attributions by a colon: "Mayor: Bridge to close" in a headline, "MODERATOR: Thank you." in a transcript."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.extract.statements import circumstances
from onrecord.extract.statements.draft import Draft, Range, trimmed

LONGEST = 7
"""In tokens: a name before the colon is no longer than this."""
SHORTEST = 3
NAMING = frozenset(("PROPN", "NOUN", "ADP", "DET", "PUNCT", "PART", "ADJ"))
PEOPLE = frozenset(("PERSON", "ORG", "NORP", "GPE"))


def drafts(doc: Doc, telling: list[Range]) -> Iterator[Draft]:
    """One draft for each passage that opens with a speaker's name and a colon: the first passage, where the name
    is somebody's; any other only in the capitals of a transcript."""
    for k, (start, end) in enumerate(telling):
        words = [t for t in doc[start : min(end, start + LONGEST + 3)] if not t.is_space]
        colon = next((n for n, t in enumerate(words[: LONGEST + 1]) if t.text == ":"), 0)
        name = words[:colon]
        if not name or any(t.pos_ not in NAMING for t in name):
            continue
        shouted = all(t.text.isupper() for t in name if t.is_alpha) and any(t.is_alpha for t in name)
        if not shouted and not (k == 0 and any(t.ent_type_ in PEOPLE for t in name)):
            continue
        content = trimmed(doc, (words[colon].i + 1, end))
        if any(t.lower_ in circumstances.words("labels") for t in name):
            continue
        if content is not None and content[1] - content[0] > SHORTEST:
            yield named(content, name[-1], words[colon].i)


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
