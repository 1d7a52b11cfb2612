"""Which place a phrase names: a name, a noun beside one, what hangs on a preposition, "here" and "there"."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from onrecord.data import table
from onrecord.extract.text import text_of
from onrecord.lang import lexicon
from onrecord.model import Place, PlaceMark

_WORDS = lexicon("places.toml")
AT = frozenset(_WORDS["at"])
TOWARD = frozenset(_WORDS["toward"])
MOTION = frozenset(_WORDS["motion"])
DESTINATION = frozenset(_WORDS["destination"])
SETTLED = frozenset(_WORDS["settled"])
STATED = frozenset(_WORDS["stance"])
COMPASS = frozenset(_WORDS["compass"])
LOCAL = frozenset(_WORDS["local"])
BACK = 300
"""Characters: how far back the place may have been named that "there" means."""
FINENESS: dict[str | None, int] = {"region": 1, "country": 1, "admin1": 2, "city": 3, "site": 4}
NOUN_LINKS = frozenset(("compound", "nmod", "poss", "amod", "appos"))


def mark_on(token: Token, doc: Doc) -> PlaceMark | None:
    """The mark of the place whose name holds this token."""
    marks: tuple[PlaceMark, ...] = doc._.places
    i = bisect_right(marks, token.idx, key=lambda mark: mark.start) - 1
    if i < 0 or token.idx >= marks[i].end or _is_person(token, marks[i].place):
        return None
    return marks[i]


def _is_person(token: Token, place: Place) -> bool:
    """Whether the name is that of a person of the report, in full or by its last word: nobody is a place."""
    doc = token.doc
    mention = doc._.mention_at.get(token.i)
    unknown = place.geonames is None and place.country is None
    last = place.name.rsplit(None, 1)[-1]
    return any(
        actor.kind == "person"
        and ((mention is not None and actor.id == mention.actor) or (unknown and actor.name.endswith(last)))
        for actor in doc._.actors
    )


def after(head: Token, doc: Doc, prepositions: frozenset[str]) -> PlaceMark | None:
    """The first place that hangs on the head by one of these prepositions; a site wins over what it is in."""
    for preposition in _prepositions(head):
        beside = preposition.lower_ == "of" and preposition.head.lower_ in COMPASS
        if preposition.lower_ not in prepositions and not beside:
            continue
        for noun in preposition.children:
            if noun.dep_ == "pobj":
                # "on Lampedusa" is where; "talks on the war in Sudan" are about it.
                itself = preposition.lower_ == "on" and noun.lemma_ not in SETTLED
                mark = mark_on(noun, doc) if itself else named_in(noun, doc)
                if mark is not None and not mark.metonym:
                    return _sharpest(mark, doc)
            inner = frozenset(("of",)) if preposition.lower_ == "out" else AT
            if noun.dep_ == "prep" and (mark := after(preposition, doc, inner)) is not None:
                return mark
    return None


def _prepositions(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "prep" or (child.dep_ == "dative" and child.pos_ == "ADP"):
            yield child
        elif child.dep_ == "advmod" or child.lower_ in COMPASS:
            # "there in Rafah", "elsewhere in Gaza", "south of Kyiv"
            yield from (below for below in child.children if below.dep_ == "prep")


def _sharpest(mark: PlaceMark, doc: Doc) -> PlaceMark:
    """Of "in El Geneina, in West Darfur" the town, whichever of the two the parse hangs on the event."""
    marks: tuple[PlaceMark, ...] = doc._.places
    i = bisect_right(marks, mark.start, key=lambda m: m.start) - 2
    if i < 0 or marks[i].metonym or marks[i].place.country != mark.place.country:
        return mark
    finer = FINENESS.get(marks[i].place.precision, 0) > FINENESS.get(mark.place.precision, 0)
    text = text_of(doc)
    between = text[marks[i].end : mark.start]
    return marks[i] if finer and between in (", ", ", in ", " in ", ", in the ", " in the ") else mark


def named_in(noun: Token, doc: Doc, depth: int = 3) -> PlaceMark | None:
    """The place that a noun phrase names: itself, or the one that it is of, in or called by."""
    mark = mark_on(noun, doc)
    if mark is not None:
        return None if mark.metonym else mark
    before = of_noun(noun, doc)
    if before is not None or noun.lemma_ in STATED:
        return before
    if noun.lower_ == "capital" and any(c.lower_ == "the" for c in noun.lefts) and not any(noun.rights):
        return _of_dateline(doc, _capitals())
    if depth:
        for child in noun.rights:
            if child.dep_ == "appos" and (mark := named_in(child, doc, depth - 1)) is not None:
                return mark
            if child.dep_ == "prep" and (child.lower_ == "of" or child.lower_ in AT):
                for below in child.children:
                    if below.dep_ == "pobj" and (mark := named_in(below, doc, depth - 1)) is not None:
                        return mark
    return None


def of_noun(noun: Token, doc: Doc) -> PlaceMark | None:
    """A place's name before the noun: "the Rafah offensive", "Gaza's hospitals"."""
    for child in noun.lefts:
        if child.dep_ in NOUN_LINKS and (mark := mark_on(child, doc)) is not None and not mark.metonym:
            return mark
    return None


def object_itself(verb: Token, doc: Doc) -> PlaceMark | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return named_in(child, doc)
    return None


def within(noun: Token, doc: Doc) -> PlaceMark | None:
    """Where somebody or something is said to be: "drivers in Lisbon", "an attack on a wedding in Sokoto"."""
    found = after(noun, doc, AT)
    if found is None and noun.lemma_ in LOCAL:
        found = of_noun(noun, doc)  # "Peshawar police"
        found = found if found is not None and FINENESS.get(found.place.precision, 0) > 1 else None
    nouns = [n for prep in noun.rights if prep.dep_ == "prep" for n in prep.children if n.dep_ == "pobj"]
    return found or next((m for n in nouns if (m := after(n, doc, AT)) is not None), None)


def pointed_at(verb: Token, doc: Doc) -> PlaceMark | None:
    """The place that is meant by "here", where the report was written, or "there", which was named last."""
    words = {child.lower_ for child in verb.rights if child.dep_ == "advmod"}
    if "here" in words:
        return _of_dateline(doc)
    if "there" not in words:
        return None
    marks: tuple[PlaceMark, ...] = doc._.places
    last = bisect_right(marks, verb.idx, key=lambda mark: mark.start)
    near = (m for m in reversed(marks[:last]) if not m.metonym and verb.idx - m.start < BACK)
    return next((m for m in near if FINENESS.get(m.place.precision, 0) > 1 or m.place.country is None), None)


def _of_dateline(doc: Doc, named: frozenset[str] | None = None) -> PlaceMark | None:
    """Where the report was written, what "here" means; None where it is none of those ``named``, folded."""
    line = next((p for p in doc._.passages or () if p.kind == "dateline"), None)
    mark = None if line is None else next((m for m in doc._.places if line.start <= m.start < line.end), None)
    return mark if mark is not None and (named is None or mark.place.name.casefold() in named) else None


@cache
def _capitals() -> frozenset[str]:
    """The capitals of countries, folded."""
    return frozenset(
        name.casefold() for row in table("countries.tsv") for name in row["capital"].split("|") if name
    )
