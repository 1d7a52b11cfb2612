"""The list of parts: valid, whole, the same from the same."""

import json
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from shipping import sbom
from shipping.build import ROOT
from tests.shipping.conftest import AT, Built


@pytest.fixture(scope="module")
def written(built: Built) -> bytes:
    """The list of this checkout's wheel."""
    return sbom.write(ROOT, built.wheel, AT)


@pytest.fixture(scope="module")
def parts(written: bytes) -> dict[str, Any]:
    """Its components by their references."""
    return {component["bom-ref"]: component for component in json.loads(written)["components"]}


def test_it_is_valid_cyclonedx(written: bytes) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written.decode()) is None


def test_the_same_wheel_has_the_same_list(written: bytes, built: Built) -> None:
    assert sbom.write(ROOT, built.wheel, AT) == written


def test_every_library_of_the_lock_is_a_part_with_its_hashes(parts: dict[str, Any]) -> None:
    lock = sbom.locked((ROOT / "requirements.lock").read_text("utf8"))
    assert {each.ref for each in lock} == {ref for ref in parts if ref.startswith("pkg:")}
    assert [each.name for each in lock if not parts[each.ref]["hashes"]] == []


def test_every_library_that_is_installed_here_has_its_licence(parts: dict[str, Any]) -> None:
    lacking = {part["name"] for part in parts.values() if not part.get("licenses")}
    assert {name for name in lacking if not parts_for_elsewhere(parts, name)} == set()


def parts_for_elsewhere(parts: dict[str, Any], name: str) -> bool:
    """Whether the library is for some systems alone."""
    return any(part["name"] == name and "properties" in part for part in parts.values())


def test_what_needs_what_is_told(written: bytes) -> None:
    needs = {each["ref"]: each["dependsOn"] for each in json.loads(written)["dependencies"]}
    spacy = next(ref for ref in needs if ref.startswith("pkg:pypi/spacy@"))
    assert spacy in needs["onrecord"]
    assert any(ref.startswith("pkg:pypi/thinc@") for ref in needs[spacy])


def test_what_only_builds_is_no_part(parts: dict[str, Any]) -> None:
    assert not any(ref.startswith("pkg:pypi/hatchling@") for ref in parts)


def test_what_the_package_carries_of_others_is_a_part(parts: dict[str, Any]) -> None:
    model = parts["onrecord#all-MiniLM-L6-v2"]
    assert model["type"] == "machine-learning-model"
    assert "onrecord/models/events/model.onnx" in {file["name"] for file in model["components"]}
