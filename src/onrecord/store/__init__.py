"""6 · Readings to a record: the only writer.

In: readings, and what could not be read. Out: what stands, as typed rows. Promise: facts are appended with their
method, never overwritten; each report is one transaction; what people see is computed from what was appended.

>>> import tempfile, pathlib
>>> folder = tempfile.TemporaryDirectory()
>>> store = Store(pathlib.Path(folder.name) / "onrecord.db")
>>> store.has_report("3f2a9c01d4e5b678")
False
>>> store.close()
>>> folder.cleanup()
"""

from onrecord.store.filters import Filters
from onrecord.store.store import Store

__all__ = ["Filters", "Store"]
