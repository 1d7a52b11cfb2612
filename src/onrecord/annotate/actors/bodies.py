"""Countries, governments by their seats, and organizations: from the tables and from the recognizer."""

from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.holders import body_at
from onrecord.annotate.actors.matching import Match
from onrecord.annotate.actors.phrases import UNKNOWN, read_phrase
from onrecord.annotate.actors.tables import Body, Country, Holder, tables

_LOCATIVE = frozenset(
    (
        "in",
        "at",
        "near",
        "across",
        "into",
        "around",
        "throughout",
        "outside",
        "inside",
        "within",
        "through",
        "over",
    )
)
_NOUN_PLACES = frozenset(("nsubj", "dobj", "pobj", "conj", "nsubjpass", "poss", "agent"))
_ENDS = frozenset(("'s", "’s", "'", "’", ",", ".", "-", "(", "“", '"', "”"))


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
    _recognized(frame)
    _shortened(frame)


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
        if not _acts(frame, head):
            return
    elif entry.form == "name" and ent in ("PERSON", "ORG", "FAC", "EVENT", "WORK_OF_ART", "LAW", "PRODUCT"):
        begins = first == 0 or tokens[first].ent_iob_ == "B" or tokens[first].ent_type_ != ent
        ends = last >= len(tokens) or tokens[last].ent_iob_ != "I" or tokens[last].text in _ENDS
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
    if not _locative(frame, head):
        identity.placed = False
    frame.add(Spot(first, last, head, "name", first), identity)


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
        found = frame.identity(shown, body.kind, country=country, sector=sector, key=key)
    elif len(shown) > len(found.name) and not shown.isupper():
        found.name = shown
    if not _locative(frame, head):
        found.placed = False
    frame.add(Spot(first, last, head, "name", first), found)


def _codes(body: Body) -> tuple[str | None, str | None]:
    return body.code or None, body.sector or (
        None if body.code not in ("UNO", "IGO", "EUR", "NGO", "MNC", "ISM", "IMG") else ""
    )


def _recognized(frame: Frame) -> None:
    """What the recognizer calls an organization and no table knows."""
    tokens = frame.tokens
    for ent in frame.doc.ents:
        again = (
            ent.label_ == "PERSON" and len(ent) == 1 and ent.text in frame.firms and ent.start not in frame.taken
        )
        if not (ent.label_ == "ORG" or again) or not frame.tells(ent.start):
            continue
        first, last = ent.start, ent.end
        for i in range(first, last):
            if tokens[i].text in ("(", "[", "“", '"'):
                last = i
                break
        while last > first and (tokens[last - 1].text in _ENDS or tokens[last - 1].is_space):
            last -= 1
        while first < last and (frame.lower[first] in word_set("no_name") or tokens[first].text in _ENDS):
            first += 1
        if first >= last or not tokens[first].text[0].isalpha() or any(t.is_space for t in tokens[first:last]):
            continue
        spot = frame.taken.get(last - 1)
        if spot is not None and (spot.identity is None or spot.identity.kind == "person" or spot.first <= first):
            continue
        if not any(t.text[0].isupper() for t in tokens[first:last]):
            continue
        role = frame.role_ending.get(last - 1)
        if role is not None and role.entry.kind == "person":
            continue
        words = frame.words(first, last)
        if " " not in words and frame.is_town(words):
            continue
        if last - first == 1 and role is not None and not tokens[first].text[1:].islower():
            continue
        reading = read_phrase(words, frame.date)
        if reading.body is not None and words != reading.body.name and words.endswith(" " + reading.body.name):
            reading = reading._replace(country=None, sector=None)
        if (
            reading.sector is None
            and last - first > 1
            and frame.lower[last - 1].rstrip(".") in word_set("company_forms")
        ):
            reading = reading._replace(sector="BUS")
        kind = (
            "government"
            if reading.sector == "GOV"
            else "armed_group"
            if reading.sector in ("REB", "UAF", "PRM")
            else "organization"
        )
        key = f"body {words}"
        found = frame.by_key.get(key)
        if found is None:
            country = reading.country
            found = frame.identity(words, kind, country=country, sector=reading.sector, key=key)  # type: ignore[arg-type]
        head = frame.head_of(first, last)
        if not _locative(frame, head):
            found.placed = False
        frame.add(Spot(first, last, head, "name", first, reading=reading), found)


