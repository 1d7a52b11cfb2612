"""GeoJSON: read by its own library, points where the places have coordinates."""

import io

import geojson  # type: ignore[import-untyped]
import pytest

from onrecord.export import export, format_of
from onrecord.pipeline.record import Record


def features(record: Record, of: str = "events", actor: str | None = None) -> geojson.FeatureCollection:
    out = io.BytesIO()
    export(record, "geojson", out, of=of, actor=actor)
    return geojson.loads(out.getvalue())


@pytest.mark.parametrize("of", format_of("geojson").holds)
def test_it_is_a_valid_collection(samples: Record, of: str) -> None:
    found = features(samples, of)
    assert isinstance(found, geojson.FeatureCollection)
    assert found.is_valid, found.errors()
    assert found["features"]


def test_a_feature_stands_where_its_place_is(samples: Record) -> None:
    by_id = {line.id: line.record.place for line in samples.timeline()}
    placed = 0
    for feature in features(samples)["features"]:
        place = by_id[feature["id"]]
        if place is None or place.latitude is None:
            assert feature["geometry"] is None
        else:
            placed += 1
            assert feature["geometry"]["coordinates"] == pytest.approx([place.longitude, place.latitude])
    assert placed


def test_the_properties_are_the_lists_columns(samples: Record) -> None:
    line, [feature, *_] = next(samples.timeline()), features(samples)["features"]
    assert feature["properties"]["sentence"] == line.sentence
    assert feature["properties"]["status"] == line.record.status


def test_no_rows_are_an_empty_collection(samples: Record) -> None:
    assert features(samples, actor="Nobody Whoever")["features"] == []
