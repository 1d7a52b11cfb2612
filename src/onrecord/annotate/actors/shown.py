"""Names of people that the words around them show, whatever the recognizer says: by a function beside them, an
age, a verb of saying, a pet name in their middle."""

from collections.abc import Iterator

from onrecord.annotate.actors.frame import Frame, word_set
from onrecord.annotate.actors.tables import Holder, tables

OPENING = frozenset(("“", "‘", '"', "'", "``", "("))
CLOSING = frozenset(("”", "’", '"', "'", "''", ")"))
LONGEST_LIST = 5
_ANY = frozenset(("", "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC"))
"""What the recognizer takes a strange name beside a function for."""
_NO_PEOPLE = frozenset(("GPE", "LOC", "DATE"))
_NOUN_PLACES = frozenset(("nsubj", "nsubjpass", "appos", "pobj", "dobj", "conj", "attr", "dative", "poss"))


def shown(frame: Frame) -> Iterator[tuple[int, int]]:
    """Every name that the words around it show."""
    tokens = frame.tokens
    for end, match in frame.role_ending.items():
        if match.entry.kind != "person":
            continue
        if match.entry.plural:
            yield from _listed(frame, end)
            continue
        run = capitals(frame, end + 1) if end + 1 < len(tokens) else None
        if run is not None:
            yield run
        run = _apposed(frame, end) if end + 3 < len(tokens) else None
        if run is not None:
            yield run
        if frame.lower[end + 1 : end + 2] in (["of"], ["for"]):
            comma = next((i for i in range(end + 2, min(end + 9, len(tokens) - 2)) if frame.lower[i] == ","), None)
            run = None if comma is None else _apposed(frame, comma - 1)
            if run is not None and run[1] - run[0] > 1 and tokens[run[1]].text == ",":
                yield run
    yield from _speakers(frame)
    yield from _single(frame)
    yield from _of_several(frame)
    yield from _given(frame)
    yield from _pet_named(frame)
    yield from _called_by_last(frame)


def _called_by_last(frame: Frame) -> Iterator[tuple[int, int]]:
    """Two words that the recognizer takes for a body's name, whose second alone it takes for a person's elsewhere:
    firms are called by their first words, people by their last."""
    alone = {ent.text for ent in frame.doc.ents if ent.label_ == "PERSON" and len(ent) == 1}
    for ent in frame.doc.ents:
        if ent.label_ != "ORG" or len(ent) != 2 or ent[1].text not in alone:
            continue
        named = all(t.pos_ == "PROPN" and t.text.istitle() and t.is_alpha for t in ent)
        if named and not any(t.i in frame.role_ending or t.i in frame.name_ending for t in ent):
            yield ent.start, ent.end


def _listed(frame: Frame, end: int) -> Iterator[tuple[int, int]]:
    """The names that several of one function have: "the two ministers, Ama Owusu and Li Roe, said"."""
    tokens = frame.tokens
    found: list[tuple[int, int]] = []
    i = end + 1
    while i + 1 < len(tokens) and len(found) < LONGEST_LIST:
        if tokens[i].text not in (",", ":", "and") or (i == end + 1 and tokens[i].text == "and"):
            break
        i += 2 if tokens[i + 1].text == "and" and i + 2 < len(tokens) else 1
        run = capitals(frame, i)
        if run is None or not 1 < run[1] - run[0] <= 5:
            break
        found.append(run)
        i = run[1]
    if len(found) > 1:
        yield from found


def _given(frame: Frame) -> Iterator[tuple[int, int]]:
    """Names that the recognizer overlooked: a known first name with one or two more capitalized words."""
    for token in frame.tokens:
        if token.pos_ != "PROPN" or token.ent_type_ or token.dep_ not in _NOUN_PLACES:
            continue
        first = token.i
        while first > 0 and frame.tokens[first - 1].dep_ == "compound" and frame.tokens[first - 1].head == token:
            first -= 1
        words = frame.tokens[first : token.i + 1]
        if not 2 <= len(words) <= 3 or words[0].lower_ not in tables().genders:
            continue
        if any(i in frame.role_ending or i in frame.name_ending for i in range(first, token.i + 1)):
            continue
        if all(w.pos_ == "PROPN" and w.text.istitle() and not w.ent_type_ for w in words) and not frame.shouted(
            first
        ):
            yield first, token.i + 1


