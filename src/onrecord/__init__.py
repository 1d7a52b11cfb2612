"""OnRecord reads news reports and keeps the record: who did what to whom, who said what, whose figure it is,
what was reversed, each line tied to its sentence.

>>> import onrecord
>>> with onrecord.open_record("onrecord.db") as record:                            # doctest: +SKIP
...     record.add(["reports/"])
...     for line in record.timeline(actor="Israel"):
...         print(line.record.status, line.sentence)

The names are imported when they are first used, so that ``import onrecord`` costs nothing.
"""

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.errors import OnRecordError
    from onrecord.model import Actor, Change, Event, Figure, Particulars, Reading, Report, Statement, Vote
    from onrecord.pipeline.opening import open_record
    from onrecord.pipeline.reading import read
    from onrecord.pipeline.record import Record, restore
    from onrecord.settings import Settings

__all__ = [
    "Actor",
    "Change",
    "Event",
    "Figure",
    "OnRecordError",
    "Particulars",
    "Reading",
    "Record",
    "Report",
    "Settings",
    "Statement",
    "Vote",
    "open_record",
    "read",
    "restore",
]

_HOMES = {
    "OnRecordError": "onrecord.errors",
    "Record": "onrecord.pipeline.record",
    "Settings": "onrecord.settings",
    "open_record": "onrecord.pipeline.opening",
    "read": "onrecord.pipeline.reading",
    "restore": "onrecord.pipeline.record",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_HOMES.get(name, "onrecord.model")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted(__all__)


def _show_in_notebooks() -> None:
    """Tell IPython, where it runs, how a reading is shown: it knows nothing but what it holds."""
    shell = getattr(sys.modules.get("IPython"), "get_ipython", lambda: None)()
    if shell is not None:
        shown = shell.display_formatter.formatters["text/html"]
        shown.for_type_by_name(
            "onrecord.model.reading",
            "Reading",
            lambda reading: import_module("onrecord.pipeline.notebook").reading_html(reading),
        )


_show_in_notebooks()
