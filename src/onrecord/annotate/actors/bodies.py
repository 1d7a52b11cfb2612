"""Countries, governments by their seats, and organizations: from the tables and from the recognizer."""

from onrecord.annotate.actors.frame import UNION, Frame, Identity, Spot, word_set
from onrecord.annotate.actors.holders import body_at
from onrecord.annotate.actors.joining import join_short_forms
from onrecord.annotate.actors.matching import Match
from onrecord.annotate.actors.metonyms import acts, is_locative
from onrecord.annotate.actors.tables import Body, Country, Holder, tables
from onrecord.annotate.actors.unlisted import find_unlisted
from onrecord.annotate.actors.whose import settle_namesakes

_SIDES = {"North": ("PRK", "North Korea"), "South": ("KOR", "South Korea")}
_COMMON = frozenset(("PTY", "OPP", "JUD", "LEG", "REB", "LAB"))
_NOUN_PLACES = frozenset(("nsubj", "dobj", "pobj", "conj", "nsubjpass", "poss", "agent"))


def find_bodies(frame: Frame) -> None:
    """Put countries and organizations on the frame, after the people."""
    for match in frame.name_matches:
        first, last = frame.token_at(match.start), frame.token_at(match.end - 1) + 1
        if isinstance(match.entry, Holder) or not frame.tells(first) or _in_person(frame, first, last):
            continue
        if isinstance(match.entry, Country):
            _country(frame, match, first, last)
        else:
            _known_body(frame, match, first, last)
    find_unlisted(frame)
    settle_namesakes(frame)
    join_short_forms(frame)
    _acronyms(frame)
    _koreas(frame)


def _acronyms(frame: Frame) -> None:
    """Acronyms of the report's bodies where the recognizer missed them."""
    known = {
        spot_words: spot.identity
        for spot in frame.spots
        if spot.form == "name"
        and spot.identity is not None
        and spot.last - spot.named == 1
        and spot.identity.kind not in ("person", "population")
        for spot_words in [frame.tokens[spot.named].text]
        if spot_words.isupper() and len(spot_words) > 2
    }
    if not known:
        return
    for i, token in enumerate(frame.tokens):
        body = known.get(token.text)
        if body is not None and i not in frame.taken and frame.tells(i) and not frame.shouted(i):
            frame.add(Spot(i, i + 1, i, "name", i), body.root())


def _koreas(frame: Frame) -> None:
    """ "The North" and "the South" where the report speaks of the Koreas."""
    if "country PRK" not in frame.by_key and "country KOR" not in frame.by_key:
        return
    for i, token in enumerate(frame.tokens[:-1]):
        side = _SIDES.get(token.text)
        after = frame.tokens[i + 1]
        if side is None or not i or frame.lower[i - 1] != "the" or i in frame.taken or not frame.tells(i):
            continue
        if after.text[0].isupper() or after.text in ("-", "and", "of") or token.dep_ in ("compound", "amod"):
            continue
        code, name = side
        identity = country_identity(frame, code, name)
        identity.placed = identity.placed and is_locative(frame, i)
        frame.add(Spot(i, i + 1, i, "name", i), identity)


def country_identity(frame: Frame, code: str, name: str) -> Identity:
    """The report's one identity for a country."""
    return frame.by_key.get(f"country {code}") or frame.identity(
        name, "government", country=code, sector="", key=f"country {code}"
    )


def _in_person(frame: Frame, first: int, last: int) -> bool:
    """Whether a person's name (not the title in front of it) holds these tokens."""
    spot = frame.taken.get(first)
    return spot is not None and spot.identity is not None and spot.identity.kind == "person" and last > spot.named


