"""What a notebook shows of a reading, a record and its lists."""

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

import onrecord
from onrecord.pipeline.notebook import ROWS, reading_html
from onrecord.pipeline.record import Record, open_record

TEXT = (
    "Chile's president, Irena Novak, called off her visit to Peru on Monday. The council in Lima voted 14-0 for "
    'the pact. "We <b>will</b> not come," she said.\n'
)


@pytest.fixture(scope="module")
def shown() -> html.HtmlElement:
    return html.fromstring(f"<div>{reading_html(onrecord.read(TEXT, published='2024-03-27'))}</div>")


@pytest.fixture
def record(samples: Path) -> Record:
    return open_record(samples)


def test_a_readings_text_is_shown_to_the_letter(shown: html.HtmlElement) -> None:
    assert shown.find("div").text_content() == TEXT


def test_what_was_read_is_marked_and_says_what_it_is(shown: html.HtmlElement) -> None:
    said = {mark.text_content(): mark.get("title") for mark in shown.iter("mark")}
    assert next("CONSULT" in says for words, says in said.items() if "called off" in words)


def test_what_was_read_stands_in_a_table_beside_its_sentence(shown: html.HtmlElement) -> None:
    rows = [[cell.text_content() for cell in row] for row in shown.iter("tr")]
    assert ["id", "", "says", "when", "sentence"] in rows
    assert any(row[1] == "vote" and "14-0" in row[2] and "voted 14-0" in row[4] for row in rows)


def test_a_list_shows_its_first_rows_and_that_there_are_more(record: Record) -> None:
    shown = html.fromstring(f"<div>{record.timeline()._repr_html_()}</div>")
    assert len(list(shown.iter("tr"))) == ROWS + 1
    assert "and more" in shown.text_content()


def test_a_list_without_rows_says_so(record: Record) -> None:
    assert record.timeline(actor="Nobody At All")._repr_html_() == "<p>Nothing.</p>"


def test_a_list_that_was_shown_still_has_all_its_rows(record: Record) -> None:
    lines = record.statements()
    lines._repr_html_()
    assert list(lines) == list(record.statements())


def test_a_record_shows_how_much_was_told_each_month(record: Record, samples: Path) -> None:
    shown = html.fromstring(f"<div>{record._repr_html_()}</div>")
    months = [line for line in record.attention(by="month") if line.since]
    assert len(list(shown.iter("rect"))) == len(months)
    assert str(samples) in shown.text_content()


def test_a_notebook_shows_a_reading_as_html() -> None:
    """In IPython itself, by its own formatter."""
    code = """
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_cell("import onrecord")
shell.run_cell("reading = onrecord.read('Kenya called off talks with Uganda on Tuesday.', published='2024-03-28')")
print(shell.display_formatter.format(shell.user_ns["reading"])[0]["text/html"])
"""
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert "<mark" in told.stdout
