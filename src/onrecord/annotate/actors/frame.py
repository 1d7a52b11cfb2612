"""The text of one report while its actors are being found: tokens, the tables' matches, and who stands where."""

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from spacy.tokens import Doc, Token

from onrecord import lang
from onrecord.annotate.actors.matching import Match, words_of
from onrecord.annotate.actors.phrases import Reading
from onrecord.annotate.actors.tables import Country, Holder, tables
from onrecord.data.own import own_of
from onrecord.data.places import look_up
from onrecord.model import ActorKind, Role, Span

Form = Literal["name", "nominal", "pronoun"]
LARGE = 165
"""What a town weighs in the gazetteer that has some 100,000 people."""
_HOMONYMS = {"Georgia": ("GEO",), "Luxembourg": ("LUX",), "Niger": ("NER",)}
"""First-order regions that bear a country's name."""
UNION = "European Union"
SILENT = ("byline", "boilerplate", "dateline")


@cache
def word_set(name: str) -> frozenset[str]:
    """One of the word lists of the lexicon of actors."""
    return frozenset(lang.lexicon("actors.toml")[name])


@cache
def abbreviations() -> dict[str, str]:
    """Short forms of titles, without their full stop, to the words that they stand for."""
    return dict(lang.lexicon("actors.toml")["abbreviations"])


@dataclass(slots=True, eq=False)
class Identity:
    """One actor while the report is being read."""

    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    gender: str | None = None
    leaning: str | None = None
    """The gender of the last pronoun that was taken to mean somebody of unknown gender."""
    plural: bool = False
    key: str = ""
    roles: list[Role] = field(default_factory=list)
    holder: Holder | None = None
    spots: "list[Spot]" = field(default_factory=list)
    merged: "Identity | None" = None
    placed: bool = True
    """Whether nothing but where something is was said by its mentions so far."""

    def root(self) -> "Identity":
        """The identity that this one was merged into, or itself."""
        found = self
        while found.merged is not None:
            found = found.merged
        return found


@dataclass(slots=True, eq=False)
class Spot:
    """A mention in the making: tokens ``first`` to ``last`` (exclusive), of which the name itself begins at
    token ``named``."""

    first: int
    last: int
    head: int
    form: Form
    named: int
    identity: Identity | None = None
    reading: Reading | None = None

    def identity_is_place(self) -> bool:
        """Whether it is a country's name or adjective, which a larger phrase may hold."""
        return self.identity is not None and self.identity.key.startswith("country")


