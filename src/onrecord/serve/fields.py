"""A record's fields in plain words, those that say something."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

import msgspec

from onrecord.model import Actor, Change, Event, Figure, Place, Span, Statement, Vote, When
from onrecord.pipeline.wording import (
    amount,
    at,
    change_says,
    days,
    event_says,
    figure_says,
    joined,
    statement_says,
    tally,
    vote_says,
)
from onrecord.store.rows.records import Entry, Fact

QUADS = {
    1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict",
}  # fmt: skip


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field; ``actor`` is a name, ``record`` a whole id that it leads to."""

    words: str
    actor: str | None = None
    record: str | None = None


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A field, with what was read where somebody corrected it."""

    name: str
    values: tuple[Said, ...]
    read: tuple[Said, ...] | None = None


def fields(entry: Entry) -> tuple[Field, ...]:
    """The record's fields, as corrected, with what was read beside them."""
    now = _by_name(entry.record, entry)
    read = _by_name(entry.original, entry) if entry.original is not None else now
    return tuple(
        Field(
            name=name,
            values=now.get(name, ()),
            read=None if now.get(name) == read.get(name) else read.get(name, ()),
        )
        for name in dict.fromkeys((*now, *read))
    )


def says(entry: Entry) -> str:
    """The record in one line of words."""
    record, names = entry.record, _Names(entry.names, entry.report.id, entry.report.text)

    def line(*ids: str | None) -> str:
        return ", ".join(said.words for said in names.actors(*ids))

    match record:
        case Event():
            return event_says(record, line(*record.actors), line(*record.recipients))
        case Statement():
            who = line(record.speaker) or names.at(record.speaker_text)
            return statement_says(record, who, line(record.addressee), line(record.relayed_by))
        case Figure():
            return figure_says(record, line(record.claimant) or names.at(record.claimant_span))
        case Vote():
            positions = [(line(one.actor), one.vote) for one in record.positions]
            return vote_says(record, line(record.body), positions)
        case Change():
            return change_says(record, line(*record.by))
        case Actor():
            return joined(record.name, record.kind.replace("_", " "), ", ".join(record.codes))
    assert_never(record)


def _by_name(record: Fact | Actor, entry: Entry) -> dict[str, tuple[Said, ...]]:
    told = _told(record, _Names(entry.names, entry.report.id, entry.report.text))
    return {name: values for name, values in told if values}


class _Names:
    """How values are said in one report."""

    def __init__(self, known: Mapping[str, str], report: str, text: str) -> None:
        self._known = known
        self._report = report
        self._text = text

    def at(self, *spans: Span | None) -> str:
        return " … ".join(at(self._text, span) for span in spans if span)

    def actors(self, *ids: str | None) -> tuple[Said, ...]:
        names = (self._known.get(id, id) for id in ids if id)
        return tuple(Said(words=name, actor=name) for name in names)

    def records(self, *ids: str | None) -> tuple[Said, ...]:
        whole = (id if "." in id else f"{self._report}.{id}" for id in ids if id)
        return tuple(Said(words=id, record=id) for id in whole)

    def when(self, when: When | None) -> tuple[Said, ...]:
        if when is None:
            return ()
        said = f"“{self.at(when.text)}”" if when.text else ""
        settled = f"settled by the {when.inferred_from}" if when.inferred_from else ""
        return _plain(joined(days(when), when.precision if when.precision != "day" else "", said, settled))


def _told(record: Fact | Actor, names: _Names) -> Iterable[tuple[str, tuple[Said, ...]]]:
    match record:
        case Event():
            return _event(record, names)
        case Statement():
            return _statement(record, names)
        case Figure():
            return _figure(record, names)
        case Vote():
            return _vote(record, names)
        case Change():
            return _change(record, names)
        case Actor():
            return _actor(record)
    assert_never(record)


