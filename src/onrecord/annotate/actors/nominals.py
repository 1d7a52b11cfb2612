"""Actors without a name: "US officials", "the rebels", "a spokesman for the army", "the prime minister".

An office is its holder where the report names one; "the ministry", "the group", "the minister" are whom the
report named last that fits; all else is an actor under the words that the report uses.
"""

from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.matching import Match, words_of
from onrecord.annotate.actors.phrases import Reading, read_phrase
from onrecord.annotate.actors.tables import Country, RoleWord, tables
from onrecord.model import ActorKind

REACH = 300
"""How many mentions back, or on, anybody is looked for."""
_ARMED = frozenset(("REB", "UAF", "PRM", "CRM"))
_COMPLEMENT = frozenset(("of", "for", "from", "in", "at"))
_DEFINITE = frozenset(("the", "that", "this", "these", "those"))
_INDEFINITE = frozenset(("a", "an", "another", "one"))
_POSSESSIVE = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_INNER = frozenset(("compound", "amod", "nmod"))


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
        self.passed: list[Spot] = []
        self.next = 0

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
        if self._modifies(head):
            return
        if token.pos_ == "ADJ" and token.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj"):
            return
        while self.next < len(self.named) and self.named[self.next].first < first:
            self.passed.append(self.named[self.next])
            self.next += 1
        start = self._left(first, head)
        reading = self._read(start, last, head)
        spot = Spot(start, last, head, "nominal", start, reading=reading)
        identity = self._told_apart(head) or self._resolve(spot, role, reading)
        frame.add(spot, identity)
        self.passed.append(spot)

    def _told_apart(self, head: int) -> Identity | None:
        """The person whom the words stand in apposition to ("her spokesman, X"; "X, a former general") or are
        said of ("X is the mayor")."""
        token = self.frame.tokens[head]
        near = [child for child in token.rights if child.dep_ == "appos"]
        after = [self.frame.tokens[i] for i in (head + 1, head + 2) if i < len(self.frame.tokens)]
        if len(after) == 2 and after[0].text == "," and after[1].pos_ == "PROPN":
            held = self.frame.taken.get(after[1].i)
            roles = held.identity.roles if held is not None and held.identity is not None else []
            spans = [role.evidence for role in roles if role.evidence is not None]
            if any(start <= token.idx < end <= after[0].idx for start, end in spans):
                near.append(after[1])
        if token.dep_ == "appos":
            near.append(token.head)
        elif token.dep_ == "attr" and token.head.lemma_ == "be":
            near.extend(child for child in token.head.lefts if child.dep_ == "nsubj")
        for other in near:
            held = self.frame.taken.get(other.i)
            if held is not None and held.identity is not None and held.identity.kind == "person":
                return held.identity
        return None

    def _modifies(self, head: int) -> bool:
        """Whether the word stands before the noun that it describes ("police station", "rebel attack")."""
        token = self.frame.tokens[head]
        if token.dep_ not in _INNER:
            return False
        above = token.head.i
        return head < above <= head + 4

    def _left(self, first: int, head: int) -> int:
        """Where the noun phrase begins."""
        start = self.frame.tokens[head].left_edge.i
        while start < first and self.frame.tokens[start].is_punct:
            start += 1
        if start < first - 8 or start > first:
            return first
        tokens = self.frame.tokens
        for i in range(first - 1, start - 1, -1):
            if (tokens[i].is_punct and tokens[i].text not in ("-", "'", "’")) or tokens[i].is_space:
                return i + 1
            if tokens[i].pos_ in ("VERB", "CCONJ", "SCONJ", "ADP") and tokens[i].tag_ not in ("VBN", "VBG"):
                return i + 1
            if self.frame.lower[i] in ("outside", "inside", "near", "around", "then"):
                return i + 1
            if tokens[i].pos_ == "ADV" and tokens[i + 1].pos_ not in ("NUM", "ADJ", "VERB", "ADV"):
                return i + 1
        return start

    def _read(self, start: int, last: int, head: int) -> Reading:
        frame = self.frame
        end = last
        if (
            end < len(frame.tokens)
            and frame.lower[end] in _COMPLEMENT
            and start <= frame.tokens[end].head.i < last
        ):
            end = min(frame.tokens[end].right_edge.i + 1, last + 8)
        reading = read_phrase(frame.words(start, end), frame.date)
        if reading.country is None:
            owner = self._owner(head)
            if owner is None and reading.role is not None and reading.role.text.endswith("'s office"):
                owner = self._office_holder(reading.role.text.removesuffix("'s office"))
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
        return None

    def _determiner(self, spot: Spot) -> str:
        """The article or the like of the noun itself; "'s" where a possessor stands there."""
        for child in self.frame.tokens[spot.head].lefts:
            if child.dep_ == "det":
                return self.frame.lower[child.i]
            if child.dep_ == "poss":
                return self.frame.lower[child.i] if child.pos_ == "PRON" else "'s"
        return self.frame.lower[spot.first]

    def _office_holder(self, title: str) -> Identity | None:
        """The person of this title named last."""
        for before in reversed(self.passed[-REACH:]):
            if (
                before.identity is not None
                and before.identity.kind == "person"
                and _holds(before.identity, title, None)
            ):
                return before.identity
        return None

    def _resolve(self, spot: Spot, role: RoleWord, reading: Reading) -> Identity:
        frame = self.frame
        words = frame.lower[spot.first : spot.last]
        singular = role.kind == "person" and not role.plural
        determiner = self._determiner(spot)
        indefinite = determiner in _INDEFINITE
        if singular and not indefinite and not reading.past:
            found = self._holder(spot, role, reading, determiner)
            if found is not None:
                return found
        if role.kind == "group" and determiner in _DEFINITE and spot.last - spot.first <= 3:
            found = self._body_again(words[-1], role, reading)
            if found is not None:
                return found
        if role.text in ("government", "administration"):
            found = self._government_of(spot)
            if found is not None:
                return found
        name = self._name(spot)
        kind = _kind(role, reading)
        sector = reading.sector
        kind_key = name.lower() if _says_more(name, role) else role.text
        key = (f"{kind_key}+" if role.plural else kind_key, reading.country)
        if not indefinite and not (singular and determiner not in _DEFINITE and not role.office):
            known = self.by_key.get(key)
            if known is not None:
                if len(name) > len(known.name):
                    known.name = name
                return known
        made = frame.identity(
            name, kind, country=reading.country, sector=sector, plural=role.plural or role.kind == "group",
            gender=_gender(role), placed=False,
        )  # fmt: skip
        self.by_key[key] = made
        return made

    def _holder(self, spot: Spot, role: RoleWord, reading: Reading, determiner: str) -> Identity | None:
        """The person named in the report who holds the office, or who was named last and fits the noun."""
        title = role.text.removesuffix("s") if role.plural else role.text
        country = reading.country
        modified = country is not None
        again = title in word_set("person_again")
        if not (role.office or again) or determiner in _POSSESSIVE or (determiner == "'s" and not modified):
            return None
        seen: set[int] = set()
        steps = 0
        for before in reversed(self.passed[-REACH:]):
            person = before.identity
            if person is None or person.kind not in ("person", "unnamed") or id(person) in seen or person.plural:
                continue
            seen.add(id(person))
            if person.kind == "person":
                if _holds(person, title, country):
                    return person
            elif not modified and person.name.lower().endswith(title) and steps < 6 and determiner in _DEFINITE:
                return person
            steps += 1
        if role.office and (modified or determiner in _DEFINITE):
            for after in self.named[self.next : self.next + REACH]:
                person = after.identity
                if person is not None and person.kind == "person" and _holds(person, title, country) and modified:
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
            self._name(spot), "government", country=owner.country, sector="GOV", key=key, placed=False
        )

    def _body_again(self, noun: str, role: RoleWord, reading: Reading) -> Identity | None:
        """The body named last that the noun fits: "the ministry" after "the Health Ministry"."""
        if noun not in word_set("body_again"):
            return None
        for before in reversed(self.passed[-40:]):
            body = before.identity
            if (
                body is None
                or body.kind not in ("organization", "government", "armed_group")
                or body.key.startswith("country")
            ):
                continue
            if reading.country is not None and body.country != reading.country:
                continue
            if " " in role.text and body.kind != "armed_group":
                continue
            if noun in ("army", "force", "government") and body.sector not in ("MIL", "GOV"):
                continue
            if noun in body.name.lower().split():
                return body
            if before.form == "name" and _fits(noun, body):
                return body
        return None

    def _name(self, spot: Spot) -> str:
        first = spot.first
        drop = (
            _DEFINITE
            | _INDEFINITE
            | frozenset(("some", "many", "several", "all", "its", "his", "her", "their", "our"))
        )
        while first < spot.last - 1 and (self.frame.lower[first] in drop):
            first += 1
        return self.frame.words(first, spot.last)


