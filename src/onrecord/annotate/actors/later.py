"""Who turns out to be somebody named: descriptions that no table has, offices and kin that only one person fits.

“The watchman, Biu Alves” makes "his own watchman" before it Alves too; "its chief
of staff" is the only person whom the report calls so; "his sister" the only woman of the family's name.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.annotate.actors.again import holds
from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.genders import gender_of
from onrecord.annotate.actors.joining import merge
from onrecord.annotate.actors.kinship import Kin
from onrecord.annotate.actors.nounphrases import DEFINITE
from onrecord.annotate.actors.otherwise import (
    body_called,
    called_otherwise,
    find_aged,
    find_bodies_by_noun,
    find_compatriots,
    find_firms,
    find_nameless,
    find_parents,
    find_told,
)
from onrecord.annotate.actors.renamed import renamed
from onrecord.annotate.actors.traits import Traits

_OWNERS = frozenset(("his", "her", "its", "their"))
_ITS = frozenset(("its", "their"))
_OWN = frozenset(("himself", "herself", "themselves", "name"))
_PLACES = frozenset(("nsubj", "nsubjpass", "pobj", "dobj", "dative", "appos", "conj", "poss", "ROOT", "attr"))


def join_later(frame: Frame) -> None:
    """Give descriptions to the people whom they turn out to mean, before pronouns are read."""
    _described(frame)
    traits, kin = Traits(frame), Kin(frame)
    kin.tell_apart(traits.ages)
    find_aged(frame, traits.ages)
    find_parents(frame)
    find_compatriots(frame)
    find_firms(frame)
    find_bodies_by_noun(frame)
    find_nameless(frame)
    find_told(frame)
    for spot in sorted((s for s in frame.spots if s.form == "nominal"), key=lambda s: s.head):
        known = spot.identity
        if known is None or known.kind != "unnamed" or known.plural:
            continue
        person = _identified(frame, spot)
        person = person or _named_next(frame, spot)
        if person is None and not _is_definite(frame, spot):
            continue
        person = person or kin.of(spot) or kin.compared(spot, traits.ages)
        person = person or _only_holder(frame, spot) or _goes_on(frame, spot)
        person = person or renamed(frame, spot, traits) or called_otherwise(frame, spot)
        person = person or body_called(frame, spot)
        if person is not None:
            merge(known, person)


def _described(frame: Frame) -> None:
    """Nouns that no table has, where a name explains them: every definite one is that person."""
    meant: dict[str, set[Identity]] = {}
    nouns: list[Token] = []
    for token in frame.tokens:
        if token.pos_ != "NOUN" or token.tag_ != "NN" or token.i in frame.taken or token.dep_ not in _PLACES:
            continue
        nouns.append(token)
        for person in _explained(frame, token):
            meant.setdefault(token.lower_, set()).add(person)
    for token in nouns:
        people = meant.get(token.lower_, set())
        if len(people) != 1 or not frame.tells(token.i):
            continue
        first = token.left_edge.i
        articles = {frame.lower[c.i] for c in token.lefts if c.dep_ in ("det", "poss")}
        if articles & (DEFINITE | _OWNERS) and token.i - first < 6:
            frame.add(Spot(first, token.i + 1, token.i, "nominal", first), next(iter(people)))


def _explained(frame: Frame, noun: Token) -> Iterator[Identity]:
    """The people in apposition to the noun, on either side."""
    near = [child for child in noun.rights if child.dep_ == "appos"]
    if noun.dep_ == "appos":
        near.append(noun.head)
    for other in near:
        spot = frame.taken.get(other.i)
        if (
            spot is not None
            and spot.form == "name"
            and spot.identity is not None
            and spot.identity.kind == "person"
        ):
            yield spot.identity


def _identified(frame: Frame, spot: Spot) -> Identity | None:
    """Whom the words beside it name: "a pilot identified as Roe", "the caller, named as Li Wen,", "who calls
    himself Abu Omar"."""
    for clause in frame.tokens[spot.head].rights:
        if clause.dep_ == "relcl" and clause.lemma_ in ("call", "name", "give", "identify", "introduce"):
            own = next(
                (
                    i
                    for i in range(clause.i + 1, clause.i + 6)
                    if frame.lower[i : i + 1] and frame.lower[i] in _OWN
                ),
                None,
            )
            after = range(own + 1, min(own + 5, len(frame.tokens))) if own is not None else range(0)
            for i in after:
                named = frame.taken.get(i)
                if named is not None and named.form == "name" and named.identity is not None:
                    return named.identity if named.identity.kind == "person" else None
        if clause.tag_ != "VBN" or clause.lemma_ not in ("identify", "name", "know", "call"):
            continue
        for below in clause.rights:
            named = frame.taken.get(
                next((c.i for c in below.children), below.i) if below.lower_ == "as" else below.i
            )
            if named is not None and named.form == "name" and named.identity is not None:
                return named.identity if named.identity.kind == "person" else None
    return None


