"""What holds for every format."""

import io
from typing import Any, Unpack

import pytest

from onrecord.errors import BadExport
from onrecord.export import FORMATS, export, format_of
from onrecord.export.formats import LISTS
from onrecord.pipeline.record import Record
from onrecord.store import Filters

HELD = [(form, of) for form in FORMATS for of in format_of(form).holds]


def kept(record: Record, form: str, of: str, **filters: Unpack[Filters]) -> list[Any]:
    """The rows of the list that the format says that it keeps."""
    keeps = format_of(form).keeps
    return [line for line in LISTS[of](record, filters) if keeps is None or keeps(line)]


@pytest.mark.parametrize(("form", "of"), HELD)
def test_a_format_holds_the_rows_of_the_list_that_it_keeps(samples: Record, form: str, of: str) -> None:
    assert export(samples, form, io.BytesIO(), of=of) == len(kept(samples, form, of))


@pytest.mark.parametrize(("form", "of"), [held for held in HELD if held[1] in ("events", "occurrences")])
def test_a_format_is_filtered_like_the_list(samples: Record, form: str, of: str) -> None:
    shown = len(kept(samples, form, of, status="occurred"))
    assert export(samples, form, io.BytesIO(), of=of, status="occurred") == shown
    assert export(samples, form, io.BytesIO(), of=of, status="occurred", limit=3) == min(shown, 3)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_tell_is_no_error(samples: Record, form: str) -> None:
    assert export(samples, form, io.BytesIO(), actor="Nobody Whoever") == 0


def test_an_unknown_format_is_named_with_those_there_are(samples: Record) -> None:
    with pytest.raises(BadExport, match=r"there is no format 'xls'.*jsonl"):
        export(samples, "xls", io.BytesIO())
