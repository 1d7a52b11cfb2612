"""Where a run's time goes: every stage has its own, and a reading is the same for being timed."""

from collections.abc import Iterator

from onrecord.model import Arrival, Report, report_id
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.timing import Spent, Timed, table_of

TEXT = 'President Mara Lind called off her visit to Norway on Monday. "We will not travel," Lind said.\n'


def _arrivals() -> list[Arrival]:
    texts = [TEXT, TEXT.replace("Norway", "Kenya"), "At least 40 people were injured in Bergen on Tuesday.\n"]
    return [Arrival(report=Report(id=report_id(text=text), text=text, published="2024-05-16")) for text in texts]


def _busy() -> int:
    return sum(range(200_000))


def test_a_timed_reading_is_the_same(reader: Reader) -> None:
    timed = Timed()
    readings = list(Reader(timed=timed).read_many(_arrivals()))
    assert readings == list(reader.read_many(_arrivals()))
    stages = ["clean", "tokenizer", *reader.nlp.pipe_names, "statements", "events", "figures", "votes", "link"]
    assert set(timed.stages) == set(stages)
    assert all(spent.cpu > 0 for spent in timed.stages.values())


def test_time_inside_another_stage_is_counted_once() -> None:
    timed = Timed()
    timed.of("outer", lambda: timed.of("inner", _busy))
    assert timed.stages["outer"].cpu < timed.stages["inner"].cpu


def test_making_the_items_is_timed_and_using_them_is_not() -> None:
    timed = Timed()

    def items() -> Iterator[int]:
        for number in range(3):
            _busy()
            yield number

    found = list(
        timed.through("using", (timed.of("used", _busy) + item for item in timed.through("made", items())))
    )
    assert len(found) == 3
    assert timed.stages["made"].cpu > timed.stages["using"].cpu
    assert timed.stages["used"].cpu > timed.stages["using"].cpu


def test_what_others_measured_is_added() -> None:
    timed = Timed()
    timed.gained({"parser": Spent(1.0, 2.0)})
    timed.gained({"parser": Spent(0.5, 0.5), "votes": Spent(0.5, 1.0)})
    assert timed.taken() == {"parser": Spent(1.5, 2.5), "votes": Spent(0.5, 1.0)}
    assert timed.taken() == {}


def test_the_table_has_the_costliest_first() -> None:
    table = table_of({"votes": Spent(0.5, 1.0), "parser": Spent(1.5, 2.5)}).splitlines()
    assert [line.split()[:4] for line in table[1:]] == [
        ["parser", "1.50", "s", "75.0%"], ["votes", "0.50", "s", "25.0%"],
    ]  # fmt: skip
