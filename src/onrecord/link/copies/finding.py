"""The copies that a new report makes, or is made, of those on record; and what it says of earlier ones."""

from collections.abc import Iterator

from onrecord.link.copies.company import Company, company
from onrecord.link.copies.direction import is_source
from onrecord.link.copies.index import Held, Index
from onrecord.link.copies.kinds import kind_of
from onrecord.link.copies.retold import Retold
from onrecord.model import Copy

RETOLD_LEAST, RETOLD_MOST = 0.65, 0.9
"""The confidence in a report told anew: two reporters may have been told the same by the same people."""
BACKGROUND = 0.1
"""The confidence that is left in a partial copy whose passage a third report has, too."""


def copies(new: Held, index: Index) -> list[Copy]:
    """The copies that this report makes, or is made, of those of the index, the closest first; ``new`` is not in
    it yet.

    After them come those partial copies on record that are none any more, with little confidence: the new report,
    which is a copy of neither, has the same passage, so that it is background.
    """
    among = company(new, index)
    found = [copy for other in range(len(among.others)) if (copy := _copy(among, other))]
    return [*sorted(found, key=lambda copy: -copy.shared), *_taken_back(among, index)]


def _copy(among: Company, other: int) -> Copy | None:
    like = among.like(other)
    if like.whole:
        return _whole(among.own, among.others[other], like.mine, like.yours, like.surplus)
    if retold := among.retold(other):
        return _retold(among.own, among.others[other], retold)
    words = among.lifted(other)
    return _partial(among.own, among.others[other], words) if words else None


def _whole(one: Held, other: Held, mine: float, yours: float, surplus: float) -> Copy:
    if is_source(one, other, mine=mine, yours=yours):
        one, other, mine, yours = other, one, yours, mine
    kind = kind_of(one.signature, other.signature, mine=mine, yours=yours)
    confidence = round(min(0.99, 0.75 + 0.5 * surplus), 3)
    return Copy(report=one.report, copy_of=other.report, kind=kind, shared=round(mine, 3), confidence=confidence)


def _retold(one: Held, other: Held, retold: Retold) -> Copy:
    mine, yours = retold.mine, retold.yours
    if is_source(one, other, mine=mine, yours=yours):
        one, other, mine = other, one, yours
    confidence = round(min(RETOLD_MOST, RETOLD_LEAST + 0.5 * retold.surplus), 3)
    return Copy(
        report=one.report, copy_of=other.report, kind="rewrite", shared=round(mine, 3), confidence=confidence
    )


def _partial(one: Held, other: Held, words: int) -> Copy:
    # How much of each the passage is says nothing of who had it first.
    if is_source(one, other, mine=0.0, yours=0.0):
        one, other = other, one
    shared = round(words / len(one.signature.words), 3)
    confidence = round(min(0.95, 0.55 + words / 400), 3)
    return Copy(report=one.report, copy_of=other.report, kind="partial", shared=shared, confidence=confidence)


def _taken_back(among: Company, index: Index) -> Iterator[Copy]:
    """Partial copies between neighbours that share a passage with the report and are no copies of it."""
    places = {
        other.number: place
        for place, other in enumerate(among.others)
        if among.stretches(place) and not among.whole(place)
    }
    for copy, source in index.partial(places.keys()) if len(places) > 1 else ():
        one, other = among.others[places[copy]], among.others[places[source]]
        again = company(one, index, also=(other, among.own))
        if not again.lifted(len(again.others) - 2):
            yield Copy(report=one.report, copy_of=other.report, kind="partial", shared=0.0, confidence=BACKGROUND)
