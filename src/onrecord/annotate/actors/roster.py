"""The report's people by their names: who a full name, a family name or a pet name means."""

from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.holders import current_terms
from onrecord.annotate.actors.naming import name_words, title_start, titled
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

    def knows(self, word: str) -> bool:
        """Whether the report has named somebody of this name in full."""
        lower = word.lower()
        return lower in self.by_surname or lower in self.first_names

    def again(self) -> None:
        """Find the family names and pet names that stand alone and that nothing has found so far."""
        frame = self.frame
        nicknames = tables().nicknames
        for i, token in enumerate(frame.tokens):
            held = frame.taken.get(i)
            if held is not None and held.identity is not None and held.identity.kind == "person":
                continue
            text = token.text
            if not text[0].isupper() or len(text) < 2 or not frame.tells(i):
                continue
            lower = frame.lower[i]
            last = i + 1
            while (
                last + 1 < len(frame.tokens)
                and frame.tokens[last].text in ("-", "‑")
                and not frame.tokens[last - 1].whitespace_
            ):
                last += 2
                lower = frame.words(i, last).lower()
            people = self.by_surname.get(lower)
            if people is None:
                full = nicknames.get(lower, ())
                people = [
                    self.by_name[name.lower()] for name in full if " " in name and name.lower() in self.by_name
                ]
                people = people or [
                    p for name in full if " " in name for p in self.by_surname.get(name.split()[-1].lower(), [])
                    if len(p.name.split()) == 1
                ]  # fmt: skip
            named = token.pos_ in ("PROPN", "NOUN", "ADJ") or token.ent_type_ == "PERSON"
            if not people or not (named or (token.is_sent_start and len(text) > 4)):
                continue
            match = frame.name_starting.get(i)
            if match is not None and not isinstance(match.entry, Holder):
                continue
            if i in frame.sited and not titled(frame, i, word_set("courtesy")):
                continue
            nxt = frame.tokens[last] if last < len(frame.tokens) else token
            if (nxt.pos_ == "PROPN" and nxt.head.i != i and token.dep_ == "compound" and token.head is nxt) or (
                i and frame.tokens[i - 1].text == "-"
            ):
                continue
            start = title_start(frame, i)
            reading = read_phrase(frame.words(start, i), frame.date) if start < i else None
            spot = Spot(start, last, last - 1, "name", i, reading=reading)
            frame.add(spot, self._nearest(people, spot))

    def _known(self, words: list[str], spot: Spot) -> Identity | None:
        lowered = [word.lower() for word in words]
        key = " ".join(lowered)
        if key in self.by_name:
            return self.by_name[key]
        nicknames = tables().nicknames
        for full in nicknames.get(key, ()):
            if full.lower() in self.by_name:
                return self.by_name[full.lower()]
        people = self.by_surname.get(lowered[-1], [])
        if len(words) == 1:
            people = people or self.first_names.get(lowered[0], [])
            fitting = [p for p in people if self._title_fits(p, spot)]
            return self._nearest(fitting or people, spot) if people else None
        for person in people:
            own = person.name.lower().split()
            if len(own) == 1 or _same_first(own[0], lowered[0]):
                return person
        return None

    def _new(self, words: list[str], spot: Spot) -> Identity:
        known = tables()
        shown = self._shown(spot)
        match = self.frame.name_starting.get(spot.named)
        holder = match.entry if match is not None and isinstance(match.entry, Holder) else None
        if holder is None and len(words) == 1:
            candidates = known.surnames.get(words[0].lower(), ())
            active = [h for h in candidates if current_terms(h, self.frame.date)]
            fitting = [h for h in active or candidates if self._holder_fits(h, spot)]
            if len(fitting) == 1:
                holder = fitting[0]
        identity = self.frame.identity(shown, "person", holder=holder)
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
        before = [(s.first, p) for p in fitting for s in p.spots[-REACH:] if s.first < spot.first]
        if before:
            return max(before, key=lambda pair: pair[0])[1]
        return fitting[0]

    def _title_fits(self, person: Identity, spot: Spot) -> bool:
        """Whether a courtesy title agrees with what is known of the person ("Mrs" with a woman)."""
        if spot.first == spot.named:
            return True
        lower = self.frame.lower[spot.named - 1].rstrip(".")
        gender = (
            "m"
            if lower in ("mr", "sir", "lord")
            else "f"
            if lower in ("mrs", "ms", "miss", "lady", "dame")
            else None
        )
        own = person.gender or tables().genders.get(person.name.split()[0].lower())
        return gender is None or own is None or gender == own

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


def _same_first(one: str, other: str) -> bool:
    """Whether two first names may be one person's: the same, an initial, or a short form."""
    if one == other:
        return True
    a, b = one.rstrip("."), other.rstrip(".")
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return True
    nicknames = tables().nicknames
    return b in (n.lower() for n in nicknames.get(a, ())) or a in (n.lower() for n in nicknames.get(b, ()))
