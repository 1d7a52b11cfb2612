"""Organizations that no table knows: by the recognizer, by their own words, by what stands beside them."""

from collections.abc import Iterator

from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.matching import words_of
from onrecord.annotate.actors.metonyms import is_locative
from onrecord.annotate.actors.phrases import UNKNOWN, Reading, read_phrase
from onrecord.annotate.actors.tables import Country
from onrecord.annotate.actors.whose import PUBLIC, country_of_name
from onrecord.model import ActorKind

_ENDS = frozenset(("'s", "’s", "'", "’", ",", ".", "-", "(", "“", '"', "”"))
_OPENERS = frozenset(("(", "[", "“", '"'))
_ON_AIR = frozenset(("tv", "television", "radio", "media"))
_ARTICLES = frozenset(("a", "an", "the"))
_TIMES = ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY")
_DOES = frozenset(("nsubj", "nsubjpass", "poss", "agent", "appos"))


def find_unlisted(frame: Frame) -> None:
    """Put on the frame the organizations that no table has."""
    for first, last in frame.body_names.items():
        enter(frame, first, last)
    _apposed(frame)
    seen: dict[str, int] = {}
    for ent in frame.doc.ents:
        if ent.label_ == "ORG":
            seen[ent.text] = seen.get(ent.text, 0) + 1
    for ent in frame.doc.ents:
        again = (
            ent.label_ == "PERSON" and len(ent) == 1 and ent.text in frame.firms and ent.start not in frame.taken
        )
        if not (ent.label_ == "ORG" or again) or not frame.tells(ent.start):
            continue
        trimmed = _trim(frame, ent.start, ent.end)
        if trimmed is None:
            continue
        first, last = trimmed
        if not _is_free(frame, first, last) or not _is_body(frame, first, last, seen.get(ent.text, 0)):
            continue
        enter(frame, first, last)
    _speaking(frame)


def _speaking(frame: Frame) -> None:
    """Names that nothing knows and that say or demand something: a country of a novel, an agency, a family."""
    for token in frame.tokens:
        i = token.i
        if token.dep_ != "nsubj" or token.pos_ != "PROPN" or i in frame.taken or not frame.tells(i):
            continue
        role = frame.role_ending.get(i)
        if role is not None and role.entry.kind == "person" and frame.lower[max(0, token.left_edge.i)] == "the":
            continue  # "the MP"
        verb = token.head
        if not (verb.lemma_ in word_set("says") or verb.lemma_ in word_set("demands")) or verb.pos_ != "VERB":
            continue
        first = i
        while first > 0 and frame.tokens[first - 1].pos_ == "PROPN" and first - 1 not in frame.taken:
            before = frame.tokens[first - 1]
            if not before.text[0].isupper() or before.head.i > i or before.ent_type_ in ("DATE", "TIME"):
                break
            first -= 1
        last = i + 1
        while first < last - 1 and frame.lower[first] in word_set("no_name"):
            first += 1
        named = token.text[0].isupper() and len(token) > 1 and frame.lower[i] not in word_set("no_name")
        if (
            last - first == 1
            and first > 0
            and frame.lower[first - 1] == "the"
            and frame.lower[i] in word_set("body_again")
        ):
            continue  # "The Government" is one that was named
        if named and token.ent_type_ not in _TIMES and not frame.shouted(first):
            enter(frame, first, last)


def enter(frame: Frame, first: int, last: int, said: Reading | None = None) -> Identity:
    """The identity of the body whose name these tokens are. ``said``: what a description beside it says."""
    words = frame.words(first, last)
    reading = read_phrase(words, frame.date, frame.known)
    if reading.body is not None and words != reading.body.name and words.endswith(" " + reading.body.name):
        reading = reading._replace(country=None, sector=None)
    if reading.body is not None and reading.sector == "JRN" and _says_more(frame, first, last, reading):
        reading = reading._replace(country=None, sector=None)
    form = frame.lower[last - 1].rstrip(".") in word_set("company_forms") | word_set("firm_words")
    if reading.sector is None and last - first > 1 and form:
        reading = reading._replace(sector="JRN" if frame.lower[last - 1] in _ON_AIR else "BUS")
    if said is not None and reading.sector in (None, UNKNOWN):
        reading = reading._replace(sector=said.sector, country=reading.country or said.country)
    if reading.country in frame.states:
        reading = reading._replace(country=frame.states[reading.country])
    key = f"body {words}"
    if reading.country is None and reading.sector in PUBLIC:
        reading = reading._replace(country=country_of_name(frame, first, last))
        key = f"{key} of {reading.country}" if reading.country else key
    found = frame.by_key.get(key)
    if found is None:
        found = frame.identity(
            words, _kind(reading.sector), country=reading.country, sector=reading.sector, key=key
        )
    if not is_locative(frame, frame.head_of(first, last)):
        found.placed = False
    frame.add(Spot(first, last, frame.head_of(first, last), "name", first, reading=reading), found)
    return found


