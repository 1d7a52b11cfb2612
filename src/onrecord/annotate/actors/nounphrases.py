"""Noun phrases that have no name: how far they reach, what they are called, when they mean nobody."""

from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, Spot, word_set
from onrecord.annotate.actors.tables import Country, RoleWord

_INTO_OFFICE = frozenset(("for", "as", "of", "to", "named", "elected", "appointed"))
_INNER = frozenset(("compound", "amod", "nmod"))
DEFINITE = frozenset(("the", "that", "this", "these", "those"))
INDEFINITE = frozenset(("a", "an", "another", "one"))


def is_office_only(frame: Frame, head: int, role: RoleWord) -> bool:
    """Whether the word means the office and nobody in it: "running for president"."""
    token = frame.tokens[head]
    if role.kind != "person" or role.plural or token.dep_ not in ("pobj", "oprd"):
        return False
    bare = not any(child.dep_ in ("det", "poss", "nummod") for child in token.lefts)
    into = _INTO_OFFICE if role.office or role.weight > 1 else ()
    return bare and token.text[0].islower() and (token.head.lower_ in into or token.head.lower_ == "in")


def is_predicate(frame: Frame, token: Token) -> bool:
    """Whether the noun only says what somebody is: "they are murderers"."""
    if token.dep_ == "attr" and token.head.lemma_ in ("be", "become", "remain"):
        subject = next((child for child in token.head.lefts if child.dep_ in ("nsubj", "expl")), None)
        if subject is not None and subject.lower_ == "it" and any(c.dep_ == "relcl" for c in token.rights):
            return False  # "It was the rebels who attacked"
        # "The dead were three drivers" tells of drivers, "they are murderers" of nobody else.
        return subject is not None and (subject.pos_ == "PRON" or subject.i in frame.taken)
    return token.dep_ == "oprd"


def modifies(frame: Frame, head: int) -> bool:
    """Whether the word stands before the noun that it describes ("police station", "rebel attack")."""
    token = frame.tokens[head]
    if token.dep_ not in _INNER:
        return False
    above = token.head.i
    return head < above <= head + 4


def left_edge(frame: Frame, first: int, head: int) -> int:
    """Where the noun phrase begins."""
    start = frame.tokens[head].left_edge.i
    while start < first and frame.tokens[start].is_punct:
        start += 1
    if start < first - 8 or start > first:
        return first
    tokens = frame.tokens
    for i in range(first - 1, start - 1, -1):
        if (tokens[i].is_punct and tokens[i].text not in ("-", "'", "’")) or tokens[i].is_space:
            return i + 1
        if tokens[i].pos_ in ("VERB", "CCONJ", "SCONJ", "ADP") and tokens[i].tag_ not in ("VBN", "VBG"):
            return i + 1
        match = frame.name_ending.get(i)
        if (
            i < first - 1
            and match is not None
            and isinstance(match.entry, Country)
            and (match.entry.form == "name" and tokens[i + 1].text not in ("'s", "’s", "'", "’", "-"))
        ):
            return i + 1
        if frame.lower[i] in ("least", "most") and i > start and frame.lower[i - 1] == "at":
            return i + 1
        if frame.lower[i] in ("outside", "inside", "near", "around", "then"):
            return i + 1
        if i == start and (frame.lower[i] in word_set("days") or frame.lower[i] == "not"):
            return i + 1  # "Late on Wednesday parliament voted", "and not the rebels"
        if tokens[i].pos_ == "ADV" and tokens[i + 1].pos_ not in ("NUM", "ADJ", "VERB", "ADV"):
            return i + 1
    return start


def name_of(frame: Frame, spot: Spot) -> str:
    """What an actor without a name is called: the phrase without articles, owners and bounds."""
    first = spot.first
    drop = (
        DEFINITE | INDEFINITE | frozenset(("some", "many", "several", "all", "its", "his", "her", "their", "our"))
    )
    while first < spot.last - 1 and (frame.lower[first] in drop):
        first += 1
    bound = first
    while bound < spot.last - 1 and frame.lower[bound] in word_set("bounds"):
        bound += 1
    if bound > first and frame.tokens[bound].like_num:
        first = bound
    return frame.words(first, spot.last)
