"""How many for, against and abstaining, from the words of one sentence: "14-0", "by 51 to 49", "12 in favour"."""

import re
from typing import NamedTuple

from onrecord.lang import lexicon

_NUMBERS: dict[str, int] = lexicon("quantities.toml")["words"]
_DOZENS = {
    "none": 0,
    "no": 0,
    "nobody": 0,
    "no one": 0,
    "a dozen": 12,
    "a single": 1,
    "the only": 1,
    "the lone": 1,
    "the sole": 1,
    "its only": 1,
    "their only": 1,
    "its lone": 1,
    "its sole": 1,
    "their lone": 1,
    "their sole": 1,
    "a lone": 1,
    "a": 1,
    "all": -1,
}
_WORDS = lexicon("votes.toml")["tallies"]
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,6}"
_IN_WORDS = "|".join(sorted(_NUMBERS, key=len, reverse=True))
NUM = rf"(?:{_DIGITS}|{_IN_WORDS})(?:-(?:one|two|three|four|five|six|seven|eight|nine)\b)?"
_SHARE = r"\s?(?:" + "|".join(_WORDS["shares"]) + r")"
PAIR = re.compile(
    r"(?<![\w.,$€£¥:/-])(\d{1,3}(?:,\d{3})*|\d{1,5})\s?[-–—‑]\s?(\d{1,3}(?:,\d{3})*|\d{1,5}|nil)"
    rf"(?:\s?[-–—‑]\s?(\d{{1,4}}))?(?![\w%:/]|[.,]\d|-\w|{_SHARE})",
    re.I,
)
TO = re.compile(
    rf"\b({NUM})(?:\s(?:{'|'.join(_WORDS['ballots'])}))?\s(?:to|against|versus)\s({NUM}|none|nil)\b"
    rf"(?:,?\s(?:to|and)\s(\d{{1,4}})\b)?(?!{_SHARE}|[.,]\d)",
    re.I,
)
_BETWEEN = "|".join(_WORDS["between"])
_SIDES = "|".join(_WORDS["sides"])
_ONE = r"none|no one|nobody|no|a dozen|a single|a lone|(?:the|its|their) (?:only|lone|sole)|a"
SIDE = re.compile(
    rf"\b({NUM}|{_ONE})\s((?:(?:{_BETWEEN})\s){{0,5}})"
    rf"(for(?=[,;.)\s](?!the\s(?:first|second|third|time)))|{_SIDES})\b",
    re.I,
)
CARRIED = re.compile(
    rf"\b(?:with|by|got|getting|won|winning|received|receiving|secured|securing|mustered|mustering|garnered|obtained)"
    rf"\s(?:just\s|only\s|a\smere\s)?({NUM})\s(?:of\sthe\s{NUM}\s)?votes\b(?!\s(?:to|against|in|for))",
    re.I,
)
PART = re.compile(
    rf"\b({NUM})\s(?:out\s)?of\s(?:(?:the|its|their|all)\s)?(?:(?:[\w.-]+\s){{0,3}}[\w.-]+['’]s?\s)?$", re.I
)
_MEMBERS = "|".join(_WORDS["members"])
_BACKED = r"(?:backed|supported|approved|favou?red|endorsed)"
SUPPORTED = re.compile(
    rf"\b{_BACKED} by (?:(?:a|the) majority of )?({NUM}) of (?:the|its) (?:[\w'’]+ )?(?:{NUM})\b"
    rf"|\b({NUM}) (?:{_MEMBERS}) {_BACKED} (?:it|the)\b"
    rf"|\b(?:majority of )?({NUM}) of (?:the|its) (?:[\w'’]+ ){{0,2}}?(?:{NUM}) (?:[\w'’]+ )?(?:{_MEMBERS})\b"
    rf"[^,;.]{{0,60}}?\b{_BACKED}\b",
    re.I,
)
SAID_NO = re.compile(rf"\b({NUM}) no\b", re.I)
PARTIES = re.compile(r"\b(?:" + "|".join(_WORDS["parties"]) + r")\b", re.I)
AFTER = re.compile(rf"\b(in favou?r|against|abstain\w*|abstentions?|absent)\s?[:(]\s?({NUM}|none)\b", re.I)
UNANIMOUS = re.compile(r"\bunanim(?:ously|ous)\b", re.I)


