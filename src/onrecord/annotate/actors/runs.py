"""Stretches of tokens that are a person's name: by the recognizer, by the table of holders, by words around."""

from onrecord.annotate.actors.frame import Frame, word_set
from onrecord.annotate.actors.leaders import leaders
from onrecord.annotate.actors.naming import titled
from onrecord.annotate.actors.shown import aged, capitals, is_month_name, shown
from onrecord.annotate.actors.tables import Holder


def runs(frame: Frame) -> list[tuple[int, int]]:
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
    for first, last in shown(frame):
        marked[first] = max(last, marked.get(first, 0))
    for run in aged(frame):
        marked.setdefault(*run)
    for i in leaders(frame):
        marked.setdefault(i, i + 1)
    courtesy = word_set("courtesy")
    for i, lower in enumerate(frame.lower):
        if lower.rstrip(".") in courtesy and i + 1 < len(frame.tokens) and frame.tokens[i].is_title:
            named = capitals(frame, i + 1)
            if named is not None:
                marked[named[0]] = max(named[1], marked.get(named[0], 0))
    places = {frame.text[mark.start : mark.end] for mark in frame.doc._.places}
    found: list[tuple[int, int]] = []
    for first in sorted(marked):
        last = marked[first]
        last = _with_letter(frame, last)
        if found and first < found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return [
        (first, last)
        for first, last in found
        if frame.tells(first)
        and first not in frame.in_body
        and not (frame.words(first, last) in places and not titled(frame, first, courtesy))
    ]


def _with_letter(frame: Frame, last: int) -> int:
    """The end of a name that goes on behind a word of one letter: "Werner Kioe A Sen", "Ruth Tjin A Djie"."""
    tokens = frame.tokens
    if last + 1 >= len(tokens) or len(tokens[last].text) > 1 or not tokens[last].is_upper:
        return last
    name = tokens[last + 1]
    hangs_on = tokens[last].head == name and tokens[last - 1].head in (name, tokens[last])
    is_name = name.is_title and name.pos_ == "PROPN" and name.ent_type_ not in ("DATE", "TIME")
    return last + 2 if hangs_on and is_name and not name.is_sent_start else last


def _trim(frame: Frame, first: int, last: int) -> tuple[int, int] | None:
    """A recognized person without what the recognizer drew in wrongly: titles, possessives, ends of lines."""
    tokens = frame.tokens
    while last > first and (
        tokens[last - 1].text in ("'s", "’s", "'", "’", ",", ".", "”", '"') or tokens[last - 1].is_space
    ):
        last -= 1
    for i in range(first, last):
        score = tokens[i].is_digit and i > first  # "Romania's Ana Roe 7-6 6-4"
        if score or tokens[i].is_space or tokens[i].text in ("’s", "'s", "–", "—"):
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
            (lower in word_set("no_name") and not is_month_name(frame, first))
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
