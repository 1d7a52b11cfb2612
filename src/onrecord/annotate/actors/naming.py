"""A name with the title in front of it."""

from onrecord.annotate.actors.frame import Frame, Spot, word_set
from onrecord.annotate.actors.phrases import read_phrase
from onrecord.annotate.actors.tables import Holder

SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


def titled(frame: Frame, first: int, courtesy: frozenset[str]) -> bool:
    """Whether a title stands in front of the token, so that even a place's name is a person's."""
    if not first:
        return False
    role = frame.role_ending.get(first - 1)
    return frame.lower[first - 1].rstrip(".") in courtesy or (
        role is not None and role.entry.kind == "person" and frame.text[role.start].isupper()
    )


def spot_of(frame: Frame, first: int, last: int) -> Spot | None:
    """The mention for a name: with its title, read."""
    if last < len(frame.tokens) and frame.tokens[last].text in SUFFIXES:
        last += 1
    start = title_start(frame, first)
    head = frame.head_of(first, last)
    reading = read_phrase(frame.words(start, first), frame.date, frame.known) if start < first else None
    return Spot(start, last, head, "name", first, reading=reading)


def title_start(frame: Frame, first: int) -> int:
    """Where the title in front of a name begins: the role that ends there, and what qualifies the role."""
    i = first - 1
    if i < 0:
        return first
    courtesy = word_set("courtesy")
    start = first
    if frame.lower[i].rstrip(".") in courtesy and frame.tokens[i].text[0].isupper():
        start = i
        i -= 1
    match = frame.role_ending.get(i) if i >= 0 else None
    if match is None or match.entry.kind != "person":
        return start
    start = frame.token_at(match.start)
    titled = frame.text[match.start].isupper()
    while start > 0:
        before = start - 1
        token = frame.tokens[before]
        if before in frame.in_body and before - 1 in frame.in_body:
            break
        held = frame.name_ending.get(before) or frame.role_ending.get(before)
        if held is not None and not isinstance(held.entry, Holder):
            start = frame.token_at(held.start)
        elif (
            frame.lower[before]
            in (
                "former",
                "then",
                "ex",
                "co",
                "vice",
                "senior",
                "deputy",
                "acting",
                "interim",
                "outgoing",
                "late",
                "retired",
                "-",
            )
            or (token.text in ("'s", "’s", "'", "’") and frame.name_ending.get(before - 1) is not None)
            or (token.dep_ == "compound" and token.tag_ == "NN" and before < token.head.i < first)
            or (
                titled
                and token.text[0].isupper()
                and token.pos_ in ("PROPN", "ADJ", "NOUN")
                and (not token.is_sent_start or token.dep_ in ("compound", "amod"))
            )
        ):
            start = before
        else:
            break
        if first - start > 10:
            break
    while start < first and frame.lower[start] in ("-", "'s", "’s"):
        start += 1
    return start


def name_words(frame: Frame, spot: Spot) -> list[str]:
    """The words of a name as white space parts them, so that "Smith-Jones" is one; no suffixes."""
    return [
        word for word in frame.words(spot.named, spot.last).split() if word not in SUFFIXES and word[0].isalpha()
    ]


def gender_before(frame: Frame, spot: Spot) -> str | None:
    """The gender that the noun tells which the name explains: "his daughter, June Ash"."""
    i = spot.first - 1
    if i > 0 and frame.tokens[i].text == ",":
        i -= 1
    if i < 0 or frame.tokens[i].pos_ not in ("NOUN", "PROPN"):
        return None
    lower = frame.lower[i]
    return "m" if lower in word_set("male") else "f" if lower in word_set("female") else None
