"""7b · The record's lists to a file that other tools open: one file a format.

In: a record, which list of it, the filters that any list takes. Out: bytes, written as the rows come. Promise: a
format holds the rows that the list shows, no more and no fewer, and says how many it wrote; nothing is put into a
field that the record doesn't have.

Each format's module holds a :class:`~onrecord.export.formats.Format` named ``FORMAT``. To add a format: a file
here, and its module's name in FORMATS. The modules are imported only when their format is asked for.
Those of plug-ins stand beside them under their own names.

>>> import io, tempfile, pathlib, onrecord
>>> with tempfile.TemporaryDirectory() as folder, onrecord.open_record(pathlib.Path(folder) / "r.db") as record:
...     export(record, "jsonl", io.BytesIO())
0
"""

from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Unpack

from onrecord import plugins
from onrecord.errors import BadExport, OnRecordError
from onrecord.store import Filters

if TYPE_CHECKING:
    from onrecord.export.formats import Format
    from onrecord.pipeline.record import Record

FORMATS = {
    "jsonl": "jsonl",
    "csv": "comma_separated",
    "parquet": "parquet",
    "plover": "plover",
    "icews": "icews",
    "gdelt-events": "gdelt_events",
    "gdelt-mentions": "gdelt_mentions",
    "acled": "acled",
    "annotations": "annotations",
    "ftm": "ftm",
    "dossier": "dossier",
    "geojson": "geojson",
    "ical": "ical",
    "timelinejs": "timelinejs",
    "claims": "claims",
    "quotations": "quotations",
    "gexf": "gexf",
    "brat": "brat",
    "stix": "stix",
}
"""The formats by the name that a user gives, and the module of each."""


def names() -> list[str]:
    """The names of all formats: our own, then those that plug-ins bring."""
    return list(dict.fromkeys([*FORMATS, *(one.name for one in plugins.every() if one.kind == "exporters")]))


def format_of(name: str) -> "Format":
    """The format of this name, ours before a plug-in's.

    Raises:
        BadExport: there is none.
        PluginError: it is a plug-in's, which can't be used.
    """
    if name not in names():
        raise BadExport(f"there is no format {name!r}.", remedy=f"Formats: {', '.join(names())}.")
    found: Format
    if name not in FORMATS:
        found = plugins.load(plugins.installed("exporters")[name])
        return found
    found = import_module(f"onrecord.export.{FORMATS[name]}").FORMAT
    return found


def export(
    record: "Record", name: str, out: BinaryIO, *, of: str | None = None, **filters: Unpack[Filters]
) -> int:
    """Write a list of the record in the format of this name; returns how many of its rows went in.

    ``of`` is the list, the format's first where it is not given.

    Raises:
        BadExport: there is no such format, it does not hold this list, or what it is written with isn't installed;
            or it is a plug-in's, and fails.
        PluginError: it is a plug-in's, which can't be used.
    """
    form = format_of(name)
    wanted = of or form.holds[0]
    if wanted not in form.holds:
        raise BadExport(f"{name} holds no {wanted}.", remedy=f"It holds: {', '.join(form.holds)}.")
    if name in FORMATS:
        return form.write(record, out, wanted, filters)
    try:
        return form.write(record, out, wanted, filters)
    except (OnRecordError, OSError):
        raise
    except Exception as error:
        plugin = plugins.installed("exporters")[name]
        raise BadExport(
            f"{plugin} failed: {plugins.said(error)}.", remedy="Repair it, or uninstall it."
        ) from error