class Frame:
    """What all steps share. ``taken`` says which spot a token belongs to, the innermost where they nest."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc.text
        self.tokens: list[Token] = list(doc)
        self.offsets = [token.idx for token in self.tokens]
        self.lower = [token.lower_ for token in self.tokens]
        self.date: str | None = (
            (doc._.report.published or None) and doc._.report.published[:10] if doc._.report else None
        )
        words = words_of(self.text)
        self.own = own_of(doc)
        self.known = known = tables(self.own)
        self.states = _states(doc)
        """Codes of countries whose name is a region's here, with the region's country: "GEO" to "USA"."""
        self.name_matches = [
            match
            for match in known.names.find(self.text, words, cased=True)
            if not isinstance(match.entry, Country) or match.entry.code not in self.states
        ]
        self.speaks_of_union = self._speaks_of_union()
        sited = {mark.start for mark in doc._.places if mark.place.country}
        self.countries = Counter(
            m.entry.code for m in self.name_matches if isinstance(m.entry, Country) and m.start not in sited
        )
        """How often each country is named, its towns and regions included."""
        self.countries.update(mark.place.country for mark in doc._.places if mark.place.country)
        self.role_matches = known.roles.find(self.text, words, cased=False)
        self.taken: dict[int, Spot] = {}
        self.spots: list[Spot] = []
        self.identities: list[Identity] = []
        self.by_key: dict[str, Identity] = {}
        self.silent = self._silent()
        self.firms = {ent[0].text for ent in doc.ents if ent.label_ == "ORG" and len(ent) > 1 and len(ent[0]) > 3}
        """First words of organizations' names, by which reports call them again."""
        self.owners = {
            t.text for t in self.tokens if t.dep_ == "poss" and t.head.lemma_.lower() in word_set("of_firms")
        }
        """Words for whoever has what only firms have: "Tolvane's shareholders"."""
        self.sited = {self.token_at(mark.start) for mark in doc._.places}
        self.role_starting = {self.token_at(match.start): match for match in self.role_matches}
        self.role_ending = self._roles_by_end()
        self.name_starting = {self.token_at(match.start): match for match in self.name_matches}
        self.name_ending = {self.token_at(match.end - 1): match for match in self.name_matches}
        self.body_names: dict[int, int] = {}
        """First and last (exclusive) tokens of the names of bodies that their own words show."""
        self.in_body: set[int] = set()
        self.explained: dict[int, Identity] = {}
        """Nouns in apposition to a body's name, by their tokens, with the body."""
        self._quoted: list[Span] = [(q.start, q.end) for q in doc._.quotations if q.level == 1 and not q.scare]
        self._headlines: list[Span] = [(p.start, p.end) for p in doc._.passages if p.kind == "headline"]

    def token_at(self, offset: int) -> int:
        """The index of the token that holds this character."""
        return bisect_right(self.offsets, offset) - 1

    def span(self, first: int, last: int) -> Span:
        """The characters of these tokens."""
        end = self.tokens[last - 1]
        return (self.offsets[first], end.idx + len(end))

    def words(self, first: int, last: int) -> str:
        """The text of these tokens, white space made single."""
        start, end = self.span(first, last)
        return " ".join(self.text[start:end].split())

    def tells(self, i: int) -> bool:
        """Whether the token stands where actors are looked for: no byline, dateline or boilerplate."""
        if not self.silent:
            return True
        at = bisect_right(self.silent, (self.offsets[i], len(self.text))) - 1
        return at < 0 or self.offsets[i] >= self.silent[at][1]

    def add(self, spot: Spot, identity: Identity) -> Spot:
        """Put the spot on the frame, for this identity."""
        spot.identity = identity
        identity.spots.append(spot)
        self.spots.append(spot)
        for i in range(spot.first, spot.last):
            held = self.taken.get(i)
            if held is None or held.last - held.first >= spot.last - spot.first:
                self.taken[i] = spot
        return spot

    def drop(self, spot: Spot) -> None:
        """Take the spot off the frame again, for one that holds it."""
        self.spots.remove(spot)
        if spot.identity is not None:
            spot.identity.spots.remove(spot)
        for i in range(spot.first, spot.last):
            if self.taken.get(i) is spot:
                del self.taken[i]

    def identity(self, name: str, kind: ActorKind, **fields: Any) -> Identity:
        """A new identity of the report."""
        made = Identity(name, kind, **fields)
        self.identities.append(made)
        if made.key:
            self.by_key.setdefault(made.key, made)
        return made

    def shouted(self, i: int) -> bool:
        """Whether the line stands in capitals, where they tell no name from a verb."""
        near = [token for token in self.tokens[max(0, i - 4) : i + 6] if token.is_alpha]
        return len(near) > 1 and sum(token.is_upper for token in near) > 0.8 * len(near)

    def is_town(self, name: str) -> bool:
        """Whether a name that nothing else explains is a large town's or a region's."""
        found = look_up(name, self.own)
        return bool(found) and (found[0].kind in ("admin1", "region", "country") or found[0].weight >= LARGE)

    def quotation_of(self, i: int) -> int:
        """The number of the quotation that the token stands in, -1 outside all."""
        at = bisect_right(self._quoted, (self.offsets[i], len(self.text))) - 1
        return at if at >= 0 and self.offsets[i] < self._quoted[at][1] else -1

    def in_headline(self, i: int) -> bool:
        """Whether the token stands in a headline."""
        at = bisect_right(self._headlines, (self.offsets[i], len(self.text))) - 1
        return at >= 0 and self.offsets[i] < self._headlines[at][1]

    def _speaks_of_union(self) -> bool:
        """Whether the report names the European Union or its Commission, and Belgium only by its capital."""
        named = False
        for match in self.name_matches:
            entry = match.entry
            if isinstance(entry, Country) and entry.code == "BEL" and entry.form != "capital":
                return False
            named = named or (type(entry) is tuple and entry[-1].name in (UNION, "European Commission"))
        return named

    def _roles_by_end(self) -> dict[int, Match]:
        """Roles by their last token, the full stop of an abbreviated one ("Col.") included."""
        found = {}
        for match in self.role_matches:
            end = self.token_at(match.end - 1)
            found[end] = match
            if (
                end + 1 < len(self.tokens)
                and self.tokens[end + 1].text == "."
                and not self.tokens[end].whitespace_
                and self.lower[end] in abbreviations()
            ):
                found[end + 1] = match
        return found

    def _silent(self) -> list[Span]:
        return [(p.start, p.end) for p in self.doc._.passages if p.kind in SILENT]

    def head_of(self, first: int, last: int) -> int:
        """The token among these that the others hang on."""
        for i in range(first, last):
            if not first <= self.tokens[i].head.i < last or self.tokens[i].head == self.tokens[i]:
                return i
        return last - 1


def _states(doc: Doc) -> dict[str, str]:
    found = {}
    for mark in doc._.places:
        place = mark.place
        for code in _HOMONYMS.get(place.admin1 or "", ()):
            if place.country and place.country != code:
                found[code] = place.country
    return found


def canonical(title: str) -> str:
    """A title in one form: "Minister of Defence" as "defense minister"."""
    title = title.lower().replace("defence", "defense").replace("advisor", "adviser").replace("labour", "labor")
    title = " ".join(abbreviations().get(word.rstrip("."), word) for word in title.split())
    if title == "premier":
        return "prime minister"
    head, of, field = title.partition(" of ")
    if of and head.split()[-1] in ("minister", "secretary") and field != "state":
        title = f"{field.removeprefix('the ')} {head}"
    return title
