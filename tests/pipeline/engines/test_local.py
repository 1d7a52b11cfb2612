"""Reading in this process and in several: the same answers, in order, whatever befalls a report."""

from collections.abc import Iterator

import pytest

from onrecord.errors import NoArticle, ReportError
from onrecord.model import Arrival, Reading, Report, report_id
from onrecord.pipeline.engines.local import Worker, read_all
from onrecord.pipeline.engines.worker import surroundings
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.timing import Timed
from onrecord.settings import Settings
from tests.dying import PROGRAM


def _arrival(text: str) -> Arrival:
    return Arrival(report=Report(id=report_id(text=text), published="2024-05-16", text=text), source=text[:20])


def _arrivals(count: int) -> list[Arrival]:
    return [
        _arrival(f"Minister Ilse Adler said on Monday that bridge {number} would open.") for number in range(count)
    ]


def _seen(answers: Iterator[Reading | ReportError]) -> list[str]:
    return [answer.report.text if isinstance(answer, Reading) else answer.what for answer in answers]


@pytest.fixture(scope="module")
def by_two() -> tuple[list[Reading | ReportError], Timed]:
    """What two processes answer, and where their time went."""
    timed = Timed()
    return list(read_all(_arrivals(40), workers=2, timed=timed)), timed


def test_several_processes_answer_as_this_one_does(
    reader: Reader, by_two: tuple[list[Reading | ReportError], Timed]
) -> None:
    arrivals = _arrivals(40)
    expected = list(reader.read_many(arrivals))
    assert list(read_all(arrivals, workers=1)) == expected
    assert by_two[0] == expected


def test_an_error_comes_out_where_it_went_in(reader: Reader) -> None:
    first, second, third = _arrivals(3)
    error = NoArticle("Empty.", where="a.txt")
    answers = read_all([first, error, second, error, third], workers=1)
    assert _seen(answers) == [first.report.text, "Empty.", second.report.text, "Empty.", third.report.text]


def test_few_reports_are_read_in_this_process(reader: Reader) -> None:
    assert len(list(read_all(_arrivals(3)))) == 3


def test_nothing_to_read_is_nothing_read() -> None:
    assert list(read_all([], workers=1)) == list(read_all([], workers=2)) == list(read_all([])) == []


def test_no_more_is_taken_in_than_a_few_batches(reader: Reader) -> None:
    taken: list[int] = []

    def endless() -> Iterator[Arrival]:
        for number, arrival in enumerate(_arrivals(10_000)):
            taken.append(number)
            yield arrival

    answers = read_all(endless(), workers=2)
    assert isinstance(next(answers), Reading)
    answers.close()  # type: ignore[attr-defined]
    assert len(taken) <= 100


def test_a_report_that_kills_its_process_costs_no_other() -> None:
    arrivals = [*_arrivals(2), _arrival("A deadly fog closed the port of Arvik on Monday."), *_arrivals(2)]
    worker = Worker(Settings(), program=PROGRAM)
    try:
        answers = worker.read(arrivals)
    finally:
        worker.end()
        worker.bury()
    assert [isinstance(answer, Reading) for answer in answers] == [True, True, False, True, True]
    assert "died of it (signal 6)" in str(answers[2])


def test_a_report_longer_than_the_pipeline_takes_is_refused_alone(reader: Reader) -> None:
    arrivals = [*_arrivals(1), _arrival("The council met. " * 70_000), *_arrivals(1)]
    answers = list(read_all(arrivals, workers=1))
    assert [isinstance(answer, Reading) for answer in answers] == [True, False, True]


def test_a_process_that_has_grown_is_replaced_between_batches() -> None:
    worker = Worker(Settings(worker_memory=1))
    try:
        assert [len(worker.read(_arrivals(2))), len(worker.read(_arrivals(2)))] == [2, 2]
        assert worker.started == 2
    finally:
        worker.end()
        worker.bury()


def test_a_process_keeps_the_memory_that_it_will_need_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "65536")  # as Dask has it for its workers
    monkeypatch.setenv("ONRECORD_WORKERS", "2")
    assert "MALLOC_TRIM_THRESHOLD_" not in surroundings()
    assert surroundings()["ONRECORD_WORKERS"] == "2"


def test_processes_say_where_their_time_went(
    reader: Reader, by_two: tuple[list[Reading | ReportError], Timed]
) -> None:
    stages = {"clean", *reader.nlp.pipe_names, "statements", "events", "figures", "votes", "link"}
    assert stages <= set(by_two[1].stages)
