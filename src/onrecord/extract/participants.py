"""Who a noun phrase means: from a token of the parse to the report's actors.

In: a token. Out: mentions, or the ids of actors. Promise: nothing is looked for outside the token's own noun
phrase and, for a relative pronoun, the phrase that its clause describes.
"""

from spacy.tokens import Doc, Token

from onrecord.extract.syntax import conjuncts
from onrecord.lang import lexicon
from onrecord.model import Mention

RELATIVES = frozenset(("who", "which", "that", "whom", "whose"))
MODIFIERS = frozenset(("amod", "nmod", "compound", "poss"))
ANYBODY = frozenset(("nobody", "one", "none", "anyone", "anybody", "somebody", "someone", "everyone", "those"))
PARTITIVES = frozenset(lexicon("participants.toml")["partitives"])


def mention_of(token: Token) -> Mention | None:
    """The mention that the token heads or lies in.

    A relative pronoun means what its clause describes; "one of the generals", "a number of farmers" and
    "members of the council" mean the generals, the farmers, the council.
    """
    at: dict[int, Mention] = token.doc._.mention_at
    for _ in range(4):
        found = at.get(token.i)
        if found is not None and (found.head == token.i or found.form != "pronoun"):
            return found
        onward = _antecedent(token) or _whole(token)
        if onward is None:
            return found
        token = onward
    return None


def actors_of(token: Token, doc: Doc) -> tuple[str, ...]:
    """The ids of the actors that the noun phrase names, its conjuncts too ("Russia, China and Iran")."""
    ids: dict[str, None] = {}
    for part in conjuncts(token):
        mention = mention_of(part)
        if mention is not None:
            ids[mention.actor] = None
    return tuple(ids)


def affiliated(token: Token) -> Mention | None:
    """The actor that a noun is ascribed to by what stands in front of it: "Israeli" in "the Israeli bombing of
    the camp", "Kenya's" in "Kenya's rejection of the plan"."""
    at: dict[int, Mention] = token.doc._.mention_at
    modifiers = [child for child in token.lefts if child.dep_ in MODIFIERS]
    modifiers.sort(key=lambda child: child.dep_ != "poss")
    for child in modifiers:
        mention = at.get(child.i)
        if mention is not None and not mention.start <= token.idx < mention.end:
            return mention
    for child in modifiers:
        for below in child.lefts:
            mention = at.get(below.i) if below.dep_ in MODIFIERS else None
            if mention is not None and not mention.start <= token.idx < mention.end:
                return mention
    return None


def _antecedent(token: Token) -> Token | None:
    """What a relative pronoun stands for: the noun whose clause it opens."""
    if token.lower_ not in RELATIVES:
        return None
    clause = token
    for _ in range(5):
        if clause.dep_ == "relcl":
            return clause.head
        if clause.head == clause:
            return None
        clause = clause.head
    return None


def _whole(token: Token) -> Token | None:
    """The noun after "of" where the token only says how much or which part of it is meant; of "nobody at the
    ministry" the ministry."""
    anybody = token.lower_ in ANYBODY
    if not anybody and token.lemma_.lower() not in PARTITIVES and token.pos_ != "NUM":
        return None
    for child in token.rights:
        if child.lower_ == "of" or (anybody and child.lower_ in ("at", "from", "within")):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None
