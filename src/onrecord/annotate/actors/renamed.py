"""Who is called by other words than before, as reports like to: "the former coach", "the noodle seller".

A definite noun that no mention explains means one of the people named before: whom the report has described so,
else, where the noun brings nobody in by itself, whoever stood in front last and has no function that it speaks
against.
"""

from typing import NamedTuple

from spacy.tokens import Token

from onrecord.annotate.actors.bindings import is_spoken_of
from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.genders import gender_of
from onrecord.annotate.actors.otherwise import titles_meant
from onrecord.annotate.actors.traits import Traits

NEAR = 160
"""How many tokens back whoever is called by other words was named."""
DESCRIBED, ALONE, ENOUGH, CLEARLY = 4.0, 2.0, 0.6, 0.5
"""What it counts that the report has said so of somebody, or has named nobody else; what it takes; and how far
ahead of the next one."""
_FREE = (None, "", "CVL", "UNK", "ELI")
"""Sectors that say nothing of what somebody is now."""
_PERSONAL = ("er", "or", "ist", "man", "woman", "ian", "eer", "ee")


class Passed(NamedTuple):
    """A person's last mention before the noun."""

    person: Identity
    spot: Spot
    sentences: int


def renamed(frame: Frame, spot: Spot, traits: Traits) -> Identity | None:
    """Who is meant by a definite noun for a person that nothing else explains, None where that is not clear."""
    known = spot.identity
    if known is None:
        return None
    brought = next((traits.brought_in[s.head] for s in known.spots if s.head in traits.brought_in), None)
    if brought is not None:
        return brought
    if not _may_rename(frame, spot, known):
        return None
    passed = _passed(frame, spot, known)
    noun = frame.tokens[spot.head].lemma_.lower()
    thing = "".join(c.lemma_.lower() for c in frame.tokens[spot.head].lefts if c.dep_ == "compound")
    closely = [one for one in passed if thing and thing + noun in traits.nouns.get(one.person, ())]
    described = closely or [one for one in passed if _is_described(noun, traits.nouns.get(one.person, set()))]
    if described:
        return _best(frame, spot, described, DESCRIBED)
    if not _speaks(frame, spot) or not _brings_nobody_in(frame, spot):
        return None
    if traits.strangers.get(noun, spot.head) < spot.head:
        return None
    alone = ALONE if len(passed) == 1 else 0.0
    return _best(frame, spot, [one for one in passed if alone or one.sentences <= 2], alone)


def _may_rename(frame: Frame, spot: Spot, known: Identity) -> bool:
    """Whether the noun has "the", no complement that says which one, and was not brought in before with "a"."""
    token = frame.tokens[spot.head]
    if not any(_is_certain(c) for c in token.lefts) or spot.last - spot.first > 5:
        return False
    if any(c.dep_ == "prep" or (c.dep_ == "appos" and c.pos_ == "PROPN") for c in token.rights):
        return False
    earlier = [s for s in known.spots if s.head < spot.head]
    return all(any(c.lower_ == "the" or c.dep_ == "poss" for c in frame.tokens[s.head].lefts) for s in earlier)


def _is_certain(word: Token) -> bool:
    """Whether what stands before a noun says that it is a certain one: "the", "the clinic's"."""
    return word.lower_ == "the" or (word.dep_ == "poss" and word.pos_ != "PRON")


def _passed(frame: Frame, spot: Spot, known: Identity) -> list[Passed]:
    """The people mentioned before, the last first, who are of the noun's gender."""
    found: dict[Identity, Passed] = {}
    sentences = 0
    for i in range(spot.first - 1, max(-1, spot.first - NEAR), -1):
        sentences += bool(frame.tokens[i + 1].is_sent_start)
        held = frame.taken.get(i)
        if held is None or held.head != i or held.identity is None or held.identity in found:
            continue
        person = held.identity
        if person.kind != "person" or person.plural or {known.gender, gender_of(person)} == {"m", "f"}:
            continue
        if frame.quotation_of(i) >= 0 and frame.quotation_of(i) != frame.quotation_of(spot.head):
            continue
        found[person] = Passed(person, held, sentences)
    return list(found.values())


