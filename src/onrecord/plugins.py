"""What other packages add: found by their entry points, imported when it is first needed.

In: the entry points of the installed packages, in the groups below. Out: what one adds. Promise: nothing is
imported before it is used; one that can't be used is named with its package; two of one name are both refused. A
plug-in is code that whoever installed it trusts: nothing here keeps it from anything.

The protocols, one a group:

================  ==========================  ==============================================================
kind              group                       the entry point names
================  ==========================  ==============================================================
intake            onrecord.intake             an :class:`Intake`: a format to take reports in from
extractors        onrecord.extractors         an :class:`Extractor`: records from an annotated text
exporters         onrecord.exporters          an ``onrecord.export.formats.Format``
languages         onrecord.languages          a :class:`LanguageReader`; the entry point's name is the language
votes             onrecord.votes              a list of ``onrecord.data.own.Body``: voting rules
================  ==========================  ==============================================================
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, Protocol

from onrecord.errors import PluginError, ReportError

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from onrecord.model import Arrival, Event, Figure, Reading, Statement, Vote

KINDS = ("intake", "extractors", "exporters", "languages", "votes")
READING = ("extractors", "votes")
"""The kinds that take part in every reading, so that its method names them."""

_ONE = {"intake": "format", "extractors": "extractor", "exporters": "exporter", "languages": "language"}


@dataclass(frozen=True, kw_only=True)
class Article:
    """What a format holds of one report: its text to the letter, and what is known of it. ``published`` is a day
    or moment, ISO 8601; ``id`` is the report's own in that format."""

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    modified: str | None = None
    id: str | None = None


class Intake(Protocol):
    """A format to take reports in from: a module or an object with these two."""

    def looks_so(self, head: bytes) -> bool:
        """Whether a file that begins with these bytes, at most 65,536, is of the format. It is asked of every file
        that is no WARC and no PDF, so say True only to what can be nothing else."""

    def read(self, file: BinaryIO) -> "Iterable[Article | ReportError]":
        """The reports of an open file, in order; in the place of one that can't be read the error that says
        why."""


class Extractor(Protocol):
    """Records from an annotated text: a function."""

    def __call__(self, doc: "Doc") -> "Iterable[Event | Statement | Figure | Vote]":
        """What it finds in a text whose marks, statements, events, figures and votes are there already. Ids are
        given to its records by OnRecord; ``rule`` is the name of a function beside it whose docstring says what it
        does; the actors that they name are the text's."""


class LanguageReader(Protocol):
    """A reader of reports in another language: a function."""

    def __call__(self, arrival: "Arrival") -> "Reading":
        """The reading of one report, with that report in it; its method is set by OnRecord."""


class Plugin(NamedTuple):
    """A plug-in by its name, and the package that brings it."""

    kind: str
    name: str
    distribution: str
    version: str
    entry: EntryPoint

    def __str__(self) -> str:
        return f"the {_ONE.get(self.kind, 'rules')} plug-in {self.name!r} ({self.distribution} {self.version})"


Extractors = Sequence[tuple[Plugin, Extractor]]


@cache
def every() -> tuple[Plugin, ...]:
    """All that are installed, by kind and name; nothing is imported."""
    found = []
    for kind in KINDS:
        for entry in entry_points(group=f"onrecord.{kind}"):
            package = entry.dist
            found.append(
                Plugin(
                    kind, entry.name, package.name if package else "?", package.version if package else "?", entry
                )
            )
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.name, one.distribution)))


@cache
def installed(kind: str) -> dict[str, Plugin]:
    """The plug-ins of a kind by their names.

    Raises:
        PluginError: two bear the same name.
    """
    found: dict[str, Plugin] = {}
    for plugin in every():
        if plugin.kind == kind:
            before = found.setdefault(plugin.name, plugin)
            if before is not plugin:
                raise twice(before, plugin)
    return found


