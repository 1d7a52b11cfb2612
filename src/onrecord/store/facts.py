"""A reading as the rows of the record's tables."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from onrecord.errors import EvidenceMismatch
from onrecord.link.tellings import keys_of
from onrecord.model import Actor, Change, Event, Figure, Place, Reading, Span, Statement, Vote, When
from onrecord.store import tables as t
from onrecord.store.folding import fold
from onrecord.store.rows.records import Fact

Row = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]
"""By a table's name its rows, each in the order of its columns."""
TABLES = (
    *("passages", "actors", "names", "records"),
    *(table.name for table in t.FACTS.values()),
    *("participants", "evidence"),
)


def rows_of(reading: Reading, key: int) -> Rows:
    """The rows by their table's name, in an order that foreign keys allow; ``key`` is the reading's.

    Raises:
        EvidenceMismatch: a record has no evidence, or a span that the text doesn't have.
    """
    return _Flattening(reading, key).rows


def named(name: str, rows: Iterable[tuple[Any, ...]]) -> list[Row]:
    """Rows of the table of this name, by their columns' names."""
    columns = t.metadata.tables[name].columns.keys()
    return [dict(zip(columns, row, strict=True)) for row in rows]


def index_statements(connection: Connection, reading: int) -> None:
    """Let the statements of a reading be found by their words."""
    first, said = reading * t.PER_READING, t.statements.c
    asked = select(said.key, said.content).where(said.key >= first, said.key < first + t.PER_READING)
    put(connection, "statement_index", found_by(connection.execute(asked).all()))


def found_by(statements: Iterable[Sequence[Any]]) -> list[tuple[Any, ...]]:
    """The rows by whose words statements are found; of each its key and its content."""
    return [(word, key) for key, told in statements for word in sorted(keys_of(told))]


def put(connection: Connection, name: str, rows: Sequence[tuple[Any, ...]], *, known: bool = False) -> None:
    """Append rows to the table of this name, past what SQLAlchemy does for each of them; ``known``: some may be
    there, and stay as they are."""
    if rows:
        into = _insertion(name, connection.dialect.paramstyle)
        connection.exec_driver_sql(f"{into} ON CONFLICT DO NOTHING" if known else into, list(rows))


@lru_cache
def _insertion(name: str, paramstyle: str) -> str:
    columns = t.metadata.tables[name].columns.keys()
    named = ", ".join(f'"{column}"' for column in columns)
    mark = "?" if paramstyle == "qmark" else "%s"
    return f"INSERT INTO {name} ({named}) VALUES ({', '.join([mark] * len(columns))})"


