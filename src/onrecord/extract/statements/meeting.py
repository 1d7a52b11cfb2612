"""Which of the rules' drafts and the tagger's attributions tell the same: those whose cues meet, those whose words
agree."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onrecord.extract.statements.draft import Draft, Range

FURTHEST = 4_000
"""In tokens: a draft that begins further in front of an attribution is not looked at."""
SAME = 0.5
"""Contents whose words agree by this share are the same."""


class Pair(NamedTuple):
    """A draft and an attribution that tell the same, by their places."""

    draft: int
    attribution: int


def pairs(drafts: Sequence[Draft], contents: Sequence[list[Range]], cues: Sequence[Range]) -> list[Pair]:
    """The pairs of drafts and attributions (given by their contents and cues), one to one, the best first."""
    scored = sorted(_scored(drafts, contents, cues))
    drafts_met: set[int] = set()
    attributions_met: set[int] = set()
    found: list[Pair] = []
    for _, k, n in scored:
        if k not in drafts_met and n not in attributions_met:
            drafts_met.add(k)
            attributions_met.add(n)
            found.append(Pair(k, n))
    return found


def words_of(content: Sequence[Range]) -> set[int]:
    """The tokens of a content."""
    return {i for a, b in content for i in range(a, b)}


def _scored(
    drafts: Sequence[Draft], contents: Sequence[list[Range]], cues: Sequence[Range]
) -> Iterator[tuple[float, int, int]]:
    firsts = [min(d.content[0][0], d.content[0][0] if d.cue is None else d.cue[0]) for d in drafts]
    order = sorted(range(len(drafts)), key=firsts.__getitem__)
    in_order = [firsts[k] for k in order]
    words = [words_of(draft.content) for draft in drafts]
    for n, (content, cue) in enumerate(zip(contents, cues, strict=True)):
        if not content:
            continue
        mine = words_of(content)
        low, high = min(cue[0], content[0][0]), max(cue[1], content[-1][1])
        for at in range(bisect_left(in_order, high) - 1, -1, -1):
            if in_order[at] < low - FURTHEST:
                break
            k = order[at]
            theirs = drafts[k].cue
            meet = theirs is not None and theirs[0] < cue[1] and cue[0] < theirs[1]
            shared = len(mine & words[k])
            agreement = shared / len(mine | words[k]) if shared else 0.0
            if meet or agreement >= SAME:
                yield -(meet + agreement), k, n
