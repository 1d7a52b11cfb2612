"""What a figure counts, in which kind it falls, and which verb tells it."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract.syntax import is_passive, own_subject
from onrecord.lang import lexicon
from onrecord.model import Quantity

_WORDS = lexicon("figures.toml")
PEOPLE = frozenset(_WORDS["claims"]["people"])
CHANGES = frozenset(_WORDS["claims"]["changes"])
FLEEING = frozenset(_WORDS["claims"]["fleeing"])
NUMBERS = frozenset(_WORDS["claims"]["numbers"])
MEASURING = frozenset(_WORDS["claims"]["measuring"])
PUTTING = frozenset(_WORDS["claims"]["putting"])
PATIENT = frozenset(("nsubjpass", "dobj"))
RESULTS = frozenset(("oprd", "acomp", "ccomp", "attr", "amod", "xcomp"))
LEFT_OUT = frozenset(("det", "nummod", "quantmod", "predet", "poss", "punct", "advmod", "cc", "preconj"))


class Counted(NamedTuple):
    """What is counted: its words, its kind, its noun, the verb that tells it, and the cue that gave the kind."""

    what: str | None
    kind: str
    noun: Token | None
    verb: Token | None
    cue: str


@cache
def _kinds() -> dict[str, tuple[tuple[str, str], ...]]:
    """Lemma -> (kind, part) in the order of the file, so that the first is the strongest."""
    found: dict[str, list[tuple[str, str]]] = {}
    for entry in _WORDS["kind"]:
        for part in ("verbs", "nouns", "adjectives", "phrases"):
            for lemma in entry.get(part, ()):
                found.setdefault(lemma, []).append((entry["name"], part))
    return {lemma: tuple(kinds) for lemma, kinds in found.items()}


@cache
def _of_people() -> frozenset[str]:
    return frozenset(entry["name"] for entry in _WORDS["kind"] if entry.get("objects") == "people")


def counted(quantity: Quantity, number: Token, doc: Doc) -> Counted:
    """What the quantity counts. ``number`` is the token of the number that its noun or verb hangs by."""
    noun = None if quantity.noun is None else doc[quantity.noun]
    verb = governing_verb(noun if noun is not None and noun.pos_ != "VERB" else number)
    is_measure = quantity.unit is not None and quantity.unit != "%" and not quantity.unit.isupper()
    fate = None if is_measure or _is_hyphened(number, doc) else _fate(noun, number, verb, doc)
    if noun is None and fate is None and (not is_measure or (verb is not None and verb.lemma_ in MEASURING)):
        noun = _subject_counted(number, verb)
    kind, cue = _kind(noun, fate, verb)
    if quantity.unit is not None and len(quantity.unit) == 3 and quantity.unit.isupper():
        kind, cue = "money", quantity.unit
    what = _phrase(noun, number) if noun is not None else None
    if fate is not None and kind in _TOLD_BY_FATE:
        word = _participle(fate)
        what = f"{what} {word}" if what and word not in what.split() else what or word
    return Counted(what, kind, noun, verb, cue)


_TOLD_BY_FATE = frozenset(
    (
        "freed",
        "deported",
        "killed",
        "injured",
        "missing",
        "arrested",
        "detained",
        "abducted",
        "displaced",
        "destroyed",
    )
)


def _is_hyphened(number: Token, doc: Doc) -> bool:
    """Whether the number only describes a noun ("the 12-strong council"), so that nothing befell those counted."""
    return number.i + 1 < len(doc) and doc[number.i + 1].text in ("-", "‑") and not number.whitespace_


def governing_verb(token: Token) -> Token | None:
    """The verb of the clause that the token stands in, not of one that it describes."""
    for _ in range(12):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound", "aux", "auxpass"):
            return token
        if token.head == token:
            return None
        token = token.head
    return None


def _fate(noun: Token | None, number: Token, verb: Token | None, doc: Doc) -> Token | None:
    """The word that says what became of those counted: the verb whose patient they are, the participle or
    adjective that follows ("20 people killed", "12 missing", "left 40 dead")."""
    counted_token = noun if noun is not None else number
    told = verb is not None and verb.lemma_.lower() in _kinds() and _role(counted_token, verb) in PATIENT
    for child in () if told else counted_token.rights:
        known = child.dep_ in ("acl", "relcl", "amod", "acomp") and child.lemma_.lower() in _kinds()
        if known and (child.dep_ != "relcl" or is_passive(child) or not _has_object(child)):
            return child
    following = max(number.i, counted_token.i) + 1
    for i in range(following, min(following + 3, len(doc))):
        token = doc[i]
        if token.pos_ in ("VERB", "ADJ") and (token.lemma_.lower() in _kinds() or token.lower_ in _kinds()):
            if token.tag_ in ("VBN", "VBD", "JJ", "VBG") and not any(c.dep_ == "dobj" for c in token.children):
                return token
            return None
        if token.pos_ not in ("NOUN", "ADV", "PRON", "ADJ", "AUX") and token.lower_ not in (
            "of",
            "them",
            "others",
        ):
            break
    if verb is None:
        return None
    if verb.lemma_.lower() in _kinds():
        role = _role(counted_token, verb)
        fleeing = verb.lemma_ in FLEEING or not _has_object(verb)
        if role in PATIENT or (role == "nsubj" and fleeing) or is_passive(verb):
            return verb
    if verb.lemma_ in (
        "leave",
        "report",
        "find",
        "feel",
        "be",
        "go",
        "declare",
        "list",
        "believe",
        "presume",
        "confirm",
    ):
        for child in verb.subtree:
            known = child.lemma_.lower() in _kinds() or child.lower_ in _kinds()
            if known and child.dep_ in RESULTS and child.i > counted_token.i:
                return child
    if verb.lemma_ in ("seek", "take", "find") and _role(counted_token, verb) == "nsubj":
        for child in verb.children:
            if child.dep_ == "dobj" and ("displaced", "phrases") in _kinds().get(child.lemma_, ()):
                return child
    return None


def _role(token: Token, verb: Token) -> str:
    """What the token is to the verb, itself or the phrase that it stands in."""
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


def _subject_counted(number: Token, verb: Token | None) -> Token | None:
    """Where no noun follows: what reaches the number ("the toll rose to 40"), or what it hangs on."""
    head = number
    for _ in range(4):
        if head.head == head:
            break
        head = head.head
        if head.pos_ == "NOUN" and head.i < number.i:
            return _what_of(head)
        if head.pos_ in ("VERB", "AUX"):
            break
    if verb is not None and verb.lemma_ in PUTTING:
        patient = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass") and c.i < number.i), None)
        return None if patient is None else _what_of(patient)
    if verb is not None and verb.lemma_ in CHANGES:
        subject = own_subject(verb)
        if subject is None and verb.dep_ in ("acl", "relcl"):
            return verb.head if verb.head.pos_ == "NOUN" else None
        if subject is None and verb.dep_ == "conj":
            subject = own_subject(verb.head)
        counts = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in NUMBERS and c.i < number.i]
        if counts:
            return _what_of(counts[0])
        if subject is not None and subject.pos_ in ("NOUN", "PROPN") and subject.i < number.i:
            return _what_of(subject)
        if subject is not None and subject.i < number.i:
            objects = (c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN")
            return next((c for c in objects if c.i < number.i), None)
    return None


def _what_of(noun: Token) -> Token:
    """What a count is of: "the number of refugees rose to 40" counts refugees."""
    if noun.lemma_ in NUMBERS:
        for child in noun.rights:
            if child.lower_ == "of":
                return next((c for c in child.children if c.dep_ == "pobj"), noun)
    return noun


def _kind(noun: Token | None, fate: Token | None, verb: Token | None) -> tuple[str, str]:
    kinds = _kinds()
    person = noun is None or _is_people(noun)
    if fate is not None:
        for word in (fate.lemma_.lower(), fate.lower_):
            for kind, _ in kinds.get(word, ()):
                if kind not in _of_people() or person:
                    return kind, fate.text.lower()
    if noun is not None:
        for token in (noun, *(c for c in noun.lefts if c.dep_ in ("compound", "amod"))):
            for word in (token.lemma_.lower(), token.lower_):
                for kind, part in kinds.get(word, ()):
                    if part != "verbs" or token.tag_ in ("VBN", "VBD"):
                        return kind, token.text.lower()
    return "other", ""


def _is_people(noun: Token) -> bool:
    """Whether a noun means people: by the list, its form (fishermen, farmers, activists), or a people's name."""
    lemma = noun.lemma_.lower()
    if lemma in PEOPLE or noun.lower_ in PEOPLE or noun.ent_type_ == "NORP" or noun.tag_ == "NNPS":
        return True
    return lemma.endswith(("man", "men", "ist", "ian", "ee", "er", "or", "ant", "child"))


