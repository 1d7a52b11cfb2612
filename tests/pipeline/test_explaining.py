"""What a rule does is said in the words of its code."""

import pytest

from onrecord.pipeline.explaining import explained


@pytest.mark.parametrize(
    "rule", ["annotate.actors:actors", "extract.figures:stated", "link.within.denials:denials"]
)
def test_a_rule_is_told_wherever_its_function_stands(rule: str) -> None:
    assert "another version of OnRecord" not in explained(rule)


@pytest.mark.parametrize("rule", ["extract.events.rules:long_gone", "nowhere:at_all", "", "../../etc/passwd:root"])
def test_a_rule_of_another_version_is_told_as_such(rule: str) -> None:
    assert "another version of OnRecord" in explained(rule)