def _event(event: Event, names: _Names) -> Iterator[tuple[str, tuple[Said, ...]]]:
    yield "What", _plain(f"{event.type}{f', {event.mode}' if event.mode else ''}")
    yield "Status", _plain(event.status)
    yield "Who", names.actors(*event.actors)
    yield "To whom", names.actors(*event.recipients)
    yield "When", names.when(event.date)
    yield "Where", _place(event.place)
    yield "Contexts", _plain(*event.contexts)
    yield "Quad class", _plain(f"{event.quad}: {QUADS[event.quad]}")
    yield "Codes of who", _plain(*event.actor_codes)
    yield "Codes of whom", _plain(*event.recipient_codes)
    yield "CAMEO", _plain(event.cameo)
    yield "Told in", names.records(event.attributed_to)
    yield "The same as", names.records(*event.same_as)


def _statement(statement: Statement, names: _Names) -> Iterator[tuple[str, tuple[Said, ...]]]:
    words = names.at(statement.speaker_text)
    yield "Who says it", names.actors(statement.speaker) or _plain(words)
    yield "In the text", _plain(words if statement.speaker else None)
    yield "Act", _plain(statement.act)
    yield "To whom", names.actors(statement.addressee)
    yield "What", _plain(names.at(*statement.content))
    yield "How", _plain(statement.kind)
    yield "Said by the word", _plain(names.at(statement.cue))
    yield "When", names.when(statement.date)
    yield "Occasion", _plain(statement.occasion)
    yield "Passed on by", names.actors(statement.relayed_by)
    yield "Told in", names.records(statement.within)


def _figure(figure: Figure, names: _Names) -> Iterator[tuple[str, tuple[Said, ...]]]:
    yield "Number", _plain(" ".join(filter(None, (figure.bound, amount(figure)))))
    yield "What it counts", _plain(figure.what)
    yield "Kind", _plain(figure.kind)
    yield "Out of", _plain(f"{figure.of:,}" if figure.of is not None else None)
    yield "Whose", names.actors(figure.claimant) or _plain(names.at(figure.claimant_span) or "the report's own")
    yield "Passed on by", names.actors(figure.relayed_by)
    yield "When", names.when(figure.date)
    yield "Where", _place(figure.place)


def _vote(vote: Vote, names: _Names) -> Iterator[tuple[str, tuple[Said, ...]]]:
    yield "Who voted", names.actors(vote.body)
    yield "On what", _plain(vote.measure)
    yield "Tally", _plain(tally(vote))
    yield "Absent", _plain(_number(vote.absent))
    yield "Members", _plain(_number(vote.members))
    yield "Outcome", _plain(vote.outcome)
    yield "Vetoed", _plain(_yes(vote.vetoed))
    yield "Binding", _plain(_yes(vote.binding))
    for position in ("for", "against", "abstain", "absent"):
        yield f"Named: {position}", names.actors(*(one.actor for one in vote.positions if one.vote == position))
    yield "What doesn't add up", _plain(*vote.flags)
    yield "When", names.when(vote.date)


def _change(change: Change, names: _Names) -> Iterator[tuple[str, tuple[Said, ...]]]:
    yield "What turned", _plain(change.kind)
    yield "Who", names.actors(*change.by)
    yield "Steps", names.records(*change.steps)


def _actor(actor: Actor) -> Iterator[tuple[str, tuple[Said, ...]]]:
    yield "Name", (Said(words=actor.name, actor=actor.name),)
    yield "Kind", _plain(actor.kind.replace("_", " "))
    yield "Codes", _plain(*actor.codes)
    terms = (
        f"{role.since or ''} to {role.until or ''}" if role.since or role.until else "" for role in actor.roles
    )
    yield (
        "Roles",
        _plain(
            *(
                joined(
                    role.title, role.of or "", role.country or "", term, "" if role.evidence else "from the table"
                )
                for role, term in zip(actor.roles, terms, strict=True)
            )
        ),
    )
    yield "Named", _plain(f"{len(actor.mentions)} times in this report")


def _place(place: Place | None) -> tuple[Said, ...]:
    if place is None:
        return ()
    known = f"GeoNames {place.geonames}" if place.geonames else ""
    return _plain(joined(place.name, place.admin1 or "", place.country or "", place.precision or "", known))


def _plain(*words: str | None) -> tuple[Said, ...]:
    return tuple(Said(words=" ".join(one.split())) for one in words if one)


def _number(number: int | None) -> str | None:
    return None if number is None else f"{number:,}"


def _yes(told: bool | None) -> str | None:
    return None if told is None else "yes" if told else "no"