def _participle(fate: Token) -> str:
    """The word of a fate as one says it of those counted: "die" -> killed, "dead" as it stands."""
    if fate.tag_ in ("VBN", "VBD", "JJ") or fate.pos_ in ("ADJ", "NOUN"):
        return fate.lower_ if fate.pos_ != "NOUN" else "displaced"
    if fate.lower_.endswith("ed") or fate.lower_ in _kinds():
        return fate.lower_
    return _kinds()[fate.lemma_.lower()][0][0]


def _phrase(noun: Token, number: Token) -> str | None:
    """The words of the noun with what describes it before, less number and article: "Palestinian civilians"."""
    words = [noun]
    for child in noun.lefts:
        if child.dep_ in ("amod", "compound", "nmod") and child.pos_ != "NUM" and child.i > number.i - 1:
            if any(c.pos_ == "NUM" for c in child.children) or child == number:
                continue
            words += [t for t in child.subtree if t.dep_ not in LEFT_OUT or t == child]
        elif child.dep_ in ("amod", "compound", "nmod") and child.i < number.i and noun.i < number.i:
            words += [t for t in child.subtree if t.dep_ not in LEFT_OUT or t == child]
    indexes = sorted({t.i for t in words if t != number})
    if not indexes:
        return None
    return " ".join(noun.doc[i].text for i in indexes if noun.doc[i].text not in ("more", "other", "-")) or None
