"""Who claims a figure, and what has only been threatened. Sentences of our own."""

from onrecord.model import Arrival, Reading, Report
from onrecord.pipeline.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Arrival(report=Report(id="r", text=text, published="2024-05-16")))


def test_a_group_that_claims_nothing_claims_no_toll(reader: Reader) -> None:
    text = "A car bomb exploded outside a hotel, killing seven people; no group claimed responsibility."
    assert [f.claimant for f in read(reader, text).figures] == [None]


def test_a_hostage_who_may_be_killed_is_not_counted_as_killed(reader: Reader) -> None:
    figure = read(reader, "The rebels threatened to kill one hostage.").figures[0]
    assert figure.kind != "killed"
