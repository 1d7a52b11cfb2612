"""Copies that people found: noted beside those that the machine found, and shown while the decision stands."""

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select

from onrecord.store import tables as t

METHOD = "decided"
"""What such a copy has for its method; the view of copies knows it by this."""
RUN = 3
NEAR = 0.8


def note_decided_copy(connection: Connection, copy: str, source: str, *, at: str) -> None:
    """Note that one report takes its text from another, where the machine did not."""
    copied = t.copies.c
    known = select(copied.key).where(copied.report == copy, copied.copy_of == source)
    if connection.execute(known).first():
        return
    shared = _shared(connection, copy, source)
    connection.execute(
        insert(t.copies),
        {"report": copy, "copy_of": source, "kind": "near" if shared >= NEAR else "rewrite", "shared": shared,
         "confidence": 1.0, "altered": "[]", "method": METHOD, "found_at": at},
    )  # fmt: skip


def _shared(connection: Connection, copy: str, source: str) -> float:
    """The share of the copy's runs of words that its source has too."""
    asked = select(t.reports.c.id, t.reports.c.text).where(t.reports.c.id.in_((copy, source)))
    runs = {id: set(_runs(text)) for id, text in connection.execute(asked)}
    return round(len(runs[copy] & runs[source]) / len(runs[copy]), 3)


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = text.casefold().split()
    return (tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
