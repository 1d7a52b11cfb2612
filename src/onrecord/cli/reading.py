"""A reading as a person reads it: its records in sections, each with its words."""

from collections.abc import Iterator

from onrecord.model import Reading, Span
from onrecord.pipeline.wording import (
    at,
    change_says,
    clipped,
    days,
    event_says,
    figure_says,
    flat,
    joined,
    statement_says,
    vote_says,
)


def text_of(reading: Reading) -> str:
    """The whole reading as plain text."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    report = reading.report
    yield report.title or clipped(flat(report.text[:400]))
    yield joined(report.publisher or "", report.published or "", report.url or "", report.id)
    sections = (
        ("Events", _events(reading)),
        ("Statements", _statements(reading)),
        ("Figures", _figures(reading)),
        ("Votes", _votes(reading)),
        ("Changes", _changes(reading)),
        ("Damage", _damage(reading)),
    )
    for heading, entries in sections:
        lines = list(entries)
        if lines:
            yield f"\n{heading}"
            yield from lines


def _events(reading: Reading) -> Iterator[str]:
    for event in reading.events:
        said = event_says(event, _names(reading, event.actors), _names(reading, event.recipients))
        told = f"told in {event.attributed_to}" if event.attributed_to else ""
        words = at(reading.report.text, event.evidence[0])
        yield _entry(event.id, joined(days(event.date), said, told), event.confidence, words)


def _statements(reading: Reading) -> Iterator[str]:
    text = reading.report.text
    for statement in reading.statements:
        who = _name_or_words(reading, statement.speaker, statement.speaker_text)
        words = " … ".join(at(text, span) for span in statement.content)
        said = joined(days(statement.date), statement_says(statement, who))
        yield _entry(statement.id, said, statement.confidence, words)


def _figures(reading: Reading) -> Iterator[str]:
    for figure in reading.figures:
        claimant = _name_or_words(reading, figure.claimant, figure.claimant_span)
        said = joined(days(figure.date), figure_says(figure, claimant))
        yield _entry(figure.id, said, figure.confidence, at(reading.report.text, figure.evidence[0]))


def _votes(reading: Reading) -> Iterator[str]:
    for vote in reading.votes:
        body = _names(reading, (vote.body,)) if vote.body else ""
        positions = [(_names(reading, (position.actor,)), position.vote) for position in vote.positions]
        said = joined(days(vote.date), vote_says(vote, body, positions))
        yield _entry(vote.id, said, vote.confidence, at(reading.report.text, vote.evidence[0]))


def _changes(reading: Reading) -> Iterator[str]:
    for change in reading.changes:
        said = joined(change_says(change, _names(reading, change.by)), " then ".join(change.steps))
        words = " … ".join(clipped(at(reading.report.text, span), 60) for span in change.evidence)
        yield _entry(change.id, said, change.confidence, words)


def _damage(reading: Reading) -> Iterator[str]:
    for passage in reading.passages:
        for damage in passage.damage:
            yield f"  {damage.kind}: {clipped(at(reading.report.text, (damage.start, damage.end)))}"


def _entry(name: str, said: str, confidence: float, words: str) -> str:
    """One record in two lines: what it says, and the words that say it."""
    return f"  {name:<4} {said}  [{confidence:.2f}]\n       {clipped(words)}"


def _names(reading: Reading, actors: tuple[str, ...]) -> str:
    known = {actor.id: actor.name for actor in reading.actors}
    return ", ".join(known.get(actor, actor) for actor in actors)


def _name_or_words(reading: Reading, actor: str | None, words: Span | None) -> str:
    if actor:
        return _names(reading, (actor,))
    return at(reading.report.text, words) if words else ""
