"""FollowTheMoney: read by its own library, every value one that it would keep as it is."""

import io
import json
from typing import Any

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy

from onrecord.export import export, format_of
from onrecord.pipeline.record import Record


def entities(record: Record, of: str, **filters: Any) -> dict[str, EntityProxy]:
    out = io.BytesIO()
    export(record, "ftm", out, of=of, **filters)
    found = [model.get_proxy(json.loads(line), cleaned=False) for line in out.getvalue().splitlines()]
    assert len({one.id for one in found}) == len(found)
    return {str(one.id): one for one in found}


@pytest.mark.parametrize("of", format_of("ftm").holds)
def test_every_property_is_one_of_its_schema_and_its_values_are_kept(samples: Record, of: str) -> None:
    out = io.BytesIO()
    export(samples, "ftm", out, of=of)
    for line in out.getvalue().splitlines():
        told = json.loads(line)
        proxy = model.get_proxy(told, cleaned=False)
        proxy.schema.validate({"properties": told["properties"]})
        for name, values in told["properties"].items():
            prop = proxy.schema.get(name)
            assert prop is not None, (proxy.schema.name, name)
            assert len(proxy.get(prop)) == len(set(values)), (name, values)


@pytest.mark.parametrize("of", format_of("ftm").holds)
def test_what_an_entity_points_at_stands_in_the_file_and_may_be_pointed_at(samples: Record, of: str) -> None:
    found = entities(samples, of)
    for one in found.values():
        for prop, value in one.itervalues():
            if prop.type.name == "entity":
                assert prop.range is not None
                assert found[value].schema.is_a(prop.range)


def test_an_event_has_its_parties_and_its_report(samples: Record) -> None:
    line = next(line for line in samples.timeline() if line.actors and line.recipients)
    found = entities(samples, "events")
    event = found[f"or-event-{line.id}"]
    assert {found[id].caption for id in event.get("involved")} == {*line.actors, *line.recipients}
    assert event.get("summary") == [line.sentence]
    [report] = event.get("proof")
    assert found[report].get("title") == [line.report.title]
    links = [
        one for one in found.values() if one.schema.name == "UnknownLink" and one.get("recordId") == [line.id]
    ]
    assert len(links) == len(line.actors) * len(line.recipients)


def test_an_actor_has_the_same_id_in_every_list_and_report(samples: Record) -> None:
    by_events, by_actors = entities(samples, "events"), entities(samples, "actors")
    parties = {id for id in by_events if id.startswith("or-actor-")}
    assert parties
    assert parties <= set(by_actors)
    assert len([id for id in by_actors if id.startswith("or-actor-")]) == len(list(samples.actors()))


def test_a_statement_is_a_note_on_its_speaker(samples: Record) -> None:
    found = entities(samples, "statements", speaker="Lillo")
    notes = [one for one in found.values() if one.schema.name == "Note"]
    assert {found[id].caption for one in notes for id in one.get("entity")} == {"Tomás Lillo"}
