"""Other words for who was named: "the bishop" for an archbishop, "the 24-year-old", "the steelmaker"."""

from collections.abc import Container, Iterator
from functools import cache

from spacy.tokens import Token

from onrecord import lang
from onrecord.annotate.actors.again import kinds_of_bodies
from onrecord.annotate.actors.frame import Frame, Identity, Spot, canonical, word_set
from onrecord.annotate.actors.genders import gender_of
from onrecord.annotate.actors.nounphrases import name_of
from onrecord.annotate.actors.tables import Country
from onrecord.annotate.actors.unlisted import is_maker
from onrecord.model import ActorKind

_ARGUMENTS = ("nsubj", "nsubjpass", "pobj", "dobj", "poss", "conj")
_TIMES = ("DATE", "TIME", "CARDINAL", "PERSON")
_SUBJECTS = ("nsubj", "nsubjpass", "appos")
_PARENTS = {
    "man": "m",
    "woman": "f",
    "mother": "f",
    "grandmother": "f",
    "mum": "f",
    "mom": "f",
    "father": "m",
    "grandfather": "m",
    "dad": "m",
}
_OF_ALL = ("ese", "sh", "ch", "ss")
"""Ends of words that name all of a country's people ("the French") and nobody alone."""
_NO_JUDGES = (["justice", "minister"], ["justice", "secretary"])
NEAR = 120
"""How many tokens back whoever is called by other words was named last."""


@cache
def _meant() -> dict[str, frozenset[str]]:
    """By the noun used again, the titles that it may stand for."""
    return {noun: frozenset(titles) for noun, titles in lang.lexicon("actors.toml")["also_called"].items()}


def titles_meant(noun: str) -> frozenset[str]:
    """The titles that a noun used again may stand for: a justice's or a magistrate's for "judge"."""
    return _meant().get(noun.removeprefix("ex-"), frozenset())


def called_otherwise(frame: Frame, spot: Spot) -> Identity | None:
    """The only person whose function the noun means too: "the judge" after "Justice Roe"."""
    noun = frame.lower[spot.head]
    if frame.lower[spot.first] in ("his", "her"):
        return None  # "her coach" is not another's manager
    titles = titles_meant(noun)
    people = [
        p
        for p in frame.identities
        if p.kind == "person" and p.spots and _has_one_of(p, titles) and not _is_of_another(frame, spot, p)
    ]
    if len(people) < 2:
        return people[0] if people else None
    last = _last_subject(frame, spot.first)
    return last if last in people else None


def _has_one_of(person: Identity, titles: frozenset[str]) -> bool:
    """Whether one of the functions is meant; a justice minister is no justice."""
    return any(
        words[-1] in titles or (words[0] in titles and words not in _NO_JUDGES) for words in _titles(person)
    )


def _is_of_another(frame: Frame, spot: Spot, person: Identity) -> bool:
    """Whether a country's own man is meant ("Senegal's ambassador") before anybody was named, or another's."""
    owner = next((c for c in frame.tokens[spot.head].lefts if c.dep_ == "poss"), None)
    held = None if owner is None else frame.taken.get(owner.i)
    if held is None or held.identity is None or not held.identity.key.startswith("country"):
        return False
    named = any(s.head < spot.head for s in person.spots)
    return not named or person.country not in (None, held.identity.country)


def _titles(person: Identity) -> Iterator[list[str]]:
    for role in person.roles:
        words = canonical(role.title).split()
        if words:
            yield words


