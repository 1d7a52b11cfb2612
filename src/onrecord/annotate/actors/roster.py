"""The report's people by their names: who a full name, a family name or a pet name means."""

from collections.abc import Iterable

from onrecord.annotate.actors.bearers import (
    acts,
    explained,
    gender_of_title,
    is_kin,
    is_seat_or_demonym,
    own_gender,
    same_first,
    says,
)
from onrecord.annotate.actors.frame import Frame, Identity, Spot, abbreviations, canonical, word_set
from onrecord.annotate.actors.holders import current_terms
from onrecord.annotate.actors.matching import folded
from onrecord.annotate.actors.naming import gender_before, name_words, title_start, titled
from onrecord.annotate.actors.parts import GIVEN, Part, bare, family_first, parts_of, pet_name
from onrecord.annotate.actors.phrases import read_phrase
from onrecord.annotate.actors.tables import Holder, tables

REACH = 300


class Roster:
    """The report's people by their names: who a full name, a family name or a pet name means."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.by_surname: dict[str, list[Identity]] = {}
        self.by_name: dict[str, Identity] = {}
        self.first_names: dict[str, list[Identity]] = {}
        self.middle_names: dict[str, list[Identity]] = {}

    def enter(self, spot: Spot) -> None:
        """Give the name to the person it means, a new one where the report has none."""
        words = name_words(self.frame, spot)
        if not words:
            return
        identity = self._known(words, spot)
        if identity is None:
            identity = self._new(words, spot)
        elif len(words) > len(identity.name.split()) and words[-1].lower() in identity.name.lower():
            identity.name = self._shown(spot)
        self.frame.add(spot, identity)

    def share(self, spot: Spot, words: list[str]) -> None:
        """Enter somebody of whom the given name alone stands there, with the whole name."""
        identity = self.by_name.get(" ".join(words).lower()) or self._new(words, spot)
        identity.name = " ".join(words)
        self.frame.add(spot, identity)

    def knows(self, word: str) -> bool:
        """Whether the report has named somebody of this name in full."""
        lower = word.lower()
        return lower in self.by_surname or lower in self.first_names or lower in self.middle_names

    def again(self) -> None:
        """Find the parts of names that stand alone and that nothing has found so far: family names, given names
        where they belong to one person only, pet names."""
        frame = self.frame
        parts = self._parts()
        nicknames = tables().nicknames
        for i, token in enumerate(frame.tokens):
            lower = frame.lower[i]
            ways = parts.get(lower)
            if (ways is None and lower not in nicknames) or not frame.tells(i) or i in frame.in_body:
                continue
            held = frame.taken.get(i)
            if held is not None and held.identity is not None and held.identity.kind == "person":
                continue
            last, people, given = self._longest(ways or (), i)
            if not people and token.text[0].isupper():
                last, people, given = i + 1, self._pet_named(lower), False
            if people and last <= len(frame.tokens) and self._stands_alone(i, last, given):
                first = None if given else self._other_given(i, people)
                if first is not None:
                    self.enter(Spot(first, last, last - 1, "name", first))
                    continue
                start = title_start(frame, i)
                reading = read_phrase(frame.words(start, i), frame.date, frame.known) if start < i else None
                spot = Spot(start, last, last - 1, "name", i, reading=reading)
                person = self._nearest(people, spot)
                for k in range(i + 1, last):
                    inner = frame.taken.get(k)
                    if inner is not None and inner.identity is person:
                        frame.drop(inner)
                frame.add(spot, person)

    def _parts(self) -> dict[str, list[Part]]:
        """What each person may be called again, by the first word: family names, given names, both in part."""
        found: dict[str, list[Part]] = {}
        for person in {id(p): p for people in self.by_surname.values() for p in people}.values():
            spot = max(person.spots, key=lambda s: s.last - s.named, default=None)
            if spot is None:
                continue
            for part in parts_of(self.frame, spot, person):
                found.setdefault(part.words[0], []).append(part)
        return found

    def _longest(self, ways: Iterable[Part], i: int) -> tuple[int, list[Identity], bool]:
        """The longest name that begins at this token: where it ends, whose it is, whether it is a given name."""
        frame = self.frame
        best: list[Part] = []
        for part in ways:
            size = len(part.words)
            if tuple(frame.lower[i : i + size]) != part.words or not frame.tokens[i + size - 1].text[0].isalpha():
                continue
            if not any(token.text[0].isupper() for token in frame.tokens[i : i + size]):
                continue
            if not best or size > len(best[0].words):
                best = [part]
            elif size == len(best[0].words):
                best.append(part)
        if not best:
            return i + 1, [], False
        rank = min(part.rank for part in best)
        people = list({id(part.person): part.person for part in best if part.rank == rank}.values())
        return i + len(best[0].words), people, rank == GIVEN

    def _pet_named(self, lower: str) -> list[Identity]:
        full = [name for name in tables().nicknames.get(lower, ()) if " " in name]
        people = [self.by_name[name.lower()] for name in full if name.lower() in self.by_name]
        return people or [
            p for name in full for p in self.by_surname.get(name.split()[-1].lower(), []) if " " not in p.name
        ]

    def _stands_alone(self, i: int, last: int, given: bool) -> bool:
        """Whether the words are a name there, and no part of another's."""
        frame = self.frame
        token = frame.tokens[i]
        named = last > i + 1 or (
            token.pos_ in ("PROPN", "NOUN", "ADJ") or token.ent_type_ == "PERSON" or not token.text[0].isupper()
        )
        opens = token.is_sent_start and (
            len(token.text) > 4 or (acts(token) and token.pos_ in ("INTJ", "X", "VERB"))
        )
        if not (named or opens):
            return False
        match = frame.name_starting.get(i)
        if match is not None and not isinstance(match.entry, Holder):
            return (
                is_seat_or_demonym(match.entry)
                and says(token)
                and frame.countries[match.entry.code] <= frame.lower.count(token.lower_)
            )
        if i in frame.sited and not titled(frame, i, word_set("courtesy")):
            return False
        if i and frame.tokens[i - 1].text == "-":
            return False
        if not given:
            return True
        after = frame.tokens[last] if last < len(frame.tokens) else token
        before = frame.tokens[i - 1] if i else token
        capital_before = i > 0 and before.pos_ == "PROPN" and not titled(frame, i, word_set("courtesy"))
        return len(token.text) > 2 and not capital_before and not (after.pos_ == "PROPN" and after != token)

    def _other_given(self, i: int, people: list[Identity]) -> int | None:
        """The given name in front of a family name that nobody of the report has: another one of the family."""
        frame = self.frame
        before = frame.tokens[i - 1] if i else None
        if before is None or before.dep_ != "compound" or before.head.i != i or before.pos_ != "PROPN":
            return None
        k, lower = before.i, before.lower_
        plain = before.text.istitle() and before.is_alpha and lower not in self.first_names
        known = k in frame.taken or k in frame.role_ending or k in frame.name_ending or k in frame.sited
        titles = lower in word_set("courtesy") or lower in word_set("no_name") or lower in abbreviations()
        given = lower in tables().genders or all(is_kin(frame, person) for person in people)
        return k if plain and not known and not titles and given else None

    def _known(self, words: list[str], spot: Spot) -> Identity | None:
        lowered = [word.lower() for word in words]
        key = " ".join(lowered)
        if key in self.by_name:
            return self.by_name[key]
        nicknames = tables().nicknames
        for full in nicknames.get(key, ()):
            if full.lower() in self.by_name:
                return self.by_name[full.lower()]
        people = self.by_surname.get(lowered[-1], []) or self.by_surname.get(bare(lowered[-1]) or "", [])
        if len(words) == 1:
            people = people or self.middle_names.get(lowered[0], []) or self.first_names.get(lowered[0], [])
            fitting = [p for p in people if self._title_fits(p, spot)]
            if people and not fitting and all(own_gender(p) == p.gender for p in people):
                return None  # "Lady Roe" is not Sir John Roe
            return self._nearest(fitting or people, spot) if people else None
        for person in people:
            own = person.name.lower().split()
            if len(own) == 1 or same_first(own[0], lowered[0]):
                return person
        return self._fuller(lowered)

    def _fuller(self, lowered: list[str]) -> Identity | None:
        """Of the people whose name holds these words in a row, at its end or at its beginning, the only one."""
        size = len(lowered)
        near = [*self.by_surname.get(lowered[-1], []), *self.first_names.get(lowered[0], [])]
        near += self.middle_names.get(lowered[-1], [])
        found = {
            id(person): person
            for person in near
            for own in [person.name.lower().split()]
            if size < len(own) and any(own[k : k + size] == lowered for k in (0, 1, len(own) - size))
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _new(self, words: list[str], spot: Spot) -> Identity:
        known = self.frame.known
        shown = self._shown(spot)
        match = self.frame.name_starting.get(spot.named)
        holder = match.entry if match is not None and isinstance(match.entry, Holder) else None
        if holder is None and len(words) == 1:
            candidates = known.surnames.get(folded(words[0]), ())
            active = [h for h in candidates if current_terms(h, self.frame.date)]
            fitting = [h for h in active or candidates if self._holder_fits(h, spot)]
            if len(fitting) == 1:
                holder = fitting[0]
        identity = self.frame.identity(shown, "person", holder=holder)
        identity.gender = gender_before(self.frame, spot) or gender_of_title(self.frame, spot)
        lowered = [word.lower() for word in words]
        self.by_name[" ".join(lowered)] = identity
        if holder is not None:
            self.by_name.setdefault(holder.name.lower(), identity)
            for name in {
                holder.name.split()[-1].lower(),
                *(w for w in (holder.name.split()[0].lower(),) if w in known.surnames),
            }:
                if name in lowered:
                    self._index(name, identity)
        self._index(lowered[-1], identity)
        if (own := bare(lowered[-1])) is not None:
            self._index(own, identity)
        if len(words) > 1 and family_first(words):
            self._index(lowered[0], identity)
        for word in lowered[1:-1]:
            if word not in word_set("particles") and len(word) > 2:
                self.middle_names.setdefault(word, []).append(identity)
        shown_words = self.frame.lower[spot.named : spot.last]
        inside = pet_name(shown_words)
        if inside is not None:
            self.middle_names.setdefault(" ".join(shown_words[slice(*inside)]), []).append(identity)
        if len(words) > 2 and "-" not in words:
            self._index(" ".join(lowered[1:]), identity)
        if len(words) > 1:
            self.first_names.setdefault(lowered[0], []).append(identity)
        return identity

    def _index(self, surname: str, identity: Identity) -> None:
        people = self.by_surname.setdefault(surname, [])
        if identity not in people:
            people.append(identity)

    def _shown(self, spot: Spot) -> str:
        return self.frame.words(spot.named, spot.last)

    def _nearest(self, people: list[Identity], spot: Spot) -> Identity:
        """Of several people of one family name the one named last before, or first after."""
        if len(people) == 1:
            return people[0]
        fitting = [p for p in people if self._title_fits(p, spot)] or people
        gender = gender_of_title(self.frame, spot)
        fitting = [p for p in fitting if gender is not None and own_gender(p) == gender] or fitting
        fitting = [p for p in fitting if self._had_title(p, spot)] or fitting
        if spot.first == spot.named:
            # Of a family the one whom the report is about keeps the bare name, unless only the others speak.
            fitting = self._heard(fitting, spot) or [p for p in fitting if not is_kin(self.frame, p)] or fitting
        before = [(s.first, p) for p in fitting for s in p.spots[-REACH:] if s.first < spot.first]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        return fitting[0]

    def _heard(self, people: list[Identity], spot: Spot) -> list[Identity]:
        """Where the bare name says something, the only one of the name who has said something before."""
        tokens = self.frame.tokens
        if not says(tokens[spot.head]):
            return []
        found = [
            p for p in people if any(s.first < spot.first and says(explained(tokens[s.head])) for s in p.spots)
        ]
        return found if len(found) == 1 else []

    def _title_fits(self, person: Identity, spot: Spot) -> bool:
        """Whether a courtesy title agrees with what is known of the person ("Mrs" with a woman)."""
        if spot.first == spot.named:
            return True
        gender, own = gender_of_title(self.frame, spot), own_gender(person)
        return gender is None or own is None or gender == own

    def _had_title(self, person: Identity, spot: Spot) -> bool:
        """Whether the person was given before the title that stands in front of the name: "Dr." the doctor's."""
        title = self.frame.lower[spot.first : spot.named]
        return bool(title) and any(title == self.frame.lower[s.first : s.named] for s in person.spots)

    def _holder_fits(self, holder: Holder, spot: Spot) -> bool:
        """Whether a family name alone may mean this holder: its title is the holder's, or, with no title, the
        holder leads a state or body."""
        reading = spot.reading
        country = None if reading is None else reading.country
        if country is not None and all(term.country != country for term in holder.terms):
            return False
        titles = [canonical(term.title) for term in holder.terms]
        if reading is not None and reading.role is not None:
            own = canonical(reading.role.text)
            return any(title.endswith(own) or own.endswith(title) for title in titles) or reading.role.weight == 1
        return any(title in word_set("led") for title in titles)
