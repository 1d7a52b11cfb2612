"""Actors without a name: "US officials", "the rebels", "a spokesman for the army", "the prime minister".

An office is its holder where the report names one; "the ministry", "the group", "the minister" are whom the
report named last that fits; all else is an actor under the words that the report uses.
"""

from onrecord.annotate.actors.again import REACH, Passed, holds
from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.joining import merge
from onrecord.annotate.actors.kinds import gender_of, kind_of, says_more
from onrecord.annotate.actors.matching import Match
from onrecord.annotate.actors.nounphrases import (
    DEFINITE,
    INDEFINITE,
    is_office_only,
    is_predicate,
    left_edge,
    modifies,
    name_of,
)
from onrecord.annotate.actors.phrases import UNKNOWN, Reading, read_phrase
from onrecord.annotate.actors.tables import RoleWord

_COMPLEMENT = frozenset(("of", "for", "from", "in", "at"))
_POSSESSIVE = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_NOBODIES = frozenset(("body", "country", "nation", "state"))
_BODIES = ("organization", "government", "armed_group")


def find_nominals(frame: Frame) -> None:
    """Put what has no name on the frame, in the text's order, after names."""
    finder = _Finder(frame)
    for match in frame.role_matches:
        finder.consider(match)


class _Finder:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.by_key: dict[tuple[str, str | None], Identity] = {}
        named = sorted((s for s in frame.spots), key=lambda s: s.first)
        self.named = named
        self.passed = Passed(frame)
        self.next = 0
        self.described = {
            role.evidence[0]: (identity, role.title)
            for identity in frame.identities
            if identity.kind == "person"
            for role in identity.roles
            if role.evidence is not None
        }

    def consider(self, match: Match) -> None:
        frame = self.frame
        role: RoleWord = match.entry
        first, last = frame.token_at(match.start), frame.token_at(match.end - 1) + 1
        head = frame.head_of(first, last)
        token = frame.tokens[head]
        if (
            role.kind in ("modifier", "thing")
            or not frame.tells(first)
            or token.pos_ not in ("NOUN", "PROPN", "ADJ")
        ):
            return
        held = frame.taken.get(head)
        if held is not None and not held.identity_is_place():
            return
        if modifies(self.frame, head):
            return
        if token.pos_ == "ADJ" and token.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
            return
        if is_office_only(self.frame, head, role) or (role.plural and role.text in _NOBODIES):
            return
        while self.next < len(self.named) and self.named[self.next].first < first:
            self.passed.append(self.named[self.next])
            self.next += 1
        start = left_edge(self.frame, first, head)
        reading = self._read(start, last, head)
        spot = Spot(start, last, head, "nominal", start, reading=reading)
        determiner = self._determiner(spot)
        if determiner in _POSSESSIVE | {"'s"} and role.text in word_set("abstract_when_owned"):
            return
        if start == head and role.text in word_set("abstract_when_bare"):
            return  # "threatened to use force"
        told = self._told_apart(spot, role, reading)
        if told is None and (determiner == "no" or is_predicate(self.frame, token)):
            return
        if told is not None and determiner in DEFINITE:
            before = self.passed.unnamed(spot, reading)
            if before is not None and before is not told and not before.key:
                merge(before, told)
        identity = told or self._resolve(spot, role, reading, determiner)
        frame.add(spot, identity)
        self.passed.append(spot)

    def _told_apart(self, spot: Spot, role: RoleWord, reading: Reading) -> Identity | None:
        """Whom the words stand in apposition to ("her spokesman, X"; "X, a former general"; "X, an aid group")
        or are said of ("X is the mayor")."""
        head = spot.head
        token = self.frame.tokens[head]
        if head in self.frame.explained:
            return self.frame.explained[head]
        described = self.described.get(self.frame.offsets[spot.first])
        if described is not None and role.kind == "person" and not role.plural:
            person, title = described
            if role.text in title.lower():
                return person
        near = [child for child in token.rights if child.dep_ == "appos"]
        after = self.frame.tokens[spot.last : spot.last + 2]
        if len(after) == 2 and after[0].text == "," and after[1].pos_ == "PROPN":
            held = self.frame.taken.get(after[1].i)
            roles = held.identity.roles if held is not None and held.identity is not None else []
            spans = [r.evidence for r in roles if r.evidence is not None]
            explains = any(start <= token.idx < end <= after[0].idx for start, end in spans)
            if explains or (role.kind == "group" and held is not None and self._is_enclosed(held)):
                near.append(after[1])
        if token.dep_ == "appos":
            near.append(token.head)
        elif token.dep_ == "attr" and token.head.lemma_ == "be":
            near.extend(child for child in token.head.lefts if child.dep_ == "nsubj")
        singular = role.kind == "person" and not role.plural
        for other in near:
            held = self.frame.taken.get(other.i)
            found = None if held is None else held.identity
            if held is None or found is None or held.form != "name":
                continue
            if singular and found.kind == "person":
                found.gender = found.gender or gender_of(role)
                return found
            if singular and found.kind == "organization" and role.text in word_set("said_of_bodies"):
                return found
            if token.dep_ == "pobj" and token.head.head.i in self.frame.role_ending:
                # In "the commander of the force, X" the name is the commander's.
                continue
            several = role.plural or token.tag_ == "NNS"
            if role.kind == "group" and not several and found.kind in _BODIES and token.dep_ != "attr":
                if found.key.startswith("country") or reading.past:
                    continue
                if found.sector in (None, UNKNOWN) and reading.sector:
                    found.sector = reading.sector
                    found.kind = kind_of(role, reading)
                    found.country = found.country or reading.country
                return found
        return None

    def _is_enclosed(self, spot: Spot) -> bool:
        """Whether commas stand on both sides: "the watchdog, CNIL, said"."""
        tokens = self.frame.tokens
        return spot.form == "name" and spot.last < len(tokens) and tokens[spot.last].text in (",", ".")

    def _read(self, start: int, last: int, head: int) -> Reading:
        frame = self.frame
        end = last
        if (
            end < len(frame.tokens)
            and frame.lower[end] in _COMPLEMENT
            and (frame.lower[end] == "of" or frame.lower[start] not in _POSSESSIVE)
            and start <= frame.tokens[end].head.i < last
        ):
            end = min(frame.tokens[end].right_edge.i + 1, last + 8)
        reading = read_phrase(frame.words(start, end), frame.date, frame.known)
        if frame.lower[start] == "anti" or frame.lower[start].startswith("anti-"):
            return reading._replace(country=None)  # "Anti-Japanese demonstrators" are no Japanese
        if reading.country is None:
            owner = self._owner(head)
            if owner is None and reading.role is not None and reading.role.text.endswith("'s office"):
                owner = self.passed.office_holder(reading.role.text.removesuffix("'s office"))
            if owner is not None:
                reading = reading._replace(country=owner.country, of=owner.name)
                if reading.sector is None or (
                    reading.role is not None and reading.role.weight == 1 and owner.sector
                ):
                    reading = reading._replace(sector=owner.sector or reading.sector)
        return reading

    def _owner(self, head: int) -> Identity | None:
        """Whose it is: "his office", "Biden's government", "the group's leader"."""
        for child in self.frame.tokens[head].lefts:
            if child.dep_ in ("poss", "compound", "nmod", "amod"):
                spot = self.frame.taken.get(child.i)
                if spot is not None and spot.identity is not None:
                    return spot.identity
                role = self.frame.role_ending.get(child.i)
                if child.dep_ == "compound" and role is not None and role.entry.kind == "group":
                    body = self.passed.body(child.lower_, role.entry, Reading(None, None))
                    if body is not None:
                        return body
        return None

    def _determiner(self, spot: Spot) -> str:
        """The article or the like of the noun itself; "'s" where a possessor stands there."""
        for child in self.frame.tokens[spot.head].lefts:
            if child.dep_ == "det":
                return self.frame.lower[child.i]
            if child.dep_ == "poss":
                return self.frame.lower[child.i] if child.pos_ == "PRON" else "'s"
        return self.frame.lower[spot.first]

    def _resolve(self, spot: Spot, role: RoleWord, reading: Reading, determiner: str) -> Identity:
        frame = self.frame
        words = frame.lower[spot.first : spot.last]
        singular = role.kind == "person" and not role.plural
        indefinite = determiner in INDEFINITE
        definite = determiner in DEFINITE
        owned = determiner in _POSSESSIVE or (determiner == "'s" and reading.country is None)
        if singular and not indefinite and not owned:
            found = self._headline(spot, role, reading) or self.passed.holder(
                spot, role, reading, self.named[self.next : self.next + REACH], definite=definite
            )
            if found is not None:
                return found
        if role.kind == "group" and definite and spot.last - spot.first <= 3:
            found = self.passed.body(words[-1], role, reading)
            if found is not None:
                return found
        if definite and not singular:
            found = self.passed.group(spot, role, reading)
            if found is not None:
                return found
        if role.text in ("government", "administration"):
            found = self._government_of(spot)
            if found is not None:
                return found
        name = name_of(self.frame, spot)
        kind = kind_of(role, reading)
        if role.plural and kind == "population" and spot.first == spot.head:
            found = self.passed.group(spot, role, reading)
            if found is not None and found.kind == "population":
                return found
        sector = reading.sector
        kind_key = name.lower() if says_more(name, role) else role.text
        if not frame.in_headline(spot.head):
            found = self.passed.headline(spot, role, reading)
            if found is not None:
                found.name = found.name if name.lower() in found.name.lower() else name
                found.country = found.country or reading.country
                return found
        key = (f"{kind_key}+" if role.plural else kind_key, reading.country)
        if not indefinite and not (singular and determiner not in DEFINITE and not role.office):
            known = self.by_key.get(key)
            if known is not None:
                if len(name) > len(known.name):
                    known.name = name
                return known
        made = frame.identity(
            name, kind, country=reading.country, sector=sector, plural=role.plural or role.kind == "group",
            gender=gender_of(role), placed=False,
        )  # fmt: skip
        self.by_key[key] = made
        return made

    def _headline(self, spot: Spot, role: RoleWord, reading: Reading) -> Identity | None:
        """Who a bare function in a headline is: the first in the text to be given it."""
        token = self.frame.tokens[spot.head]
        if not self.frame.in_headline(spot.head) or any(child.dep_ == "det" for child in token.lefts):
            return None
        for after in self.named[self.next : self.next + REACH]:
            person = after.identity
            if person is not None and person.kind == "person" and holds(person, role.text, reading.country):
                return person
        return None

    def _government_of(self, spot: Spot) -> Identity | None:
        """The one identity of a person's government: "the Kibaki government", "Kibaki's administration"."""
        owner = self._owner(spot.head)
        if owner is None or owner.kind != "person":
            return None
        key = f"government of {owner.name}"
        administration = f"body {owner.name.split()[-1]} administration"
        known = self.frame.by_key.get(key) or self.frame.by_key.get(administration)
        return known or self.frame.identity(
            name_of(self.frame, spot), "government", country=owner.country, sector="GOV", key=key, placed=False
        )
