"""Every kind of quotation mark, as the table quotations.tsv has it."""

from pathlib import Path

import pytest

from onrecord.annotate.quotations import PARAGRAPHS, paired
from onrecord.model.marks import Quotation
from tests.clean.reports import read

Row = tuple[str, str, str]
TABLE = Path(__file__).with_name("quotations.tsv")


def rows() -> list[Row]:
    lines = [line for line in TABLE.read_text("utf8").splitlines() if not line.startswith("#")]
    found: list[Row] = []
    for line in lines:
        _, text, quotations, damage = line.split("\t")
        found.append((text.replace("¶", "\n\n").replace("⏎", "\n"), quotations, damage))
    return found


def written(text: str, q: Quotation) -> str:
    """A quotation as the table writes it: its level, its flags, its words."""
    flags = {"s": q.scare, "o": not q.closed, "c": q.continues is not None, "d": q.damaged}
    return f"{q.level}{''.join(flag for flag, holds in flags.items() if holds)} {text[q.start : q.end]}"


@pytest.mark.parametrize(("text", "quotations", "_damage"), rows())
def test_quotations_are_found_to_the_letter(text: str, quotations: str, _damage: str) -> None:
    found = paired(text, [m.span() for m in PARAGRAPHS.finditer(text)])
    assert [written(text, q) for q in found] == [words for words in quotations.split(" ¦ ") if words]


@pytest.mark.parametrize(("text", "_quotations", "damage"), rows())
def test_marks_without_a_partner_are_damage(text: str, _quotations: str, damage: str) -> None:
    found = [text[d.start : d.end] for p in read(text) for d in p.damage if d.kind == "unbalanced quotation mark"]
    assert found == [words for words in damage.split(" ¦ ") if words]
