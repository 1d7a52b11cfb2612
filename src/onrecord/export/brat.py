"""brat's standoff format: https://brat.nlplab.org/standoff.html

A zip file with a text and its annotation for each report, the configuration that brat needs to show them, and
``reports.jsonl``, which brat passes by: what is known of each report beside its text. ``onrecord import`` reads
it again.
"""

import zipfile
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, BinaryIO, get_args

import msgspec

from onrecord.data import table
from onrecord.export.formats import Format
from onrecord.model import (
    Act,
    ActorKind,
    ChangeKind,
    Event,
    EventType,
    Figure,
    Place,
    Reading,
    Span,
    Statement,
    StatementKind,
    Status,
    Vote,
    When,
)
from onrecord.pipeline.importing.coded import FIGURE, VOTE
from onrecord.pipeline.importing.standoff import pieces_of
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import flat
from onrecord.store import Filters


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """The text and the annotation of each reading, as they come."""
    reports: list[dict[str, Any]] = []
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("annotation.conf", configuration())
        for reading in FORMAT.rows(record, of, filters):
            report = reading.report
            folder.writestr(f"{report.id}.txt", report.text.encode("utf8", "replace"))
            folder.writestr(f"{report.id}.ann", _Page(reading).written())
            told = ("id", "title", "url", "publisher", "published")
            reports.append({name: getattr(report, name) for name in told})
        folder.writestr("reports.jsonl", b"".join(msgspec.json.encode(told) + b"\n" for told in reports))
    return len(reports)


Note = dict[str, Any]
Argument = tuple[str, str]
"""A part, and the id of whoever or whatever has it."""


class _Page:
    """One report's annotation, as it grows line by line."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.report.text
        self.lines: list[str] = []
        self.count: dict[str, int] = {}
        self.bounds: dict[tuple[str, tuple[Span, ...]], str] = {}
        self.mentions: dict[str, list[tuple[Span, str]]] = {}
        self.ids: dict[str, str] = {}
        """The records' ids here."""

    def written(self) -> str:
        """The whole of it."""
        self._actors()
        for event in self.reading.events:
            self._event(event)
        for statement in self.reading.statements:
            self._statement(statement)
        for figure in self.reading.figures:
            self._figure(figure)
        for vote in self.reading.votes:
            self._vote(vote)
        self._relations()
        return "".join(f"{line}\n" for line in self.lines)

    def _event(self, event: Event) -> None:
        note: Note = {"cameo": event.cameo, "contexts": event.contexts}
        parties = [("Actor", one) for one in event.actors] + [("Recipient", one) for one in event.recipients]
        arguments = self._parties(parties, event.trigger)
        arguments += self._when_and_where(event.date, event.place, note)
        id = self._told(event.id, event.type, (event.trigger,), arguments, note)
        self._attributes(id, Status=event.status, Mode=event.mode)

    def _statement(self, statement: Statement) -> None:
        note: Note = {"occasion": statement.occasion}
        speaker, relay = ("Speaker", statement.speaker), ("Relay", statement.relayed_by)
        arguments = self._parties([speaker, ("Addressee", statement.addressee), relay], statement.content[0])
        if statement.speaker is None and statement.speaker_text:
            arguments.append(("Speaker", self._bound("Unnamed", (statement.speaker_text,))))
        if statement.cue:
            arguments.append(("Cue", self._bound("Cue", (statement.cue,))))
        arguments += self._when_and_where(statement.date, None, note)
        id = self._told(statement.id, "Statement", statement.content, arguments, note)
        self._attributes(id, Act=statement.act, Kind=statement.kind)

    def _figure(self, figure: Figure) -> None:
        note: Note = {name: getattr(figure, name) for name in FIGURE}
        arguments = self._parties([("Claimant", figure.claimant), ("Relay", figure.relayed_by)], figure.text)
        if figure.claimant is None and figure.claimant_span:
            arguments.append(("Claimant", self._bound("Unnamed", (figure.claimant_span,))))
        arguments += self._when_and_where(figure.date, figure.place, note)
        self._told(figure.id, "Figure", (figure.text,), arguments, note)

    def _vote(self, vote: Vote) -> None:
        told = msgspec.to_builtins(vote)
        note: Note = {name: told[name] for name in VOTE}
        cast = [(position.vote.capitalize(), position.actor) for position in vote.positions]
        arguments = self._parties([("Body", vote.body), *cast], vote.evidence[0])
        arguments += self._when_and_where(vote.date, None, note)
        self._told(vote.id, "Vote", vote.evidence[:1], arguments, note)

    def _actors(self) -> None:
        for actor in self.reading.actors:
            spans = [span for span in dict.fromkeys(actor.mentions) if span[0] < span[1]]
            found = [(span, self._bound(actor.kind.capitalize(), (span,))) for span in spans]
            self.mentions[actor.id] = found
            if found:
                self._note(found[0][1], {"name": actor.name, "codes": actor.codes})
            if len(found) > 1:
                self.lines.append(f"*\tEquiv {' '.join(id for _, id in found)}")

    def _parties(self, told: Iterable[tuple[str, str | None]], near: Span) -> list[Argument]:
        """Each party's mention that stands nearest; those that the text mentions nowhere are left out."""
        named = ((part, self.mentions.get(actor or "")) for part, actor in told)
        return [(part, min(found, key=lambda one: abs(one[0][0] - near[0]))[1]) for part, found in named if found]

    def _when_and_where(self, date: When | None, place: Place | None, note: Note) -> Iterator[Argument]:
        """When and where, at the words that say it; what no words say stands in the record's note."""
        for name, told in (("Time", date), ("Location", place)):
            if told is None:
                continue
            said = {key: value for key, value in msgspec.to_builtins(told).items() if value is not None}
            said.pop("text", None)
            if told.text is None:
                note[name] = said
            else:
                id = self._bound(name, (told.text,))
                self._note(id, said)
                yield name, id

    def _told(
        self, record: str, type: str, trigger: tuple[Span, ...], arguments: list[Argument], note: Note
    ) -> str:
        """The record as an event of brat's, with what words can't say as its note."""
        bound, seen, told = self._bound(type, trigger), dict[str, int](), [""]
        for name, id in dict.fromkeys(arguments):
            seen[name] = seen.get(name, 0) + 1
            told.append(f"{name}{seen[name] if seen[name] > 1 else ''}:{id}")
        self.ids[record] = id = self._next("E")
        self.lines.append(f"{id}\t{type}:{bound}{' '.join(told)}")
        self._note(id, {name: value for name, value in note.items() if value not in (None, ())})
        return id

    def _relations(self) -> None:
        """A change as a relation from each step to the next; what a record stands in, and is the same as."""
        ends = [
            (change.kind.capitalize(), one, other)
            for change in self.reading.changes
            for one, other in pairwise(change.steps)
        ]
        ends += [("Within", one.id, one.within) for one in self.reading.statements if one.within]
        ends += [("Told_in", one.id, one.attributed_to) for one in self.reading.events if one.attributed_to]
        for type, one, other in dict.fromkeys(ends):
            if one in self.ids and other in self.ids:
                self.lines.append(f"{self._next('R')}\t{type} Arg1:{self.ids[one]} Arg2:{self.ids[other]}")

    def _bound(self, type: str, spans: tuple[Span, ...]) -> str:
        """The annotation of these words under this type, one for all who use it."""
        if (type, spans) not in self.bounds:
            self.bounds[type, spans] = id = self._next("T")
            pieces = pieces_of(spans, self.text)
            where = ";".join(f"{start} {end}" for start, end in pieces)
            words = " ".join(flat(self.text[start:end]) if "\t" in self.text[start:end] else self.text[start:end]
                             for start, end in pieces)  # fmt: skip
            self.lines.append(f"{id}\t{type} {where}\t{words}")
        return self.bounds[type, spans]

    def _attributes(self, id: str, **values: str | None) -> None:
        for name, value in values.items():
            if value:
                self.lines.append(f"{self._next('A')}\t{name} {id} {value.replace(' ', '_')}")

    def _note(self, id: str, told: dict[str, Any]) -> None:
        if told:
            self.lines.append(f"{self._next('#')}\tAnnotatorNotes {id}\t{msgspec.json.encode(told).decode()}")

    def _next(self, letter: str) -> str:
        self.count[letter] = self.count.get(letter, 0) + 1
        return f"{letter}{self.count[letter]}"


