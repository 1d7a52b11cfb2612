"""The calendar: parsed by icalendar, with what was planned and nothing that merely happened."""

import io
from datetime import date, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from onrecord.export import export
from onrecord.export.ical import STATUS
from onrecord.model import EventType
from onrecord.pipeline.record import Record


def written(record: Record, **filters: Any) -> bytes:
    out = io.BytesIO()
    export(record, "ical", out, **filters)
    return out.getvalue()


def entries(record: Record, **filters: Any) -> dict[str, Any]:
    calendar = Calendar.from_ical(written(record, **filters))
    assert not calendar.errors
    found = calendar.walk("VEVENT")
    assert all(not entry.errors for entry in found)
    return {str(entry["UID"]): entry for entry in found}


def test_it_holds_the_plans_that_have_a_day(samples: Record) -> None:
    wanted = [
        line for line in samples.timeline() if line.record.status in STATUS and line.record.date
        and line.record.date.start
    ]  # fmt: skip
    assert set(entries(samples)) == {f"urn:onrecord:{line.id}" for line in wanted}
    assert {line.record.status for line in wanted} > {"planned", "cancelled"}


def test_an_entry_says_what_the_record_says(samples: Record) -> None:
    found = entries(samples)
    for line in samples.timeline(status="planned,cancelled"):
        entry = found.get(f"urn:onrecord:{line.id}")
        if entry is None:
            continue
        assert entry["STATUS"] == ("CANCELLED" if line.record.status == "cancelled" else "TENTATIVE")
        assert line.sentence in entry["DESCRIPTION"]
        assert str(entry["SUMMARY"]).startswith(line.record.type)
        assert line.record.date is not None
        if "T" not in (line.record.date.start or ""):
            assert entry.decoded("DTSTART") == date.fromisoformat(line.record.date.start or "")
            last = date.fromisoformat((line.record.date.end or "")[:10])
            assert entry.decoded("DTEND") - timedelta(days=1) == last


def test_uids_stay_and_lines_are_folded(samples: Record) -> None:
    raw = written(samples)
    assert list(entries(samples)) == [str(one["UID"]) for one in Calendar.from_ical(raw).walk("VEVENT")]
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_what_only_happened_is_not_in_a_calendar(samples: Record) -> None:
    assert entries(samples, status="occurred") == {}


@pytest.mark.parametrize("type", ["CONSULT"])
def test_it_is_filtered_like_the_list(samples: Record, type: EventType) -> None:
    assert all(str(entry["SUMMARY"]).startswith(type) for entry in entries(samples, type=type).values())
