"""The dossier: every line with its source, copies called copies."""

import io
import re
from typing import Any

from onrecord.export import export
from onrecord.export.dossier import plain
from onrecord.pipeline.record import Record

NOTE = re.compile(r"^\[\^(\d+)\]: (.+)$", re.M)


def dossier(record: Record, **filters: Any) -> tuple[str, dict[str, str]]:
    """What stands above the notes, and the notes by their numbers."""
    out = io.BytesIO()
    export(record, "dossier", out, **filters)
    text = out.getvalue().decode()
    return NOTE.sub("", text), dict(NOTE.findall(text))


def test_every_line_has_a_note_and_every_note_a_line(samples: Record) -> None:
    above, notes = dossier(samples, actor="Bolivia")
    lines = [line for line in above.splitlines() if line.startswith("- ")]
    marks = [re.findall(r"\[\^(\d+)\]", line) for line in lines]
    assert all(marks)
    assert {number for found in marks for number in found} == set(notes)
    assert list(notes) == [str(number) for number in range(1, len(notes) + 1)]


def test_a_note_holds_the_sentence_the_report_its_publisher_date_and_address(samples: Record) -> None:
    _, notes = dossier(samples, actor="Bolivia")
    held = "\n".join(notes.values())
    for line in samples.timeline(actor="Bolivia"):
        assert plain(line.sentence) in held
        for said in (
            line.report.title,
            line.report.publisher,
            (line.report.published or "")[:10],
            line.report.url,
        ):
            assert plain(said or "") in held or (said or "") in held


def test_a_copy_is_called_one_with_its_source(samples: Record) -> None:
    _, notes = dossier(samples)
    copies = {line.report.id: line.copy_of for line in samples.copies() if line.record.kind != "partial"}
    for said in notes.values():
        found = re.search(r"\(`(\w{16})`\)", said)
        assert found is not None
        of = copies.get(found[1])
        assert ("Copy of: " in said) == (of is not None)
        assert of is None or of.id in said


def test_days_stand_in_order_in_each_section(samples: Record) -> None:
    above, _ = dossier(samples)
    sections = re.split(r"^## ", above, flags=re.M)[1:]
    assert [section.splitlines()[0] for section in sections] == [
        "Events", "Statements", "Figures", "Votes", "Changes",
    ]  # fmt: skip
    for section in sections:
        days = re.findall(r"^### (.+)$", section, re.M)
        assert days == sorted(set(days))


def test_it_is_headed_by_whom_it_is_about(samples: Record) -> None:
    above, _ = dossier(samples, actor="Bolivia", since="2025-05-09")
    assert above.startswith("# Bolivia\n\nAsked for: actor Bolivia · since 2025-05-09\n")
