"""STIX: parsed by stix2, every reference within the bundle."""

import io
from typing import Any

import pytest
import stix2  # type: ignore[import-untyped]

from onrecord.export import export, format_of
from onrecord.pipeline.record import Record


def bundle(record: Record, of: str = "events", **filters: Any) -> Any:
    out = io.BytesIO()
    export(record, "stix", out, of=of, **filters)
    return stix2.parse(out.getvalue().decode(), version="2.1")


@pytest.mark.parametrize("of", format_of("stix").holds)
def test_it_is_a_bundle_of_standard_objects_that_point_at_each_other(samples: Record, of: str) -> None:
    objects = {one.id: one for one in bundle(samples, of).objects}
    assert {one.type for one in objects.values()} <= {"identity", "location", "note"}
    for one in objects.values():
        if one.type == "note":
            assert set(one.object_refs) <= set(objects)


def test_a_note_holds_the_sentence_and_its_source(samples: Record) -> None:
    lines = {line.id: line for line in samples.timeline() if line.actors or line.recipients}
    notes = {one.external_references[0].external_id: one for one in bundle(samples).objects if one.type == "note"}
    assert set(notes) == set(lines)
    for id, line in lines.items():
        assert notes[id].content == line.sentence
        assert notes[id].labels == [line.record.type, line.record.status]
        assert notes[id].external_references[0].get("url") == line.report.url


def test_an_actor_has_one_id_in_every_export(samples: Record) -> None:
    ids = [
        {one.id for one in bundle(samples, of, actor="Arteaga").objects if one.get("name") == "Ximena Arteaga"}
        for of in ("events", "statements")
    ]
    assert ids[0] == ids[1]
    assert len(ids[0]) == 1


def test_nothing_is_a_bundle_without_objects(samples: Record) -> None:
    assert "objects" not in bundle(samples, actor="Nobody Whoever")
