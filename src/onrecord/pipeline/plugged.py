"""What plug-ins add to a reading: held to the contract as ours is, or the report goes to quarantine with its
name."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec
from spacy.tokens import Doc

from onrecord import plugins
from onrecord.data.own import Body, Own
from onrecord.data.own.kinds import taught
from onrecord.errors import PluginError
from onrecord.extract.events.coding import quad
from onrecord.model import Arrival, Event, Figure, Reading, Statement, Vote
from onrecord.pipeline.importing.checking import flaws, spans
from onrecord.pipeline.method import LANGUAGE
from onrecord.plugins import Extractor, Extractors, LanguageReader, Plugin

HOLDS = ((Event, "events", "e"), (Statement, "statements", "s"), (Figure, "figures", "f"), (Vote, "votes", "v"))
"""What an extractor may find, where a reading holds it, and the letter of its ids."""


def with_rules(own: Own) -> Own:
    """The same with the voting rules that plug-ins bring.

    Raises:
        PluginError: one can't be used.
    """
    found: list[Body] = []
    for plugin, bodies in plugins.loaded("votes"):
        for body in bodies:
            found.append(body)
            if body.veto and not body.needed.isdigit():
                raise PluginError(
                    f"{plugin}: {body.name} knows vetoes, and does not say how many votes a measure needs.",
                    remedy="Give needed a number.",
                )
    if not found:
        return own
    return taught(
        actors=own.actors, offices=own.offices, frames=own.frames, places=own.places, bodies=tuple(found)
    )


def extracted(reading: Reading, doc: Doc, extractors: Extractors) -> Reading:
    """The reading with what the extractors find beside it.

    Raises:
        ReportError: one fails on this report, or gives something that the contract doesn't allow.
    """
    for plugin, extract in extractors:
        reading = _with(reading, plugin, extract, doc)
    return reading


def _with(reading: Reading, plugin: Plugin, extract: Extractor, doc: Doc) -> Reading:
    try:
        found = list(extract(doc))
    except (Exception, SystemExit) as error:
        raise plugins.failed(plugin, error) from error
    if doc.text != reading.report.text:
        raise plugins.broken(plugin, "it has changed the text")
    new: dict[str, tuple[Any, ...]] = {}
    for one in found:
        held = next(((name, letter) for kind, name, letter in HOLDS if type(one) is kind), None)
        if held is None:
            raise plugins.broken(plugin, f"it gives {type(one).__name__}, which is no record")
        name, letter = held
        its = new.get(name) or getattr(reading, name)
        function = str(one.rule).rpartition(":")[2] or getattr(extract, "__name__", "extract")
        named = msgspec.structs.replace(one, id=f"{letter}{len(its) + 1}", rule=f"plugin.{plugin.name}:{function}")
        new[name] = (*its, _checked(named, plugin, reading.report.text))
    whole = msgspec.structs.replace(reading, **new)
    wrong = next(flaws(whole), None) if new else None
    if wrong is not None:
        raise plugins.broken(plugin, wrong.rstrip("."))
    return whole


def _checked(record: Any, plugin: Plugin, text: str) -> Any:
    """The record, its fields of the right kinds and every span with words in it."""
    try:
        record = msgspec.convert(msgspec.to_builtins(record), type(record))
    except (msgspec.ValidationError, TypeError) as error:
        raise plugins.broken(plugin, f"its {type(record).__name__} is none: {error}") from error
    for start, end in spans(record):
        if not 0 <= start < end <= len(text) or not text[start:end].strip():
            raise plugins.broken(plugin, f"no words stand at [{start}, {end}), which it gives for evidence")
    if isinstance(record, Event) and record.quad != quad(record.type):
        raise plugins.broken(plugin, f"the quad class of {record.type} is {quad(record.type)}, not {record.quad}")
    return record


def read_abroad(arrival: Arrival, method: str) -> Reading:
    """The reading of a report in a language that a plug-in reads.

    Raises:
        ReportError: it fails on this report, or what it gives is no reading of it.
    """
    plugin = plugins.installed("languages")[arrival.report.language]
    try:
        read: LanguageReader = plugins.load(plugin)
        reading = read(arrival)
        reading = msgspec.convert(msgspec.to_builtins(reading), Reading)
    except (Exception, SystemExit) as error:
        raise plugins.failed(plugin, error) from error
    if (reading.report.id, reading.report.text) != (arrival.report.id, arrival.report.text):
        raise plugins.broken(plugin, "the reading is of another report")
    told = f"{method}; {LANGUAGE}{plugin.name} ({plugin.distribution} {plugin.version})"
    reading = msgspec.structs.replace(reading, method=told)
    wrong = next(chain(_empty(reading), flaws(reading)), None)
    if wrong is not None:
        raise plugins.broken(plugin, wrong.rstrip("."))
    return reading


def _empty(reading: Reading) -> Iterator[str]:
    """Evidence with no words in it."""
    for start, end in (span for _, name, _ in HOLDS for one in getattr(reading, name) for span in one.evidence):
        if not 0 <= start < end <= len(reading.report.text):
            yield f"no words stand at [{start}, {end}), which it gives for evidence"