class Tally(NamedTuple):
    """The numbers as the text has them, ``first`` and ``second`` where only their order is known; the stretch of
    the sentence that writes them, and the shape it has."""

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


def number_of(words: str) -> int:
    """The number that digits or words write."""
    words = words.lower().replace(",", "")
    if words.isdigit():
        return int(words)
    if words in _DOZENS:
        return _DOZENS[words]
    if words == "nil":
        return 0
    return sum(_NUMBERS.get(part, 0) for part in words.split("-"))


def tallies_in(text: str) -> list[Tally]:
    """The tallies in a sentence's text, joined where their sides stand together."""
    sides = _sides(text)
    found: list[Tally] = []
    for match in [*PAIR.finditer(text), *_to_pairs(text)]:
        if any(match.start() < t.end and t.start < match.end() for t in found):
            continue
        first, second = number_of(match[1]), number_of(match[2])
        if _is_no_tally(first, second, match[0]):
            continue
        third = match[3]
        found.append(
            Tally(
                first=first,
                second=second,
                abstain=int(third) if third else None,
                start=match.start(),
                end=match.end(),
                shape="pair",
            )
        )
    if not found and (sides.in_favour is not None or sides.against is not None or sides.abstain is not None):
        return [sides]
    if found:
        last = found[-1] if sides.start > found[-1].start else found[0]
        joined = last._replace(
            abstain=last.abstain if last.abstain is not None else sides.abstain,
            absent=sides.absent,
            end=max(last.end, sides.end),
        )
        found[found.index(last)] = joined
        return found
    if (unanimous := UNANIMOUS.search(text)) is not None:
        return [Tally(unanimous=True, start=unanimous.start(), end=unanimous.end(), shape="unanimous")]
    return []


def _to_pairs(text: str) -> list["re.Match[str]"]:
    return [
        m for m in TO.finditer(text) if not text[: m.start()].rstrip().endswith(("from", "between", "$", "€", "£"))
    ]


def _is_no_tally(first: int, second: int, text: str) -> bool:
    years = 1900 <= first <= 2100 and (1900 <= second <= 2100 or (second < 100 and len(text) <= 7))
    return years or (first == second == 24) or (first == 9 and second == 11 and "/" in text)


def _sides(text: str) -> Tally:
    found: dict[str, int] = {}
    start, end = len(text), 0
    for match in SIDE.finditer(text):
        side = _side(match[3].lower())
        if PARTIES.search(match[2]) is not None:
            # one party's votes are no side's
            continue
        part = PART.search(text[max(0, match.start() - 60) : match.start()])
        number = number_of(match[1] if part is None else part[1])
        if (
            match[1].lower() in ("no", "a")
            and side not in ("abstain", "absent")
            and not (match[1].lower() == "no" and "vote" in match[2])
        ):
            continue
        if side and side not in found:
            found[side] = number
            begin = match.start() if part is None else max(0, match.start() - 60) + part.start()
            start, end = min(start, begin), max(end, match.end())
    said_no = SAID_NO.search(text) if "for" in found and "against" not in found else None
    if said_no is not None:
        found["against"] = number_of(said_no[1])
    supported = SUPPORTED.search(text) if "for" not in found else None
    if supported is not None:
        found["for"] = number_of(next(group for group in supported.groups() if group is not None))
        start, end = min(start, supported.start()), max(end, supported.end())
    for match in AFTER.finditer(text):
        side = _side(match[1].lower())
        if side and side not in found:
            found[side] = number_of(match[2])
            start, end = min(start, match.start()), max(end, match.end())
    if "for" not in found:
        carried = CARRIED.search(text)
        if carried is not None:
            found["for"] = number_of(carried[1])
            start, end = min(start, carried.start()), max(end, carried.end())
    is_supported = supported is not None and len(found) == 1
    return Tally(
        in_favour=found.get("for"),
        against=found.get("against"),
        abstain=found.get("abstain"),
        absent=found.get("absent"),
        start=start,
        end=end,
        shape="supported" if is_supported else "sides",
    )


def _side(words: str) -> str:
    if words.startswith("abst"):
        return "abstain"
    if words.startswith(("absent", "not voting", "did", "didn")):
        return "absent"
    if words.startswith(("in fav", "for", "yes", "yea", "aye")):
        return "for"
    return "against"
