"""The formats of coded events, read back with pandas, against the columns that the data sets publish."""

import csv
import io
from pathlib import Path
from typing import Any

import pandas
import pytest

import onrecord
from onrecord.export import export
from onrecord.export.coded import columns_of
from onrecord.pipeline.record import Record

TEXT = (
    "Gunmen killed 12 people in the Kenyan town of Garissa on Monday, police said.\n\n"
    "Finnish Prime Minister Aino Salo met Norwegian Foreign Minister Kari Lund in Oslo on 14 May 2024.\n\n"
    "Salo called off her visit to Sweden in June.\n"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    """A record of one report."""
    folder: Path = tmp_path_factory.mktemp("coded")
    (folder / "report.txt").write_text(TEXT)
    record = onrecord.open_record(folder / "onrecord.db", settings=onrecord.Settings())
    told = onrecord.Particulars(published="2024-05-15", publisher="The Ledger", url="https://ledger.example/1")
    record.add(folder / "report.txt", particulars=told)
    return record


def frame(record: Record, form: str, of: str | None = None, **filters: Any) -> pandas.DataFrame:
    """What the format writes, as text."""
    out = io.BytesIO()
    export(record, form, out, of=of, **filters)
    out.seek(0)
    told: dict[str, Any] = {"sep": "\t", "quoting": csv.QUOTE_NONE}
    if form == "acled":
        told = {}
    elif form.startswith("gdelt"):
        told |= {"header": None, "names": columns_of(form)}
    rows: pandas.DataFrame = pandas.read_csv(out, dtype=str, keep_default_na=False, **told)
    return rows


@pytest.mark.parametrize(("form", "published"), [("polecat", 40), ("icews", 20), ("acled", 31)])
def test_our_own_columns_stand_after_the_published_ones(record: Record, form: str, published: int) -> None:
    columns = list(frame(record, "plover" if form == "polecat" else form))
    assert columns[:published] == columns_of(form, own=False)
    assert columns == columns_of(form)


@pytest.mark.parametrize(("form", "columns"), [("gdelt-events", 61), ("gdelt-mentions", 16)])
def test_gdelt_has_its_columns_and_no_header(samples: Record, form: str, columns: int) -> None:
    out = io.BytesIO()
    assert export(samples, form, out) == len(list(samples.occurrences()))
    assert {line.count("\t") + 1 for line in out.getvalue().decode().splitlines()} == {columns}


@pytest.mark.parametrize("of", ["events", "occurrences"])
def test_a_row_of_plover_is_the_event_that_the_list_shows(samples: Record, of: str) -> None:
    rows = frame(samples, "plover", of)
    shown = [line if of == "events" else line.line for line in getattr(samples, of)()]
    assert list(rows["Event Type"]) == [line.record.type for line in shown]
    assert list(rows["Status"]) == [line.record.status for line in shown]
    assert list(rows["Sentence"]) == [" ".join(line.sentence.split()) for line in shown]


def test_the_counts_of_a_telling_are_those_of_its_occurrence(samples: Record) -> None:
    counted = {
        telling.line.id: (line.id, str(line.reports), str(line.independent))
        for line in samples.occurrences()
        for telling in line.tellings
    }
    rows = frame(samples, "plover", "events")
    columns = ("Event ID", "Occurrence", "Reports", "Independent Reports")
    told = {row[0]: row[1:] for row in zip(*(rows[column] for column in columns), strict=True)}
    assert told == {id: counted[id] for id in told}
    assert any(int(reports) > 1 for _, reports, _ in told.values())


def test_a_meeting_has_the_other_party_as_recipient_and_all_parties_in_our_own_column(record: Record) -> None:
    [met] = frame(record, "plover", "events", type="CONSULT", status="occurred").to_dict("records")
    assert (met["Actor Name"], met["Actor Country"], met["Primary Actor Sector"]) == ("Aino Salo", "FIN", "GOV")
    assert (met["Recipient Name"], met["Recipient Country"], met["Recipient Sectors"]) == (
        "Kari Lund",
        "NOR",
        "GOV",
    )
    assert met["Actors"] == "Aino Salo (FINGOV); Kari Lund (NORGOV)"
    assert (met["Event Date"], met["Quad Code"], met["City"], met["Country"]) == (
        "2024-05-14", "VERBAL COOPERATION", "Oslo", "NOR",
    )  # fmt: skip
    assert met["Headline"] == ""
    assert met["Recipients"] == ""


def test_what_is_not_on_record_is_empty(record: Record) -> None:
    rows = frame(record, "plover", "events")
    for column in ("Intensity", "Actor COW", "Wikipedia Actor ID", "District"):
        assert set(rows[column]) == {""}


def test_icews_has_the_words_of_cameo_and_names_of_countries(record: Record) -> None:
    [met] = frame(record, "icews", "events", type="CONSULT", status="occurred").to_dict("records")
    assert (met["CAMEO Code"], met["Event Text"]) == ("046", "Engage in negotiation")
    assert (met["Source Country"], met["Source Sectors"], met["Target Country"]) == (
        "Finland",
        "government",
        "Norway",
    )
    assert (met["City"], met["Country"], met["Publisher"]) == ("Oslo", "Norway", "The Ledger")


def test_every_cameo_code_on_record_has_words(samples: Record) -> None:
    rows = frame(samples, "icews", "events")
    assert "" not in set(rows.loc[rows["CAMEO Code"] != "", "Event Text"])


def test_gdelt_counts_tellings_reports_and_sources(samples: Record) -> None:
    rows, lines = frame(samples, "gdelt-events"), list(samples.occurrences())
    assert list(rows["NumMentions"]) == [str(len(line.tellings)) for line in lines]
    assert list(rows["NumArticles"]) == [str(line.reports) for line in lines]
    assert list(rows["NumSources"]) == [str(line.independent) for line in lines]


def test_each_mention_belongs_to_an_event_that_counts_it(samples: Record) -> None:
    events, mentions = frame(samples, "gdelt-events"), frame(samples, "gdelt-mentions")
    counted = dict(zip(events["GlobalEventID"], events["NumMentions"].astype(int), strict=True))
    assert mentions["GlobalEventID"].value_counts().to_dict() == counted


def test_a_mention_points_at_its_words(record: Record) -> None:
    [met] = frame(record, "gdelt-mentions", type="CONSULT", status="occurred").to_dict("records")
    assert (met["MentionType"], met["MentionSourceName"]) == ("1", "ledger.example")
    [report] = record.reports()
    text = record.reading(report.id).report.text
    assert text[int(met["Actor1CharOffset"]) :].startswith(("Aino Salo", "Finnish"))
    assert text[int(met["ActionCharOffset"]) :].startswith("met")
    assert met["MentionDocLen"] == str(len(text))


def test_gdelt_has_as_much_of_a_date_as_is_known(record: Record) -> None:
    [met] = frame(record, "gdelt-events", type="CONSULT", status="occurred").to_dict("records")
    assert (met["Day"], met["MonthYear"], met["Year"]) == ("20240514", "202405", "2024")
    assert met["FractionDate"] == f"{2024 + (5 * 30 + 14) / 365:.4f}"
    [off] = frame(record, "gdelt-events", type="CONSULT", status="cancelled").to_dict("records")
    assert (off["Day"], off["MonthYear"], off["FractionDate"]) == ("", "202406", "")


def test_acled_has_a_killing_with_its_claim_and_one_figure(record: Record) -> None:
    [killed] = frame(record, "acled", type="ASSAULT").to_dict("records")
    assert (killed["disorder_type"], killed["event_type"]) == ("Political violence", "Violence against civilians")
    assert (killed["country"], killed["location"], killed["geo_precision"]) == ("Kenya", "Garissa", "1")
    assert (killed["event_date"], killed["time_precision"]) == ("2024-05-13", "1")
    assert killed["fatalities"] == "12"
    assert killed["fatality_claims"].startswith("12 (police, ")


def test_acled_leaves_fatalities_empty_where_nobody_counts(record: Record) -> None:
    rows = frame(record, "acled", type="CONSULT")
    assert set(rows["fatalities"]) == set(rows["fatality_claims"]) == {""}
