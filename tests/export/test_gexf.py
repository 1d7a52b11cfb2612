"""The network: read by networkx, each edge as heavy as the occurrences between the two."""

import io
from collections import Counter
from itertools import product
from typing import Any

import networkx  # type: ignore[import-untyped]

from onrecord.export import export
from onrecord.model import Event
from onrecord.pipeline.record import Record
from onrecord.store.rows.records import EventLine


def network(record: Record, **filters: Any) -> Any:
    out = io.BytesIO()
    export(record, "gexf", out, **filters)
    out.seek(0)
    return networkx.read_gexf(out)


def test_an_edge_weighs_as_much_as_its_occurrences(samples: Record) -> None:
    graph = network(samples)
    label = graph.nodes(data="label")
    weights: Counter[tuple[str, str]] = Counter()
    for one, other, weight in graph.edges(data="weight"):
        weights[label[one].lower(), label[other].lower()] += weight
    wanted: Counter[tuple[str, str]] = Counter()
    for line in samples.occurrences():
        assert isinstance(line.line, EventLine)
        actors, recipients = ([name.lower() for name in of] for of in (line.line.actors, line.line.recipients))
        wanted.update(product(actors, recipients))
    assert weights == wanted
    assert wanted.total() > 10


def test_an_edge_is_split_by_quad_class(samples: Record) -> None:
    quads = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
    for _, _, told in network(samples).edges(data=True):
        assert sum(told[quad] for quad in quads) == told["weight"]
        assert told["reports"] >= told["weight"]


def test_a_node_says_what_the_actor_is(samples: Record) -> None:
    kinds = {line.record.name: line.record.kind for line in samples.actors()}
    graph = network(samples, actor="Bolivia")
    assert graph.number_of_nodes() > 2
    for _, told in graph.nodes(data=True):
        assert told["kind"] == kinds[told["label"]] or told["label"] in kinds


def test_nobody_on_nobody_is_an_empty_network(samples: Record) -> None:
    assert network(samples, actor="Nobody Whoever").number_of_nodes() == 0


def test_only_what_is_done_to_somebody_is_counted(samples: Record) -> None:
    between = [
        line for line in samples.occurrences()
        if isinstance(line.line.record, Event) and line.line.record.actors and line.line.record.recipients
    ]  # fmt: skip
    assert export(samples, "gexf", io.BytesIO()) == len(between)
