"""Whose kin somebody is: "his daughter" again, "her father" for him whose daughter she is, "the younger brother".

“His brother, Vikram Desai,” and “Sulastri, his only child,” tell who is whose; after that either is found from the
other. Where the report tells nothing, the only other person of the family name is meant.
"""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from onrecord import lang
from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.genders import gender_of
from onrecord.annotate.actors.parts import family_first

_SUBJECTS = ("nsubj", "nsubjpass", "appos", "attr")
_YOUNGER, _OLDER = frozenset(("younger", "youngest")), frozenset(("older", "elder", "eldest", "oldest", "senior"))


class Tie(NamedTuple):
    """Somebody of the report is so and so of somebody else."""

    noun: str
    who: Identity
    whose: Identity


@cache
def _back() -> dict[str, frozenset[str]]:
    """For each noun of kin what the other one is: "father" and "mother" for "son"."""
    return {noun: frozenset(others) for noun, others in lang.lexicon("actors.toml")["kin_back"].items()}


class Kin:
    """Who is whose, as the report tells it; nouns of kin by their owners."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.ties: list[Tie] = []
        self._younger: dict[Identity, Identity] = {}
        for token in frame.tokens:
            if token.lemma_.lower() not in word_set("kin") or not frame.tells(token.i):
                continue
            who, owner = self._named(token), _owner(token)
            whose = None if owner is None or who is None else self.owner(owner, besides=who)
            if who is None or whose is None:
                continue
            self.ties.append(Tie(token.lemma_.lower(), who, whose))
            if any(c.lower_ in _YOUNGER for c in token.lefts):
                self._younger[whose] = who
            elif any(c.lower_ in _OLDER for c in token.lefts):
                self._younger[who] = whose
            elif token.lemma_.lower() in word_set("kin_after"):
                self._younger[whose] = who
            elif token.lemma_.lower() in word_set("kin_before"):
                self._younger[who] = whose

    def of(self, spot: Spot) -> Identity | None:
        """Whom "his daughter" and the like mean."""
        token = self.frame.tokens[spot.head]
        noun, owner = token.lemma_.lower(), _owner(token)
        if owner is None or noun not in word_set("kin"):
            return None
        whose = self.owner(owner)
        if whose is None:
            return None
        known = spot.identity
        gender = None if known is None else known.gender
        told = [t.who for t in self.ties if t.whose is whose and _fits(noun, t.noun, t.who, gender)]
        told += [t.whose for t in self.ties if t.who is whose and noun in _back().get(t.noun, ())]
        if told:
            return told[0] if len(set(told)) == 1 else None
        family = [p for p in self._family(whose) if gender is None or gender_of(p) in (None, gender)]
        return family[0] if len(family) == 1 and family[0] is not known else None

    def compared(self, spot: Spot, ages: dict[Identity, str]) -> Identity | None:
        """Whom "the younger man" and "the older Roe" mean: of two, by their ages or by how they are related."""
        token = self.frame.tokens[spot.head]
        said = {c.lower_ for c in token.lefts if c.dep_ in ("amod", "compound")}
        if not said & (_YOUNGER | _OLDER) or not any(c.lower_ == "the" for c in token.lefts):
            return None
        return self._one_of_two(token, said, ages)

    def _one_of_two(self, token: Token, said: set[str], ages: dict[Identity, str]) -> Identity | None:
        pairs = [(old, young) for old, young in self._younger.items() if self._suits(token, old, young)]
        if len(pairs) == 1:
            return pairs[0][1] if said & _YOUNGER else pairs[0][0]
        told = sorted(((int(age), n, p) for n, (p, age) in enumerate(ages.items()) if self._suits(token, p, p)))
        if len(told) != 2:
            return None
        return told[0][2] if said & _YOUNGER else told[1][2]

    def tell_apart(self, ages: dict[Identity, str]) -> None:
        """Give "the younger Roe" and "the elder Roe" to whom they mean, whoever the family name alone would."""
        for i in range(1, len(self.frame.tokens) - 1):
            if self.frame.lower[i] not in _YOUNGER | _OLDER or self.frame.lower[i - 1] != "the":
                continue
            held = self.frame.taken.get(i + 1)
            if self.frame.tokens[i + 1].pos_ != "PROPN" or (held is not None and held.head != i + 1):
                continue
            person = self._one_of_two(self.frame.tokens[i + 1], {self.frame.lower[i]}, ages)
            if person is not None and (held is None or person is not held.identity):
                if held is not None:
                    self.frame.drop(held)
                self.frame.add(Spot(i - 1, i + 2, i + 1, "name", i + 1), person)

    def _suits(self, token: Token, one: Identity, other: Identity) -> bool:
        """Whether the noun can be either's: "man" for men, the family's name for both."""
        if token.pos_ == "PROPN":
            return token.text in one.name.split() and token.text in other.name.split()
        gender = {"man": "m", "woman": "f", "brother": "m", "sister": "f"}.get(token.lower_)
        return gender is not None and gender_of(one) in (None, gender) and gender_of(other) in (None, gender)

    def _named(self, token: Token) -> Identity | None:
        """Who stands in apposition to the noun, on either side, or in front of whom it stands."""
        near = [child for child in token.rights if child.dep_ == "appos"]
        if token.dep_ in ("appos", "compound", "nmod"):
            near.append(token.head)
        if token.dep_ == "attr" and token.head.dep_ == "relcl":
            near.append(token.head.head)
        elif token.dep_ == "attr" and token.head.lemma_ == "be":
            near += [child for child in token.head.lefts if child.dep_ == "nsubj"]
        for other in near:
            spot = self.frame.taken.get(other.i)
            person = None if spot is None or spot.form != "name" else spot.identity
            if person is not None and person.kind == "person":
                return person
        return None

    def owner(self, owner: Token, besides: Identity | None = None) -> Identity | None:
        """Whose it is: a name, or whom the pronoun means before pronouns are read, who was the last subject that
        can be."""
        held = self.frame.taken.get(owner.i)
        if held is not None and held.form == "name" and held.identity is not None:
            return held.identity if held.identity.kind == "person" else None
        gender = {"his": "m", "her": "f"}.get(owner.lower_)
        if gender is None:
            return None
        for i in range(owner.i - 1, max(-1, owner.i - 60), -1):
            spot = self.frame.taken.get(i)
            person = None if spot is None or spot.head != i else spot.identity
            if person is None or person.kind != "person" or person is besides:
                continue
            if gender_of(person) in (None, gender) and self.frame.tokens[i].dep_ in _SUBJECTS:
                return person
        return None

    def _family(self, whose: Identity) -> list[Identity]:
        """The others who bear the name of the family."""
        return [
            person
            for person in self.frame.identities
            if person is not whose and person.kind == "person" and person.spots
            if _related(person.name, whose.name)
        ]


def _owner(token: Token) -> Token | None:
    return next((c for c in token.lefts if c.dep_ == "poss"), None)


def _fits(noun: str, told: str, who: Identity, gender: str | None) -> bool:
    """Whether who is told to be "his only child" may be "his daughter"."""
    if gender is not None and gender_of(who) not in (None, gender):
        return False
    return noun == told or bool(_back().get(noun, frozenset()) & _back().get(told, frozenset()))


def _related(one: str, other: str) -> bool:
    """Whether two full names share the name of a family: "Roe", "Quiroga", "Kang"."""
    return not _family_names(one).isdisjoint(_family_names(other))


def _family_names(name: str) -> set[str]:
    words = name.split()
    own = words[:1] if len(words) > 1 and family_first(words) else words[1:]
    return {word for word in own if word.lower() not in word_set("particles")}