def _country(frame: Frame, match: Match, first: int, last: int) -> None:
    entry: Country = match.entry
    if entry.form == "region":
        return
    tokens = frame.tokens
    head = frame.head_of(first, last)
    token = tokens[head]
    ent = token.ent_type_
    if entry.form == "capital":
        if not acts(frame, head):
            return
        if entry.code == "BEL" and frame.speaks_of_union:
            union = _union(frame)
            frame.add(Spot(first, last, head, "name", first), union)
            union.placed = False
            return
    elif entry.form == "name" and ent in ("PERSON", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
        begins = first == 0 or tokens[first].ent_iob_ == "B" or tokens[first].ent_type_ != ent
        ends = last >= len(tokens) or tokens[last].ent_iob_ != "I" or not tokens[last].text[0].isalpha()
        if not (begins and ends) and not (begins and ent == "ORG"):
            return
    if entry.form == "people" and _names_people(frame, head):
        _people(frame, entry, first, last, head)
        return
    shown = entry.name if entry.form in ("adjective", "people", "capital") else frame.words(first, last)
    identity = country_identity(frame, entry.code, shown)
    if (
        entry.form == "name"
        and len(shown) > len(identity.name)
        and identity.name not in tables().countries.values()
    ):
        identity.name = shown
    if not is_locative(frame, head):
        identity.placed = False
    frame.add(Spot(first, last, head, "name", first), identity)


def _union(frame: Frame) -> Identity:
    """The European Union, which "Brussels" stands for where a report speaks of it and not of Belgium."""
    key = f"body {UNION}"
    return frame.by_key.get(key) or frame.identity(UNION, "organization", country="EUR", sector="", key=key)


def _names_people(frame: Frame, head: int) -> bool:
    """Whether the word is a noun of its own ("the Germans") rather than in front of one ("the German army")."""
    token = frame.tokens[head]
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("amod", "compound", "nmod"):
        return False
    return token.tag_ in ("NNPS", "NNS") or token.dep_ in _NOUN_PLACES


def _people(frame: Frame, entry: Country, first: int, last: int, head: int) -> None:
    """A people: "the Kenyans" as a whole, "two Kenyans" as some of them."""
    token = frame.tokens[head]
    some = any(
        child.dep_ in ("nummod", "amod") or child.lower_ in ("a", "an", "many", "some", "several")
        for child in token.lefts
    )
    start = max(token.left_edge.i, first - 3)
    if any(t.is_punct or t.pos_ in ("VERB", "ADP") for t in frame.tokens[start:first]):
        start = first
    singular = token.tag_ in ("NN", "NNP") and any(child.lower_ in ("a", "an") for child in token.lefts)
    words = frame.words(first, last)
    sector = "CVL" if some or singular else ""
    key = f"people {entry.code} {sector}"
    found = None if singular else frame.by_key.get(key)
    if found is None:
        found = frame.identity(
            words, "unnamed" if singular else "population", country=entry.code, sector=sector, plural=not singular,
            key="" if singular else key, placed=False,
        )  # fmt: skip
    frame.add(Spot(start, last, head, "nominal" if some or singular else "name", first), found)


def _known_body(frame: Frame, match: Match, first: int, last: int) -> None:
    bodies: tuple[Body, ...] = match.entry
    body = body_at(bodies, frame.date)
    head = frame.head_of(first, last)
    if (
        frame.tokens[first].ent_type_ == "PERSON"
        and last < len(frame.tokens)
        and frame.tokens[last].ent_iob_ == "I"
    ):
        return
    if match.end - match.start <= 4 and frame.shouted(first):
        return
    if first in frame.in_body and first not in frame.body_names:
        return
    field = frame.role_starting.get(first)
    if body.sector == "PTY" and field is not None and field.end > match.end and field.entry.sector == "GOV":
        # "Labour" in "Labour Minister" is no party.
        return
    forms = word_set("company_forms")
    while last < len(frame.tokens) and frame.tokens[last].is_title and frame.lower[last].rstrip(".") in forms:
        last += 1
    token = frame.tokens[first]
    if (
        last - first == 1
        and token.ent_type_ == "ORG"
        and token.ent_iob_ == "I"
        and first - 1 not in frame.name_ending
    ):
        # "Pan-Islandic Congress" is no part of the Congress that the table knows.
        return
    key = f"body {body.name}"
    found = frame.by_key.get(key)
    shown = frame.words(first, last)
    if found is None:
        country, sector = _codes(body)
        if _is_namesake(frame, body, match):
            country = None
        found = frame.identity(shown, body.kind, country=country, sector=sector, key=key)
    elif len(shown) > len(found.name) and not shown.isupper():
        found.name = shown
    if not is_locative(frame, head):
        found.placed = False
    frame.add(Spot(first, last, head, "name", first), found)


def _is_namesake(frame: Frame, body: Body, match: Match) -> bool:
    """Whether a party, court or the like of a common name is more probably the report's own country's: the
    table's country is nowhere in the report, another one is."""
    if body.sector not in _COMMON or not body.code or body.code in frame.countries:
        return False
    last = frame.role_ending.get(frame.token_at(match.end - 1))
    several = " " in body.name or body.sector in ("LEG", "JUD")
    generic = last is not None and last.entry.kind == "group" and several
    return generic and max(frame.countries.values(), default=0) > 1


def _codes(body: Body) -> tuple[str | None, str | None]:
    return body.code or None, body.sector or (
        None if body.code not in ("UNO", "IGO", "EUR", "NGO", "MNC", "ISM", "IMG") else ""
    )