def _pet_named(frame: Frame) -> Iterator[tuple[int, int]]:
    """Full names with a pet name in quotation marks or brackets in the middle, which the recognizer takes apart:
    "Tomás “Tito” Vela"."""
    tokens = frame.tokens
    for i in range(1, len(tokens) - 3):
        if tokens[i].text not in OPENING or not _is_name_word(frame, i - 1):
            continue
        close = next((k for k in range(i + 2, min(i + 5, len(tokens) - 1)) if tokens[k].text in CLOSING), None)
        if close is None or not all(t.text[0].isupper() for t in tokens[i + 1 : close]):
            continue
        if tokens[i].whitespace_ or tokens[close - 1].whitespace_ or not _is_name_word(frame, close + 1):
            continue
        first, last = i - 1, close + 2
        while (
            first > 0 and i - first < 4 and _is_name_word(frame, first - 1) and first - 1 not in frame.role_ending
        ):
            if frame.tokens[first].is_sent_start:
                break
            first -= 1
        run = capitals(frame, close + 1)
        yield first, last if run is None else max(last, run[1])


def _is_name_word(frame: Frame, i: int) -> bool:
    """Whether the token is a capitalized word that may be part of a person's name."""
    token = frame.tokens[i]
    role = frame.role_ending.get(i)
    return (
        token.text[0].isupper()
        and token.text[0].isalpha()
        and token.pos_ in ("PROPN", "NOUN", "ADJ", "X")
        and frame.lower[i] not in word_set("no_name")
        and frame.lower[i].rstrip(".") not in word_set("courtesy")
        and role is None
    )


def is_month_name(frame: Frame, i: int) -> bool:
    """Whether a month's name is somebody's first name here: "June Carter"."""
    if frame.lower[i] not in word_set("months_and_names") or i + 1 >= len(frame.tokens):
        return False
    token, after = frame.tokens[i], frame.tokens[i + 1]
    return token.text[0].isupper() and token.ent_type_ != "DATE" and after.pos_ == "PROPN" and after.text.istitle()


def _apposed(frame: Frame, end: int) -> tuple[int, int] | None:
    """A name between commas after the role that ends at this token: "the mayor, X Y, said"."""
    if frame.tokens[end + 1].text != ",":
        return None
    run = capitals(frame, end + 2) or _enclosed(frame, end)
    if run is None or not 1 <= run[1] - run[0] <= 5 or run[1] >= len(frame.tokens):
        return None
    if run[1] - run[0] == 1 and (frame.tokens[run[1]].text != "," or run[0] in frame.name_starting):
        return None
    if frame.tokens[run[1]].text not in (",", ".", ";", "and") and frame.tokens[run[1]].pos_ not in (
        "VERB",
        "AUX",
    ):
        return None
    parts = [token for token in frame.tokens[run[0] : run[1]] if token.is_alpha]
    plain = all(token.pos_ in ("PROPN", "NOUN", "ADJ") for token in parts)
    kin = frame.lower[end] in word_set("kin")  # "His wife, Noreen," is a person, whatever the recognizer says
    plain = plain and (len(parts) > 2 or kin or all(t.ent_type_ in _ANY for t in parts))
    return run if plain else None


def _enclosed(frame: Frame, end: int) -> tuple[int, int] | None:
    """One capitalized word in apposition that the recognizer took for a place that nobody knows: "the navy chief,
    Suharyanto, said"."""
    token = frame.tokens[end + 2]
    i = token.i
    place = i in frame.sited or i in frame.name_starting or not token.text.istitle() or frame.is_town(token.text)
    return None if place or token.dep_ != "appos" or token.ent_type_ != "GPE" else (i, i + 1)


def aged(frame: Frame) -> Iterator[tuple[int, int]]:
    """A name with an age behind it: "Hidayat, 51,"."""
    tokens = frame.tokens
    for i in range(1, len(tokens) - 2):
        if tokens[i].text != "," or not tokens[i + 1].is_digit or tokens[i + 2].text not in (",", ".", ";", ")"):
            continue
        name = tokens[i - 1]
        if len(tokens[i + 1]) > 2 or int(tokens[i + 1].text) < 5 or name.pos_ != "PROPN" or not name.is_title:
            continue
        if i - 1 in frame.name_ending or i - 1 in frame.role_ending or name.ent_type_ in ("DATE", "GPE"):
            continue
        first = i - 1
        while first > 0 and tokens[first - 1].pos_ == "PROPN" and tokens[first - 1].is_title and i - first < 4:
            if tokens[first].is_sent_start or first - 1 in frame.role_ending:
                break
            first -= 1
        yield first, i