def find_aged(frame: Frame, ages: dict[Identity, str]) -> None:
    """ "The 24-year-old" and "the 61-year-old baker" are whoever is told to be of that age, else whoever of no
    other age was named last as a subject, or is the only one named so far."""
    tokens = frame.tokens
    for i in range(1, len(tokens) - 4):
        if frame.lower[i - 1] != "the" or not tokens[i].like_num or frame.lower[i + 2] != "year":
            continue
        if frame.lower[i + 4] != "old" or not frame.tells(i):
            continue
        head = (
            tokens[i + 4] if tokens[i + 4].dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") else tokens[i + 4].head
        )
        if head.pos_ in ("VERB", "AUX"):
            head = tokens[i + 4]
        person = next((p for p, age in ages.items() if age == tokens[i].text), None)
        person = person or _last_subject(frame, i - 1, besides=ages) or _only_one(frame, i - 1)
        held = frame.taken.get(head.i)
        if person is None or head.i < i + 4 or head.i > i + 7 or (held is not None and held.form == "name"):
            continue
        if held is not None:
            frame.drop(held)
        frame.add(Spot(i - 1, head.i + 1, head.i, "nominal", i - 1), person)


def find_parents(frame: Frame) -> None:
    """ "The mother of two" and "the Liverpool woman" are the woman named last as a subject."""
    for i in range(1, len(frame.tokens) - 2):
        gender = _PARENTS.get(frame.lower[i])
        first = frame.tokens[i].left_edge.i
        parent = frame.lower[i + 1] == "of" and frame.tokens[i + 2].like_num
        local = i - first == 2 and frame.tokens[i - 1].pos_ == "PROPN" and frame.lower[i] in ("man", "woman")
        says = frame.tokens[i].dep_ == "nsubj" and frame.tokens[i].head.lemma_ in word_set("says")
        if gender is None or not (parent or (local and says)):
            continue
        if frame.lower[first] != "the" or i - first > 2 or not frame.tells(i):
            continue
        people = (p for token, p in _named_before(frame, first) if token.dep_ in _SUBJECTS)
        person = next((p for p in people if gender_of(p) in (None, gender)), None)
        held = frame.taken.get(i)
        if person is None or (held is not None and held.form == "name"):
            continue
        if held is not None:
            frame.drop(held)
        frame.add(Spot(first, i + 1, i, "nominal", first), person)


def find_compatriots(frame: Frame) -> None:
    """ "The Brazilian" is whoever was named last as a subject, where one does what it says."""
    for match in frame.name_matches:
        if not isinstance(match.entry, Country) or match.entry.form == "name":
            continue
        i = frame.token_at(match.start)
        token = frame.tokens[i]
        if not i or frame.lower[i - 1] != "the" or frame.lower[i].endswith(_OF_ALL) or not frame.tells(i):
            continue
        says = token.dep_ == "nsubj" and token.head.lemma_ in word_set("says")
        cut = token.dep_ in ("dobj", "oprd", "npadvmod", "attr") and token.head.i == i - 2
        if not (says or (cut and token.head.lemma_ in word_set("says"))) or token.head.tag_ == "VBP":
            continue
        person = _compatriot(frame, i, match.entry.code) or _last_subject(frame, i - 1)
        if person is None or person.country not in (None, match.entry.code):
            continue
        held = frame.taken.get(i)
        if held is not None:
            frame.drop(held)
        frame.add(Spot(i - 1, i + 1, i, "nominal", i - 1), person)


def _named_before(frame: Frame, i: int) -> Iterator[tuple[Token, Identity]]:
    """The people named before this token, the last first, each with the token that heads the name."""
    for k in range(i - 1, max(-1, i - NEAR), -1):
        spot = frame.taken.get(k)
        person = None if spot is None or spot.head != k or spot.form != "name" else spot.identity
        if person is not None and person.kind == "person":
            yield frame.tokens[k], person


def _compatriot(frame: Frame, i: int, country: str) -> Identity | None:
    """Whoever was named last of those who have a function in the country or are told to be from there."""
    people = (person for _, person in _named_before(frame, i - 1))
    return next((p for p in people if _is_from(frame, p, country)), None)


