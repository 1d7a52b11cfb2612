"""What was annotated by hand as the records of a reading.

Entities are actors by their type (Person, Government, ...), one for all that Equiv joins; an event with one of
PLOVER's types is an event, and Statement, Figure and Vote are those records; relations named after a kind of
change are changes. The notes hold what words can't say, as JSON: an actor's name and codes, a date, a place, a
figure's value, a vote's count. Attributes are an event's Status and Mode, a statement's Act and Kind. Whatever
else there is (other types, other relations, references to knowledge bases) has no place in a reading and is left.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeVar, get_args

import msgspec

from onrecord.data import table
from onrecord.model import (
    Actor,
    ActorKind,
    Change,
    ChangeKind,
    Event,
    EventType,
    Figure,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    Vote,
    When,
)
from onrecord.pipeline.importing.standoff import Standoff, Told

RULE = "pipeline.importing.coded:coded"
KINDS = {kind.capitalize(): kind for kind in get_args(ActorKind)}
CHANGES = {kind.capitalize(): kind for kind in get_args(ChangeKind)}
FIGURE = ("value", "low", "high", "bound", "unit", "what", "kind", "of")
VOTE = ("measure", "members", "for", "against", "abstain", "absent", "vetoed", "outcome", "binding")
"""The fields that a figure's and a vote's note hold."""
VOTES = {"For": "for", "Against": "against", "Abstain": "abstain", "Absent": "absent"}
_SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])|[\r\n]+")
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
Struct = TypeVar("Struct")


def coded(standoff: Standoff, report: Report) -> Reading:
    """A person annotated it in brat: the type, the parts and their words are theirs. Its evidence is the sentences
    in which these words stand; its confidence is 1, as nobody measured how often annotators agree."""
    return _Coding(standoff, report).reading()


class _Coding:
    """One annotation on its way to a reading."""

    def __init__(self, standoff: Standoff, report: Report) -> None:
        self.standoff = standoff
        self.text = report.text
        self.report = report
        self.ids: dict[str, str] = {}
        """The records' ids by those of their annotations."""
        self.actor_of: dict[str, str] = {}
        self.actors = self._actors()
        counts: dict[str, int] = {}
        for id, told in standoff.events.items():
            letter = {"Statement": "s", "Figure": "f", "Vote": "v"}.get(told.type, "e")
            if letter != "e" or told.type in get_args(EventType):
                counts[letter] = counts.get(letter, 0) + 1
                self.ids[id] = f"{letter}{counts[letter]}"

    def reading(self) -> Reading:
        told = {id: self.standoff.events[id] for id in self.ids}
        return Reading(
            report=self.report,
            actors=self.actors,
            events=tuple(self._event(id, one) for id, one in told.items() if one.type in get_args(EventType)),
            statements=tuple(self._statement(id, one) for id, one in told.items() if one.type == "Statement"),
            figures=tuple(self._figure(id, one) for id, one in told.items() if one.type == "Figure"),
            votes=tuple(self._vote(id, one) for id, one in told.items() if one.type == "Vote"),
            changes=tuple(self._changes()),
        )

    def _actors(self) -> tuple[Actor, ...]:
        """The entities, those that are the same as one, under the name in its note or its longest mention."""
        groups = {id: [id] for id, bound in self.standoff.bounds.items() if bound.type in KINDS}
        for same in self.standoff.same:
            joined = [one for id in same for one in groups.get(id, [])]
            groups |= {id: list(dict.fromkeys(joined)) for id in joined}
        actors: list[Actor] = []
        for group in {tuple(group): None for group in groups.values()}:
            note: dict[str, Any] = next((found for id in group if (found := self._note(id))), {})
            spans = [(span[0][0], span[-1][1]) for id in group if (span := self.standoff.bounds[id].spans)]
            longest = max((" ".join(self.text[start:end].split()) for start, end in spans), key=len)
            actor = Actor(
                id=f"a{len(actors) + 1}", name=str(note.get("name") or longest),
                kind=KINDS[self.standoff.bounds[group[0]].type], codes=tuple(map(str, note.get("codes", ()))),
                mentions=tuple(sorted(spans)),
            )  # fmt: skip
            actors.append(actor)
            self.actor_of |= dict.fromkeys(group, actor.id)
        return tuple(actors)

    def _event(self, id: str, told: Told) -> Event:
        code = next(row for row in table("plover_types.tsv") if row["type"] == told.type)
        attributes, note = dict(self.standoff.attributes.get(id, ())), self._note(id)
        actors, recipients = self._parties(told, "Actor"), self._parties(told, "Recipient")
        mode = attributes.get("Mode")
        return _made(Event, {
            **self._shared(id, told), "type": told.type, "quad": int(code["quad"]),
            "mode": mode.replace("_", " ") if mode else None, "status": attributes.get("Status", "occurred"),
            "cameo": note.get("cameo"), "contexts": note.get("contexts", ()), "actors": actors,
            "recipients": recipients, "actor_codes": self._codes(actors),
            "recipient_codes": self._codes(recipients),
            "place": self._place(id, told), "trigger": _hull(self.standoff.bounds[told.trigger].spans),
            "attributed_to": self._related(id, "Told_in"),
        })  # fmt: skip

    def _statement(self, id: str, told: Told) -> Statement:
        attributes, words = dict(self.standoff.attributes.get(id, ())), self._words(told, "Speaker")
        return _made(Statement, {
            **self._shared(id, told), "kind": attributes.get("Kind", "indirect"),
            "act": attributes.get("Act", "asserts"), "speaker": _first(self._parties(told, "Speaker")),
            "speaker_text": words, "addressee": _first(self._parties(told, "Addressee")),
            "relayed_by": _first(self._parties(told, "Relay")), "cue": self._words(told, "Cue"),
            "content": self.standoff.bounds[told.trigger].spans, "occasion": self._note(id).get("occasion"),
            "within": self._related(id, "Within"),
        })  # fmt: skip

    def _figure(self, id: str, told: Told) -> Figure:
        span, note = _hull(self.standoff.bounds[told.trigger].spans), self._note(id)
        number = _NUMBER.search(self.text, *span)
        value = float(number[0].replace(",", "")) if number and not note else note.get("value")
        return _made(Figure, {
            **self._shared(id, told), **{name: note.get(name) for name in FIGURE},
            "kind": note.get("kind", "other"),
            "value": int(value) if isinstance(value, float) and value.is_integer() else value, "text": span,
            "claimant": _first(self._parties(told, "Claimant")), "claimant_span": self._words(told, "Claimant"),
            "relayed_by": _first(self._parties(told, "Relay")), "place": self._place(id, told),
        })  # fmt: skip

    def _vote(self, id: str, told: Told) -> Vote:
        note = self._note(id)
        cast = [(actor, VOTES[name]) for name in VOTES for actor in self._parties(told, name)]
        return _made(Vote, {
            **self._shared(id, told), **{name: note.get(name) for name in VOTE},
            "body": _first(self._parties(told, "Body")),
            "positions": [{"actor": actor, "vote": vote} for actor, vote in cast],
        })  # fmt: skip

    def _changes(self) -> Iterable[Change]:
        """A relation from step to step; what goes on from where another ends is one change."""
        chains: list[tuple[str, list[str]]] = []
        for type, one, other in self.standoff.relations:
            if type not in CHANGES or one not in self.ids or other not in self.ids:
                continue
            before = next((steps for kind, steps in chains if kind == type and steps[-1] == one), None)
            if before is None:
                chains.append((type, [one, other]))
            else:
                before.append(other)
        for number, (type, steps) in enumerate(chains, 1):
            spans = [span for step in steps for span in self._evidence(self.standoff.events[step])]
            ids = [self.ids[step] for step in steps]
            yield Change(
                id=f"c{number}", kind=CHANGES[type], steps=tuple(ids), evidence=tuple(dict.fromkeys(spans)),
                confidence=1.0, rule=RULE,
            )  # fmt: skip

    def _shared(self, id: str, told: Told) -> dict[str, Any]:
        """What every record has."""
        return {
            "id": self.ids[id], "date": self._date(id, told), "evidence": self._evidence(told), "confidence": 1.0,
            "rule": RULE, "inputs": {"annotation": id},
        }  # fmt: skip

    def _parties(self, told: Told, part: str) -> list[str]:
        named = (self.actor_of.get(id) for name, id in told.arguments if name == part)
        return list(dict.fromkeys(actor for actor in named if actor is not None))

    def _codes(self, actors: list[str]) -> list[str]:
        codes = {actor.id: actor.codes for actor in self.actors}
        return list(dict.fromkeys(code for actor in actors for code in codes[actor]))

    def _words(self, told: Told, part: str) -> Span | None:
        """Where the words of a part stand."""
        found = [
            self.standoff.bounds[id] for name, id in told.arguments if name == part and id in self.standoff.bounds
        ]
        return _hull(found[0].spans) if found else None

    def _date(self, id: str, told: Told) -> When | None:
        note = self._said(id, told, "Time")
        return msgspec.convert({"start": None, "end": None, **note}, When, strict=False) if note else None

    def _place(self, id: str, told: Told) -> Place | None:
        note, span = self._said(id, told, "Location"), self._words(told, "Location")
        if not note and span is None:
            return None
        name = " ".join(self.text[slice(*span)].split()) if span else ""
        return msgspec.convert({"name": name, **note, "text": span}, Place, strict=False)

    def _said(self, id: str, told: Told, part: str) -> dict[str, Any]:
        """What the note on the words of a part says, else the record's own; with where the words stand."""
        for name, bound in told.arguments:
            if name == part and (note := self._note(bound)):
                return {**note, "text": self._words(told, part)}
        found = self._note(id).get(part)
        return found if isinstance(found, dict) else {}

    def _related(self, id: str, type: str) -> str | None:
        found = (self.ids.get(other) for kind, one, other in self.standoff.relations if (kind, one) == (type, id))
        return next(found, None)

    def _note(self, id: str) -> dict[str, Any]:
        """The note as JSON; an annotator's own words are no matter."""
        note = self.standoff.notes.get(id, "")
        found = msgspec.json.decode(note) if note.lstrip().startswith("{") else None
        return found if isinstance(found, dict) else {}

    def _evidence(self, told: Told) -> tuple[Span, ...]:
        """The sentences of the trigger's words, with the arguments that stand on its line."""
        spans = []
        for start, end in self.standoff.bounds[told.trigger].spans:
            ends = [0, *(match.end() for match in _SENTENCE_ENDS.finditer(self.text)), len(self.text)]
            first, last = max(one for one in ends if one <= start), min(one for one in ends if one >= end)
            words = self.text[first:last]
            spans.append((first + len(words) - len(words.lstrip()), last - len(words) + len(words.rstrip())))
        return tuple(dict.fromkeys(spans))


def _hull(spans: tuple[Span, ...]) -> Span:
    return spans[0][0], spans[-1][1]


def _first(ids: list[str]) -> str | None:
    return ids[0] if ids else None


def _made(kind: type[Struct], fields: dict[str, Any]) -> Struct:
    """The record of these fields, checked as JSON would be.

    Raises:
        msgspec.ValidationError: a field that is not of its kind, such as a status that there is none of.
    """
    return msgspec.convert(fields, kind)
