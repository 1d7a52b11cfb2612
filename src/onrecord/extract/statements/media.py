"""Who makes a trade of passing on what others say: agencies, newspapers, broadcasters."""

from functools import cache

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.participants import mention_of
from onrecord.lang import lexicon

KEPT = "onrecord_media"
PARTS = ("in", "by", "on", "from", "of")


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of reporting_relays.toml."""
    return frozenset(lexicon("reporting_relays.toml")[name].split())


def is_medium(token: Token | None) -> bool:
    """Whether the word names somebody whose trade it is to pass on what others say."""
    if token is None:
        return False
    if token.lemma_.lower() in words("media") or token.lower_ in words("media"):
        return True
    if token.lemma_.lower() == "agency" and any(t.lower_ in words("qualities") for t in token.subtree):
        return True
    if token.pos_ == "PROPN" and token.lower_ in words("known"):
        return True
    mention = mention_of(token)
    if mention is None:
        return token.pos_ == "PROPN" and token.lower_ in words("names")
    return mention.actor in _media(token.doc)


def _media(doc: Doc) -> frozenset[str]:
    """The ids of the media among the report's actors, worked out once a report."""
    kept: frozenset[str] | None = doc.user_data.get(KEPT)
    if kept is None:
        kept = frozenset(
            actor.id
            for actor in doc._.actors
            if actor.kind != "person"
            and (
                any(code.endswith("JRN") for code in actor.codes)
                or not words("names").isdisjoint(word.lower() for word in actor.name.split() if word[0].isupper())
            )
        )
        doc.user_data[KEPT] = kept
    return kept


def medium_of(source: Token) -> Token | None:
    """The medium itself, or whose report it is: "a report in the Courier", "the agency's report"."""
    if source.lemma_.lower() in words("reports"):
        owners = [c for c in source.lefts if c.dep_ in ("poss", "compound", "nmod")]
        return next((o for o in [*owners, *syntax.prepositional(source, *PARTS)] if is_medium(o)), None)
    return source if is_medium(source) else None
