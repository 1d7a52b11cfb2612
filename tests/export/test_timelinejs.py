"""TimelineJS: to its documentation, with the sentence and the source on each slide."""

import io
import json
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from onrecord.export import export, format_of
from onrecord.pipeline.record import Record

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "timelinejs.schema.json").read_text("utf8"))


def slides(record: Record, of: str = "occurrences", **filters: Any) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export(record, "timelinejs", out, of=of, **filters)
    told = json.loads(out.getvalue())
    Draft202012Validator(SCHEMA).validate(told)
    found: list[dict[str, Any]] = told["events"]
    return found


@pytest.mark.parametrize("of", format_of("timelinejs").holds)
def test_it_is_what_timelinejs_documents(samples: Record, of: str) -> None:
    found = slides(samples, of)
    assert found
    assert len({slide["unique_id"] for slide in found}) == len(found)


def test_each_slide_has_its_sentence_and_its_source(samples: Record) -> None:
    lines = {f"urn:onrecord:occurrence:{line.id}": line for line in samples.occurrences()}
    for slide in slides(samples):
        line = lines[slide["unique_id"]].line
        words = unescape(slide["text"]["text"])
        assert line.sentence in words
        assert (line.report.title or line.report.id) in words
        assert line.record.date is not None
        assert slide["start_date"]["year"] == int((line.record.date.start or "")[:4])


def test_a_year_is_no_finer_than_a_year(samples: Record) -> None:
    dated = [(line.id, line.record.date) for line in samples.timeline() if line.record.date]
    years = {id for id, date in dated if date.precision == "year"}
    assert years
    for slide in slides(samples, "events"):
        if slide["unique_id"].removeprefix("urn:onrecord:") in years:
            assert set(slide["start_date"]) == {"year"}
            assert "end_date" not in slide


def test_what_has_no_day_is_left_out(samples: Record) -> None:
    dated = [line for line in samples.occurrences() if line.line.record.date and line.line.record.date.start]
    assert len(slides(samples)) == len(dated) < len(list(samples.occurrences()))
