"""Claims and quotations in schema.org's words."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from onrecord.export import export
from onrecord.pipeline.record import Record

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "schema-org.schema.json").read_text("utf8"))


def nodes(record: Record, form: str, of: str, **filters: Any) -> dict[str, dict[str, Any]]:
    out = io.BytesIO()
    export(record, form, out, of=of, **filters)
    return {node["@id"]: node for node in map(json.loads, out.getvalue().splitlines())}


@pytest.mark.parametrize(
    ("form", "of"), [("claims", "figures"), ("claims", "statements"), ("quotations", "statements")]
)
def test_each_line_has_the_properties_of_its_type(samples: Record, form: str, of: str) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    model, found = Draft202012Validator(SCHEMA), nodes(samples, form, of)
    assert found
    for node in found.values():
        model.validate(node)


def test_a_figure_is_its_claimants_claim(samples: Record) -> None:
    found = nodes(samples, "claims", "figures")
    line = next(line for line in samples.figures() if line.record.claimant and line.record.value is not None)
    claim = found[f"urn:onrecord:{line.id}"]
    assert claim["creditText"] == line.claimant
    assert claim["about"]["value"] == line.record.value
    assert claim["text"] == line.sentence
    unclaimed = next(line for line in samples.figures() if line.claimant is None)
    assert {"author", "creditText"}.isdisjoint(found[f"urn:onrecord:{unclaimed.id}"])


def test_no_rating_is_invented(samples: Record) -> None:
    told = json.dumps(list(nodes(samples, "claims", "figures").values()))
    assert "eview" not in told
    assert "reviewRating" not in told


def test_a_quotation_is_in_quotation_marks_and_names_every_report_that_has_it(samples: Record) -> None:
    quoted = {line.id: line for line in samples.statements() if line.record.kind != "indirect"}
    found = nodes(samples, "quotations", "statements")
    assert set(found) == {f"urn:onrecord:{id}" for id in quoted}
    for id, line in quoted.items():
        node = found[f"urn:onrecord:{id}"]
        assert node["text"] == line.content
        assert len(node["isPartOf"]) == line.reports
