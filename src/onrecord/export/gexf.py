"""GEXF 1.2: who acts on whom, as a network that Gephi opens. https://gexf.net/1.2/

Of the occurrences it holds the events in which somebody acts on somebody. Nodes are actors; an edge goes from
whoever acts to whom it is done, weighted by its occurrences: an event counts once, however many reports tell it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from onrecord.export.formats import Format
from onrecord.export.parties import Parties, identity
from onrecord.model import Actor, Event
from onrecord.pipeline.record import Record
from onrecord.store import Filters
from onrecord.store.rows.shared import OccurrenceLine

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass
class _Edge:
    """What one did to another: occurrences by quad class, independent reports of them, first and last day."""

    quads: Counter[int] = field(default_factory=Counter)
    reports: int = 0
    days: list[str] = field(default_factory=list)

    def add(self, line: OccurrenceLine, event: Event) -> None:
        self.quads[event.quad] += 1
        self.reports += line.independent
        told = [day[:10] for day in (event.date.start, event.date.end) if day] if event.date else []
        if known := sorted([*self.days, *told]):
            self.days = [known[0], known[-1]]


def write(record: Record, out: BinaryIO, of: str, filters: Filters) -> int:
    """The network of the rows; it is as large as there are pairs of actors, however many rows."""
    parties, rows = Parties(record), 0
    nodes: dict[str, Actor] = {}
    edges: dict[tuple[str, str], _Edge] = {}
    for line in FORMAT.rows(record, of, filters):
        event, report = line.line.record, line.line.report.id
        for one, other in product(parties.of(report, event.actors), parties.of(report, event.recipients)):
            pair = identity(one), identity(other)
            nodes |= {pair[0]: nodes.get(pair[0], one), pair[1]: nodes.get(pair[1], other)}
            edges.setdefault(pair, _Edge()).add(line, event)
        rows += 1
    for part in _document(nodes, edges):
        out.write(part.encode() + b"\n")
    return rows


def is_between_two(line: OccurrenceLine) -> bool:
    """Whether somebody acts on somebody in it."""
    event = line.line.record
    return isinstance(event, Event) and bool(event.actors and event.recipients)


def _document(nodes: dict[str, Actor], edges: dict[tuple[str, str], _Edge]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">'
    yield '<graph defaultedgetype="directed" mode="static">'
    yield from _attributes("node", {"kind": "string", "codes": "string"})
    yield from _attributes("edge", {
        **{f"quad{quad}": "integer" for quad in QUADS}, "reports": "integer", "first": "string", "last": "string",
    }, titles={f"quad{quad}": title for quad, title in QUADS.items()})  # fmt: skip
    yield "<nodes>"
    for id, actor in nodes.items():
        values = {"kind": actor.kind, "codes": " ".join(actor.codes)}
        yield f"<node id={_quoted(id)} label={_quoted(actor.name)}>{_values(values)}</node>"
    yield "</nodes>\n<edges>"
    for number, ((source, target), edge) in enumerate(edges.items()):
        told = f"source={_quoted(source)} target={_quoted(target)} weight={_quoted(str(edge.quads.total()))}"
        first, last = edge.days or ("", "")
        quads = {f"quad{quad}": str(edge.quads[quad]) for quad in QUADS}
        values = {**quads, "reports": str(edge.reports), "first": first, "last": last}
        yield f'<edge id="{number}" {told}>{_values(values)}</edge>'
    yield "</edges>\n</graph>\n</gexf>"


def _attributes(of: str, types: dict[str, str], titles: dict[str, str] | None = None) -> Iterator[str]:
    """What nodes or edges have beside their names."""
    yield f'<attributes class="{of}">'
    for id, kind in types.items():
        yield f"<attribute id={_quoted(id)} title={_quoted((titles or {}).get(id, id))} type={_quoted(kind)}/>"
    yield "</attributes>"


def _values(values: dict[str, str]) -> str:
    """Those that are known."""
    told = (f"<attvalue for={_quoted(id)} value={_quoted(value)}/>" for id, value in values.items() if value)
    return f"<attvalues>{''.join(told)}</attvalues>"


def _quoted(words: str) -> str:
    """An attribute's value, without the letters that XML can't hold."""
    return quoteattr(_NOT_XML.sub("", words))


FORMAT = Format(
    ending=".gexf",
    says="GEXF: who acts on whom, as a network",
    holds=("occurrences",),
    write=write,
    keeps=is_between_two,
)
