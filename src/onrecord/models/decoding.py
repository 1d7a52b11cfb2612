"""From a tagger's numbers to attributions: a cue, the pieces of its content, its source.

A cue is a run of ids that are likely in one. For each cue every id has odds of standing in its content and in its
source; the content is the one or two stretches whose odds together are best, the source the best one.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from onrecord.model import Span

Numbers = NDArray[np.float32]

CUE_BAR = 0.25
"""From this probability on an id is taken into a cue."""
PIECE_COSTS, SOURCE_COSTS = (1.0, 6.0), (0.5,)
"""In log odds: what a first piece of content, a second one, and a source must be worth."""
TAG_SHARE = 0.5
"""How much the tag of an id counts beside its part in this cue's attribution, in log odds."""
RIVALRY = 2.0
"""How much another cue's claim to an id may count, in log odds, for each of its own odds to be a cue."""
SMALLEST, BLOCKED = 1e-6, 1e3


class Attribution(NamedTuple):
    """Characters of the text, and how sure the network is: that the cue is one, of the content's ids on
    average."""

    cue: Span
    content: tuple[Span, ...]
    source: Span | None
    cue_share: float
    content_share: float


def attributions(
    tags: Numbers, by_cue: Numbers, by_part: Numbers, spans: Sequence[Span], own: Span
) -> Iterator[Attribution]:
    """The attributions of one window whose cue starts among its own ids.

    Args:
        tags: probabilities (ids, 7): outside, then beginning and inside of cue, content, source.
        by_cue: (ids, 3, width + 1), the cue's side of an id's part: none, content, source.
        by_part: (ids, width), the part's side.
        spans: the characters of each id, (-1, -1) for what is not of the text.
        own: the ids that the window answers for.
    """
    real = np.array([a >= 0 for a, _ in spans])
    cues = list(_cues(tags, real))
    if not cues:
        return
    sides = np.stack([by_cue[first:last].mean(0) for first, last in cues])
    shares = _softmax(np.einsum("cpw,iw->cip", sides[:, :, :-1], by_part) + sides[:, None, :, -1])
    cue_shares = np.array([(tags[first:last, 1] + tags[first:last, 2]).max() for first, last in cues])
    content = _odds(shares[:, :, 1]) + _odds(tags[:, 3] + tags[:, 4]) * TAG_SHARE
    content -= _rivals(content, _odds(cue_shares))
    source = _odds(shares[:, :, 2]) + _odds(tags[:, 5] + tags[:, 6]) * TAG_SHARE
    for n, (first, last) in enumerate(cues):
        if not own[0] <= first < own[1]:
            continue
        blocked = ~real
        blocked[first:last] = True
        pieces = _best(np.where(blocked, -BLOCKED, content[n]), PIECE_COSTS)
        if not pieces:
            continue
        told = _best(np.where(blocked, -BLOCKED, source[n]), SOURCE_COSTS)
        inside = np.concatenate([np.arange(a, b) for a, b in pieces])
        yield Attribution(
            cue=(spans[first][0], spans[last - 1][1]),
            content=tuple((spans[a][0], spans[b - 1][1]) for a, b in pieces),
            source=(spans[told[0][0]][0], spans[told[0][1] - 1][1]) if told else None,
            cue_share=float(cue_shares[n]),
            content_share=float(shares[n, inside, 1].mean()),
        )


def _rivals(content: Numbers, cues: Numbers) -> Numbers:
    """How strongly another cue claims each id for its content, as far as it is sure to be a cue; never below
    none."""
    claims = np.minimum(content, RIVALRY * cues[:, None])
    if len(claims) == 1:
        return np.zeros_like(claims)
    order = np.sort(claims, axis=0)
    others: Numbers = np.where(claims == order[-1], order[-2], order[-1])
    return np.maximum(others, 0)


def _cues(tags: Numbers, real: NDArray[np.bool_]) -> Iterator[Span]:
    """Runs of ids that are likely in a cue, cut where another one begins."""
    share = tags[:, 1] + tags[:, 2]
    first = -1
    for i, inside in enumerate([*((share >= CUE_BAR) & real).tolist(), False]):
        if first >= 0 and (not inside or tags[i, 1] > tags[i, 2]):
            yield first, i
            first = -1
        if inside and first < 0:
            first = i


def _best(odds: Numbers, costs: Sequence[float]) -> list[Span]:
    """The stretches whose odds, less the cost of each, sum to the most: as many as there are costs at most; in
    order."""
    count = len(costs)
    edges = np.flatnonzero(np.diff((odds > 0).astype(np.int8))) + 1
    starts = np.concatenate([[0], edges]).tolist()
    sums = np.add.reduceat(odds, starts).tolist()
    ends = [*starts[1:], len(odds)]
    # For each number of stretches so far: the best sum with the last one open, and closed, and their stretches.
    open_: list[tuple[float, tuple[Span, ...]]] = [(-np.inf, ())] * (count + 1)
    closed: list[tuple[float, tuple[Span, ...]]] = [(0.0, ()), *[(-np.inf, ())] * count]
    for start, end, total in zip(starts, ends, sums, strict=True):
        for n in range(count, 0, -1):
            going_on, anew = open_[n], closed[n - 1]
            longer = (going_on[0] + total, (*going_on[1][:-1], (going_on[1][-1][0], end)) if going_on[1] else ())
            begun = (anew[0] + total - costs[n - 1], (*anew[1], (start, end)))
            open_[n] = max(longer, begun, key=lambda way: way[0])
            closed[n] = max(closed[n], open_[n], key=lambda way: way[0])
    return list(max(closed, key=lambda way: way[0])[1])


def _odds(share: Numbers) -> Numbers:
    kept = np.clip(share, SMALLEST, 1 - SMALLEST)
    odds: Numbers = np.log(kept / (1 - kept)).astype(np.float32)
    return odds


def _softmax(logits: Numbers) -> Numbers:
    grown: Numbers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    share: Numbers = grown / grown.sum(axis=-1, keepdims=True)
    return share