def _is_described(noun: str, nouns: set[str]) -> bool:
    return noun in nouns or not titles_meant(noun).isdisjoint(nouns)


def _best(frame: Frame, spot: Spot, passed: list[Passed], head_start: float) -> Identity | None:
    """Who stands out by where they were named last and by what they are."""
    scored = sorted(((_score(frame, spot, one) + head_start, n) for n, one in enumerate(passed)), reverse=True)
    if not scored or scored[0][0] < ENOUGH or (len(scored) > 1 and scored[0][0] - scored[1][0] < CLEARLY):
        return None
    return passed[scored[0][1]].person


def _score(frame: Frame, spot: Spot, one: Passed) -> float:
    token = frame.tokens[one.spot.head]
    if token.dep_ == "appos":
        token = token.head
    score = -0.8 * one.sentences
    if token.dep_ in ("nsubj", "nsubjpass"):
        score += 2.0 if not is_spoken_of(token) else 0.5
        if token.head.lemma_ in word_set("says") and one.sentences == 0:
            score -= 4.0 if _is_told_by(frame.tokens[spot.head], token) else 0.0
    elif token.dep_ == "poss":
        score -= 0.5
    if _conflicts(frame, spot, one.person):
        score -= 3.0
    return score


def _is_told_by(noun: Token, teller: Token) -> bool:
    """Whether the noun stands in what the teller says, who hardly calls himself so."""
    token = noun
    for _ in range(8):
        if token.head == teller.head:
            return token.dep_ in ("ccomp", "advcl", "dobj")
        if token.head == token:
            return False
        token = token.head
    return False


def _conflicts(frame: Frame, spot: Spot, person: Identity) -> bool:
    """Whether the person has a function that the noun's speaks against: no minister is "the union leader"."""
    reading = spot.reading
    role = None if reading is None else reading.role
    if reading is not None and reading.past:
        return False
    own = {r.sector for r in person.roles if r.sector not in _FREE}
    if not own:
        return False
    noun = frame.tokens[spot.head].lemma_.lower()
    if noun in word_set("renown"):
        return False
    if any(canonical(r.title).split()[-1:] == [noun] for r in person.roles):
        return False
    return role is None or reading is None or (role.weight > 1 and reading.sector not in own)


def _speaks(frame: Frame, spot: Spot) -> bool:
    """Whether the noun is the subject of what only people do with words: "said the nun", "the nun refused"."""
    token = frame.tokens[spot.head]
    verb = token.head
    if verb.lemma_ not in word_set("says") and verb.lemma_ not in word_set("demands"):
        return False
    behind = token.dep_ in ("dobj", "oprd", "npadvmod", "attr") and verb.i == spot.first - 1 > 0
    return token.dep_ == "nsubj" or (behind and verb.lemma_ != "tell" and frame.tokens[verb.i - 1].is_punct)


def _brings_nobody_in(frame: Frame, spot: Spot) -> bool:
    """Whether the noun is none by which reports bring in somebody new with "the": "the judge", "the driver"."""
    reading = spot.reading
    token = frame.tokens[spot.head]
    if not any(c.lower_ == "the" for c in token.lefts):
        return False
    if (reading is not None and reading.past) or any(c.lower_ in ("old", "elderly") for c in token.lefts):
        return True
    role = None if reading is None else reading.role
    if token.lower_.endswith("elect"):
        return True  # who has won is told before being called so
    if role is not None and (role.office or role.kind != "person" or role.plural):
        return False
    if token.lemma_.lower() in word_set("brought_in"):
        return False
    return role is not None or token.lower_.endswith(_PERSONAL) or token.lower_ in word_set("renown")
