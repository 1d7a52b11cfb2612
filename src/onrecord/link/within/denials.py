"""What somebody says did not happen, and who says that it did."""

from collections.abc import Iterator

import msgspec

from onrecord.link.within.parties import days_agree, ids, is_known, places_agree, side
from onrecord.link.within.polarity import concepts, shared
from onrecord.model import Change, Event, Reading, Statement

NEAR = 40
SURE = 0.6
UNSURE, CORROBORATED = 0.35, 0.55
"""How sure a denial must be by itself, and how sure it is of one who was just charged."""
AROUND = 1200
"""So many characters apart a charge and its denial stand at most."""


def denials(reading: Reading) -> Iterator[Change]:
    """A denied event beside one that is told as having happened, of one type with the same parties; or a statement
    that denies what another speaker's statement says."""
    found = [*_of_events(reading), *_of_charges(reading)]
    yield from found
    told = {span for change in found for span in change.evidence}
    # What the events tell the statements that they stand in need not tell again.
    yield from (change for change in _of_statements(reading) if not told.issuperset(change.evidence))


def _of_events(reading: Reading) -> Iterator[Change]:
    for i, denied in enumerate(reading.events):
        if denied.status != "denied" or denied.confidence < 0.5:
            continue
        for other in reading.events[max(0, i - NEAR) : i + NEAR]:
            if other.status in ("occurred", "ongoing") and _of_one(denied, other):
                yield _denial(other, denied, _by(denied, reading), denied.inputs.get("head", ""))
                break


def _by(denied: Event, reading: Reading) -> tuple[str, ...]:
    """Who denies it: the speaker of the statement, where he is known, else who is said to have done it."""
    speaker = next((s.speaker for s in reading.statements if s.id == denied.attributed_to), None)
    known = next((actor for actor in reading.actors if actor.id == speaker), None)
    return (speaker,) if speaker is not None and is_known(known) else denied.actors


def _of_one(one: Event, other: Event) -> bool:
    return (
        one.type == other.type
        and one.id != other.id
        and (one.inputs.get("head") == other.inputs.get("head") or _of_one_kind(one, other))
        and bool(ids(one) & ids(other))
        and (not one.recipients or not other.recipients or bool(set(one.recipients) & set(other.recipients)))
        and days_agree(one.date, other.date)
        and places_agree(one.place, other.place)
    )


def _of_one_kind(one: Event, other: Event) -> bool:
    """Whether two acts that are called by other words may be one: one side does them to the other."""
    return bool(set(one.actors) & set(other.actors) and set(one.recipients) & set(other.recipients))


def _of_charges(reading: Reading) -> Iterator[Change]:
    """Who is accused, and denies it: of the charges against them the nearest."""
    side_of = {actor.id: side(actor) for actor in reading.actors}
    charges = [e for e in reading.events if e.type == "ACCUSE" and e.status == "occurred" and e.confidence >= 0.5]
    for denial in reading.statements:
        if denial.act != "denies" or denial.speaker is None or denial.confidence < UNSURE:
            continue
        speaker = side_of.get(denial.speaker, denial.speaker)
        against = [
            charge
            for charge in charges
            if speaker in {side_of.get(actor, actor) for actor in charge.recipients}
            and speaker not in {side_of.get(actor, actor) for actor in charge.actors}
            and _apart(charge, denial) < AROUND
        ]
        if against:
            nearest = min(against, key=lambda charge: _apart(charge, denial))
            found = _denial(nearest, denial, (denial.speaker,), nearest.inputs.get("head", ""))
            sure = max(denial.confidence, CORROBORATED)
            yield msgspec.structs.replace(found, confidence=round(min(SURE, nearest.confidence, sure), 2))


def _apart(one: Event, other: Statement) -> int:
    return abs(one.evidence[0][0] - other.evidence[0][0])


def _of_statements(reading: Reading) -> Iterator[Change]:
    text = reading.report.text
    for i, denial in enumerate(reading.statements):
        if denial.act != "denies" or denial.speaker is None or denial.confidence < 0.5:
            continue
        about = concepts(_content(denial, text))
        for other in reading.statements[max(0, i - NEAR) : i + NEAR]:
            if other.act == "denies" or other.speaker in (None, denial.speaker) or other.id == denial.within:
                continue
            common = shared(about, concepts(_content(other, text)))
            if common:
                yield _denial(other, denial, (denial.speaker,), ", ".join(sorted(common)))
                break


def _denial(asserted: Event | Statement, denied: Event | Statement, by: tuple[str, ...], about: str) -> Change:
    return Change(
        id="",
        kind="denial",
        by=by,
        steps=(asserted.id, denied.id),
        evidence=tuple(dict.fromkeys((*asserted.evidence, *denied.evidence))),
        confidence=round(min(SURE, asserted.confidence, denied.confidence), 2),
        rule="link.within.denials:denials",
        inputs={"about": about},
    )


def _content(statement: Statement, text: str) -> str:
    return " ".join(text[start:end] for start, end in statement.content)