class _Flattening:
    """One pass over one reading; each kind of row counts its own keys."""

    def __init__(self, reading: Reading, key: int) -> None:
        self.reading = reading
        self.key = key
        self.first = key * t.PER_READING
        self.id = reading.report.id
        self.text = reading.report.text
        self.actors = {actor.id: actor for actor in reading.actors}
        self.actor_keys: dict[str | None, int] = {}
        self.dates: dict[str, When | None] = {}
        self.acted: dict[str, list[str]] = {}
        self.rows: Rows = {name: [] for name in TABLES}
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

    def _passages(self) -> None:
        self.rows["passages"] = [
            (key, self.key, p.start, p.end, p.kind, p.repeats, encode(p.damage) if p.damage else "[]")
            for key, p in enumerate(self.reading.passages, self.first)
        ]

    def _actor(self, actor: Actor) -> None:
        rows = self.rows["actors"]
        key = self.actor_keys[actor.id] = self.first + len(rows)
        rows.append(
            (key, self.key, f"{self.id}.{actor.id}", actor.name, fold(actor.name), actor.kind, encode(actor.codes),
             encode(actor))
        )  # fmt: skip
        forms: dict[str, int] = {actor.name: 0}
        for start, end in actor.mentions:
            form = " ".join(self.text[start:end].split())
            if form:
                forms[form] = forms.get(form, 0) + 1
        self.rows["names"] += [(key, form, fold(form), times) for form, times in forms.items()]

    def _fact(self, kind: str, fact: Fact) -> None:
        rows = self.rows["records"]
        key = self.first + len(rows)
        self.dates[fact.id] = None if isinstance(fact, Change) else fact.date
        rows.append((key, self.key, f"{self.id}.{fact.id}", kind, fact.confidence, fact.rule, encode(fact)))
        columns, parts, main = _COLUMNS[kind](self, fact)
        self.acted[fact.id] = [actor for _, actor, _ in parts if actor]
        columns["key"] = key
        self.rows[t.FACTS[kind].name].append(_IN_ORDER[kind](columns))
        taking_part = self.rows["participants"]
        for part, actor, name in parts:
            own = self.first + len(taking_part)
            taking_part.append((own, key, self.actor_keys.get(actor), part, name, fold(name)))
        self._evidence(key, fact, main)

    def _evidence(self, key: int, fact: Fact, main: Span | None) -> None:
        spans = list(dict.fromkeys(fact.evidence))
        if main is not None and len(spans) > 1:  # the sentence that a list shows comes first
            spans.sort(key=lambda span: not (span[0] <= main[0] and main[1] <= span[1]))
        if not spans:
            raise EvidenceMismatch("a record without evidence can't be kept.", where=f"{self.id}.{fact.id}")
        rows = self.rows["evidence"]
        for place, (start, end) in enumerate(spans):
            if not 0 <= start < end <= len(self.text):
                raise EvidenceMismatch(f"the text has no span [{start}, {end}).", where=f"{self.id}.{fact.id}")
            rows.append((self.first + len(rows), key, self.id, place, start, end, self.text[start:end]))

    def name(self, actor: str | None, words: Span | None = None) -> str | None:
        """The actor's name, else the text's own words for it."""
        if actor is not None and actor in self.actors:
            return self.actors[actor].name
        return self.quote(words) if words else None

    def names(self, actors: Sequence[str]) -> list[str]:
        return [self.actors[actor].name for actor in actors if actor in self.actors]

    def parts(self, **told: Sequence[str | None] | str | None) -> list[tuple[str, str | None, str]]:
        """Part, actor's id and name of each one who takes part."""
        return [
            (part, actor, self.actors[actor].name)
            for part, actors in told.items()
            for actor in ((actors,) if isinstance(actors, str) else actors or ())
            if actor in self.actors
        ]

    def quote(self, span: Span) -> str:
        return self.text[span[0] : span[1]]


Columns = tuple[Row, list[tuple[str, str | None, str]], Span | None]


def _event(f: _Flattening, event: Event) -> Columns:
    columns = {
        "type": event.type, "mode": event.mode, "contexts": encode(event.contexts), "cameo": event.cameo,
        "quad": event.quad, "status": event.status, "actors": encode(f.names(event.actors)),
        "recipients": encode(f.names(event.recipients)), "actor_codes": encode(event.actor_codes),
        "recipient_codes": encode(event.recipient_codes), "thread": event.thread,
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
        "positions": encode([(f.name(position.actor), position.vote) for position in vote.positions]),
        "vetoed": None if vote.vetoed is None else int(vote.vetoed), "outcome": vote.outcome,
        **date_columns(vote.date),
    }  # fmt: skip
    return columns, f.parts(body=vote.body, member=[position.actor for position in vote.positions]), None


def _change(f: _Flattening, change: Change) -> Columns:
    dates = [date for step in change.steps if (date := f.dates.get(step)) and date.start]
    last = max(dates, key=lambda date: date.start or "", default=None)
    columns = {
        "kind": change.kind, "by": encode(f.names(change.by)), "thread": change.thread,
        "steps": encode([f"{f.reading.report.id}.{step}" for step in change.steps]), **date_columns(last),
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


_IN_ORDER = {kind: itemgetter(*table.columns.keys()) for kind, table in t.FACTS.items()}


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


def encode(value: object) -> str:
    """The value's JSON."""
    return _ENCODER.encode(value).decode()


_ENCODER = msgspec.json.Encoder()
