"""What every run that puts reports on record has in common, whoever reads them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord import intake
from onrecord.model import Particulars
from onrecord.pipeline.tally import Tally
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.settings import Settings
from onrecord.store import Store


@dataclass(kw_only=True)
class Run:
    """What a run is given: the record's store, what holds for all of its reports, what counts them and what
    measures the time; ``again`` lets in what was removed."""

    store: Store
    settings: Settings
    particulars: Particulars
    tally: Tally
    again: bool = False
    timed: Untimed = OFF

    def files(self, paths: Iterable[str | Path]) -> Iterator[tuple[Path, bool]]:
        """The files in these files and folders, the record's own left out; and whether each was found in a folder
        rather than named."""
        own = self.store.files()
        named = [Path(path) for path in paths]
        chosen = frozenset(named)
        for path in intake.files(named):
            if path.absolute() not in own:
                yield path, path not in chosen
