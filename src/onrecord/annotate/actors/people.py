"""Names of people, with the titles in front of them and the descriptions after them.

A name is what the recognizer calls a person, what follows a title ("Colonel ..."), what the table of office
holders knows, and, once the report has named somebody in full, the family name alone.
"""


import msgspec

from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.holders import current_terms
from onrecord.annotate.actors.phrases import Reading, read_phrase
from onrecord.annotate.actors.tables import Holder, tables
from onrecord.model import Role

_PARTICLES = frozenset(
    ("de", "da", "do", "dos", "del", "della", "di", "du", "la", "le", "van", "von", "der", "den", "bin", "ibn", "al", "el",
     "ben", "bint", "abu", "ul", "ur", "y", "e", "ter", "ten", "af", "zu", "-", "St.", "ould", "bar")
)  # fmt: skip
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


def find_people(frame: Frame) -> None:
    """Put the report's people on the frame."""
    runs = _runs(frame)
    spots = [spot for spot in (_spot(frame, first, last) for first, last in runs) if spot is not None]
    single = []
    roster = Roster(frame)
    for spot in spots:
        if len(_name_words(frame, spot)) > 1:
            roster.enter(spot)
        else:
            single.append(spot)
    for spot in single:
        roster.enter(spot)
    roster.again()
    for identity in frame.identities:
        if identity.kind == "person":
            _describe(frame, identity)
    _share_countries(frame)
    for identity in frame.identities:
        _complete(identity)


def _runs(frame: Frame) -> list[tuple[int, int]]:
    """Stretches of tokens that are a person's name, without titles."""
    marked: dict[int, int] = {}
    for match in frame.name_matches:
        if isinstance(match.entry, Holder):
            first, last = frame.token_at(match.start), frame.token_at(match.end - 1) + 1
            marked[first] = max(last, marked.get(first, 0))
    for ent in frame.doc.ents:
        if ent.label_ == "PERSON":
            trimmed = _trim(frame, ent.start, ent.end)
            if trimmed is not None:
                marked[trimmed[0]] = max(trimmed[1], marked.get(trimmed[0], 0))
    for end, match in frame.role_ending.items():
        if match.entry.kind == "person" and not match.entry.plural and end + 1 < len(frame.tokens):
            run = _capitals(frame, end + 1)
            if run is not None:
                marked[run[0]] = max(run[1], marked.get(run[0], 0))
    courtesy = word_set("courtesy")
    for i, lower in enumerate(frame.lower):
        if lower.rstrip(".") in courtesy and i + 1 < len(frame.tokens) and frame.tokens[i].is_title:
            run = _capitals(frame, i + 1)
            if run is not None:
                marked[run[0]] = max(run[1], marked.get(run[0], 0))
    places = {(mark.start, mark.end) for mark in frame.doc._.places}
    runs: list[tuple[int, int]] = []
    for first in sorted(marked):
        last = marked[first]
        if runs and first < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return [
        (first, last)
        for first, last in runs
        if frame.tells(first) and not (frame.span(first, last) in places and not _titled(frame, first, courtesy))
    ]


def _titled(frame: Frame, first: int, courtesy: frozenset[str]) -> bool:
    """Whether a title stands in front of the token, so that even a place's name is a person's."""
    if not first:
        return False
    role = frame.role_ending.get(first - 1)
    return frame.lower[first - 1].rstrip(".") in courtesy or (
        role is not None and role.entry.kind == "person" and frame.tokens[first - 1].text[0].isupper()
    )


def _trim(frame: Frame, first: int, last: int) -> tuple[int, int] | None:
    """A recognized person without what the recognizer drew in wrongly: titles, possessives, ends of lines."""
    tokens = frame.tokens
    while last > first and (
        tokens[last - 1].text in ("'s", "’s", "'", "’", ",", ".", "”", '"') or tokens[last - 1].is_space
    ):
        last -= 1
    for i in range(first, last):
        if tokens[i].is_space or tokens[i].text in ("’s", "'s", "–", "—"):
            last = i
            break
    while first < last:
        lower = frame.lower[first]
        skip = 0
        for end in range(first, last):
            match = frame.role_ending.get(end)
            if match is not None and frame.token_at(match.start) == first:
                skip = end + 1 - first
        if (
            lower in word_set("no_name")
            or lower.rstrip(".") in word_set("courtesy")
            or not tokens[first].text[0].isalpha()
        ):
            skip = skip or 1
        if not skip:
            break
        first += skip
    if first >= last or not tokens[first].text[0].isupper():
        return None
    if any(token.like_num for token in tokens[first:last]) or last - first > 6:
        return None
    match = frame.name_starting.get(first)
    if match is not None and not isinstance(match.entry, Holder) and frame.token_at(match.end - 1) + 1 >= last:
        return None
    if frame.lower[last - 1] in word_set("no_name"):
        return None
    return first, last


