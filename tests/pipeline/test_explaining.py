"""What a rule does is said in the words of its code."""

from pathlib import Path

from onrecord.pipeline.explaining import explained
from onrecord.pipeline.reader import Reader
from onrecord.pipeline.record import open_record

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def test_the_rule_of_every_record_is_explained(tmp_path: Path, reader: Reader) -> None:
    with open_record(tmp_path / "onrecord.db") as record:
        record.add(EXAMPLES / "rovuma", workers=1)
        lists = (record.timeline(), record.statements(), record.figures(), record.votes(), record.changes())
        rules = {line.record.rule for lines in lists for line in lines} | {"annotate.actors:actors"}
    assert len(rules) > 10
    assert [rule for rule in rules if "another version of OnRecord" in explained(rule)] == []


def test_a_rule_of_another_version_is_told_as_such() -> None:
    assert "another version of OnRecord" in explained("extract.events.rules:long_gone")
    assert "another version of OnRecord" in explained("nowhere:at_all")
