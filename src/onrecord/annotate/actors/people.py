"""Names of people, with the titles in front of them and the descriptions after them.

A name is what the recognizer calls a person, what follows a title ("Colonel ..."), what the table of office
holders knows, and, once the report has named somebody in full, the family name alone.
"""

from collections.abc import Iterator

from onrecord.annotate.actors.descriptions import complete, describe, share_countries
from onrecord.annotate.actors.frame import Frame, Spot, word_set
from onrecord.annotate.actors.leaders import leaders
from onrecord.annotate.actors.naming import name_words, spot_of, titled
from onrecord.annotate.actors.roster import Roster
from onrecord.annotate.actors.tables import Holder, tables


def find_people(frame: Frame) -> None:
    """Put the report's people on the frame."""
    runs = _runs(frame)
    spots = [spot for spot in (spot_of(frame, first, last) for first, last in runs) if spot is not None]
    roster = Roster(frame)
    full = [(spot, words) for spot in spots for words in [name_words(frame, spot)] if len(words) > 1]
    # The fullest form first, so that shorter ones find it wherever they stand.
    for spot, words in sorted(full, key=lambda pair: -len(pair[1])):
        strange = spot.first == spot.named and words[0].lower() not in tables().genders
        if not (strange and frame.is_town(" ".join(words))):
            roster.enter(spot)
    for spot in spots:
        if len(name_words(frame, spot)) == 1 and _is_single(frame, roster, spot):
            roster.enter(spot)
    roster.again()
    for identity in frame.identities:
        if identity.kind == "person":
            describe(frame, identity)
    share_countries(frame)
    for identity in frame.identities:
        complete(identity)


def _is_single(frame: Frame, roster: Roster, spot: Spot) -> bool:
    """Whether one word alone is somebody: by a title, by the report or the tables, or by what it does."""
    word = frame.words(spot.named, spot.last)
    titled = spot.first < spot.named
    if word in frame.firms and not titled and not roster.knows(word):
        return False
    if titled or roster.knows(word):
        return True
    above = frame.tokens[spot.head]
    if above.dep_ == "pobj" and above.head.lower_ == "in":
        return False
    if word.lower() in tables().surnames:
        return True
    if frame.is_town(word):
        return False
    token = frame.tokens[spot.head]
    if word.lower() in tables().genders:
        return True
    apposed = any(child.dep_ == "appos" and child.i in frame.role_ending for child in token.rights)
    apposed = apposed or (token.dep_ == "appos" and token.head.i in frame.role_ending)
    speaks = token.dep_ == "nsubj" and token.head.lemma_ in word_set("says")
    after = frame.tokens[spot.last : spot.last + 3]
    aged = len(after) == 3 and after[0].text == "," and after[1].is_digit and after[2].text == ","
    return aged or (token.ent_type_ == "PERSON" and (apposed or speaks))


def _runs(frame: Frame) -> list[tuple[int, int]]:
    """Stretches of tokens that are a person's name, without titles."""
    marked: dict[int, int] = {}
    for match in frame.name_matches:
        if isinstance(match.entry, Holder):
            first, last = frame.token_at(match.start), frame.token_at(match.end - 1) + 1
            marked[first] = max(last, marked.get(first, 0))
    for ent in frame.doc.ents:
        if ent.label_ == "PERSON":
            trimmed = _trim(frame, ent.start, ent.end)
            if trimmed is not None:
                marked[trimmed[0]] = max(trimmed[1], marked.get(trimmed[0], 0))
    for end, match in frame.role_ending.items():
        if match.entry.kind == "person" and not match.entry.plural and end + 1 < len(frame.tokens):
            run = _capitals(frame, end + 1)
            if run is not None:
                marked[run[0]] = max(run[1], marked.get(run[0], 0))
        if match.entry.kind == "person" and not match.entry.plural and end + 3 < len(frame.tokens):
            run = _apposed(frame, end)
            if run is not None:
                marked[run[0]] = max(run[1], marked.get(run[0], 0))
    for end, match in frame.role_ending.items():
        if (
            match.entry.kind == "person"
            and not match.entry.plural
            and frame.lower[end + 1 : end + 2] in (["of"], ["for"])
        ):
            comma = next(
                (i for i in range(end + 2, min(end + 9, len(frame.tokens) - 2)) if frame.lower[i] == ","), None
            )
            run = None if comma is None else _apposed(frame, comma - 1)
            if run is not None and run[1] - run[0] > 1 and frame.tokens[run[1]].text == ",":
                marked[run[0]] = max(run[1], marked.get(run[0], 0))
    for run in _aged(frame):
        marked.setdefault(*run)
    for run in _speakers(frame):
        marked[run[0]] = max(run[1], marked.get(run[0], 0))
    for i in leaders(frame):
        marked.setdefault(i, i + 1)
    courtesy = word_set("courtesy")
    for i, lower in enumerate(frame.lower):
        if lower.rstrip(".") in courtesy and i + 1 < len(frame.tokens) and frame.tokens[i].is_title:
            run = _capitals(frame, i + 1)
            if run is not None:
                marked[run[0]] = max(run[1], marked.get(run[0], 0))
    places = {frame.text[mark.start : mark.end] for mark in frame.doc._.places}
    runs: list[tuple[int, int]] = []
    for first in sorted(marked):
        last = marked[first]
        if runs and first < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
        else:
            runs.append((first, last))
    return [
        (first, last)
        for first, last in runs
        if frame.tells(first)
        and first not in frame.in_body
        and not (frame.words(first, last) in places and not titled(frame, first, courtesy))
    ]