def _capitals(frame: Frame, first: int) -> tuple[int, int] | None:
    """A run of capitalized words from here on that may be a name."""
    tokens = frame.tokens
    last = first
    limit = min(len(tokens), first + 6)
    while last < limit:
        token = tokens[last]
        text = token.text
        if text[0].isupper() and text[0].isalpha():
            match = frame.name_starting.get(last)
            if match is not None and not isinstance(match.entry, Holder) and last == first:
                return None
            if frame.lower[last] in word_set("no_name") or (last > first and last in frame.role_ending):
                break
            if (
                token.ent_type_ in ("ORG", "GPE", "NORP", "DATE", "EVENT")
                and last == first
                and token.ent_iob_ == "B"
            ):
                nxt = tokens[last + 1] if last + 1 < len(tokens) else None
                if token.ent_type_ != "ORG" and (nxt is None or nxt.ent_iob_ != "I"):
                    return None
        elif not (frame.lower[last] in _PARTICLES and last + 1 < limit and tokens[last + 1].text[0].isupper()):
            break
        last += 1
    while last > first and frame.lower[last - 1] in _PARTICLES:
        last -= 1
    if last == first or tokens[first].pos_ in ("DET", "PRON", "ADP", "VERB", "AUX", "SCONJ", "CCONJ"):
        return None
    if all(token.is_upper for token in tokens[first:last]) and last - first > 3:
        return None
    return first, last


def _spot(frame: Frame, first: int, last: int) -> Spot | None:
    """The mention for a name: with its title, read."""
    if last < len(frame.tokens) and frame.tokens[last].text in _SUFFIXES:
        last += 1
    start = _title_start(frame, first)
    head = frame.head_of(first, last)
    reading = read_phrase(frame.words(start, first), frame.date) if start < first else None
    return Spot(start, last, head, "name", first, reading=reading)


def _title_start(frame: Frame, first: int) -> int:
    """Where the title in front of a name begins: the role that ends there, and what qualifies the role."""
    i = first - 1
    if i < 0:
        return first
    courtesy = word_set("courtesy")
    start = first
    if frame.lower[i].rstrip(".") in courtesy and frame.tokens[i].text[0].isupper():
        start = i
        i -= 1
    match = frame.role_ending.get(i) if i >= 0 else None
    if match is None or match.entry.kind != "person":
        return start
    start = frame.token_at(match.start)
    titled = frame.tokens[i].text[0].isupper()
    while start > 0:
        before = start - 1
        token = frame.tokens[before]
        held = frame.name_ending.get(before) or frame.role_ending.get(before)
        if held is not None and not isinstance(held.entry, Holder):
            start = frame.token_at(held.start)
        elif frame.lower[before] in (
            "former",
            "then",
            "ex",
            "senior",
            "deputy",
            "acting",
            "interim",
            "outgoing",
            "late",
            "-",
        ) or (token.text in ("'s", "’s", "'", "’") and frame.name_ending.get(before - 1) is not None) or (
            titled
            and token.text[0].isupper()
            and token.pos_ in ("PROPN", "ADJ", "NOUN")
            and not token.is_sent_start
        ):
            start = before
        else:
            break
        if first - start > 10:
            break
    while start < first and frame.lower[start] in ("-", "'s", "’s"):
        start += 1
    return start


def _name_words(frame: Frame, spot: Spot) -> list[str]:
    """The words of a name as white space parts them, so that "Smith-Jones" is one; no suffixes."""
    return [word for word in frame.words(spot.named, spot.last).split() if word not in _SUFFIXES and word[0].isalpha()]


