"""Ships, boats and what stands for them: which words name a vessel, and whose it is.

In: a token. Out: whether it is a vessel; the mention of whoever sails it. Promise: a name is a vessel's where the
report calls it one ("the trawler Maria Elena"), "it" only where a vessel was spoken of just before.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.extract.events.frames import classes
from onrecord.extract.participants import affiliated
from onrecord.extract.syntax import prepositional
from onrecord.model import Mention

PRONOUNS = frozenset(("it", "she", "they", "them", "her"))
NO_VESSELS = frozenset(("PERSON", "GPE", "LOC", "NORP", "DATE", "LAW", "EVENT", "LANGUAGE"))
NEAR = 40
"""Tokens: how far back a pronoun's vessel may stand."""
BEFORE = 400
"""Tokens: how far back "the cutter" was told to be somebody's."""


def is_vessel(token: Token) -> bool:
    """Whether a word means a vessel: a noun for one, the name of one, a pronoun behind one."""
    if token.pos_ == "PRON":
        return token.lower_ in PRONOUNS and _meant(token) is not None
    return is_vessel_noun(token) or (token.pos_ == "PROPN" and token.lower_ in _named(token.doc))


def is_vessel_noun(token: Token) -> bool:
    """Whether it is a noun for a vessel: "trawler", "cutters"."""
    return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in classes()["vessels"]


def sailed_by(token: Token) -> Mention | None:
    """Whose vessel it is: "a Kenyan cutter", "cutters of the Kenyan navy"; "the cutter" that was told to be
    somebody's before."""
    if not is_vessel_noun(token):
        return None
    own = _owner(token)
    if own is not None or not any(c.lower_ in ("the", "that", "this", "those", "these") for c in token.lefts):
        return own
    noun = token.lemma_.lower()
    for i in range(token.i - 1, max(-1, token.i - BEFORE), -1):
        other = token.doc[i]
        if other.lemma_.lower() == noun and is_vessel_noun(other):
            own = _owner(other)
            if own is not None:
                return own
    return None


def _owner(vessel: Token) -> Mention | None:
    found = affiliated(vessel)
    if found is not None and found.form != "pronoun":
        return found
    at: dict[int, Mention] = vessel.doc._.mention_at
    beside = (*prepositional(vessel, "of", "from"), *_names_of(vessel))
    return next((at[n.i] for n in beside if n.i in at), found)


def _named(doc: Doc) -> frozenset[str]:
    """The last words of vessels' names, read once a report: what stands with a noun for a vessel, and in a report
    with such a noun any name with "the" that is nobody known."""
    kept: frozenset[str] | None = doc.user_data.get("onrecord.vessels")
    if kept is None:
        nouns = [token for token in doc if is_vessel_noun(token)]
        names = {name.lower_ for token in nouns for name in _names_of(token)}
        if nouns:
            names |= {token.lower_ for token in doc if token.pos_ == "PROPN" and _may_sail(token)}
        kept = doc.user_data["onrecord.vessels"] = frozenset(names)
    return kept


def _may_sail(name: Token) -> bool:
    """Whether a name may be a vessel's: "the Maria Elena", of which nothing else is known."""
    if name.ent_type_ in NO_VESSELS or not any(c.lower_ == "the" for c in name.lefts):
        return False
    if name.lower_ in classes()["troops"]:
        return False
    mention = name.doc._.mention_at.get(name.i)
    if mention is None:
        return name.ent_type_ != "" or any(c.dep_ == "compound" and c.pos_ == "PROPN" for c in name.lefts)
    actor = next(a for a in name.doc._.actors if a.id == mention.actor)
    return actor.kind == "organization" and all(code.endswith(("UNK", "MIL")) for code in actor.codes)


def _names_of(vessel: Token) -> Iterator[Token]:
    """The names that stand with a noun for a vessel: "the trawler Sula", "the Sula, a trawler"."""
    if vessel.dep_ in ("compound", "nmod"):
        # "the tanker Maria Elena" is a ship, whatever else the name may be.
        if vessel.head.pos_ == "PROPN" and vessel.head.ent_type_ not in ("GPE", "NORP"):
            yield vessel.head
        return
    near = [c for c in vessel.rights if c.dep_ == "appos"]
    if vessel.dep_ == "appos":
        near.append(vessel.head)
    yield from (n for n in near if n.pos_ == "PROPN" and n.ent_type_ not in NO_VESSELS)


def _meant(pronoun: Token) -> Token | None:
    """The vessel that a pronoun means: the last one told of in its sentence, or in the one before."""
    sentence = pronoun.sent
    first = max(0, pronoun.i - NEAR)
    begins = sentence.start
    if begins > 0:
        before = pronoun.doc[begins - 1].sent.start
        first = max(first, before)
    for i in range(pronoun.i - 1, first - 1, -1):
        token = pronoun.doc[i]
        if token.pos_ != "PRON" and token.dep_ != "compound" and is_vessel(token):
            return token
    return None