def configuration() -> str:
    """What brat must know of the types to show them: ``annotation.conf``."""
    kinds = [kind.capitalize() for kind in get_args(ActorKind)]
    events, party = list(get_args(EventType)), "|".join(kinds)
    shared = "Time*:Time, Location*:Location"
    acted = f"Actor*:{party}, Recipient*:{party}, {shared}"
    said = f"Speaker?:{party}, Addressee?:{party}, Relay?:{party}, Cue?:Cue, {shared}"
    voted = ", ".join(f"{name}*:{party}" for name in ("For", "Against", "Abstain", "Absent"))
    any_event = "|".join([*events, "Statement", "Figure", "Vote"])
    relations = [*(kind.capitalize() for kind in get_args(ChangeKind)), "Within", "Told_in"]
    lines = ["[entities]", *kinds, "Location", "Time", "Cue", "", "[relations]"]
    lines += [f"{name}\tArg1:{any_event}, Arg2:{any_event}" for name in relations]
    lines += [f"Equiv\tArg1:{party}, Arg2:{party}, <REL-TYPE>:symmetric-transitive", "", "[events]"]
    lines += [f"{name}\t{acted}" for name in events]
    lines += [f"Statement\t{said}", f"Figure\tClaimant?:{party}, Relay?:{party}, {shared}"]
    lines += [f"Vote\tBody?:{party}, {voted}, {shared}", "", "[attributes]"]
    modes = list(dict.fromkeys(row["mode"].replace(" ", "_") for row in table("plover_modes.tsv")))
    for name, arg, values in (
        ("Status", "|".join(events), get_args(Status)),
        ("Mode", "|".join(events), modes),
        ("Act", "Statement", get_args(Act)),
        ("Kind", "Statement", get_args(StatementKind)),
    ):
        lines.append(f"{name}\tArg:{arg}, Value:{'|'.join(values)}")
    return "\n".join(lines) + "\n"


FORMAT = Format(
    ending=".zip",
    says="brat's standoff format: texts and their annotation, in a zip file",
    holds=("readings",),
    write=write,
    text=False,
)
