"""How a word hangs on the one above it: as its object, its infinitive, its clause, by a preposition.

In: a token. Out: the relation's name and the word above. Promise: one step up the parse, across a preposition.
"""

from spacy.tokens import Token

from onrecord.extract.events.cues import nouns
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import classes
from onrecord.extract.syntax import governor

COMPLEMENTS = frozenset(("xcomp", "advcl", "ccomp", "acl"))
AWAY = frozenset(("out", "away", "back", "down", "short"))
ANY = frozenset(("any", "every", "each", "whichever", "whatever"))
ANYBODY = frozenset(("anyone", "anybody", "everyone", "everybody", "whoever", "anything"))
EMBEDS = frozenset(("claimed", "denied", "threatened", "demanded"))
"""What a noun may say of the clause after "that"."""


def is_noun(token: Token) -> bool:
    """Whether a word is a noun."""
    return token.pos_ in ("NOUN", "PROPN")


def is_truce(token: Token) -> bool:
    """Whether a word is one for a truce, which holds until somebody ends it."""
    return lemma_of(token) in classes()["truces"]


def relation_of(lower: Token) -> tuple[str, Token | None]:
    """What the token is to the word above it, and that word, across a preposition.

    "to": an infinitive whose subject is the word's own; "whoto": one with another subject.
    """
    dep, head = lower.dep_, governor(lower)
    if dep in ("dobj", "nsubjpass", "dative", "attr", "oprd"):
        return "obj", head
    if dep == "nsubj":
        return "subj", head
    if dep in ("pobj", "pcomp"):
        if head.lower_ == "of" and head.head.lower_ == "ahead":
            head = head.head
        if head.lower_ in ("of", "from") and head.head.lower_ in AWAY and head.head.head != head.head:
            return head.lower_, head.head.head  # "pulled out of the summit"
        return head.lower_, head.head if head.head != head else None
    if dep == "compound" and is_noun(lower) and is_noun(head):
        return "comp", head
    if dep == "relcl" and is_noun(head) and _is_bare_infinitive(lower):
        return "to", head  # "calls to resign"
    if dep == "relcl" and lemma_of(head) in nouns() and any(c.lower_ == "that" for c in lower.lefts):
        embeds = any(status in EMBEDS for _, status in nouns()[lemma_of(head)])
        return ("that", head) if embeds else ("", None)
    if dep not in COMPLEMENTS or _are_apart(lower, head):
        return "", None
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in lower.children):
        other = any(c.dep_ == "nsubj" for c in lower.children) or any(c.dep_ == "dobj" for c in head.children)
        return ("whoto" if other and head.pos_ == "VERB" else "to"), head
    if dep == "acl" and any(c.dep_ == "mark" and c.lower_ == "that" for c in lower.children):
        return "that", head
    if dep == "advcl" and lower.tag_ == "VBG" and lower.i - head.i <= 2 and lower.left_edge == lower:
        # "ruled out resigning", whichever way the parse hangs it
        beside = lower.doc[lower.i - 1]
        parts = [c for c in head.rights if c.dep_ in ("prt", "prep", "advmod") and not list(c.rights)]
        return ("ing", head) if beside == head or beside in parts else ("", None)
    if dep == "advcl" or (dep == "acl" and lower.tag_ != "VB"):
        return "", None
    gerund = lower.tag_ == "VBG" and not any(c.dep_ in ("nsubj", "aux") for c in lower.children)
    return ("ing" if gerund else "that"), head


def _is_bare_infinitive(verb: Token) -> bool:
    forms = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    return forms[:1] == ["to"] and not any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def _are_apart(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between two words, so that neither says anything of the other."""
    first, last = sorted((one.i, other.i))
    return any(token.text == ";" for token in one.doc[first:last])


def is_finite(verb: Token) -> bool:
    """Whether a verb has a subject or an auxiliary of its own."""
    return any((c.dep_ == "aux" and c.lower_ != "to") or c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


def parts_of(verb: Token) -> set[str]:
    """What stands with a verb: its particles, adverbs and prepositions with their nouns: "put on ice"."""
    near = [c for c in verb.children if c.dep_ in ("prt", "advmod", "prep", "acomp", "oprd") and not _leads(c)]
    below = [n for c in near for n in c.children if c.dep_ in ("prep", "advmod")]
    moved = [o for c in verb.children if c.dep_ in ("dobj", "nsubjpass") for o in c.rights if o.dep_ == "prep"]
    near += [p for p in moved if any(n.ent_type_ in ("DATE", "TIME") for n in p.rights)]
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "to":
        near.append(verb.nbor())  # "moved to mid-2025", which the parse may take for an infinitive
    return {part.lower_ for part in (*near, *below)}


def _leads(part: Token) -> bool:
    """Whether "off", "down" or "out" leads to a noun of its own, and so is no particle: "exercises off Luzon"."""
    return part.lower_ in ("off", "down", "up", "over") and any(c.dep_ == "pobj" for c in part.children)


def is_anybody(noun: Token) -> bool:
    """Whether a noun means whoever it may be: "any commander", "anyone", "every state"."""
    return noun.lower_ in ANYBODY or any(c.dep_ == "det" and c.lower_ in ANY for c in noun.lefts)
