"""Whom a noun names again: "the minister", "the ministry", "the strikers" after who was named before.

Looked up by the noun, never by walking over the whole report: each mention passed is kept under the nouns by which
it may be named again.
"""

from functools import cache

from onrecord import lang
from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.matching import words_of
from onrecord.annotate.actors.phrases import Reading
from onrecord.annotate.actors.tables import Country, RoleWord, tables

REACH = 300
"""How many mentions back, or on, anybody is looked for."""
NEAR = 60
"""How many mentions back a bare noun reaches."""
_OTHER_OFFICES = frozenset(("prime", "vice", "deputy", "assistant", "attorney", "secretary", "consul", "under"))
_NO_MINISTERS = frozenset(("press", "general", "private", "assistant", "party", "executive", "deputy"))
_BODIES = ("organization", "government", "armed_group")


class Passed:
    """The mentions so far, in the text's order."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.spots: list[Spot] = []
        self.by_noun: dict[str, list[tuple[int, Spot]]] = {}

    def append(self, spot: Spot) -> None:
        """Pass a mention: it may be named again from here on."""
        number = len(self.spots)
        self.spots.append(spot)
        identity = spot.identity
        if identity is None or identity.key.startswith("country"):
            return
        nouns: set[str] = set()
        if identity.kind == "person":
            if spot.form == "name":
                nouns.update(canonical(role.title).split()[-1] for role in identity.roles if role.title)
                if any(_is_title(canonical(role.title), "minister") for role in identity.roles):
                    nouns.add("minister")
        elif spot.form == "name":
            nouns.add(self.frame.lower[spot.last - 1])
        else:
            nouns.add(noun_of(self.frame, spot))
        for noun in nouns:
            self.by_noun.setdefault(noun, []).append((number, spot))

    def office_holder(self, title: str) -> Identity | None:
        """The person of this title named last."""
        for before in reversed(self.spots[-REACH:]):
            person = before.identity
            if person is not None and person.kind == "person" and holds(person, title, None):
                return person
        return None

    def holder(
        self, spot: Spot, role: RoleWord, reading: Reading, named: list[Spot], *, definite: bool
    ) -> Identity | None:
        """The person named in the report who holds the office, or who was named last and fits the noun.
        ``named`` are the names still to come."""
        title = canonical(role.text.removesuffix("s") if role.plural else role.text)
        country = reading.country
        modified = country is not None
        known = self.by_noun.get(title.split()[-1], [])
        fits_any = role.office or title in word_set("person_again") or (definite and not modified)
        if not fits_any or not (definite or modified or role.office):
            return None
        tells = self._teller(spot) if definite else None
        for number, before in reversed(known[-NEAR:]):
            person = before.identity
            if person is None or person.plural or len(self.spots) - number > REACH:
                continue
            if person is tells:
                continue
            if person.kind == "person":
                if holds(person, title, country) and (
                    role.sector == "MIL" or reading.past == _only_past(person, title)
                ):
                    return person
                continue
            named_so = person.kind == "unnamed" and definite and canonical(person.name).endswith(title)
            if named_so and self._fits(person, spot, reading):
                return person
        if title == "leader" and modified and not reading.past:
            return self._head_of_state(country)
        ranked = definite and not modified and role.sector in ("MIL", "REL", "COP", None, "")
        if not (role.office or ranked) or not (modified or definite) or reading.past:
            return None
        # "The governor" before his name: it must be clear who that is.
        coming = {
            id(after.identity): after.identity
            for after in named
            if after.identity is not None
            and after.identity.kind == "person"
            and holds(after.identity, title, country)
        }
        return next(iter(coming.values())) if coming and (modified or len(coming) == 1) else None

    def _teller(self, spot: Spot) -> Identity | None:
        """Who says what the mention is the subject of: in "Roe said the general had left" it is not Roe."""
        token = self.frame.tokens[spot.head]
        verb = token.head
        if token.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.lemma_ not in word_set("says"):
            return None
        for subject in verb.head.lefts:
            held = self.frame.taken.get(subject.i) if subject.dep_ == "nsubj" else None
            if held is not None and held.form == "name":
                return held.identity
        return None

    def headline(self, spot: Spot, role: RoleWord, reading: Reading) -> Identity | None:
        """Whom only the headline has named by this noun, which the report then brings in: "a Kenyan court"."""
        for _, before in reversed(self.by_noun.get(noun_of(self.frame, spot), [])[-3:]):
            identity = before.identity
            if identity is None or identity.kind == "person" or before.form == "name":
                continue
            if not all(self.frame.in_headline(other.head) for other in identity.spots):
                continue
            fits = reading.country is None or identity.country in (None, reading.country)
            if fits and identity.plural == (role.plural or role.kind == "group"):
                return identity
        return None

    def unnamed(self, spot: Spot, reading: Reading) -> Identity | None:
        """Who was told of by this noun before a name was given: "the interior minister", "the minister, X"."""
        for number, before in reversed(self.by_noun.get(noun_of(self.frame, spot), [])[-5:]):
            identity = before.identity
            if identity is None or len(self.spots) - number > NEAR:
                return None
            if before.form == "nominal" and identity.kind != "person" and not identity.plural:
                return identity if self._fits(identity, spot, reading) else None
        return None

    def _head_of_state(self, country: str | None) -> Identity | None:
        """The one whom "the Congolese leader" means: who was named last of those that lead the country."""
        for before in reversed(self.spots[-NEAR:]):
            person = before.identity
            if person is None or person.kind != "person" or person.country != country:
                continue
            if any(
                canonical(role.title) in word_set("heads") and role.country == country for role in person.roles
            ):
                return person
        return None

    def body(self, noun: str, role: RoleWord, reading: Reading) -> Identity | None:
        """The body named last that the noun fits: "the ministry" after "the Health Ministry"."""
        if noun not in word_set("body_again"):
            return None
        charity = role.sector == "NGO" and role.kind == "group"
        nearest: Identity | None = None
        for before in reversed(self.spots[-40:]):
            body = before.identity
            if body is None or body.kind not in _BODIES or body.key.startswith("country"):
                continue
            if reading.country is not None and body.country != reading.country:
                continue
            if charity and before.form == "name" and (body.country == "NGO" or body.sector == "NGO"):
                return body
            if " " in role.text and body.kind != "armed_group":
                continue
            if noun in ("army", "force", "government") and body.sector not in ("MIL", "GOV"):
                continue
            if noun in body.name.lower().split():
                if noun != "government" or self.frame.tokens[before.head].dep_ == "nsubj":
                    return body
                # Of two governments the one that has acted, not "the decision of the Government of Chad".
                nearest = nearest or body
                continue
            if before.form == "name" and (_is_called(noun, body) or _is_led(self.frame, noun, before)):
                if role.sector == "BUS":
                    body.sector = "BUS"
                return body
        return nearest or self._of_kind(noun, reading)

    def _of_kind(self, noun: str, reading: Reading) -> Identity | None:
        """The body named last whose name tells that the noun fits, though it isn't in it: "the force" for police,
        "the agency" for an organisation, "the group" for a firm."""
        words = kinds_of_bodies().get(noun)
        if words is None:
            return None
        for before in reversed(self.spots[-40:]):
            body = before.identity
            if before.form != "name" or body is None or body.kind not in _BODIES or body.key.startswith("country"):
                continue
            if reading.country is not None and body.country != reading.country:
                continue
            if not words.isdisjoint(body.name.lower().replace(".", "").split()):
                return body
            if noun == "group" and (body.sector == "BUS" or _is_firm(body)):
                return body
        return None

    def group(self, spot: Spot, role: RoleWord, reading: Reading) -> Identity | None:
        """The group or population of the same noun that was named last: "the strikers" after "40 strikers"."""
        noun = noun_of(self.frame, spot)
        if noun in word_set("never_again"):
            return None
        for number, before in reversed(self.by_noun.get(noun, [])[-20:]):
            if len(self.spots) - number > NEAR:
                return None
            identity = before.identity
            if identity is None or identity.kind in ("person", "place"):
                continue
            if role.sector in ("MIL", "COP") and identity.sector not in (role.sector, None):
                continue
            if (identity.plural or identity.kind != "unnamed") and self._fits(identity, spot, reading):
                return identity
        return None

    def _fits(self, known: Identity, spot: Spot, reading: Reading) -> bool:
        """Whether the phrase says nothing of the group that its earlier name doesn't."""
        if reading.country is not None and known.country is not None and reading.country != known.country:
            return False
        own = [w.text.lower() for w in words_of(self.frame.words(spot.first, spot.last))]
        theirs = {w.text.lower() for w in words_of(known.name)}
        nationality = _country_words(self.frame.words(spot.first, spot.last))
        extra = [
            word
            for word in own
            if word not in theirs
            and word not in nationality
            and word not in word_set("local")
            and word not in ("the", "these", "those", "that", "this")
            and word != own[-1]
        ]
        if reading.country is not None and known.country is None:
            return False
        return not extra