def _named_next(frame: Frame, spot: Spot) -> Identity | None:
    """Whoever the next sentence names, where the report opens with somebody who says something: "A pilot who fled
    says he was told to fire. Jan Roe told a paper that he had turned back"."""
    token = frame.tokens[spot.head]
    opens = spot.first == token.sent.start and not any(s.head < spot.first for s in frame.spots[:40])
    if not opens or token.dep_ != "nsubj" or token.head.lemma_ not in word_set("says"):
        return None
    if not any(c.lower_ in ("a", "an") for c in token.lefts):
        return None
    end = token.sent.end
    while end < len(frame.tokens) and frame.tokens[end].is_space:
        end += 1
    named = frame.taken.get(end)
    person = None if named is None or named.first != end else named.identity
    if person is None or named is None or named.last - named.named < 2 or person.kind != "person" or person.roles:
        return None
    if frame.tokens[named.head].dep_ not in ("nsubj", "nsubjpass"):
        return None
    known = spot.identity
    if known is None or {known.gender, gender_of(person)} == {"m", "f"}:
        return None
    return person


def _is_definite(frame: Frame, spot: Spot) -> bool:
    """Whether an article or an owner says that it is a certain one."""
    for child in frame.tokens[spot.head].lefts:
        if child.dep_ == "det":
            return frame.lower[child.i] in DEFINITE
        if child.dep_ == "poss":
            return True
    return False


def _only_holder(frame: Frame, spot: Spot) -> Identity | None:
    """The only person of the report who has the office: "its chief of staff" before or after his name."""
    role = None if spot.reading is None else spot.reading.role
    if role is None or not role.office or role.plural or spot.reading is None or spot.reading.past:
        return None
    if _whose(frame, spot) is not None:
        return None  # whose, the pronoun will say
    return _holder(frame, role.text, spot.reading.country)


def _holder(frame: Frame, title: str, country: str | None) -> Identity | None:
    people = [p for p in frame.identities if p.kind == "person" and p.spots and holds(p, title, country)]
    return people[0] if len(people) == 1 else None


def _whose(frame: Frame, spot: Spot) -> Token | None:
    """The "its" or "their" in front of an office."""
    return next((c for c in frame.tokens[spot.head].lefts if c.dep_ == "poss" and frame.lower[c.i] in _ITS), None)


def join_owned(frame: Frame) -> None:
    """Make "its chief of staff" the report's only holder of the office, where that is no other country's than
    whom "its" means."""
    for spot in [s for s in frame.spots if s.form == "nominal"]:
        known, role = spot.identity, None if spot.reading is None else spot.reading.role
        whose = _whose(frame, spot)
        if known is None or known.kind != "unnamed" or whose is None or role is None or not role.office:
            continue
        if role.plural or (spot.reading is not None and spot.reading.past):
            continue
        person = _holder(frame, role.text, None)
        held = frame.taken.get(whose.i)
        owner = None if held is None or held.form != "pronoun" else held.identity
        if person is not None and _is_of(person, owner, frame):
            merge(known, person)


def _is_of(person: Identity, owner: Identity | None, frame: Frame) -> bool:
    """Whether an officeholder may be the owner's: of its country; or where one of them is of none that is known,
    and no other is spoken of."""
    countries = {None if owner is None else owner.country, person.country}
    if None not in countries:
        return len(countries) == 1
    if owner is not None and not owner.key.startswith("country"):
        return True
    states = {i.country for i in frame.identities if i.spots and i.key.startswith("country")}
    return len(states | (countries - {None})) < 2


def _goes_on(frame: Frame, spot: Spot) -> Identity | None:
    """Who spoke last, where this is who adds to it: "Roe said on television. … added the chief of staff"."""
    token = frame.tokens[spot.head]
    verb = token.head
    if verb.lemma_ not in word_set("goes_on") or token.dep_ not in ("nsubj", "dobj", "oprd", "npadvmod", "attr"):
        return None
    for i in range(min(verb.i, spot.first) - 1, max(-1, spot.first - 80), -1):
        before = frame.taken.get(i)
        other = frame.tokens[i]
        if other.head == verb:
            continue  # "The river, added the chief of staff"
        if (
            before is None
            or before.head != i
            or other.dep_ != "nsubj"
            or other.head.lemma_ not in word_set("says")
        ):
            continue
        person = before.identity
        if person is None or person.kind != "person" or frame.quotation_of(i) >= 0:
            return None
        ranks = all(role.sector == "MIL" for role in person.roles)
        return person if ranks and before.form == "name" else None
    return None
