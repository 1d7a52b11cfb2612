"""A reading as the rows of the record's tables."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any

import msgspec

from onrecord.errors import EvidenceMismatch
from onrecord.link.tellings import keys_of
from onrecord.model import Actor, Change, Event, Figure, Place, Reading, Span, Statement, Vote, When
from onrecord.store import tables as t
from onrecord.store.folding import fold
from onrecord.store.rows import Fact

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def rows_of(reading: Reading, key: int) -> Rows:
    """The rows by their table's name, in an order that foreign keys allow; ``key`` is the reading's.

    Raises:
        EvidenceMismatch: a record has no evidence, or a span that the text doesn't have.
    """
    return _Flattening(reading, key).rows


class _Flattening:
    """One pass over one reading; each kind of row counts its own keys."""

    def __init__(self, reading: Reading, key: int) -> None:
        self.reading = reading
        self.key = key
        self.text = reading.report.text
        self.actors = {actor.id: actor for actor in reading.actors}
        self.actor_keys: dict[str, int] = {}
        self.dates: dict[str, When | None] = {}
        self.acted: dict[str, list[str]] = {}
        self.next: dict[str, Iterator[int]] = {}
        tables = ("passages", "actors", "names", "records", *(table.name for table in t.FACTS.values()))
        self.rows: Rows = {name: [] for name in (*tables, "participants", "evidence", "statement_index")}
        self._passages()
        for actor in reading.actors:
            self._actor(actor)
        for kind, facts in (
            ("event", reading.events),
            ("statement", reading.statements),
            ("figure", reading.figures),
            ("vote", reading.votes),
            ("change", reading.changes),
        ):
            for fact in facts:
                self._fact(kind, fact)

    def _new_key(self, table: str) -> int:
        return self.key * t.PER_READING + next(self.next.setdefault(table, count()))

    def _passages(self) -> None:
        self.rows["passages"] = [
            {"key": self._new_key("passages"), "reading": self.key, "start": p.start, "end": p.end, "kind": p.kind,
             "repeats": p.repeats, "damage": _json(p.damage)}
            for p in self.reading.passages
        ]  # fmt: skip

    def _actor(self, actor: Actor) -> None:
        key = self._new_key("actors")
        self.actor_keys[actor.id] = key
        self.rows["actors"].append(
            {"key": key, "reading": self.key, "id": f"{self.reading.report.id}.{actor.id}", "name": actor.name,
             "folded": fold(actor.name), "kind": actor.kind, "codes": _json(actor.codes), "body": _json(actor)}
        )  # fmt: skip
        forms: dict[str, int] = {actor.name: 0}
        for start, end in actor.mentions:
            form = " ".join(self.text[start:end].split())
            if form:
                forms[form] = forms.get(form, 0) + 1
        self.rows["names"] += [
            {"actor": key, "name": form, "folded": fold(form), "mentions": times} for form, times in forms.items()
        ]

    def _fact(self, kind: str, fact: Fact) -> None:
        key = self._new_key("records")
        self.dates[fact.id] = None if isinstance(fact, Change) else fact.date
        self.rows["records"].append(
            {"key": key, "reading": self.key, "id": f"{self.reading.report.id}.{fact.id}", "kind": kind,
             "confidence": fact.confidence, "rule": fact.rule, "body": _json(fact)}
        )  # fmt: skip
        columns, parts, main = _COLUMNS[kind](self, fact)
        self.acted[fact.id] = [actor for _, actor, _ in parts if actor]
        self.rows[t.FACTS[kind].name].append({"key": key, **columns})
        self.rows["participants"] += [
            {"key": self._new_key("participants"), "record": key, "actor": self.actor_keys.get(actor or ""),
             "part": part, "name": name, "folded": fold(name)}
            for part, actor, name in parts
        ]  # fmt: skip
        if isinstance(fact, Statement):
            self.rows["statement_index"] += [
                {"key": word, "record": key} for word in sorted(keys_of(columns["content"]))
            ]
        self._evidence(key, fact, main)

    def _evidence(self, key: int, fact: Fact, main: Span | None) -> None:
        spans = list(dict.fromkeys(fact.evidence))
        if main is not None:  # the sentence that a list shows comes first
            spans.sort(key=lambda span: not (span[0] <= main[0] and main[1] <= span[1]))
        where = f"{self.reading.report.id}.{fact.id}"
        if not spans:
            raise EvidenceMismatch("a record without evidence can't be kept.", where=where)
        for place, (start, end) in enumerate(spans):
            if not 0 <= start < end <= len(self.text):
                raise EvidenceMismatch(f"the text has no span [{start}, {end}).", where=where)
            self.rows["evidence"].append(
                {"key": self._new_key("evidence"), "record": key, "report": self.reading.report.id, "place": place,
                 "start": start, "end": end, "quote": self.text[start:end]}
            )  # fmt: skip

    def name(self, actor: str | None, words: Span | None = None) -> str | None:
        """The actor's name, else the text's own words for it."""
        if actor is not None and actor in self.actors:
            return self.actors[actor].name
        return self.quote(words) if words else None

    def names(self, actors: Sequence[str]) -> list[str]:
        return [self.actors[actor].name for actor in actors if actor in self.actors]

    def parts(self, **told: Sequence[str | None] | str | None) -> list[tuple[str, str | None, str]]:
        """Part, actor's id and name of each one who takes part."""
        listed = (
            (part, actor)
            for part, actors in told.items()
            for actor in ([actors] if isinstance(actors, str) else actors or ())
        )
        return [(part, actor, self.actors[actor].name) for part, actor in listed if actor in self.actors]

    def quote(self, span: Span) -> str:
        return self.text[span[0] : span[1]]


