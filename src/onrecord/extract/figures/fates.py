"""What became of those whom a figure counts: killed, missing, displaced; and the word that says so."""

from spacy.tokens import Doc, Token

from onrecord.extract.figures.kinds import acts, tells
from onrecord.extract.syntax import is_passive
from onrecord.lang import lexicon

_WORDS = lexicon("figures.toml")
FLEEING = frozenset(_WORDS["claims"]["fleeing"])
RESULTING = frozenset(_WORDS["claims"]["resulting"])
HELD_TO = frozenset(_WORDS["claims"]["held_to"])
TAKING_LIVES = frozenset(_WORDS["claims"]["taking_lives"])
THREATENING = frozenset(_WORDS["claims"]["threatening"])
PARTICIPLES: dict[str, str] = _WORDS["participles"]
PATIENT = frozenset(("nsubjpass", "dobj"))
RESULTS = frozenset(("oprd", "acomp", "ccomp", "attr", "amod", "xcomp"))
BESIDE = frozenset((*RESULTS, "advmod"))
BETWEEN = frozenset(("of", "them", "others", *_WORDS["claims"]["held_for"]))


def act_on(noun: Token) -> Token | None:
    """The noun of an act that befell those counted: "the deaths of 22 soldiers", "the bodies of two boys"."""
    token = noun
    for _ in range(3):
        of = token.head
        if of.lower_ in ("of", "among") and token.dep_ == "pobj":
            token = of.head
            if token.lemma_.lower() in acts():
                return token if token.lemma_ != "life" or token.head.lemma_ in TAKING_LIVES else None
            if token.pos_ not in ("NOUN", "NUM", "PRON"):
                return None
        else:
            return None
    return None


def fate_of(noun: Token | None, number: Token, verb: Token | None, doc: Doc) -> Token | None:
    """The word that says what became of those counted: the verb whose patient they are, the participle or
    adjective that follows ("20 people killed", "12 missing", "left 40 dead")."""
    counted = noun if noun is not None else number
    if verb is not None and _is_ahead(verb):
        return None
    death = None if verb is None else _to_death(counted, verb)
    if death is not None:
        return death
    if verb is not None and tells(verb) and verb in (counted.head, number.head):
        first = counted if counted.head == verb else number
        if _befalls(verb, first.dep_):
            return verb
    told = verb is not None and bool(tells(verb)) and _befalls(verb, role_of(counted, verb))
    for child in () if told else counted.rights:
        known = child.dep_ in ("acl", "relcl", "amod", "acomp") and bool(tells(child))
        if known and (child.dep_ != "relcl" or is_passive(child) or not _has_object(child)):
            return child
    following = max(number.i, counted.i) + 1
    for i in range(following, min(following + 3, len(doc))):
        token = doc[i]
        if token.pos_ in ("VERB", "ADJ") and tells(token):
            if token.tag_ in ("VBN", "VBD", "JJ", "VBG") and not any(c.dep_ == "dobj" for c in token.children):
                return token
            break
        if token.pos_ not in ("NOUN", "ADV", "PRON", "ADJ", "AUX") and token.lower_ not in BETWEEN:
            break
    return None if verb is None else _by_verb(counted, verb)


def _is_ahead(verb: Token) -> bool:
    """Whether it is what somebody only threatens or means to do: "threatened to kill one hostage"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VB" and verb.head.lemma_ in THREATENING


def _to_death(counted: Token, verb: Token) -> Token | None:
    """The death of those who "froze to death", "were burned to death" or "fell to their deaths"."""
    if role_of(counted, verb) not in ("nsubj", "nsubjpass", "dobj"):
        return None
    tos = (child for child in verb.rights if child.lower_ == "to")
    return next((noun for to in tos for noun in to.children if noun.lemma_ == "death"), None)


def _befalls(verb: Token, role: str) -> bool:
    """Whether what the verb tells befalls those who are this to it: "three of those hurt died"."""
    return role in PATIENT or (role == "nsubj" and not _has_object(verb))


def own_fate(noun: Token) -> Token | None:
    """The participle or adjective that stands right with those counted: "the 40 passengers injured"."""
    return next((c for c in noun.rights if c.dep_ in ("acl", "amod") and tells(c)), None)


def _by_verb(counted: Token, verb: Token) -> Token | None:
    if tells(verb):
        role = role_of(counted, verb)
        fleeing = verb.lemma_ in FLEEING or not _has_object(verb)
        if role in PATIENT or (role == "nsubj" and fleeing) or (role and is_passive(verb) and role != "prep"):
            return verb
    if verb.lemma_ in HELD_TO and is_passive(verb):
        # "seventeen are known to have died"
        return next((c for c in verb.rights if c.dep_ == "xcomp" and tells(c) and not _has_object(c)), None)
    if verb.lemma_ in RESULTING:
        for child in verb.subtree:
            # "left 40 dead", "were found dead", "shot dead two nurses"
            follows = child.i > counted.i and child.dep_ in RESULTS
            beside = child.head == verb and child.i == verb.i + 1 and child.dep_ in BESIDE
            if (follows or beside) and tells(child):
                return child
    return None


def role_of(token: Token, verb: Token) -> str:
    """What the token is to the verb, itself or the phrase that it stands in; "" where it is nothing to it."""
    for _ in range(6):
        if token.head == verb:
            role: str = token.dep_
            return role
        if token.head == token or token.dep_ in ("advcl", "ccomp", "relcl", "acl"):
            return ""
        if token.dep_ == "prep" and token.lower_ not in ("of", "among", "including"):
            return "prep"
        token = token.head
    return ""


def _has_object(verb: Token) -> bool:
    return any(child.dep_ == "dobj" for child in verb.children)


def participle(fate: Token) -> str:
    """The word of a fate as one says it of those counted: "killing" killed, "dead" as it stands."""
    if fate.pos_ == "NOUN":
        return "killed"
    if fate.tag_ in ("VBN", "VBD", "JJ") or fate.pos_ == "ADJ":
        return fate.lower_
    lemma = fate.lemma_.lower()
    if lemma in PARTICIPLES:
        return PARTICIPLES[lemma]
    if lemma.endswith("e"):
        return f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in ("a", "e", "o", "u"):
        return f"{lemma[:-1]}ied"
    return f"{lemma}ed"
