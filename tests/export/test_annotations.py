"""Web Annotations: to the W3C's model, and to the letter of the reports."""

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from onrecord.export import export, format_of
from onrecord.pipeline.record import Record

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "web-annotation.schema.json").read_text("utf8"))


def annotations(record: Record, of: str, **filters: Any) -> list[dict[str, Any]]:
    out = io.BytesIO()
    export(record, "annotations", out, of=of, **filters)
    return [json.loads(line) for line in out.getvalue().splitlines()]


@pytest.mark.parametrize("of", format_of("annotations").holds)
def test_each_line_has_what_the_model_says_that_it_must(samples: Record, of: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    model, found = Draft202012Validator(SCHEMA), annotations(samples, of)
    for one in found:
        model.validate(one)
    assert len({one["id"] for one in found}) == len(found)


def test_the_places_cut_the_quoted_words_out_of_the_text(samples: Record) -> None:
    texts = {hashlib.sha256(one.report.text.encode()).hexdigest(): one.report.text for one in samples.readings()}
    for one in annotations(samples, "records"):
        for target in one["target"]:
            text = texts[target["source"]["sha256"]]
            place, words = target["selector"]
            assert text[place["start"] : place["end"]] == words["exact"]
            around = text[: place["start"]], text[place["end"] :]
            assert around[0].endswith(words["prefix"])
            assert around[1].startswith(words["suffix"])


def test_the_source_is_the_reports_address_or_its_name_in_the_record(samples: Record) -> None:
    lines = {f"urn:onrecord:{line.id}": line.report for line in samples.timeline()}
    for one in annotations(samples, "events"):
        report = lines[one["id"]]
        assert one["target"][0]["source"]["id"] == (report.url or f"urn:onrecord:{report.id}")
    assert {report.url is None for report in lines.values()} == {True, False}


def test_the_body_is_the_record_itself(samples: Record) -> None:
    line = next(samples.figures())
    [one, *_] = annotations(samples, "figures")
    words, whole = one["body"]
    assert str(line.record.value) in words["value"]
    assert json.loads(whole["value"])["text"] == list(line.record.text)


def test_an_occurrence_is_annotated_in_every_report_that_tells_it(samples: Record) -> None:
    told = {line.id: line for line in samples.occurrences() if line.reports > 1}
    assert told
    for one in annotations(samples, "occurrences"):
        line = told.get(one["id"].removeprefix("urn:onrecord:occurrence:"))
        if line is not None:
            assert len({target["source"]["id"] for target in one["target"]}) == line.reports