def twice(one: Plugin, other: Plugin) -> PluginError:
    """That two plug-ins have the same name: which of them is meant nobody can tell."""
    return PluginError(
        f"two {_ONE.get(one.kind, 'rules')} plug-ins are called {one.name!r}: that of {one.distribution} "
        f"{one.version} and that of {other.distribution} {other.version}.",
        remedy=f"Uninstall one of them: pip uninstall {other.distribution}",
    )


@cache
def load(plugin: Plugin) -> Any:
    """What the plug-in's entry point names.

    Raises:
        PluginError: it can't be imported, or is not what its kind must be.
    """
    try:
        found = plugin.entry.load()
    except (Exception, SystemExit) as error:
        raise PluginError(
            f"{plugin} can't be loaded: {said(error)}.",
            where=plugin.entry.value,
            remedy=f"Repair it, or take it out: pip uninstall {plugin.distribution}",
        ) from error
    lacks = _LACKS[plugin.kind](found)
    if lacks:
        raise PluginError(
            f"{plugin} {lacks}.", where=plugin.entry.value, remedy="See docs/plug-ins.md for what it must be."
        )
    return found


def loaded(kind: str) -> list[tuple[Plugin, Any]]:
    """All plug-ins of a kind, by their names, each with what its entry point names.

    Raises:
        PluginError: one can't be used.
    """
    return [(plugin, load(plugin)) for plugin in installed(kind).values()]


def failed(plugin: Plugin, error: BaseException, *, where: str | None = None) -> ReportError:
    """That a plug-in failed on one report: the others are read."""
    return ReportError(
        f"{plugin} failed on it: {said(error)}.",
        where=where,
        remedy="It is kept in quarantine: repair the plug-in, or uninstall it, and add the report again.",
    )


def broken(plugin: Plugin, what: str, *, where: str | None = None) -> ReportError:
    """That what a plug-in gives for one report is not what it must be."""
    return ReportError(
        f"{plugin} breaks the contract: {what}.",
        where=where,
        remedy="It is kept in quarantine: repair the plug-in, or uninstall it, and add the report again.",
    )


def ready() -> None:
    """Load what takes part in a run, before anything is read: what can't be used is better said once than of every
    report. Languages are loaded when a report is in one.

    Raises:
        PluginError: one can't be used, or shares its name.
    """
    for kind in ("intake", *READING):
        loaded(kind)
    installed("languages")


def said(error: BaseException) -> str:
    """An error in one line: "KeyError: 'date'"."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}".rstrip(".") if lines else type(error).__name__


def _no_intake(found: Any) -> str:
    lacking = [name for name in ("looks_so", "read") if not callable(getattr(found, name, None))]
    return f"has no function {' and no function '.join(lacking)}" if lacking else ""


def _no_function(found: Any) -> str:
    return "" if callable(found) else f"is no function, but {type(found).__name__}"


def _no_format(found: Any) -> str:
    needs = ("ending", "says", "holds", "write")
    lacking = [name for name in needs if not hasattr(found, name)]
    return f"is no Format: it has no {' and no '.join(lacking)}" if lacking else ""


def _no_bodies(found: Any) -> str:
    if not isinstance(found, list | tuple):
        return f"is no list of bodies, but {type(found).__name__}"
    import msgspec

    for one in found:
        name = getattr(one, "name", "")
        if not isinstance(one, msgspec.Struct) or not name or not hasattr(one, "needed"):
            return f"has a body {one!r} that is none"
        try:
            msgspec.convert(msgspec.to_builtins(one), type(one))
        except (msgspec.ValidationError, TypeError) as error:
            return f"has a body {name!r} that is none: {error}"
    return ""


_LACKS: dict[str, Callable[[Any], str]] = {
    "intake": _no_intake,
    "extractors": _no_function,
    "exporters": _no_format,
    "languages": _no_function,
    "votes": _no_bodies,
}
"""What is wrong with what an entry point names, "" where nothing is."""
