"""6 · Readings to a record: the only writer.

In: readings, and what could not be read. Out: what stands, as typed rows. Promise: facts are appended with their
method, never overwritten; each report is one transaction; what people see is computed from what was appended.

>>> import tempfile, pathlib
>>> from onrecord.store import Store
>>> folder = tempfile.TemporaryDirectory()
>>> store = Store(pathlib.Path(folder.name) / "onrecord.db")
>>> store.on_record(["3f2a9c01d4e5b678"])
set()
>>> store.close()
>>> folder.cleanup()

The store is imported when it is first used: the rows, and who asks for them elsewhere, need no database.
"""

from typing import TYPE_CHECKING, Any

from onrecord.store.asked import Filters

if TYPE_CHECKING:
    from onrecord.store.store import Store

__all__ = ["Filters", "Store"]


def __getattr__(name: str) -> Any:
    if name != "Store":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from onrecord.store.store import Store

    return Store
