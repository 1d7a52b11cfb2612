"""The words that tell that somebody says, thinks, wants or asks, and the frames that each opens."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.lang import lexicon


class Cue(NamedTuple):
    """One word of the lexicon: its lemma, its part of speech (verb, noun, adjective), the frames in which it
    attributes something with the act that each names, and whether it goes with a quotation."""

    lemma: str
    pos: str
    frames: dict[str, str]
    quotes: bool
    act: str


PARTS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


@cache
def cues() -> dict[tuple[str, str], Cue]:
    """The lexicon by part of speech and lemma; where two groups name a frame, the later gives its act."""
    facts = lexicon("reporting.toml")
    found: dict[tuple[str, str], Cue] = {}
    for pos in ("verb", "noun", "adjective"):
        for group in facts[pos]:
            for lemma in group["words"].split():
                known = found.get((pos, lemma)) or Cue(lemma, pos, {}, False, group["act"])
                frames = known.frames | dict.fromkeys(group["frames"], group["act"])
                quotes = known.quotes or group.get("quotes", False)
                found[pos, lemma] = known._replace(frames=frames, quotes=quotes)
    for wrong, right in facts["lemmas"].items():
        for pos in ("verb", "noun", "adjective"):
            if (pos, right) in found:
                found.setdefault((pos, wrong), found[pos, right])
    return found


def cue_of(token: Token) -> Cue | None:
    """The lexicon's entry for this token, None where it has none."""
    part = PARTS.get(token.pos_)
    if part is None or (token.i and token.doc[token.i - 1].text == "-" and not token.doc[token.i - 1].whitespace_):
        return None  # "so-called", "self-described"
    lemma = token.lemma_.lower()
    found = cues().get((part, lemma))
    if found is None and lemma.endswith(("ise", "our")):
        # British spelling: the lexicon has "criticize", "favor"
        found = cues().get((part, lemma[:-3] + ("ize" if lemma.endswith("ise") else "or")))
    return found
