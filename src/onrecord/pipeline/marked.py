"""What was read in a report, as it is shown in its text: each record with the words that say it, and in words."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from onrecord.model import Event, Figure, Reading, Span, Statement, Vote
from onrecord.pipeline.wording import at, event_says, figure_says, statement_says, vote_says

Kind = Literal["event", "statement", "figure", "vote"]


class Marked(NamedTuple):
    """A record of a reading; ``says`` is a line of words, ``spans`` are the words of the text that tell it, in
    their order."""

    kind: Kind
    fact: Event | Statement | Figure | Vote
    says: str
    spans: tuple[Span, ...]


def marked(reading: Reading) -> Iterator[Marked]:
    """Every event, statement, figure and vote of a reading."""
    text = reading.report.text
    known = {actor.id: actor.name for actor in reading.actors}

    def names(*actors: str | None) -> str:
        return ", ".join(known.get(actor, actor) for actor in actors if actor)

    for event in reading.events:
        says = event_says(event, names(*event.actors), names(*event.recipients))
        yield Marked("event", event, says, (event.trigger,))
    for statement in reading.statements:
        who = names(statement.speaker) or (at(text, statement.speaker_text) if statement.speaker_text else "")
        says = statement_says(statement, who, names(statement.addressee), names(statement.relayed_by))
        yield Marked("statement", statement, says, tuple(sorted(statement.content)) or statement.evidence)
    for figure in reading.figures:
        claimant = names(figure.claimant) or (at(text, figure.claimant_span) if figure.claimant_span else "")
        yield Marked("figure", figure, figure_says(figure, claimant), (figure.text,))
    for vote in reading.votes:
        positions = [(names(position.actor), position.vote) for position in vote.positions]
        yield Marked("vote", vote, vote_says(vote, names(vote.body), positions), vote.evidence)
