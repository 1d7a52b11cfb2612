"""Times that are counted from another clause's: "a day after police opened fire"."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from onrecord.extract.dating.nearest import clause_of
from onrecord.lang import lexicon
from onrecord.model import Span, When

MOST = 60
UNITS = {"day": 1, "week": 7, "hour": 0, "minute": 0, "moment": 0}
SIDES = {"after": 1, "before": -1}


def counted(token: Token, doc: Doc, date_of: Callable[[Token], When | None]) -> When | None:
    """The day of a clause that is told to be so many days or weeks before or after a dated one, hours counting as
    the same day; None where there is none, or no day to count from. ``date_of`` gives the other's date."""
    for side in _sides_at(token):
        count = _count(side)
        if count is None:
            continue
        below, above = _below(side), _above(side)
        if below is None or above is None:
            continue
        if token == below:
            other, sign = above, -SIDES[side.lower_]
        elif token == above:
            other, sign = below, SIDES[side.lower_]
        else:
            continue
        base = date_of(other)
        if base is None and other.dep_ == "xcomp":
            base = date_of(other.head)  # "voted to impeach him, a day after": of the vote
        text = (doc[count[1]].idx, side.idx + len(side))
        told = _moved(base, sign * count[0], about=1 if count[0] and count[0] % 7 == 0 else 0, text=text)
        if told is not None:
            return told
    return None


def _sides_at(token: Token) -> Iterator[Token]:
    """The words "after" and "before" by which a clause hangs on the token, or the token on another."""
    if token.dep_ in ("pobj", "pcomp") and token.head.lower_ in SIDES:
        yield token.head
    for clause in (token, *(c for c in token.children if c.dep_ in ("advcl", "conj"))):
        for child in clause.children:
            if child.lower_ in SIDES:
                yield child
            elif child.lemma_.lower() in UNITS and child.i < clause.i:
                # the parse may hang the word on its unit: "[a day after] a court banned"
                yield from (c for c in child.rights if c.lower_ in SIDES)


def _below(side: Token) -> Token | None:
    """What the word introduces."""
    if side.dep_ == "mark":
        return side.head
    verb = side.head.head
    if side.head.lemma_.lower() in UNITS and verb.pos_ == "VERB" and verb.i > side.i:
        return verb
    return next((c for c in side.children if c.dep_ in ("pobj", "pcomp")), None)


def _above(side: Token) -> Token | None:
    """What happened so long before or after it."""
    below = _below(side)
    if below is not None and below.pos_ == "VERB" and side.dep_ != "prep":
        return below.head if below.dep_ in ("advcl", "conj") else None
    above = side.head
    if above.lemma_.lower() in UNITS:
        return clause_of(above.head.head) if above.head == below else clause_of(above)
    return above if above.pos_ == "VERB" else clause_of(above)


def _count(side: Token) -> tuple[int, int] | None:
    """How many days the words in front of it say, and where they begin."""
    i = side.i - 1
    unit = side.doc[i].lemma_.lower() if i > 0 else ""
    if unit not in UNITS:
        return None
    if UNITS[unit] == 0:
        return 0, i
    number = side.doc[i - 1].lower_ if i else ""
    worth = 1 if number in ("a", "one", "the") else _number(number)
    return None if worth is None or worth * UNITS[unit] > MOST else (worth * UNITS[unit], i - 1)


def _number(word: str) -> int | None:
    if word.isdecimal() and len(word) < 4:
        return int(word)
    worth = lexicon("quantities.toml")["words"].get(word)
    return worth if isinstance(worth, int) else None


def _moved(base: When | None, days: int, *, about: int, text: Span) -> When | None:
    """The day so many days from a known one, with ``about`` days on both sides: "a week after" is no exact day."""
    if base is None or base.start is None or base.end is None or base.start[:10] != base.end[:10]:
        return None
    day = date.fromisoformat(base.start[:10]) + timedelta(days)
    first, last = (day + timedelta(apart) for apart in (-about, about))
    return When(
        start=first.isoformat(),
        end=last.isoformat(),
        text=text,
        precision="interval" if about else "day",
        inferred_from="passage",
    )
