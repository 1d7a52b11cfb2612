"""What somebody says did not happen, and who says that it did."""

from collections.abc import Collection, Iterator, Sequence

import msgspec

from onrecord.link.within.answers import Answers
from onrecord.link.within.parties import country_of, days_agree, ids, is_known, places_agree
from onrecord.link.within.polarity import concepts, shared
from onrecord.model import Change, Event, Reading, Statement

NEAR = 40
SURE = 0.6
UNSURE, CORROBORATED = 0.35, 0.55
"""How sure a denial must be by itself, and how sure it is of one who was just charged."""
ANSWERED = 0.55
"""How sure it is that the accused deny who say "not" without saying that they deny."""
FORCES = ("MIL", "COP", "GOV", "SPY")
AROUND = 1200
"""So many characters apart a charge and its denial stand at most."""


def denials(reading: Reading) -> Iterator[Change]:
    """A denied event beside one that is told as having happened, of one type with the same parties; an answer to a
    charge; or a statement that denies what another speaker's statement says."""
    answers = Answers(reading)
    events = list(_of_events(reading))
    in_events = {event.attributed_to for event in reading.events for found in events if event.id == found.steps[1]}
    found = [*events, *_of_charges(reading, answers, in_events)]
    yield from found
    told = {span for change in found for span in change.evidence}
    # What the events tell the statements that they stand in need not tell again.
    yield from (change for change in _of_statements(reading, answers) if not told.issuperset(change.evidence))


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
        and (bool(ids(one) & ids(other)) or _of_one_side(one, other))
        and (not one.recipients or not other.recipients or bool(set(one.recipients) & set(other.recipients)))
        and days_agree(one.date, other.date)
        and places_agree(one.place, other.place)
    )


def _of_one_side(one: Event, other: Event) -> bool:
    """Whether two acts called by one word are of one country's forces."""
    sides = [{country_of(code) for code in event.actor_codes if code[3:] in FORCES} for event in (one, other)]
    return bool(sides[0] & sides[1]) and one.inputs.get("head") == other.inputs.get("head")


def _of_one_kind(one: Event, other: Event) -> bool:
    """Whether two acts that are called by other words may be one: one side does them to the other."""
    return bool(set(one.actors) & set(other.actors) and set(one.recipients) & set(other.recipients))


def _of_charges(reading: Reading, answers: Answers, told: Collection[str | None]) -> Iterator[Change]:
    """Who is accused, and denies it: of the charges against them the nearest. ``told``: the statements whose
    denials are told by their events."""
    charges = [e for e in reading.events if e.type == "ACCUSE" and e.status == "occurred" and e.confidence >= 0.5]
    if not charges:
        return
    for said in answers.statements:
        against = list(_charges_of(said, charges, answers)) if said.id not in told else []
        if against:
            nearest = min(against, key=lambda charge: _apart(charge, said))
            words = answers.behind(said)
            found = _denial(nearest, words, (said.speaker or "",), nearest.inputs.get("head", ""))
            sure = max(words.confidence, CORROBORATED) if said.act == "denies" else ANSWERED
            yield msgspec.structs.replace(found, confidence=round(min(SURE, nearest.confidence, sure), 2))


def _charges_of(said: Statement, charges: Sequence[Event], answers: Answers) -> Iterator[Event]:
    """The charges that a statement denies, or contradicts as the next thing that the accused say."""
    if said.act == "denies" and said.confidence >= UNSURE and not answers.looks_ahead(said):
        bare = answers.is_bare(said)
        for charge in charges:
            accused = answers.accused(charge, said.speaker or "") and _apart(charge, said) < AROUND
            if accused or answers.answers(charge, said, bare=bare):
                yield charge
    elif said.confidence >= 0.5 and answers.contradicts(said):
        for charge in charges:
            defended = answers.defends(charge, said) and _apart(charge, said) < AROUND
            if defended or answers.answers(charge, said, bare=False):
                yield charge


def _apart(one: Event, other: Statement) -> int:
    return abs(one.evidence[0][0] - other.evidence[0][0])


def _of_statements(reading: Reading, answers: Answers) -> Iterator[Change]:
    text = reading.report.text
    for i, denial in enumerate(reading.statements):
        if denial.act != "denies" or denial.speaker is None or denial.confidence < 0.5:
            continue
        about = concepts(_content(denial, text))
        retorted = answers.retorted(denial)
        for other in reading.statements[max(0, i - NEAR) : i + NEAR]:
            if other.act == "denies" or other.speaker in (None, denial.speaker) or other.id == denial.within:
                continue
            theirs = concepts(_content(other, text))
            common = shared(about, theirs)
            if not common and answers.opposite(other, denial) and 2 * len(about & theirs) >= len(about):
                common = about & theirs
            if common or other is retorted:
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
