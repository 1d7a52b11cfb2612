"""Reports grouped without a record: all seen at once, or one by one as they come in."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from onrecord.link.stories.arriving import PER_TERM, SAME_STORY, Held, Joining, place
from onrecord.link.stories.closeness import against_nearest, by_rarity, side_by_side, tabled
from onrecord.link.stories.grouping import linked, numbered
from onrecord.link.stories.words import Terms, terms


def groups(texts: Sequence[str]) -> list[int]:
    """The number of each text's story, numbered from 0 in the order of the texts: all of them seen at once."""
    if not texts:
        return []
    reports = [terms(text) for text in texts]
    frequencies = Counter(term for each in reports for term in each.ids.tolist())
    side = by_rarity(side_by_side(reports), frequencies, len(reports), least=2)
    rows = tabled(side, range(len(reports)))
    return linked(against_nearest(rows @ rows.T), SAME_STORY)


def arrived(texts: Sequence[str]) -> list[int]:
    """The same where the texts come in one by one, each placed before the next is seen."""
    index = MemoryIndex()
    for number, text in enumerate(texts):
        own = terms(text)
        index.add(number, own, None, place(number, own, None, index))
    held = index.reports(range(len(texts)))
    return numbered([held[number].story for number in range(len(texts))])


class MemoryIndex:
    """An index that lives as long as the process: for a batch of reports that no record keeps."""

    def __init__(self) -> None:
        self._held: dict[int, Held] = {}
        self._having: dict[int, list[int]] = defaultdict(list)
        self._stories = 0

    def __len__(self) -> int:
        return len(self._held)

    def add(self, report: int, own: Terms, day: str | None, joinings: Iterable[Joining]) -> None:
        """Hold this report from now on, and who moved because of it."""
        for term in own.ids.tolist():
            self._having[term].append(report)
        self._held[report] = Held(own, day, -1)
        for joining in joinings:
            self._held[joining.report] = self._held[joining.report]._replace(story=joining.story)

    def frequencies(self, terms: Collection[int]) -> Mapping[int, int]:
        return {term: len(self._having[term]) for term in terms if term in self._having}

    def having(self, terms: Sequence[int]) -> Iterable[int]:
        return (number for term in terms for number in self._having.get(term, [])[-PER_TERM:])

    def reports(self, numbers: Collection[int]) -> Mapping[int, Held]:
        return {number: self._held[number] for number in numbers}

    def members(self, stories: Collection[int]) -> Collection[int]:
        return [number for number, one in self._held.items() if one.story in stories]

    def open(self) -> int:
        self._stories += 1
        return self._stories