def _described(frame: Frame, spot: Spot) -> tuple[Reading, int, int] | None:
    """What stands beside a name in apposition: "X, the Kenyan envoy" or "Kenya's envoy, X"."""
    tokens = frame.tokens
    i = spot.last
    if i + 1 < len(tokens) and tokens[i].text in (",", "(", "–", "—"):
        end = i + 1
        while (
            end < len(tokens)
            and end - i < 16
            and tokens[end].text not in (",", ".", ";", ")", "–", "—", ":", "“", '"')
            and not tokens[end].is_space
        ):
            if tokens[end].pos_ in ("VERB", "AUX") and tokens[end].tag_ != "VBG" and end not in frame.role_ending:
                break
            end += 1
        found = _role_in(frame, i + 1, end)
        if found is not None:
            return found
    for token in tokens[spot.first : spot.last]:
        if token.dep_ == "appos" and token.head.i < spot.first and spot.first - token.head.i < 12:
            role = frame.role_ending.get(token.head.i)
            if role is not None and role.entry.kind == "person" and not role.entry.plural:
                first = max(token.head.left_edge.i, token.head.i - 8)
                last = spot.first
                while last > first and tokens[last - 1].is_punct:
                    last -= 1
                return read_phrase(frame.words(first, last), frame.date), first, last
        if (
            token.dep_ in ("nsubj", "nsubjpass")
            and token.head.lemma_ in ("be", "become", "serve")
            and token.head.tag_ != "MD"
        ):
            for child in token.head.rights:
                if child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ == "as"):
                    noun = child if child.dep_ == "attr" else next(iter(child.children), child)
                    role = frame.role_ending.get(noun.i)
                    if role is not None and role.entry.kind == "person" and not role.entry.plural:
                        first, last = noun.left_edge.i, min(noun.right_edge.i + 1, noun.i + 8)
                        return read_phrase(frame.words(first, last), frame.date), first, last
    return None


def _role_in(frame: Frame, first: int, end: int) -> tuple[Reading, int, int] | None:
    """The description between these tokens, where it opens as one and names a role that no name follows."""
    if end <= first:
        return None
    tokens = frame.tokens
    opener = tokens[first]
    lower = frame.lower[first]
    role_at = next(
        (i for i in range(first, end) if i in frame.role_ending and frame.role_ending[i].entry.kind == "person"),
        None,
    )
    if role_at is None or frame.role_ending[role_at].entry.plural:
        return None
    match = frame.role_ending[role_at]
    bare = frame.token_at(match.start) == first
    opens = lower in ("the", "a", "an", "his", "her", "its", "their", "former", "then", "senior", "deputy", "who")
    opens = opens or first in frame.name_starting or bare or opener.pos_ in ("ADJ", "PROPN", "NOUN")
    if not opens or lower in ("who", "and", "but"):
        return None
    if role_at + 1 < len(tokens) and tokens[role_at + 1].text[0].isupper() and tokens[role_at + 1].pos_ == "PROPN":
        return None
    if any(tokens[i].pos_ in ("VERB", "AUX") for i in range(first, role_at)):
        return None
    return read_phrase(frame.words(first, end), frame.date), first, end


def _describe(frame: Frame, identity: Identity) -> None:
    """Roles, codes and gender of a person, from what the report says and, failing that, from the table."""
    best: Reading | None = None
    for spot in identity.spots:
        if spot.first < spot.named and spot.reading is not None and spot.reading.role is not None:
            best = _enter_role(frame, identity, spot.reading, spot.first, spot.named, best)
        if spot.form == "name" and spot.last - spot.named > 1:
            described = _described(frame, spot)
            if described is not None and described[0].role is not None:
                best = _enter_role(frame, identity, *described, best)
        _mark_gender(frame, identity, spot)
    holder = identity.holder
    if best is not None:
        identity.country, identity.sector = best.country, best.sector
    if holder is not None:
        reading = read_phrase(holder.name, frame.date)
        if identity.country is None or identity.country == reading.country:
            identity.country = reading.country
            if identity.sector is None:
                identity.sector = reading.sector
        for term in current_terms(holder, frame.date):
            if not any(canonical(role.title) == canonical(term.title) for role in identity.roles):
                of = tables().countries.get(term.country, term.country)
                identity.roles.append(
                    Role(title=term.title, of=of, country=term.country, sector=term.sector, since=term.since or None,
                         until=term.until or None)
                )  # fmt: skip


def _share_countries(frame: Frame) -> None:
    """Give a person with a role of no country that of those the person is named in one breath with: "Kenyan
    Finance Minister X and Interior Minister Y"."""
    people = [i for i in frame.identities if i.kind == "person" and i.country is None and i.roles]
    for identity in people:
        countries = set()
        for spot in identity.spots:
            token = frame.tokens[spot.head]
            near = [token.head] if token.dep_ == "conj" else []
            near.extend(child for child in token.children if child.dep_ == "conj")
            for other in near:
                held = frame.taken.get(other.i)
                if held is not None and held.identity is not None and held.identity.kind == "person":
                    countries.add(held.identity.country)
        countries.discard(None)
        if len(countries) == 1:
            identity.country = countries.pop()