def noun_of(frame: Frame, spot: Spot) -> str:
    """The noun by which a mention without a name is named again, in the singular."""
    token = frame.tokens[spot.head]
    lemma = token.lemma_.lower()
    return lemma if token.pos_ == "NOUN" else frame.lower[spot.head]


def holds(person: Identity, title: str, country: str | None) -> bool:
    """Whether the person has this title, in this country where one is given."""
    title = canonical(title)
    return any(
        _is_title(canonical(role.title), title)
        and (country is None or role.country is None or role.country == country)
        for role in person.roles
    )


def _is_title(own: str, said: str) -> bool:
    if own == said or (
        said == "minister" and own.endswith(" secretary") and own.partition(" ")[0] not in _NO_MINISTERS
    ):
        return True
    # A prime minister is never "the minister", a vice president never "the president".
    return own.endswith(" " + said) and own.removesuffix(" " + said).split()[-1] not in _OTHER_OFFICES


def _only_past(person: Identity, title: str) -> bool:
    """Whether the person has held the title once and holds it no longer."""
    said = [r for r in person.roles if _is_title(canonical(r.title), title)]
    return bool(said) and all(role.sector == "ELI" for role in said)


def _country_words(phrase: str) -> set[str]:
    words = words_of(phrase)
    return {
        words[i].text.lower()
        for match in tables().names.find(phrase, words, cased=True)
        if isinstance(match.entry, Country)
        for i in range(match.first, match.last)
    } | {"s"}