def _speakers(frame: Frame) -> Iterator[tuple[int, int]]:
    """Names that the recognizer missed: two or three capitalized words that say or tell something."""
    for token in frame.tokens:
        if (
            token.dep_ != "nsubj"
            or token.pos_ != "PROPN"
            or token.ent_type_ == "PERSON"
            or token.head.lemma_ not in word_set("says")
        ):
            continue
        first = token.left_edge.i
        owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
        if owner is not None and owner.right_edge.i + 1 < token.i:
            first = owner.right_edge.i + 1  # "The RMT's Eddie Roe said"
        words = frame.tokens[first : token.i + 1]
        known = any(i in frame.role_ending or i in frame.name_ending for i in range(first, token.i + 1))
        given = words[0].lower_ in tables().genders
        own = [w for w in words if not given or w.lower_ not in word_set("particles")]
        if known or not 2 <= len(own) <= 4:
            continue
        if all(w.pos_ == "PROPN" and w.text[0].isupper() and (given or not w.ent_type_) for w in own):
            yield first, token.i + 1


def _single(frame: Frame) -> Iterator[tuple[int, int]]:
    """A first name alone that does something, as some people have but one: "Suparman climbs the stairs"."""
    for token in frame.tokens:
        if token.pos_ != "PROPN" or token.dep_ != "nsubj" or token.lower_ not in tables().genders:
            continue
        i = token.i
        beside = frame.tokens[max(0, i - 1) : i + 2]
        alone = sum(other.pos_ == "PROPN" for other in beside) == 1 and token.ent_type_ not in _NO_PEOPLE
        if alone and token.head.pos_ == "VERB" and i not in frame.name_starting and i not in frame.sited:
            yield i, i + 1


def _of_several(frame: Frame) -> Iterator[tuple[int, int]]:
    """Names between commas after "one of the drivers", "another", "the third of them"."""
    for i in range(len(frame.tokens) - 3):
        if frame.lower[i] not in word_set("of_several") or not frame.tells(i):
            continue
        comma = i + 1
        if frame.lower[comma] == "of":
            comma = next((k for k in range(i + 2, min(i + 7, len(frame.tokens) - 2)) if frame.lower[k] == ","), i)
        run = capitals(frame, comma + 1) if frame.lower[comma] == "," else None
        if run is not None and 1 < run[1] - run[0] <= 5 and frame.tokens[run[1]].text == ",":
            yield run


def _past_titles(frame: Frame, first: int) -> int:
    """The token after courtesy titles and further titles: "Maj. Gen. X" after "spokesman"."""
    tokens = frame.tokens
    for _ in range(3):
        if frame.lower[first].rstrip(".") in word_set("courtesy"):
            after = first + 1
        else:
            role = frame.role_starting.get(first)
            if role is None or role.entry.kind != "person" or role.entry.plural:
                break
            after = frame.token_at(role.end - 1) + 1
            if after < len(tokens) and after in frame.role_ending and tokens[after].text == ".":
                after += 1
        if after >= len(tokens) or not tokens[after].text[0].isupper():
            break
        first = after
    return first


def capitals(frame: Frame, first: int) -> tuple[int, int] | None:
    """A run of capitalized words from here on that may be a name."""
    tokens = frame.tokens
    first = _past_titles(frame, first)
    last = first
    kind = frame.role_ending.get(first)
    if kind is not None and kind.entry.kind == "group" and frame.tokens[first].dep_ != "compound":
        return None  # "Refugee Council": the noun ends a body's name
    limit = min(len(tokens), first + 9)
    while last < limit:
        token = tokens[last]
        text = token.text
        if text[0].isupper() and text[0].isalpha():
            match = frame.name_starting.get(last)
            if match is not None and not isinstance(match.entry, Holder) and last == first:
                return None
            if last > first and last in frame.role_ending:
                break
            if frame.lower[last] in word_set("no_name") and not (last == first and is_month_name(frame, last)):
                break
            if (
                token.ent_type_ in ("ORG", "GPE", "NORP", "DATE", "EVENT")
                and last == first
                and token.ent_iob_ == "B"
            ):
                nxt = tokens[last + 1] if last + 1 < len(tokens) else None
                if token.ent_type_ != "ORG" and (nxt is None or nxt.ent_iob_ != "I"):
                    return None
        elif frame.lower[last] not in word_set("particles") or not any(
            t.text[0].isupper()
            and all(u.text in ("-", "‑") or u.lower_ in word_set("particles") for u in tokens[last + 1 : t.i])
            for t in tokens[last + 1 : min(last + 4, limit)]
        ):
            break
        last += 1
    group = frame.role_ending.get(last) if last < len(tokens) else None
    if group is not None and group.entry.kind == "group" and tokens[last].text[0].isupper():
        return None
    while last > first and frame.lower[last - 1] in word_set("particles"):
        last -= 1
    if last == first or tokens[first].pos_ in ("DET", "PRON", "ADP", "VERB", "AUX", "SCONJ", "CCONJ"):
        return None
    if last - first > 1 and all(token.is_upper for token in tokens[first:last]) and frame.shouted(first):
        return first, first + 1
    return first, last
