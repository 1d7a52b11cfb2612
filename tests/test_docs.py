"""The docs keep up with the code."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from onrecord.cli import VERBS
from onrecord.export import FORMATS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference", DOCS / "reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "record.md", "rest-reference.md"])
def test_a_generated_reference_is_up_to_date(reference: ModuleType, name: str) -> None:
    assert (DOCS / name).read_text("utf8") == reference.REFERENCES[name](), "run: python docs/reference.py"


@pytest.mark.parametrize("stage", ["intake", "clean", "annotate", "extract", "link", "store", "pipeline"])
def test_every_stage_is_described(stage: str) -> None:
    assert f"`{stage}`" in (DOCS / "way-of-the-report.md").read_text("utf8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_in_the_tour_or_the_readme(verb: str) -> None:
    words = (DOCS / "tour.md").read_text("utf8") + (ROOT / "README.md").read_text("utf8")
    assert f"onrecord {verb}" in words


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_described(form: str) -> None:
    assert f"## {form}\n" in (DOCS / "exports.md").read_text("utf8")


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *DOCS.glob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