def _apposed(frame: Frame, end: int) -> tuple[int, int] | None:
    """A name between commas after the role that ends at this token: "the mayor, X Y, said"."""
    if frame.tokens[end + 1].text != ",":
        return None
    run = _capitals(frame, end + 2)
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
    plain = plain and (len(parts) > 2 or all(t.ent_type_ in ("", "PERSON", "NORP", "ORG") for t in parts))
    return run if plain else None


def _aged(frame: Frame) -> Iterator[tuple[int, int]]:
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
            or token.ent_type_
            or token.head.lemma_ not in word_set("says")
        ):
            continue
        first = token.left_edge.i
        words = frame.tokens[first : token.i + 1]
        known = any(i in frame.role_ending or i in frame.name_ending for i in range(first, token.i + 1))
        if known or not 2 <= len(words) <= 4:
            continue
        if all(w.pos_ == "PROPN" and w.text[0].isupper() and not w.ent_type_ for w in words):
            yield first, token.i + 1


def _trim(frame: Frame, first: int, last: int) -> tuple[int, int] | None:
    """A recognized person without what the recognizer drew in wrongly: titles, possessives, ends of lines."""
    tokens = frame.tokens
    while last > first and (
        tokens[last - 1].text in ("'s", "’s", "'", "’", ",", ".", "”", '"') or tokens[last - 1].is_space
    ):
        last -= 1
    for i in range(first, last):
        if tokens[i].is_space or tokens[i].text in ("’s", "'s", "–", "—"):
            last = i
            break
    while first < last:
        lower = frame.lower[first]
        skip = 0
        for end in range(first, last):
            match = frame.role_ending.get(end)
            if match is not None and frame.token_at(match.start) == first:
                skip = end + 1 - first
        if (
            lower in word_set("no_name")
            or lower.rstrip(".") in word_set("courtesy")
            or not tokens[first].text[0].isalpha()
        ):
            skip = skip or 1
        if not skip:
            break
        first += skip
    if first >= last or not tokens[first].text[0].isupper():
        return None
    if last - first > 1 and any(i in frame.role_ending for i in range(first, last)) and frame.shouted(first):
        return None
    if (
        any(token.like_num for token in tokens[first:last])
        or sum(bool(t.whitespace_) for t in tokens[first:last]) > 6
    ):
        return None
    match = frame.name_starting.get(first)
    if match is not None and not isinstance(match.entry, Holder) and frame.token_at(match.end - 1) + 1 >= last:
        return None
    if frame.lower[last - 1] in word_set("no_name"):
        return None
    return first, last


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


def _capitals(frame: Frame, first: int) -> tuple[int, int] | None:
    """A run of capitalized words from here on that may be a name."""
    tokens = frame.tokens
    first = _past_titles(frame, first)
    last = first
    limit = min(len(tokens), first + 9)
    while last < limit:
        token = tokens[last]
        text = token.text
        if text[0].isupper() and text[0].isalpha():
            match = frame.name_starting.get(last)
            if match is not None and not isinstance(match.entry, Holder) and last == first:
                return None
            if frame.lower[last] in word_set("no_name") or (last > first and last in frame.role_ending):
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
