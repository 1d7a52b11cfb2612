"""Where an event was: the place that governs its trigger in the parse, never one from another sentence."""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.extract.text import text_of
from onrecord.lang import lexicon
from onrecord.model import Place, PlaceMark

_WORDS = lexicon("places.toml")
AT = frozenset(_WORDS["at"])
TOWARD = frozenset(_WORDS["toward"])
MOTION = frozenset(_WORDS["motion"])
DEPARTURE = frozenset(_WORDS["departure"])
FROM = frozenset(("from", "out"))
SETTLED = frozenset(_WORDS["settled"])
DESTINATION = frozenset(_WORDS["destination"])
STATED = frozenset(_WORDS["stance"])
FINENESS: dict[str | None, int] = {"region": 1, "country": 1, "admin1": 2, "city": 3, "site": 4}
NOUN_LINKS = frozenset(("compound", "nmod", "poss", "amod", "appos"))
NO_SETTING = frozenset(("with", "of", "about", "after", "before"))
PLAIN_VERB_LINKS = frozenset(("dobj", "nsubjpass", "nsubj", "attr"))


def place_of(token: Token, doc: Doc) -> Place | None:
    """The place of the event that ``token`` triggers, None where its own clause names none.

    In order: where the trigger itself stands in a place ("shelled in", "talks at"), what it goes to or acts on
    ("visited Cairo"), the place of its object or patient ("killed people in Aleppo"), the place of the verb
    that carries a noun ("held talks in Doha"), and the place that coordinated verbs share.
    """
    mark = _place_mark(token, doc)
    return None if mark is None else mark.place


def place_near(noun: Token, doc: Doc) -> Place | None:
    """The place that a noun is said to be in: "civilians in Rafah", "Gaza residents"; None where there is none."""
    mark = _of_noun(noun, doc) or _after(noun, doc, AT)
    return None if mark is None else mark.place


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


def _place_mark(token: Token, doc: Doc) -> PlaceMark | None:
    if not doc._.places:
        return None
    is_gerund = token.tag_ == "VBG" and any(c.dep_ == "det" or c.lower_ == "of" for c in token.children)
    if is_gerund or token.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        return _of_event_noun(token, doc)
    return _of_verb(token, doc)


def _of_verb(verb: Token, doc: Doc) -> PlaceMark | None:
    found = _after(verb, doc, AT)
    if found is None and verb.lemma_ in DESTINATION:
        found = _object_itself(verb, doc)
    if found is None and verb.lemma_ in MOTION:
        found = _after(verb, doc, TOWARD)
    if found is None and verb.lemma_ in DEPARTURE:
        found = _after(verb, doc, FROM)
    if found is None and any(child.lower_ == "here" for child in verb.rights):
        found = _of_dateline(doc)
    if found is not None:
        return found
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "dative") or (child.dep_ == "nsubj" and _is_bare(verb)):
            found = _after(child, doc, AT)
            if found is None and MOTION & {child.lemma_, verb.lemma_}:
                found = _after(child, doc, TOWARD)
            if found is None and verb.lemma_ in DEPARTURE:
                found = _after(child, doc, FROM)
            if found is not None:
                return found
        elif child.dep_ in ("agent", "prep"):
            for noun in child.children:
                if noun.dep_ == "pobj" and _sets(child, noun) and (found := _after(noun, doc, AT)) is not None:
                    return found
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts):
        return _described(verb.head, doc)
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and verb.head.i < verb.i:
        return _after(verb.head, doc, AT)
    shared = _shared(verb, doc)
    if shared is not None or any(child.dep_ == "ccomp" for child in verb.children):
        return shared
    # "drivers in Lisbon stopped work": where those who act are said to be, unless the verb reports what they say
    return next((m for c in verb.lefts if c.dep_ == "nsubj" and (m := _within(c, doc)) is not None), None)


def _of_dateline(doc: Doc) -> PlaceMark | None:
    """Where the report was written: what "here" means."""
    line = next((p for p in doc._.passages or () if p.kind == "dateline"), None)
    return None if line is None else next((m for m in doc._.places if line.start <= m.start < line.end), None)


def _within(noun: Token, doc: Doc) -> PlaceMark | None:
    """Where somebody or something is said to be: "drivers in Lisbon", "an attack on a wedding in Sokoto"."""
    found = _after(noun, doc, AT)
    nouns = [n for prep in noun.rights if prep.dep_ == "prep" for n in prep.children if n.dep_ == "pobj"]
    return found or next((m for n in nouns if (m := _after(n, doc, AT)) is not None), None)