def _says_more(name: str, role: RoleWord) -> bool:
    """Whether the phrase has words beside the role and a nationality, which tell it from others of the kind."""
    words = words_of(name)
    covered = sum(
        match.last - match.first
        for match in tables().names.find(name, words, cased=True)
        if isinstance(match.entry, Country)
    )
    return len(words) - covered > len(words_of(role.text))


def _holds(person: Identity, title: str, country: str | None) -> bool:
    title = canonical(title)
    return any(
        canonical(role.title).endswith(title)
        and (country is None or role.country is None or role.country == country)
        for role in person.roles
    )


def _fits(noun: str, body: Identity) -> bool:
    if noun in ("group", "movement", "militia", "organization", "organisation"):
        abroad = body.country in ("UNO", "IGO", "NGO") and noun.startswith("organi")
        return body.kind == "armed_group" or abroad or (body.sector in ("NGO", "OPP", "REB") and noun != "militia")
    if noun in ("company", "firm", "airline", "corporation"):
        return body.sector == "BUS"
    if noun == "party":
        return body.sector == "PTY"
    if noun in ("newspaper",):
        return body.sector == "JRN"
    if noun in ("agency", "organization", "body", "organisation", "alliance"):
        return body.country in ("UNO", "IGO")
    if noun == "bloc":
        return body.country in ("EUR", "IGO")
    return False


def _gender(role: RoleWord) -> str | None:
    last = role.text.split()[-1]
    return "m" if last in word_set("male") else "f" if last in word_set("female") else None


def _kind(role: RoleWord, reading: Reading) -> ActorKind:
    sector = reading.sector
    if role.kind == "person" and not role.plural:
        return "unnamed"
    if sector in _ARMED:
        return "armed_group"
    if sector in ("CVL", "REF", "REL", "AGR", "LAB", "EDU") and (
        role.plural or role.weight == 1 or role.sector == "CVL"
    ):
        return "population"
    if role.kind == "person":
        return "unnamed"
    return "government" if sector == "GOV" else "organization"