def _says_more(frame: Frame, first: int, last: int, reading: Reading) -> bool:
    """Whether a newspaper's short name only ends another's: "Civic Dawn" is not "Dawn"."""
    shorter = read_phrase(frame.words(last - 1, last), frame.date, frame.known) if last - first > 1 else None
    return shorter is not None and shorter.body == reading.body and shorter.country == reading.country


def _kind(sector: str | None) -> ActorKind:
    if sector == "GOV":
        return "government"
    return "armed_group" if sector in ("REB", "UAF", "PRM") else "organization"


def _trim(frame: Frame, first: int, last: int) -> tuple[int, int] | None:
    """A recognized organization without what was drawn in wrongly."""
    tokens = frame.tokens
    for i in range(first, last):
        if tokens[i].text in _OPENERS:
            last = i
            break
    while last > first and (tokens[last - 1].text in _ENDS or tokens[last - 1].is_space):
        last -= 1
    while first < last and (frame.lower[first] in word_set("no_name") or tokens[first].text in _ENDS):
        first += 1
    if first >= last or not tokens[first].text[0].isalpha() or any(t.is_space for t in tokens[first:last]):
        return None
    return (first, last) if any(t.text[0].isupper() for t in tokens[first:last]) else None


def _is_free(frame: Frame, first: int, last: int) -> bool:
    """Whether nothing that stands there already is the name or a person."""
    spot = frame.taken.get(last - 1)
    if spot is not None and (spot.identity is None or spot.identity.kind == "person" or spot.first <= first):
        return False
    role = frame.role_ending.get(last - 1)
    return role is None or role.entry.kind != "person"


def _is_body(frame: Frame, first: int, last: int, times: int) -> bool:
    """Whether the words may be an organization's: no town's or region's, and one word alone only if it is an
    acronym, a firm's, or does something."""
    tokens = frame.tokens
    words = frame.words(first, last)
    if frame.is_town(words) or first in frame.sited:
        return False
    if last - first > 1 and frame.lower[last - 1] in word_set("sites"):
        return False
    match = frame.name_starting.get(first)
    if match is not None and isinstance(match.entry, Country) and frame.token_at(match.end - 1) + 1 == last:
        return False
    if last - first > 1:
        return True
    token = tokens[first]
    role = frame.role_ending.get(first)
    if role is not None and role.entry.kind == "group":
        # "The Commission" is whatever commission the report has named.
        return False
    if token.text.isupper() or not token.text[1:].islower() or token.text in frame.firms:
        return True
    return token.dep_ in _DOES or times > 1


def _apposed(frame: Frame) -> None:
    """Names that a kind of body explains, whatever the recognizer says: "Clean Rivers Now, a campaign group", "the
    water board, Hunze en Aa"."""
    tokens = frame.tokens
    for end in _kinds(frame):
        token = tokens[end]
        if token.text[0].isupper() or not frame.tells(end):
            continue
        left = token.left_edge.i
        before = _name_before(frame, left, end)
        run = before or _name_after(frame, end)
        if run is None:
            continue
        held = [frame.taken.get(i) for i in range(*run)]
        if any(spot is not None and not _is_mistaken(spot) for spot in held):
            continue
        others = [s for spot in held if spot is not None and spot.identity for s in spot.identity.spots]
        for spot in others:
            if frame.taken.get(spot.head) is spot:
                frame.drop(spot)
        said = read_phrase(frame.words(max(left, run[1]) if before else left, end + 1), frame.date, frame.known)
        body = enter(frame, run[0], run[1], said)
        for spot in others:
            if spot.head not in frame.taken:
                frame.add(Spot(spot.first, spot.last, spot.head, "name", spot.first), body)
        body.placed = False
        frame.explained[end] = body


