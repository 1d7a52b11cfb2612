"""How many for, against and abstaining, from the words of one sentence: "14-0", "by 51 to 49", "12 in favour"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Span

from onrecord.extract.votes.counts import NUM, SHARE, Side, number_of
from onrecord.extract.votes.sides import sides_in
from onrecord.lang import lexicon

_WORDS = lexicon("votes.toml")["tallies"]
PAIR = re.compile(
    r"(?<![\w.,$€£¥:/-])(\d{1,3}(?:,\d{3})*|\d{1,5})\s?[-–—‑]\s?(\d{1,3}(?:,\d{3})*|\d{1,5}|nil)"
    rf"(?:\s?[-–—‑]\s?(\d{{1,4}}))?(?![\w%:/]|[.,]\d|-\w){SHARE}",
    re.I,
)
TO = re.compile(
    rf"\b({NUM})(?:\s(?:{'|'.join(_WORDS['ballots'])}|(?P<things>[a-z]+s)))?\s(?:to|against|versus)\s({NUM}|none|nil)\b"
    rf"(?:,?\s(?:to|and)\s(\d{{1,4}})\b)?(?![.,]\d){SHARE}",
    re.I,
)
UNANIMOUS = re.compile(rf"\b(?:{'|'.join(_WORDS['unanimous'])})\b", re.I)


class Tally(NamedTuple):
    """The numbers as the text has them, ``first`` and ``second`` where only their order is known; the stretch of
    the sentence that writes them, the pieces of it that are theirs, and the shape it has."""

    in_favour: int | None = None
    against: int | None = None
    abstain: int | None = None
    absent: int | None = None
    first: int | None = None
    second: int | None = None
    unanimous: bool = False
    start: int = 0
    end: int = 0
    shape: str = ""
    pieces: tuple[tuple[int, int], ...] = ()
    sides: tuple[Side, ...] = ()

    @property
    def is_few(self) -> bool:
        """Whether the report calls the votes in favour few."""
        return any(side.is_few and side.name == "for" for side in self.sides)

    @property
    def is_minority(self) -> bool:
        """Whether those in favour are told to be less than half of a whole."""
        return any(s.whole is not None and 2 * s.number < s.whole and s.name == "for" for s in self.sides)

    @property
    def is_majority(self) -> bool:
        """Whether one side is told to be more than half of a whole."""
        return any(s.whole is not None and 2 * s.number > s.whole and s.name == "for" for s in self.sides)


def tallies_in(sent: Span) -> list[Tally]:
    """The tallies in a sentence, joined where their sides stand together."""
    text = sent.text
    found = list(_pairs(text))
    sides = {name: s for name, s in sides_in(sent).items() if not any(_overlap(s, pair) for pair in found)}
    unanimous = UNANIMOUS.search(text)
    if found:
        if sides:
            begin = min(side.start for side in sides.values())
            at = len(found) - 1 if begin > found[-1].start else 0
            found[at] = _with_sides(found[at], sides)
        return found
    if sides.keys() - {"absent"}:
        everybody = unanimous is not None or any(s.everybody and s.name == "for" for s in sides.values())
        return [_of_sides(sides)._replace(unanimous=everybody)]
    if unanimous is not None:
        start, end = unanimous.span()
        return [Tally(unanimous=True, start=start, end=end, shape="unanimous", pieces=((start, end),))]
    return []


def _pairs(text: str) -> Iterator[Tally]:
    """Number pairs, in the text's order: "14-0", "51 to 49"."""
    found: list[tuple[int, int]] = []
    matches = [*PAIR.finditer(text), *_to_pairs(text)]
    for match in matches:
        start, end = match.span()
        if any(start < e and s < end for s, e in found):
            continue
        first = number_of(match[1])
        words, third = match.groups()[-2:]
        second = number_of(words)
        if _is_no_tally(first, second, match[0]):
            continue
        found.append((start, end))
        yield Tally(
            first=first,
            second=second,
            abstain=int(third) if third else None,
            start=start,
            end=end,
            shape="pair",
            pieces=((start, end),),
        )


def _to_pairs(text: str) -> list["re.Match[str]"]:
    found = []
    for match in TO.finditer(text):
        before = text[: match.start()].rstrip().lower()
        # "by ten ministers to one", but not "added 3 trains to five"
        is_counted = match["things"] is None or before.endswith((" by", " vote of", " majority of"))
        if is_counted and not before.endswith(("from", "between", "$", "€", "£")):
            found.append(match)
    return found


def _is_no_tally(first: int, second: int, text: str) -> bool:
    years = 1900 <= first <= 2100 and (1900 <= second <= 2100 or (second < 100 and len(text) <= 7))
    is_date = re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) is not None
    return years or is_date or (first == second == 24) or (first == 9 and second == 11 and "/" in text)


def _overlap(side: Side, tally: Tally) -> bool:
    return side.start < tally.end and tally.start < side.end


def _with_sides(pair: Tally, sides: dict[str, Side]) -> Tally:
    """A pair with the abstentions and absences that are counted beside it."""
    beside = [side for name, side in sides.items() if name in ("abstain", "absent")]
    if not beside:
        return pair._replace(sides=tuple(sides.values()))
    abstain, absent = sides.get("abstain"), sides.get("absent")
    return pair._replace(
        abstain=abstain.number if pair.abstain is None and abstain is not None else pair.abstain,
        absent=None if absent is None else absent.number,
        end=max(pair.end, *(side.end for side in beside)),
        pieces=(*pair.pieces, *((side.start, side.end) for side in beside)),
        sides=tuple(sides.values()),
    )


def _of_sides(sides: dict[str, Side]) -> Tally:
    number = {name: side.number for name, side in sides.items()}
    return Tally(
        in_favour=number.get("for"),
        against=number.get("against"),
        abstain=number.get("abstain"),
        absent=number.get("absent"),
        start=min(side.start for side in sides.values()),
        end=max(side.end for side in sides.values()),
        shape="sides",
        pieces=tuple((side.start, side.end) for side in sides.values()),
        sides=tuple(sides.values()),
    )
