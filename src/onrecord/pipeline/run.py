"""What every run that puts reports on record has in common, whoever reads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import intake
from onrecord.model import Particulars
from onrecord.pipeline.method import addition_of
from onrecord.pipeline.tally import Tally
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.settings import Settings
from onrecord.store import Store


@dataclass(kw_only=True)
class Run:
    """What a run is given: the record's store, what holds for all of its reports, what counts them and what
    measures the time; ``again`` lets in what was removed. ``addition`` is what takes part in the run's readings
    beside OnRecord (:func:`onrecord.pipeline.method.added`): what was read with another is read again. None:
    nothing is."""

    store: Store
    settings: Settings
    particulars: Particulars
    tally: Tally
    again: bool = False
    timed: Untimed = OFF
    addition: str | None = None

    def is_stale(self, method: str | None) -> bool:
        """Whether a report that is on record, read last by this method (None: not on record), is to be read
        again. What OnRecord has not read itself stays as it is."""
        if self.addition is None or method is None:
            return False
        return addition_of(method) not in (None, self.addition)

    def files(self, paths: Iterable[str | Path]) -> Iterator[tuple[Path, bool]]:
        """The files in these files and folders, the record's own left out; and whether each was found in a folder
        rather than named."""
        own = self.store.files()
        named = [Path(path) for path in paths]
        chosen = frozenset(named)
        for path in intake.files(named):
            if path.absolute() not in own:
                yield path, path not in chosen
