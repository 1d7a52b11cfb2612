"""Which stretches of a text name places."""

from calendar import day_abbr, day_name, month_abbr, month_name
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from onrecord.data import table
from onrecord.data.own import own_of
from onrecord.data.places import Candidate, gazetteer, key_of, own_places
from onrecord.lang import lexicon

_WORDS = lexicon("places.toml")
LOCATIVE = frozenset(_WORDS["locative"])
PEOPLE = frozenset(_WORDS["people"])
NOT_PLACES = frozenset(_WORDS["not_places"])
SEATS = frozenset(_WORDS["seats"])
SITE_WORDS = frozenset(_WORDS["site_words"])
SETTINGS = frozenset(_WORDS["settings"])
DESTINATION = frozenset(_WORDS["destination"])
MOVING = frozenset(_WORDS["motion"] + _WORDS["departure"])
STRUCK = frozenset(_WORDS["struck"])
SETTLED = frozenset(_WORDS["settled"])
NATURE = frozenset(_WORDS["nature"])
WAYS = frozenset(_WORDS["ways"])
CALLED = frozenset(_WORDS["called_by_place"])
HAPPENING = frozenset(_WORDS["happening"])
PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
OTHER_NAMES = frozenset(("PERSON", "ORG", "NORP", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT", "LANGUAGE"))
STRONG = frozenset(("in", "near", "at", "outside", "inside", "across", "into"))
CALENDAR = frozenset(word.lower() for word in (*month_name, *month_abbr, *day_name, *day_abbr) if word)
SURE_WEIGHT = 150
"""From some 30,000 inhabitants on, a name after "in" is a place even where the recogniser saw a person or body."""


class Name(NamedTuple):
    """A stretch that names a place: its offsets, its tokens' indexes, what it may be, and whether it is a site."""

    start: int
    end: int
    first: int
    last: int
    head: int
    key: str
    candidates: list[Candidate]
    is_site: bool = False


def named_places(doc: Doc) -> list[Name]:
    """The names of places in the text, in order: what the recogniser calls one, and what the gazetteer knows
    where the recogniser missed it or took it for a person or body after a preposition of place."""
    people = _surnames(doc)
    known = dict(own_places(own_of(doc)))
    found = []
    taken = -1
    ents: dict[int, Span] = {ent.start: ent for ent in doc.ents}
    i = 0
    size = len(doc)
    datelines = {p.start for p in doc._.passages or () if p.kind == "dateline"}
    while i < size:
        if doc[i].idx in datelines and (name := _of_dateline(doc, i, known)) is not None:
            found.append(name)
            i = taken = name.last + 1
            continue
        ent = ents.get(i)
        if ent is not None and ent.label_ in PLACE_LABELS:
            found += _of_entity(ent, people, known)
            i = taken = ent.end
            continue
        token = doc[i]
        if token.is_title or token.is_upper:
            last = _run(doc, i, ents) if ent is None else ent.end - 1
            if last > taken:
                name = _of_run(doc, i, last, ent, people, known)
                if name is None and ent is not None and found and _joins(doc, found[-1].last, ent.start):
                    name = _conjunct(doc, ent, known)
                if name is not None:
                    found.append(name)
                    last = name.last
                i = last + 1
                continue
        i += 1
    return found


def _of_dateline(doc: Doc, first: int, known: dict[str, list[Candidate]]) -> Name | None:
    """The place that a dateline opens with ("PORT SUDAN, May 3 -"), which no recogniser need see."""
    last = first
    while last + 1 < len(doc) and last - first < 3 and (doc[last + 1].is_upper or doc[last + 1].is_title):
        last += 1
    for end in range(last, first - 1, -1):
        name = _name(doc, first, end, known)
        if name.candidates and any(_is_known(c) for c in name.candidates):
            return name
    return None


def _joins(doc: Doc, last: int, first: int) -> bool:
    """Whether nothing but commas and "and" stands between a place and the next name ("Odesa and Kherson")."""
    return first - last <= 3 and all(doc[i].lower_ in (",", "and", "or", "&") for i in range(last + 1, first))


def _conjunct(doc: Doc, ent: Span, known: dict[str, list[Candidate]]) -> Name | None:
    """A name listed with a place, where the gazetteer has a town of that very name."""
    if ent.label_ in ("NORP", "LANGUAGE") or doc[ent.end - 1].dep_ != "conj":
        return None
    name = _name(doc, ent.start, ent.end - 1, known)
    sure = any(c.kind != "city" or (c.weight >= SURE_WEIGHT and c.own) for c in name.candidates)
    return name if sure and name.key not in NOT_PLACES else None


def _surnames(doc: Doc) -> frozenset[str]:
    """Words that belong to a person's longer name in this report: "Jordan" where it speaks of Vernon Jordan."""
    return frozenset(
        token.text
        for ent in doc.ents
        if ent.label_ == "PERSON" and ent.end - ent.start > 1
        for token in ent
        if not token.is_upper
    )


def _look_up(key: str, known: dict[str, list[Candidate]]) -> list[Candidate]:
    if key not in known:
        known[key] = gazetteer().look_up_key(key)
    return known[key]


def _run(doc: Doc, first: int, ents: dict[int, Span]) -> int:
    """The last token of the run of capitalised words that begins here."""
    last = first
    for i in range(first + 1, min(first + 4, len(doc))):
        token = doc[i]
        if token.text == "-" and doc[i - 1].whitespace_ == "" and i + 1 < len(doc) and doc[i + 1].is_title:
            continue  # "Urus-Martan"
        joined = doc[i - 1].text == "-" and i - 1 > first
        if i in ents or not token.is_title or token.is_sent_start or (doc[i - 1].whitespace_ == "" and not joined):
            break
        last = i
    return last


def _of_entity(ent: Span, people: frozenset[str], known: dict[str, list[Candidate]]) -> list[Name]:
    doc = ent.doc
    first, last = ent.start, ent.end - 1
    while first < last and (doc[first].lower_ in ("the", "a") or not doc[first].text[:1].isalnum()):
        first += 1
    # "southern Gaza": the name is Gaza; "South Sudan", "North Carolina" are names of their own.
    while first < last and doc[first].is_lower:
        first += 1
    while (
        last > first
        and (doc[last].text in ("'s", "’s", "’", "'") or not doc[last].text[-1].isalnum())
        and doc[last].text[-1:] != "."
    ):
        last -= 1
    name = _name(doc, first, last, known)
    if name.key in NOT_PLACES and name.key not in SEATS:
        return []
    before = doc[first - 1].lower_ if first else ""
    if before in PEOPLE or (
        name.last == name.first and doc[first].text in people and not _is_located(doc, first, last)
    ):
        return []
    if ent.label_ == "FAC" or doc[last].lower_ in SITE_WORDS:
        if not name.candidates:
            return [name._replace(is_site=True)]
    elif not name.candidates:
        split = _split(doc, first, last, known)
        if split:
            return split
        text = doc[first].text
        if not text[:1].isupper() or len(text) < 3 or not _is_located(doc, first, last):
            return []
    elif not any(_is_known(c) for c in name.candidates) and not _is_located(doc, first, last):
        # A village nobody has heard of, with nothing that says it is a place: likelier a person or a body.
        return [name] if ent.label_ == "GPE" and name.candidates[0].weight >= 120 else []
    return [name]


def _split(doc: Doc, first: int, last: int, known: dict[str, list[Candidate]]) -> list[Name]:
    """Where one entity swallowed a place and more ("Gaza City Tuesday"), the longest part that is a place."""
    for width in range(last - first, 0, -1):
        for start in (first, last - width + 1):
            part = _name(doc, start, start + width - 1, known)
            if part.candidates and _is_known(part.candidates[0]) and part.key not in NOT_PLACES:
                return [part]
    return []


def _of_run(  # noqa: PLR0917
    doc: Doc, first: int, last: int, ent: Span | None, people: frozenset[str], known: dict[str, list[Candidate]]
) -> Name | None:
    """A run of capitalised words that the recogniser did not call a place."""
    if ent is not None and ent.label_ not in OTHER_NAMES and not _is_misread(ent):
        return None
    start = first
    while start < last and doc[start].lower_ in ("the", "a"):
        start += 1
    end = last
    while end > start and not doc[end].text[0].isalnum():
        end -= 1
    located = _is_located(doc, start, end)
    whole = _name(doc, start, end, known)
    if ent is not None:
        before = doc[start - 1].lower_ if start else ""
        # The recogniser takes towns that it does not know for peoples too: no people stands bare after "in".
        stands = _stands_as_place(doc, start, end) or _is_told_a_place(doc, start, end)
        happens = stands and _happens_there(doc, start, end)
        is_people = ent.label_ in ("NORP", "LANGUAGE") and (
            whole.key in _peoples() or not (stands or before in (*STRONG, "of"))
        )
        if is_people:
            return None
        if not whole.candidates:
            told = _is_told_a_place(doc, start, end) or happens
            return whole if located and told else None
        if not located and not stands and not (before == "the" and start == end and _modifies_a_word(doc[end])):
            return None
        if ent.label_ == "PERSON" and start < end and before not in STRONG and not stands:
            return None
        sure = any(
            c.kind != "city" or (c.weight >= SURE_WEIGHT and (c.own or before in STRONG)) for c in whole.candidates
        )
        is_person = start == end and doc[start].text in people
        # No people and no tongue stands bare behind "near", as a person may: there another name of it will do.
        sure = (
            sure
            or happens
            or (stands and any(c.own or ent.label_ in ("NORP", "LANGUAGE") for c in whole.candidates))
        )
        return whole if sure and not is_person and whole.key not in NOT_PLACES else None
    if doc[start].pos_ not in ("PROPN", "NOUN", "ADJ") or doc[end].pos_ != "PROPN":
        return None
    for stop in range(end, start - 1, -1):
        name = whole if stop == end else _name(doc, start, stop, known)
        if not name.candidates or name.key in NOT_PLACES:
            continue
        if doc[start].text in people or (start and doc[start - 1].lower_ in PEOPLE):
            return None
        large = any(c.kind in ("country", "region", "site") for c in name.candidates)
        if large or (located and stop == end and any(_is_known(c) for c in name.candidates)):
            return name
        if stop == end and any(c.own for c in name.candidates) and _stands_as_place(doc, start, end):
            return name
        if stop == end and any(c.own and _is_known(c) for c in name.candidates) and _calls(doc[end]):
            return name
    if located and not whole.candidates and _is_told_a_place(doc, start, end):
        return whole
    return None


def _is_misread(ent: Span) -> bool:
    """Whether the recogniser took a name for a day or a number: "in Bouaké" is neither."""
    return len(ent) == 1 and ent[0].pos_ == "PROPN" and ent[0].is_alpha and ent.root.lower_ not in CALENDAR


def _calls(token: Token) -> bool:
    """Whether something is called by the name as by its place: "the Dili summit"."""
    return token.dep_ in ("compound", "nmod") and token.head.lower_ in CALLED and token.head.i == token.i + 1


def _stands_as_place(doc: Doc, first: int, last: int) -> bool:
    """Whether a name stands bare behind "in" or where somebody goes to, comes from or strikes, so that a village
    of the name is meant."""
    head = _head(doc, first, last)
    following = doc[last + 1] if last + 1 < len(doc) else None
    if following is not None and (following.pos_ == "PROPN" or following.text in ("'s", "’s", "-")):
        return False
    if head.dep_ == "dobj" and head.left_edge.i == first:
        return head.head.lemma_ in STRUCK
    if head.dep_ != "pobj" or head.head.i != first - 1:
        return False
    before, carrier = head.head, head.head.head
    if before.lower_ in ("in", "off", "near"):
        return True
    if before.lower_ == "of" and carrier.lower_ == "out":
        carrier = carrier.head
    moves = carrier.lemma_ in MOVING | WAYS or (carrier.dep_ == "dobj" and carrier.head.lemma_ in MOVING)
    if carrier.dep_ == "pobj":  # "delivered food for 300 people to Mopti"
        moves = moves or carrier.head.head.lemma_ in MOVING
    return moves and before.lower_ in ("to", "from", "into", "of")


def _happens_there(doc: Doc, first: int, last: int) -> bool:
    """Whether something happens behind whose verb a name that nobody knows stands bare: "arrested off Liten",
    "marched in Liten"."""
    if not _stands_as_place(doc, first, last) or not doc[last].is_title or doc[last].lower_ in SITE_WORDS:
        return False
    before, carrier = doc[first - 1], doc[first - 1].head
    if before.lower_ in ("off", "near"):
        return True
    verb = carrier if carrier.pos_ == "VERB" else carrier.head
    return verb.lemma_ in HAPPENING | MOVING


def _is_told_a_place(doc: Doc, first: int, last: int) -> bool:
    """Whether the words beside a name that nobody knows say that it is a place: "the village of Liten", "the Liten
    valley", "Mount Liten"."""
    if doc[first].lower_ in NATURE and last > first:
        return True
    if first > 1 and doc[first - 1].lower_ == "of" and doc[first - 2].lemma_ in SETTLED:
        return True
    return last + 1 < len(doc) and doc[last + 1].lower_ in NATURE and doc[last + 1].is_lower


@cache
def _peoples() -> frozenset[str]:
    return frozenset(
        key_of(name)
        for row in table("countries.tsv")
        for name in (*row["adjectives"].split("|"), *row["people"].split("|"))
        if name
    )


def _modifies_a_word(token: Token) -> bool:
    """Whether it stands before a common noun that it belongs to: "the Rafah offensive"."""
    return token.dep_ in ("compound", "nmod", "amod") and token.head.is_lower and token.head.i > token.i


def _is_known(place: Candidate) -> bool:
    return place.kind != "city" or place.weight >= SURE_WEIGHT or place.seat


def _is_located(doc: Doc, first: int, last: int) -> bool:
    """Whether what stands before says that it is a place: a preposition of place, "the city of", a dateline."""
    i = first - 1
    while i >= 0 and (doc[i].lower_ in ("the", "a", ",") or doc[i].pos_ == "ADJ" or doc[i].lower_ == "and"):
        i -= 1
    if i < 0:
        return False
    before = doc[i]
    if before.lower_ in LOCATIVE:
        return before.pos_ in ("ADP", "SCONJ", "PART", "ADV")
    if before.lower_ == "of" and i:
        return doc[i - 1].lemma_ in SETTINGS or doc[i - 1].pos_ == "NOUN" or doc[i - 1].tag_ == "VBG"
    head = _head(doc, first, last)
    if head.dep_ == "dobj":
        return head.head.lemma_ in DESTINATION
    return before.lemma_ in SETTINGS or before.ent_type_ in ("GPE", "LOC")


def _head(doc: Doc, first: int, last: int) -> Token:
    for i in range(last, first - 1, -1):
        head = doc[i].head.i
        if head < first or head > last or head == i:
            return doc[i]
    return doc[last]


def _name(doc: Doc, first: int, last: int, known: dict[str, list[Candidate]]) -> Name:
    start, end = doc[first].idx, doc[last].idx + len(doc[last])
    text = doc[first : last + 1].text
    key = key_of(text)
    if text.endswith(".") and len(text) < 7 and _look_up(key + ".", known):
        key += "."
    return Name(start, end, first, last, _head(doc, first, last).i, key, _look_up(key, known))
