"""A record that is open: what every part of it stands on."""

from pathlib import Path

from onrecord.settings import Settings
from onrecord.store import Store
from onrecord.store.asof.moment import Moment
from onrecord.store.closing import Closing


class Opened(Closing):
    """The store and the settings of an open record."""

    def __init__(
        self,
        path_or_url: str | Path | None = None,
        *,
        settings: Settings | None = None,
        create: bool = True,
        as_of: Moment | None = None,
    ) -> None:
        self.settings = settings or Settings.load()
        where = path_or_url or self.settings.record
        if as_of is None:
            self._store = Store(where, create=create)
        else:
            from onrecord.store.asof.past import PastStore

            self._store = PastStore(where, as_of=as_of)

    def close(self) -> None:
        """Close the record's connections."""
        self._store.close()

    def _by(self, by: str | None) -> str:
        return by or self.settings.whoever_decides()
