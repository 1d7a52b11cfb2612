"""What only several words together say of those counted: "lost their homes", "taken to hospital"."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.extract.figures.fates import role_of
from onrecord.extract.figures.kinds import is_people, is_populace
from onrecord.lang import lexicon

_SITUATIONS = lexicon("figures_situations.toml")["situation"]
_WHO = lexicon("figures_who.toml")
DOING = frozenset(("nsubj", "agent"))
DONE = frozenset(("nsubjpass", "dobj"))
BESIDE = frozenset(("nsubj", "nsubjpass", "csubj", "conj", "cc", "ccomp", "advcl", "punct", "mark", "relcl"))
REGIONS = frozenset(("GPE", "LOC"))


class Situation(NamedTuple):
    """A kind, and the words beside a verb by which those who do it, or to whom it is done, are of that kind."""

    kind: str
    role: str
    who: str
    words: frozenset[str]
    least: int


@cache
def _situations() -> dict[str, list[Situation]]:
    """Verb -> the situations that it may tell, in the order of the file."""
    found: dict[str, list[Situation]] = {}
    for entry in _SITUATIONS:
        situation = Situation(
            entry["kind"],
            entry["role"],
            entry["who"],
            frozenset(entry["words"]),
            entry.get("least", 0),
        )
        for verb in entry["verbs"]:
            found.setdefault(verb, []).append(situation)
    return found


def situation_of(stands: Token, noun: Token | None, verb: Token | None, size: float) -> tuple[str, str] | None:
    """The kind that the clause of those counted gives them, and its verb; None where it gives none. ``stands`` is
    the word for them in the clause: the noun itself or a number alone."""
    for told, role in _clauses(stands, verb):
        for situation in _situations().get(told.lemma_.lower(), ()):
            if (
                situation.role in ("any", role)
                and size >= situation.least
                and _may_be(situation.who, noun)
                and ("" in situation.words or not situation.words.isdisjoint(_words(told, stands)))
            ):
                return situation.kind, told.text.lower()
    return None


def _clauses(counted: Token, verb: Token | None) -> Iterator[tuple[Token, str]]:
    """The verbs that say something of those counted, and whether they do it or it is done to them."""
    for child in counted.rights:
        if child.dep_ in ("acl", "relcl") and child.pos_ in ("VERB", "AUX"):
            yield child, "done" if _is_passive(child) else "doing"
    role = "" if verb is None else role_of(counted, verb)
    while verb is not None and role:
        if role == "prep" and stands_after(counted, "for"):
            yield verb, "for"
        if role in DOING or role in DONE or role == "attr":
            yield verb, "done" if role in DONE else "doing"
        # "had to leave their homes", "were reported to be living in tents"
        verb = next((c for c in verb.rights if c.dep_ == "xcomp" and c.pos_ in ("VERB", "AUX")), None)
        role = "nsubj" if role != "nsubjpass" or verb is None or not _is_passive(verb) else role


def stands_after(counted: Token, preposition: str) -> bool:
    """Whether the word, or what it is coordinated with, follows the preposition: "searching for 17 fishermen"."""
    while counted.dep_ == "conj":
        counted = counted.head
    return counted.dep_ == "pobj" and counted.head.lower_ == preposition


def _is_passive(verb: Token) -> bool:
    is_participle = verb.tag_ == "VBN" and verb.dep_ == "acl"
    return is_participle or any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.lefts)


def _words(verb: Token, counted: Token) -> Iterator[str]:
    """The lemmas of what stands with a verb or those counted, less who does it."""
    tops = [child for child in verb.children if child.dep_ not in BESIDE]
    if not any(child.dep_ in ("dobj", "attr") and child != counted for child in tops):
        yield "@alone"
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in ("tell", "order", "ask", "urge", "force"):
        yield verb.head.lemma_
    for top in (*tops, *(child for child in counted.rights if child.dep_ == "prep")):
        yield from _spread(top, counted)


def _spread(top: Token, counted: Token) -> Iterator[str]:
    """A word and what hangs on it by a preposition or an infinitive, with the "no" or "without" before it."""
    if top == counted:
        return
    lemma = top.lemma_.lower()
    yield lemma
    if top.dep_ == "prt":
        yield f"+{lemma}"
    if top.dep_ == "dobj" and _is_place(top):
        yield "@place"
    if top.dep_ == "pobj" and _is_place(top):
        yield "@there"
    before = {child.lower_ for child in top.lefts} | ({top.head.lower_} if top.dep_ == "pobj" else set())
    for word in before & {"no", "without"}:
        yield f"{word} {lemma}"
    for child in top.children:
        if child.dep_ in ("pobj", "prep") or (child.dep_ in ("dobj", "oprd") and top.dep_ == "xcomp"):
            yield from _spread(child, counted)


def _is_place(noun: Token) -> bool:
    if noun.ent_type_ in REGIONS or noun.pos_ != "PROPN":
        return noun.ent_type_ in REGIONS
    is_known = any(mark.start <= noun.idx < mark.end for mark in noun.doc._.places)
    return is_known or (noun.dep_ == "dobj" and noun.ent_type_ not in ("ORG", "NORP", "EVENT", "WORK_OF_ART"))


def _may_be(who: str, noun: Token | None) -> bool:
    if who == "people":
        return noun is None or is_people(noun)
    if who == "populace":
        return is_populace(noun)
    if who == "peoples":
        return noun is not None and (noun.ent_type_ == "NORP" or noun.tag_ == "NNPS")
    if who == "lost":
        return noun is None or (is_people(noun) and noun.lemma_.lower() not in _WHO["wanted"])
    return noun is not None and noun.lemma_.lower() in _WHO[who]
