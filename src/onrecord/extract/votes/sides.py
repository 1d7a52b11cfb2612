"""How many stood on each side, counted one side at a time: "12 members were in favour", "a text backed by 129
countries", "ayes 286, noes 344"."""

import re
from collections.abc import Iterator

from spacy.tokens import Span

from onrecord.extract.votes.counted import WHOLE, counted
from onrecord.extract.votes.counts import DIGITS, FEW, NUM, SHARE, Side, number_of
from onrecord.lang import lexicon

_SIDES: dict[str, list[str]] = lexicon("votes.toml")["sides"]
_GAINING = "|".join(_SIDES["gaining"])
_BACKING = "|".join(_SIDES["backing"])
_LABELS: dict[str, str] = {
    label: side for side in ("for", "against", "abstain") for label in _SIDES[f"labels_{side}"]
}
_FREE = frozenset(_SIDES["free_labels"])
_MERELY = r"(?:(?:just|only|a\smere|barely|some|exactly|all|the|a\smajority\sof)\s)*"
GAINED = re.compile(
    rf"\b(?:{_GAINING})\s{_MERELY}({NUM}|a single|a lone)(?:\s(?:out\s)?of\s(?:the\s|its\s)?{NUM})?"
    rf"\s(?:{_BACKING}|affirmative\svotes|yes\svotes)\b(?!\s(?:against|to\s{NUM}))"
    rf"|\b(?:{_GAINING})\s(?:the\s)?(?:{_BACKING})\s(?:of|from)\s{_MERELY}({NUM})\b{SHARE}"
    rf"|\b(?:with|by)\s(?:the\s)?({NUM})\svotes\b(?!\s(?:against|to\s{NUM}))",
    re.I,
)
SMALLEST = 10
"""Votes by which something is carried and not only led: it passed "by 149 votes", but "by three votes"."""
BY = re.compile(
    rf"\b(?:backed|supported|approved|favou?red|endorsed|passed|adopted|carried)\sby\s{_MERELY}({NUM})\b(?!\svotes|[.,]\d){SHARE}",
    re.I,
)
AGAINST_BY = re.compile(rf"\b(?:opposed|rejected)\sby\s{_MERELY}({NUM})\b(?!\svotes|[.,]\d){SHARE}", re.I)
AGAINST = re.compile(rf",?\s(?:against|compared (?:with|to)|(?:to|and))\s({NUM})\sfor\b", re.I)
"""Those who stood for something else: "twelve backed Qatar, against eight for Japan"."""
NEEDED_NUMBER = re.compile(
    rf"\b(?:need(?:ed|s)?|required|requires|requiring|needing|necessary|short\sof)\s(?:(?:at\sleast|the|a|minimum\sof)\s)*({NUM})"
    rf"|\b({NUM})(?:\svotes)?(?:\sthat)?(?:\sit)?\s(?:needed|required|necessary)\b",
    re.I,
)
"""What a measure needs: "needed 60 votes", "the nine it needed"."""
GOT = re.compile(
    rf"\b(?:got|received|mustered|won|secured|garnered|drew)\s(?:(?:only|just)\s)?({NUM})(?=[.,;]|\sand\b|$)", re.I
)
LABELLED = re.compile(
    rf"\b({'|'.join(sorted(_LABELS, key=len, reverse=True))})"
    rf"(?:\sto\sthe\s(?:right|left))?(?:\s(?:were|numbered|had|was|got|won))?\s?([:,(–—-])?\s?({DIGITS}|none|nil|{NUM})\b"
    r"(?![-–.,]\d|\s?%)",
    re.I,
)


def sides_in(sent: Span) -> dict[str, Side]:
    """The sides that the sentence counts, each where it is told first."""
    found: dict[str, Side] = {}
    for side in (*counted(sent), *_gained(sent.text), *_gained_barely(sent.text), *_labelled(sent.text)):
        taken = any(side.start < other.end and other.start < side.end for other in found.values())
        if side.name not in found and not taken:
            found[side.name] = side
    if "for" in found and "against" not in found:
        match = AGAINST.search(sent.text, found["for"].end)
        if match is not None:
            found["against"] = Side("against", number_of(match[1]), *match.span(1))
    return found


def _gained_barely(text: str) -> Iterator[Side]:
    """What a measure got of the votes that it needed: "needed 67 votes, got 63"."""
    if NEEDED_NUMBER.search(text) is not None:
        match = GOT.search(text)
        if match is not None:
            yield Side("for", number_of(match[1]), *match.span(1))


def _gained(text: str) -> Iterator[Side]:
    """The votes that a measure won: "received seven votes", "won the backing of 112", "opposed by 130"."""
    for pattern, name in ((GAINED, "for"), (BY, "for"), (AGAINST_BY, "against")):
        match = pattern.search(text)
        if match is not None:
            words = next(group for group in match.groups() if group is not None)
            start = match.start() + match[0].index(words)
            number = number_of(words)
            if pattern is not GAINED or match[3] is None or number >= SMALLEST:
                is_few = FEW.search(text[:start]) is not None
                whole = WHOLE.match(text, start + len(words))
                of = None if whole is None else number_of(whole[1])
                yield Side(name, number, start, start + len(words), is_few=is_few, whole=of)


def _labelled(text: str) -> Iterator[Side]:
    """Sides with their count behind: "ayes 286, noes 344", "in favour: 12", "abstentions (3)"."""
    for match in LABELLED.finditer(text):
        label = match[1].lower()
        if label in _FREE or match[2] in (":", "("):
            yield Side(_LABELS[label], number_of(match[3]), match.start(), match.end())