Columns = tuple[Row, list[tuple[str, str | None, str]], Span | None]


def _event(f: _Flattening, event: Event) -> Columns:
    columns = {
        "type": event.type, "mode": event.mode, "contexts": _json(event.contexts), "cameo": event.cameo,
        "quad": event.quad, "status": event.status, "actors": _json(f.names(event.actors)),
        "recipients": _json(f.names(event.recipients)), "actor_codes": _json(event.actor_codes),
        "recipient_codes": _json(event.recipient_codes), "thread": event.thread,
        **date_columns(event.date), **_place(event.place),
    }  # fmt: skip
    return columns, f.parts(actor=event.actors, recipient=event.recipients), event.trigger


def _statement(f: _Flattening, statement: Statement) -> Columns:
    speaker = f.name(statement.speaker, statement.speaker_text)
    columns = {
        "kind": statement.kind, "act": statement.act, "speaker": speaker, "addressee": f.name(statement.addressee),
        "content": " … ".join(f.quote(span) for span in statement.content), "occasion": statement.occasion,
        **date_columns(statement.date),
    }  # fmt: skip
    parts = f.parts(addressee=statement.addressee, relay=statement.relayed_by)
    if speaker:
        parts.insert(0, ("speaker", statement.speaker, speaker))
    return columns, parts, statement.content[0] if statement.content else None


def _figure(f: _Flattening, figure: Figure) -> Columns:
    claimant = f.name(figure.claimant, figure.claimant_span)
    columns = {
        "kind": figure.kind, "bound": figure.bound, "unit": figure.unit, "what": figure.what, "claimant": claimant,
        "value": _float(figure.value), "low": _float(figure.low), "high": _float(figure.high),
        **date_columns(figure.date), **_place(figure.place),
    }  # fmt: skip
    parts = f.parts(relay=figure.relayed_by)
    if claimant:
        parts.insert(0, ("claimant", figure.claimant, claimant))
    return columns, parts, figure.text


def _vote(f: _Flattening, vote: Vote) -> Columns:
    columns = {
        "body": f.name(vote.body), "measure": vote.measure, "members": vote.members, "for": vote.in_favour,
        "against": vote.against, "abstain": vote.abstain, "absent": vote.absent,
        "positions": _json([(f.name(position.actor), position.vote) for position in vote.positions]),
        "vetoed": None if vote.vetoed is None else int(vote.vetoed), "outcome": vote.outcome,
        **date_columns(vote.date),
    }  # fmt: skip
    return columns, f.parts(body=vote.body, member=[position.actor for position in vote.positions]), None


def _change(f: _Flattening, change: Change) -> Columns:
    dates = [date for step in change.steps if (date := f.dates.get(step)) and date.start]
    last = max(dates, key=lambda date: date.start or "", default=None)
    columns = {
        "kind": change.kind, "by": _json(f.names(change.by)), "thread": change.thread,
        "steps": _json([f"{f.reading.report.id}.{step}" for step in change.steps]), **date_columns(last),
    }  # fmt: skip
    parts = f.parts(by=change.by)
    acted = {actor for _, actor, _ in parts}
    stepped = dict.fromkeys(
        actor for step in change.steps for actor in f.acted.get(step, ()) if actor not in acted
    )
    return columns, parts + f.parts(step=list(stepped)), None


_COLUMNS: dict[str, Callable[[_Flattening, Any], Columns]] = {
    "event": _event,
    "statement": _statement,
    "figure": _figure,
    "vote": _vote,
    "change": _change,
}


def date_columns(when: When | None) -> Row:
    """An interval as the tables' columns hold it. The interval in whole days: they sort and compare as text."""
    if when is None:
        return {"date_start": None, "date_end": None, "precision": None}
    return {
        "date_start": when.start[:10] if when.start else None,
        "date_end": when.end[:10] if when.end else None,
        "precision": when.precision,
    }


def _place(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(("place", "admin1", "place_folded", "country", "geonames", "latitude", "longitude"))
    return {
        "place": place.name, "admin1": place.admin1, "place_folded": fold(place.name) + fold(place.admin1 or ""),
        "country": place.country, "geonames": place.geonames,
        "latitude": place.latitude, "longitude": place.longitude,
    }  # fmt: skip


def _float(value: float | None) -> float | None:
    """As the columns hold it; beyond what a float can, the record's JSON alone has it."""
    try:
        return None if value is None else float(value)
    except OverflowError:
        return None


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