def _complete(identity: Identity) -> None:
    """Roles that the report gives without a country get the person's."""
    code = identity.country
    if code is None:
        return
    name = tables().countries.get(code, code)
    identity.roles[:] = [
        role if role.country or role.sector is None else msgspec.structs.replace(role, of=role.of or name, country=code)
        for role in identity.roles
    ]


def _enter_role(
    frame: Frame, identity: Identity, reading: Reading, first: int, last: int, best: Reading | None
) -> Reading:
    start, end = frame.span(first, last)
    shown = reading.title or ""
    at = frame.text.lower().find(shown.lower(), start, end)
    title = frame.text[at : at + len(shown)] if at >= 0 else shown
    role = Role(title=title, of=reading.of, country=reading.country, sector=reading.sector, evidence=(start, end))
    known = [r for r in identity.roles if canonical(r.title) == canonical(title)]
    if not known:
        identity.roles.append(role)
    elif known[0].country is None and role.country is not None:
        identity.roles[identity.roles.index(known[0])] = role
    if best is None:
        return reading
    return best._replace(
        country=best.country or reading.country,
        sector=reading.sector if best.sector in (None, "UNK") else best.sector,
        of=best.of or reading.of,
    )


def _mark_gender(frame: Frame, identity: Identity, spot: Spot) -> None:
    if identity.gender is not None:
        return
    for i in range(spot.first, spot.named):
        lower = frame.lower[i].rstrip(".")
        if lower in word_set("male"):
            identity.gender = "m"
        elif lower in word_set("female"):
            identity.gender = "f"
    if identity.gender is None and spot.last - spot.named > 1:
        identity.gender = tables().genders.get(frame.lower[spot.named])


class Roster:
    """The report's people by their names: who a full name, a family name or a pet name means."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.by_surname: dict[str, list[Identity]] = {}
        self.by_name: dict[str, Identity] = {}
        self.first_names: dict[str, list[Identity]] = {}

    def enter(self, spot: Spot) -> None:
        """Give the name to the person it means, a new one where the report has none."""
        words = _name_words(self.frame, spot)
        if not words:
            return
        identity = self._known(words, spot)
        if identity is None:
            identity = self._new(words, spot)
        elif len(words) > len(identity.name.split()) and words[-1].lower() in identity.name.lower():
            identity.name = self._shown(spot)
        self.frame.add(spot, identity)

    def again(self) -> None:
        """Find the family names and pet names that stand alone and that nothing has found so far."""
        frame = self.frame
        nicknames = tables().nicknames
        for i, token in enumerate(frame.tokens):
            if (
                i in frame.taken
                and frame.taken[i].identity is not None
                and frame.taken[i].identity.kind == "person"
            ):
                continue
            text = token.text
            if not text[0].isupper() or len(text) < 2 or not frame.tells(i):
                continue
            lower = frame.lower[i]
            last = i + 1
            while last + 1 < len(frame.tokens) and frame.tokens[last].text in ("-", "‑") and not frame.tokens[last - 1].whitespace_:
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
            if not people or (token.pos_ not in ("PROPN", "NOUN", "ADJ") and token.ent_type_ != "PERSON"):
                if not (people and token.is_sent_start and len(text) > 4):
                    continue
            match = frame.name_starting.get(i)
            if match is not None and not isinstance(match.entry, Holder):
                continue
            nxt = frame.tokens[last] if last < len(frame.tokens) else token
            if (nxt.pos_ == "PROPN" and nxt.head.i != i and token.dep_ == "compound" and token.head is nxt) or (
                i and frame.tokens[i - 1].text == "-"
            ):
                continue
            start = _title_start(frame, i)
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
            if len(fitting) == 1 or (fitting and spot.reading is not None and spot.reading.role is not None):
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
        before = [(s.first, p) for p in fitting for s in p.spots if s.first < spot.first]
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
        reading = spot.reading
        if reading is None or reading.country is None:
            return True
        return any(term.country == reading.country for term in holder.terms)


def _same_first(one: str, other: str) -> bool:
    """Whether two first names may be one person's: the same, an initial, or a short form."""
    if one == other:
        return True
    a, b = one.rstrip("."), other.rstrip(".")
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return True
    nicknames = tables().nicknames
    return b in (n.lower() for n in nicknames.get(a, ())) or a in (n.lower() for n in nicknames.get(b, ()))