def _of_event_noun(noun: Token, doc: Doc) -> PlaceMark | None:
    found = _after(noun, doc, AT)
    if found is None:
        found = _of_noun(noun, doc)
    if found is None and noun.lemma_ in MOTION:
        found = _after(noun, doc, TOWARD)
    if found is None and noun.lemma_ not in STATED:
        found = _after(noun, doc, frozenset(("of", "against", "on")))
    if found is not None:
        return found
    head = noun.head
    if noun.dep_ in PLAIN_VERB_LINKS and head.pos_ in ("VERB", "AUX"):
        found = _after(head, doc, AT)
        if found is None and (head.lemma_ in MOTION or noun.lemma_ in MOTION):
            found = _after(head, doc, TOWARD)
    elif noun.dep_ == "pobj" and head.lower_ in ("for", "during", "at", "in", "on", "to"):
        carrier = head.head
        if carrier.pos_ in ("VERB", "AUX", "NOUN"):
            found = _after(carrier, doc, AT)
            if found is None and carrier.lemma_ in ("be", "go", "stay", "remain") and head.lower_ == "on":
                # "dockers in Durban are on strike"
                found = next((m for c in carrier.lefts if c.dep_ == "nsubj" and (m := _within(c, doc))), None)
            if found is None and carrier.lemma_ in MOTION:
                found = _after(carrier, doc, TOWARD)
            if found is None and carrier.pos_ == "VERB" and carrier.lemma_ in DESTINATION:
                found = _object_itself(carrier, doc)
            if found is None and carrier.dep_ == "dobj" and carrier.head.lemma_ in MOTION:
                found = _after(carrier.head, doc, TOWARD)
    elif noun.dep_ == "conj":
        found = _after(head, doc, AT)
    return found


def _described(noun: Token, doc: Doc) -> PlaceMark | None:
    """The place that a "where" clause describes: of "Rafah, a city in southern Gaza where ..." it is Rafah."""
    top = noun
    while top.dep_ in ("pobj", "prep"):
        top = top.head
    if top.dep_ == "appos" and (mark := _named_in(top.head, doc, 0)) is not None:
        return mark
    return _named_in(noun, doc)


def _is_bare(verb: Token) -> bool:
    """Whether the verb has no object, so that its subject is who it happened to ("people in Homs died")."""
    return not any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children)


def _shared(verb: Token, doc: Doc) -> PlaceMark | None:
    """Of "met and talked in Geneva": the place after the last verb is that of all that share its subject."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            if any(c.dep_ in ("nsubj", "nsubjpass", "advmod", "npadvmod") for c in child.children):
                return None
            objects = [c for c in child.rights if c.dep_ == "dobj"]
            if objects and (child.lemma_ in DESTINATION or not any(c.dep_ == "dobj" for c in verb.rights)):
                return None
            return _after(child, doc, AT) or next((m for c in objects if (m := _after(c, doc, AT))), None)
    return None


def _sets(preposition: Token, noun: Token) -> bool:
    """Whether where the noun is tells where it happened: "under fire in Homs", "with a knife in Homs", but not
    "with the minister in Homs"."""
    if preposition.lower_ == "with":
        return noun.i not in noun.doc._.mention_at
    return preposition.lower_ not in NO_SETTING


def _object_itself(verb: Token, doc: Doc) -> PlaceMark | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass"):
            return _named_in(child, doc)
    return None


def _of_noun(noun: Token, doc: Doc) -> PlaceMark | None:
    """A place's name before the noun: "the Rafah offensive", "Gaza's hospitals"."""
    for child in noun.lefts:
        if child.dep_ in NOUN_LINKS and (mark := mark_on(child, doc)) is not None and not mark.metonym:
            return mark
    return None


def _after(head: Token, doc: Doc, prepositions: frozenset[str]) -> PlaceMark | None:
    """The first place that hangs on the head by one of these prepositions; a site wins over what it is in."""
    for preposition in _prepositions(head):
        if preposition.lower_ not in prepositions:
            continue
        for noun in preposition.children:
            if noun.dep_ == "pobj":
                # "on Lampedusa" is where; "talks on the war in Sudan" are about it.
                itself = preposition.lower_ == "on" and noun.lemma_ not in SETTLED
                mark = mark_on(noun, doc) if itself else _named_in(noun, doc)
                if mark is not None and not mark.metonym:
                    return _sharpest(mark, doc)
            inner = frozenset(("of",)) if preposition.lower_ == "out" else AT
            if noun.dep_ == "prep" and (mark := _after(preposition, doc, inner)) is not None:
                return mark
    return None


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


def _prepositions(head: Token) -> Iterator[Token]:
    for child in head.children:
        if child.dep_ == "prep" or (child.dep_ == "dative" and child.pos_ == "ADP"):
            yield child
        elif child.dep_ == "advmod":
            # "there in Rafah", "elsewhere in Gaza", "south of Kyiv"
            yield from (below for below in child.children if below.dep_ == "prep")


def _named_in(noun: Token, doc: Doc, depth: int = 3) -> PlaceMark | None:
    """The place that a noun phrase names: itself, or the one that it is of, in or called by."""
    mark = mark_on(noun, doc)
    if mark is not None:
        return None if mark.metonym else mark
    before = _of_noun(noun, doc)
    if before is not None:
        return before
    if depth:
        for child in noun.rights:
            if child.dep_ == "appos" and (mark := _named_in(child, doc, depth - 1)) is not None:
                return mark
            if child.dep_ == "prep" and (child.lower_ == "of" or child.lower_ in AT):
                for below in child.children:
                    if below.dep_ == "pobj" and (mark := _named_in(below, doc, depth - 1)) is not None:
                        return mark
    return None
