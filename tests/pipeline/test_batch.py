"""Adding reports: by file and folder, again and again, whatever is among them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.cli.show import text
from onrecord.model import Particulars
from onrecord.pipeline.record import Record
from onrecord.settings import Settings
from onrecord.store.rows.runs import Outcome
from tests.intake import crawls, pdfs

FIRST = 'President Mara Lind called off her visit to Norway on Monday. "We will not travel," Lind said.\n'
SECOND = "At least 40 people were injured when a ferry ran aground near Bergen, the coast guard said on Tuesday.\n"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """A new record, open, in a folder of its own."""
    (tmp_path / "kept").mkdir()
    with Record(tmp_path / "kept" / "onrecord.db", settings=Settings()) as record:
        yield record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    return folder


def test_a_folder_of_reports_goes_in(record: Record, folder: Path) -> None:
    summary = record.add([folder])
    assert (summary.added, summary.unchanged, summary.quarantined) == (2, 0, ())
    assert [line.source for line in record.reports()] == [str(folder / "first.txt"), str(folder / "second.txt")]
    assert list(record.verify()) == []


def test_adding_again_changes_nothing(record: Record, folder: Path) -> None:
    record.add([folder])
    again = record.add([folder])
    assert (again.added, again.new_versions, again.unchanged) == (0, 0, 2)


def test_a_file_that_was_touched_but_not_changed_is_the_same(record: Record, folder: Path) -> None:
    record.add([folder])
    (folder / "first.txt").write_text(FIRST)
    assert record.add([folder]).unchanged == 2


def test_a_changed_file_is_a_new_version(record: Record, folder: Path) -> None:
    record.add([folder])
    (folder / "first.txt").write_text(FIRST + "Correction: she called it off on Sunday.\n")
    summary = record.add([folder])
    assert (summary.new_versions, summary.unchanged) == (1, 1)
    versions = [(line.version, line.superseded) for line in record.reports(every_version=True)]
    assert sorted(versions) == [(1, False), (1, True), (2, False)]


def test_an_address_joins_versions_from_different_files(record: Record, folder: Path) -> None:
    at = Particulars(url="https://example.org/lind")
    record.add([folder / "first.txt"], particulars=at)
    assert record.add([folder / "second.txt"], particulars=at).new_versions == 1


def test_a_copied_file_is_the_same_report(record: Record, folder: Path) -> None:
    (folder / "third.txt").write_text(FIRST)
    summary = record.add([folder])
    assert (summary.added, summary.unchanged) == (2, 1)


def test_particulars_go_on_record(record: Record, folder: Path) -> None:
    record.add([folder / "first.txt"], particulars=Particulars(publisher="The Courier", published="2024-05-16"))
    [line] = record.reports()
    assert (line.publisher, line.published) == ("The Courier", "2024-05-16")


def test_json_lines_keep_their_ids_when_lines_move(record: Record, folder: Path) -> None:
    rows = [{"id": "a", "text": FIRST}, {"id": "b", "text": SECOND}]
    file = folder / "wire.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    record.add([file])
    file.write_text("".join(json.dumps(row) + "\n" for row in reversed(rows)))
    again = record.add([file])
    assert (again.new_versions, again.unchanged) == (0, 2)


def test_lines_without_ids_are_no_versions_of_one_another(record: Record, folder: Path) -> None:
    file = folder / "wire.jsonl"
    file.write_text(json.dumps({"text": FIRST}) + "\n" + json.dumps({"text": SECOND}) + "\n")
    record.add([file])
    file.write_text(json.dumps({"text": SECOND}) + "\n")
    again = record.add([file])
    assert (again.new_versions, again.unchanged) == (0, 1)
    assert len(list(record.reports())) == 2


def test_what_cannot_be_read_goes_to_quarantine_and_the_rest_goes_through(record: Record, folder: Path) -> None:
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    summary = record.add([folder, folder / "missing.txt"])
    assert summary.added == 2
    sources = [Path(source).name for source, _ in summary.quarantined]
    assert sources == ["binary.txt", "empty.txt", "gone.txt", "missing.txt"]
    assert [Path(line.source).name for line in record.quarantined()] == sources


def test_what_is_too_large_is_refused_unread(tmp_path: Path, folder: Path) -> None:
    with Record(tmp_path / "small.db", settings=Settings(max_bytes=80)) as record:
        summary = record.add([folder])
    assert [reason.partition(":")[0] for _, reason in summary.quarantined] == ["TooLarge", "TooLarge"]


def test_a_source_that_was_mended_leaves_quarantine(record: Record, folder: Path) -> None:
    bad = folder / "third.txt"
    bad.write_bytes(b"")
    record.add([folder])
    bad.write_text("The port of Oslo reopened on Friday, the mayor said.\n")
    assert record.add([folder]).added == 1
    assert list(record.quarantined()) == []


def test_what_stays_bad_is_told_again_and_kept_once(record: Record, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    for _ in range(2):
        assert len(record.add([folder]).quarantined) == 1
    assert len(list(record.quarantined())) == 1


def test_a_file_whose_name_is_no_text_goes_in(record: Record, folder: Path) -> None:
    Path(str(folder / "caf") + "\udce9.txt").write_text("The port of Oslo reopened on Friday, the mayor said.\n")
    assert record.add([folder]).added == 3


def test_progress_is_told_report_by_report(record: Record, folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    told: list[Outcome] = []
    record.add([folder], progress=told.append)
    assert [(Path(outcome.source).name, outcome.happened) for outcome in told] == [
        ("empty.txt", "quarantined"), ("first.txt", "added"), ("second.txt", "added"),
    ]  # fmt: skip


def test_a_run_that_stops_goes_on_where_it_stopped(record: Record, folder: Path) -> None:
    def stop(_: Outcome) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.add([folder], progress=stop)
    assert len(list(record.reports())) == 1
    rest = record.add([folder])
    assert (rest.added, rest.unchanged) == (1, 1)


def test_pages_of_a_crawl_that_are_no_reports_are_passed_by_and_counted(record: Record, folder: Path) -> None:
    file = folder / "crawl.warc.gz"
    tagged = crawls.record(crawls.answer(), url="https://buoy.example/tag/ferries")
    missing = crawls.record(crawls.answer(status="404 Not Found"))
    file.write_bytes(crawls.packed([crawls.record(crawls.answer()), missing, tagged, missing]))
    told: list[Outcome] = []
    summary = record.add([file], progress=told.append)
    assert (summary.added, summary.quarantined) == (1, ())
    assert summary.passed_by == {"an answer other than 200 OK": 2, "a list of reports": 1}
    assert [(outcome.source, outcome.happened) for outcome in told][1] == (f"{file}:2", "passed by")
    [line] = record.reports()
    assert (line.url, line.source) == (crawls.AT, f"{file}:1")
    assert record.add([file]).unchanged == 1


def test_a_page_passed_by_in_a_folder_is_read_where_it_is_named(record: Record, folder: Path) -> None:
    page = folder / "person.html"
    page.write_text(crawls.ARTICLE.replace("<title>", '<meta property="og:type" content="profile"><title>'))
    for _ in range(2):
        assert record.add([folder]).passed_by == {"a list of reports": 1}
    assert list(record.quarantined()) == []
    assert record.add([page]).added == 1


def test_evidence_from_a_pdf_names_its_page(record: Record, folder: Path) -> None:
    file = folder / "statement.pdf"
    file.write_bytes(pdfs.pdf(pdfs.lines(FIRST.strip()), pdfs.lines(SECOND.strip())))
    assert record.add([file]).added == 1
    found = [record.get(event.id) for event in record.events()] + [record.get(one.id) for one in record.figures()]
    pages = {evidence.quote.split()[0]: evidence.page for entry in found for evidence in entry.evidence}
    assert pages == {"President": 1, "At": 2}
    assert list(record.verify()) == []
    assert "page 2" in text(record.get(next(iter(record.figures())).id))