def _is_led(frame: Frame, noun: str, spot: Spot) -> bool:
    """Whether the body has what only firms have: "Tolvane's shareholders", "Tolvane's chief executive"."""
    if noun not in ("company", "firm", "corporation"):
        return False
    spots = () if spot.identity is None else spot.identity.spots
    above = (frame.tokens[s.head].head for s in spots if frame.tokens[s.head].dep_ in ("poss", "compound"))
    return any(token.lemma_.lower() in word_set("of_firms") for token in above)


@cache
def kinds_of_bodies() -> dict[str, frozenset[str]]:
    """By the noun used again, words in names of bodies that it may mean."""
    return {noun: frozenset(words) for noun, words in lang.lexicon("actors.toml")["kinds_of_bodies"].items()}


def _is_firm(body: Identity) -> bool:
    """Whether the name may be a firm's, where nothing else is known of the body."""
    fights = body.name.split()[-1].lower() in word_set("rebel_names")
    return body.sector in (None, "UNK") and body.country is None and " " in body.name and not fights


def _is_called(noun: str, body: Identity) -> bool:
    if noun in ("group", "movement", "militia", "organization", "organisation"):
        abroad = body.country in ("UNO", "IGO", "NGO") and noun.startswith("organi")
        charity = noun == "group" and (body.country == "NGO" or body.sector in ("NGO", "CVL"))
        return (
            body.kind == "armed_group"
            or abroad
            or charity
            or (body.sector in ("NGO", "OPP", "REB") and noun != "militia")
        )
    if noun in ("company", "firm", "airline", "corporation"):
        return body.sector == "BUS" or _is_firm(body)
    if noun == "bank":
        return body.name.lower().startswith(("banco ", "banca ", "banque ", "bank", "banka "))
    if noun == "party":
        return body.sector == "PTY"
    if noun in ("newspaper",):
        return body.sector == "JRN"
    if noun in ("agency", "organization", "body", "organisation", "alliance"):
        return body.country in ("UNO", "IGO")
    if noun == "bloc":
        return body.country in ("EUR", "IGO")
    return False