def _is_from(frame: Frame, person: Identity, country: str) -> bool:
    """Whether somebody is told to be from the country, if only in front of the name: "Romania's Ana Roe"."""
    if country == person.country or any(role.country == country for role in person.roles):
        return True
    for spot in person.spots:
        for i in range(max(0, spot.first - 3), spot.first if spot.form == "name" else 0):
            match = frame.name_ending.get(i)
            tied = match is not None and frame.lower[i + 1] in ("'s", "’s", "'", "’")
            if tied and match is not None and isinstance(match.entry, Country) and match.entry.code == country:
                return True
    return False


def _only_one(frame: Frame, i: int) -> Identity | None:
    people = {s.identity for s in frame.spots if s.head < i and s.identity and s.identity.kind == "person"}
    return next(iter(people)) if len(people) == 1 else None


def _last_subject(frame: Frame, i: int, besides: Container[Identity] = ()) -> Identity | None:
    subjects = (p for token, p in _named_before(frame, i) if token.dep_ in _SUBJECTS)
    return next((person for person in subjects if person not in besides), None)


def find_firms(frame: Frame) -> None:
    """What only a firm can be called, "the steelmaker", is the firm named last."""
    for token in frame.tokens:
        if not (is_maker(token.lower_) or token.lower_ in word_set("firms_again")) or token.pos_ != "NOUN":
            continue
        held = frame.taken.get(token.i)
        known = None if held is None else held.identity
        named = known is not None and known.kind != "unnamed" and any(s.form == "name" for s in known.spots)
        if named or not frame.tells(token.i) or not any(c.lower_ == "the" for c in token.lefts):
            continue
        if token.dep_ not in ("nsubj", "nsubjpass", "pobj", "dobj", "poss") or token.left_edge.i < token.i - 4:
            continue
        firm = _last_firm(frame, token.i)
        if firm is None or _is_another(frame, firm, token.lower_):
            continue
        if held is not None:
            frame.drop(held)
        frame.add(Spot(token.left_edge.i, token.i + 1, token.i, "nominal", token.left_edge.i), firm)


def _is_another(frame: Frame, firm: Identity, noun: str) -> bool:
    """Whether the report has called the firm something else: "the insurer" is no "railroad"."""
    nouns = {frame.lower[s.head] for s in firm.spots if s.form == "nominal"}
    return any(n != noun and (n in word_set("firms_again") or n.endswith("maker")) for n in nouns)


def _last_firm(frame: Frame, i: int) -> Identity | None:
    for k in range(i - 1, max(-1, i - NEAR), -1):
        spot = frame.taken.get(k)
        if spot is None or spot.head != k or spot.form != "name" or spot.identity is None:
            continue
        body = spot.identity
        if body.kind == "organization" and (
            body.sector == "BUS" or (body.sector in (None, "UNK") and not body.country)
        ):
            return body
    return None


def body_called(frame: Frame, spot: Spot) -> Identity | None:
    """The body named last whose name tells that a noun fits: "the regulator"."""
    words = kinds_of_bodies().get(frame.lower[spot.head])
    if words is None or frame.lower[spot.first] != "the":
        return None
    for i in range(spot.first - 1, max(-1, spot.first - NEAR), -1):
        held = frame.taken.get(i)
        body = None if held is None or held.head != i or held.form != "name" else held.identity
        if body is None or body.kind not in ("organization", "government") or body.key.startswith("country"):
            continue
        if not words.isdisjoint(body.name.lower().split()):
            return body
    return None


def find_bodies_by_noun(frame: Frame) -> None:
    """ "The centre" and "the office" are the body named last whose name ends so, where no table has the noun."""
    last: dict[str, Identity] = {}
    for i, token in enumerate(frame.tokens):
        held = frame.taken.get(i)
        if held is not None:
            body = held.identity
            if held.form == "name" and held.head == i and body is not None and _is_body(body):
                words = body.name.lower().split()
                last[words[-1]] = body
                if words[1] in ("of", "for"):
                    last[words[0]] = body  # "the chamber" of the Chamber of Trade
            continue
        known = last.get(frame.lower[i])
        if known is None or token.pos_ != "NOUN" or token.text[0].isupper() or not frame.tells(i):
            continue
        first = token.left_edge.i
        if token.dep_ in _ARGUMENTS and frame.lower[first] == "the" and i - first == 1:
            frame.add(Spot(first, i + 1, i, "nominal", first), known)


