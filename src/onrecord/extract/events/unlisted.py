"""What may tell an event though the lexicon has no frame for it: the network decides.

In: a sentence. Out: matches with an open frame. Promise: only verbs and deverbal nouns that stand with somebody of
public life, and none that a frame speaks of already.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import Frame, noun_frames, verb_frames, words_of
from onrecord.extract.events.matching import QUADS, Match, objects_of
from onrecord.extract.events.nominal import carrier_of
from onrecord.lang import lexicon
from onrecord.model import EventType

OPEN: EventType = "COERCE"
"""The type of an open frame until it is judged: one that asks for no special parties."""
AFTER = ("obj", "iobj", "with", "against", "to", "on", "at", "from", "for", "of", "over", "in", "into")
NOUN_AFTER = ("of", "against", "with", "to", "on", "for", "at", "from", "over")
NOT_VERBS = frozenset(("aux", "auxpass", "amod", "compound", "prep"))
NOT_NOUNS = frozenset(("compound", "amod", "nmod", "npadvmod"))
PARTICLES = frozenset(("prt",))


def unlisted(sentence: Span, taken: set[int]) -> Iterator[Match]:
    """Matches for the words of a sentence that no frame has taken."""
    for token in sentence:
        if token.i in taken:
            continue
        if token.tag_.startswith("VB") and token.pos_ in ("VERB", "AUX"):
            if token.dep_ not in NOT_VERBS and not _says_little(token):
                yield _of_verb(token)
        elif token.pos_ == "NOUN" and token.dep_ not in NOT_NOUNS and _is_deverbal(token):
            yield Match(token, _frame(lemma_of(token), NOUN_AFTER), _noun_words(token), carrier_of(token))


def _of_verb(verb: Token) -> Match:
    particles = [c for c in verb.children if c.dep_ in PARTICLES]
    return Match(verb, _frame(lemma_of(verb), AFTER), [verb, *particles], verb, objects_of(verb))


def _noun_words(noun: Token) -> list[Token]:
    carrier = carrier_of(noun)
    return [carrier, noun] if carrier is not None else [noun]


def _frame(lemma: str, after: tuple[str, ...]) -> Frame:
    return Frame(lemma, OPEN, "", frozenset(), "", frozenset(), after, (), False, "")


def _says_little(verb: Token) -> bool:
    """Whether a verb of saying, being or carrying says nothing of what was done, or a frame calls it no event."""
    lemma = lemma_of(verb)
    if lemma in words_of("idle", "words") | words_of("light", "verbs") | _listed("verbs", "idle"):
        return True
    return any(frame.type not in QUADS for frame in verb_frames(verb).get(lemma, ()))


def _is_deverbal(noun: Token) -> bool:
    """Whether a noun may name an act: it looks as a verb of the lexicon does, or has an act's ending."""
    lemma = lemma_of(noun)
    if noun.i in noun.doc._.mention_at or lemma in _listed("nouns", "idle") | words_of("light", "parts"):
        return False
    return (
        lemma in verb_frames(noun)
        or lemma in noun_frames(noun)
        or lemma.endswith(tuple(_listed("nouns", "endings")))
    )


@cache
def _listed(section: str, key: str) -> frozenset[str]:
    told: dict[str, list[str]] = lexicon("events_unlisted.toml")[section]
    return frozenset(told[key])