def _kinds(frame: Frame) -> Iterator[int]:
    """Nouns for one body; what only firms can be called, with an owner, is one too: "the drug's maker, Roebel"."""
    yield from (
        end for end, match in frame.role_ending.items() if match.entry.kind == "group" and not match.entry.plural
    )
    for token in frame.tokens:
        firm = token.lower_ in word_set("firms_again") or is_maker(token.lower_)
        if firm and token.i not in frame.role_ending and any(c.dep_ == "poss" for c in token.lefts):
            yield token.i


def is_maker(noun: str) -> bool:
    """Whether the noun says what a firm makes: "the maker", "the steelmaker"."""
    return noun.endswith("maker") and noun not in word_set("makers_who_are_people")


def _is_mistaken(spot: Spot) -> bool:
    """Whether the recognizer alone took the words for a person."""
    person = spot.identity
    return (
        person is not None
        and person.kind == "person"
        and person.holder is None
        and not person.roles
        and all(other.first == other.named for other in person.spots)
        and len(person.spots) < 20
    )


def _name_before(frame: Frame, left: int, end: int) -> tuple[int, int] | None:
    """Capitals, a comma and an article in front of the noun: "X Y, a ... group"."""
    tokens = frame.tokens
    article = next((i for i in range(max(left, end - 8), end) if frame.lower[i] in _ARTICLES), None)
    if article is None or article < 2 or tokens[article - 1].text != ",":
        return None
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG") for token in tokens[article:end]):
        return None
    first = last = article - 1
    while first > 0 and (
        (tokens[first - 1].text[0].isupper() and tokens[first - 1].text[0].isalpha())
        or (tokens[first - 1].text in ("and", "&") and first > 1 and tokens[first - 2].text[0].isupper())
    ):
        first -= 1
        if tokens[first].is_sent_start:
            break
    while first < last and frame.lower[first] in word_set("no_name"):
        first += 1
    acronym = last - first == 1 and tokens[first].is_upper and len(tokens[first]) > 2
    return (first, last) if (last - first > 1 or acronym) and not frame.shouted(first) else None


def _name_beside(frame: Frame, end: int) -> tuple[int, int] | None:
    """Capitals right behind a noun with "the" that are no person's: "the union Unite", "the weekly Der Blick"."""
    tokens = frame.tokens
    if not any(child.lower_ == "the" for child in tokens[end].lefts):
        return None
    last = end + 1
    while last < len(tokens) and tokens[last].pos_ == "PROPN" and tokens[last].text[0].isupper():
        last += 1
    if last == end + 1 or any(i in frame.name_starting or i in frame.sited for i in range(end + 1, last)):
        return None
    named = tokens[end + 1 : last]
    joined = any((t.dep_ == "appos" and t.head.i == end) or tokens[end].head == t for t in named)
    return (end + 1, last) if joined and not any(t.ent_type_ in ("DATE", "GPE") for t in named) else None


def _name_after(frame: Frame, end: int) -> tuple[int, int] | None:
    """A recognized name in apposition to the noun: "the water board, X en Y"; or beside it, "the union X"."""
    tokens = frame.tokens
    beside = _name_beside(frame, end)
    if beside is not None:
        return beside
    if end + 3 >= len(tokens) or tokens[end + 1].text != ",":
        return None
    first = last = end + 2
    acronym = tokens[first]
    short = acronym.is_upper or (acronym.pos_ == "PROPN" and first not in frame.name_starting)
    if (
        short
        and acronym.is_alpha
        and acronym.text[0].isupper()
        and len(acronym) > 2
        and tokens[first + 1].text == ","
    ):
        return first, first + 1
    while last < len(tokens) and tokens[last].ent_type_ == "PERSON" and last - first < 6:
        last += 1
    if last - first < 2 or not any(t.dep_ == "appos" and t.head.i == end for t in tokens[first:last]):
        return None
    inner = [word.text for word in words_of(frame.words(first, last))]
    return (first, last) if not all(word[0].isupper() for word in inner) else None