def _is_body(identity: Identity) -> bool:
    named = identity.kind in ("organization", "government", "armed_group") and " " in identity.name
    return named and not identity.key.startswith("country") and identity.name.split()[-1][0].isupper()


def find_told(frame: Frame) -> None:
    """Who is told or asked something and has no mention yet: what broadcasts ("told French radio"), a name that
    no table has ("told the Mercury"), somebody who is told to do something ("ordered the hospital to")."""
    for verb in frame.tokens:
        if verb.lemma_ not in word_set("tells"):
            continue
        for token in verb.rights:
            if token.dep_ not in ("dobj", "dative") or token.i in frame.taken or not frame.tells(token.i):
                continue
            named = token.pos_ == "PROPN" and verb.lemma_ == "tell" and token.ent_type_ not in _TIMES
            airs = token.lemma_.lower() in word_set("outlets")
            bidden = any(c.dep_ in ("xcomp", "ccomp") and c.i > token.i and c.tag_ == "VB" for c in verb.rights)
            definite = any(c.lower_ in ("the", "his", "her", "its", "their") for c in token.lefts)
            first = token.left_edge.i
            if token.i - first > 4 or not (named or airs or (bidden and definite and token.pos_ == "NOUN")):
                continue
            spot = Spot(first, token.i + 1, token.i, "nominal", first)
            name = name_of(frame, spot)
            kind: ActorKind = "organization" if named or airs else "unnamed"
            told = frame.identity(name, kind, plural=token.tag_ == "NNS", placed=False)
            told.sector = "JRN" if airs else None
            frame.add(spot, told)


def find_nameless(frame: Frame) -> None:
    """Whoever says something and has neither a name nor a function that a table knows: "a roofer said", "the
    defence denied". The same noun with "the" is the same one again; what is written is nobody."""
    written = lang.lexicon("participants.toml")
    papers = frozenset(written["documents"]) | frozenset(written["authored"])
    known: dict[str, Identity] = {}
    for token in frame.tokens:
        i = token.i
        if token.pos_ != "NOUN" or token.dep_ != "nsubj" or i in frame.taken or not frame.tells(i):
            continue
        says = token.head.lemma_ in word_set("says") or token.head.lemma_ in word_set("demands")
        if not says or token.lemma_.lower() in papers or token.ent_type_:
            continue
        articles = {frame.lower[c.i] for c in token.lefts if c.dep_ in ("det", "poss", "nummod")}
        verb = token.head
        if verb.i == i + 2 and any(c.dep_ == "dobj" and c.left_edge.i == i + 3 for c in verb.rights):
            continue  # "The river, added the pilot, was wide"
        plural = token.tag_ == "NNS"
        outlet = token.lemma_.lower() in word_set("outlets")
        if not (articles or plural or outlet) or i - token.left_edge.i > 5:
            continue
        spot = Spot(token.left_edge.i, i + 1, i, "nominal", token.left_edge.i)
        office = frame.lower[i] == "office" and any(c.dep_ == "poss" and c.pos_ != "PRON" for c in token.lefts)
        key = name_of(frame, spot).lower() if office or outlet else frame.lower[i]
        found = known.get(key) if "the" in articles or plural or office or outlet else None
        if found is None:
            kind: ActorKind = "organization" if office or outlet else "unnamed"
            found = frame.identity(name_of(frame, spot), kind, plural=plural, placed=False)
            found.sector = "JRN" if outlet else None
            known[key] = found
        frame.add(spot, found)