def _shortened(frame: Frame) -> None:
    """Join an organization's short form to its full one: its initials, its first word, its last words, or its
    name without what says that it is a company."""
    bodies = [
        i for i in frame.identities if i.kind not in ("person", "population") and not i.key.startswith("country")
    ]
    by_short: dict[str, Identity | None] = {}
    firms: dict[str, Identity] = {}
    for body in bodies:
        words = body.name.split()
        if len(words) < 2:
            continue
        initials = "".join(w[0] for w in words if w[0].isupper())
        tails = [" ".join(words[i:]) for i in range(1, len(words) - 1)]
        first = [words[0]] if words[0] in frame.firms else []
        for short in [initials, *first, *tails]:
            if len(short) > 1:
                by_short[short] = None if short in by_short and by_short[short] is not body else body
        if all(word.rstrip(".").lower() in word_set("company_forms") for word in words[1:]):
            firms[words[0]] = body
    by_short.update(firms)
    for body in bodies:
        full = by_short.get(body.name)
        if full is None or full.root() is body or body.merged is not None:
            continue
        if full.country and body.country and full.country != body.country:
            continue
        merge(body, full.root())
    _bracketed(frame)
    for i, token in enumerate(frame.tokens):
        if (
            token.text in frame.firms
            and i not in frame.taken
            and token.pos_ == "PROPN"
            and token.dep_ != "compound"
        ):
            full = by_short.get(token.text)
            if full is not None and frame.tells(i):
                frame.add(Spot(i, i + 1, i, "name", i), full.root())


def _bracketed(frame: Frame) -> None:
    """Join to a body the acronym that stands in brackets after it."""
    tokens = frame.tokens
    for spot in list(frame.spots):
        i = spot.last
        if spot.form != "name" or i + 2 >= len(tokens) or tokens[i].text != "(" or tokens[i + 2].text != ")":
            continue
        held = frame.taken.get(i + 1)
        full, short = spot.identity, None if held is None else held.identity
        if full is None or short is None or full is short or "person" in (full.kind, short.kind):
            continue
        if tokens[i + 1].is_upper and not short.key.startswith("country") and not full.key.startswith("country"):
            merge(short, full)


def merge(gone: Identity, kept: Identity) -> None:
    """Give all mentions of one identity to another."""
    for spot in gone.spots:
        spot.identity = kept
    kept.spots.extend(gone.spots)
    gone.spots = []
    gone.merged = kept
    kept.placed = kept.placed and gone.placed
    kept.country = kept.country or gone.country
    if kept.sector in (None, UNKNOWN):
        kept.sector = gone.sector


def _locative(frame: Frame, head: int) -> bool:
    """Whether the name only says where: "in Kenya"."""
    token = frame.tokens[head]
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE


def _acts(frame: Frame, head: int) -> bool:
    """Whether a capital stands for its government: it does something, or something is done to it that is done
    to governments, or it has dealings."""
    token = frame.tokens[head]
    for _ in range(3):
        if token.dep_ != "conj":
            break
        token = token.head
    dep, above = token.dep_, token.head
    if dep in ("nsubj", "nsubjpass") and above.pos_ in ("VERB", "AUX"):
        if above.lemma_ == "be":
            return any(child.dep_ == "acomp" and child.lower_ in word_set("attitudes") for child in above.rights)
        return above.lemma_ not in word_set("located") and token.ent_type_ != "PERSON"
    if dep == "dobj":
        return above.pos_ == "VERB" and above.lemma_ not in word_set("motion")
    if dep == "poss":
        return above.pos_ == "NOUN" and (above.lemma_ in word_set("dealings") or above.lemma_ in word_set("acts"))
    if dep == "pobj" and above.lower_ == "by":
        return above.head.pos_ in ("NOUN", "VERB") and above.head.lemma_ not in word_set("motion")
    if dep == "pobj" and above.lower_ in ("between", "with", "against"):
        return above.head.lemma_ in word_set("dealings") or (
            above.lower_ != "between" and above.head.pos_ == "VERB"
        )
    return False
