"""How a record is put into one line of words. Each takes the record and the names of those who take part."""

from collections.abc import Iterable, Mapping
from typing import Any, assert_never

from onrecord.model import Change, Event, Figure, Span, Statement, Vote, When
from onrecord.store.rows.decisions import DecisionLine, Ruled
from onrecord.store.rows.records import EventLine, Fact, FigureLine, StatementLine, VoteLine
from onrecord.store.rows.shared import ActorLine, ChangeLine, OccurrenceLine

FactLine = EventLine | StatementLine | FigureLine | VoteLine | ChangeLine

WIDTH = 100


def line_says(line: FactLine | OccurrenceLine | ActorLine) -> str:
    """A row of any list of records in one line of words."""
    match line:
        case OccurrenceLine():
            return line_says(line.line)
        case EventLine():
            return event_says(line.record, ", ".join(line.actors), ", ".join(line.recipients))
        case StatementLine():
            return statement_says(line.record, line.speaker or "", line.addressee or "", line.relay or "")
        case FigureLine():
            return figure_says(line.record, line.claimant or "")
        case VoteLine():
            return vote_says(line.record, line.body or "", line.positions)
        case ChangeLine():
            steps = " then ".join(step_says(step.record) for step in line.steps)
            return joined(change_says(line.record, ", ".join(line.by)), steps)
        case ActorLine():
            return joined(line.record.name, line.record.kind, ", ".join(line.record.codes))
    assert_never(line)


def told_by(line: StatementLine | ChangeLine | OccurrenceLine) -> str:
    """How many reports tell it."""
    return f"{line.reports} reports, {line.independent} independent" if line.reports > 1 else "1 report"


def event_says(event: Event, who: str, whom: str) -> str:
    """Type and mode, status, who to whom, where."""
    return joined(
        f"{event.type}{f' ({event.mode})' if event.mode else ''} {event.status}",
        f"{who or '?'} -> {whom}" if whom else who,
        f"in {event.place.name}" if event.place else "",
    )


def statement_says(statement: Statement, who: str, to: str = "", relay: str = "") -> str:
    """Who, by which act, to whom; how, on which occasion, and who passes it on."""
    return joined(
        f"{who or 'somebody'} {statement.act}{f', to {to}' if to else ''}",
        statement.kind,
        f"occasion: {statement.occasion}" if statement.occasion else "",
        f"according to {relay}" if relay else "",
    )


def figure_says(figure: Figure, claimant: str) -> str:
    """The number and what it counts, where, and whose it is."""
    return joined(
        " ".join(filter(None, (figure.bound, amount(figure), figure.what))),
        "" if figure.kind in ("other", *(figure.what or "").split()) else figure.kind,
        f"in {figure.place.name}" if figure.place else "",
        f"says {claimant}" if claimant else "no claimant",
    )


def vote_says(vote: Vote, body: str, positions: Iterable[tuple[str, str]]) -> str:
    """The body, what it voted on, the tally, the outcome, who stood out, and what doesn't add up."""
    return joined(
        body or "a body not named",
        vote.measure or "",
        tally(vote),
        vote.outcome or "",
        ", ".join(f"{name}: {position}" for name, position in positions),
        *vote.flags,
    )


def change_says(change: Change, by: str) -> str:
    """What kind of turn, and whose."""
    return f"{change.kind}{f' by {by}' if by else ''}"


def step_says(fact: Fact) -> str:
    """One of a change's steps, or an occurrence, in a few words: what it says, and its day."""
    if isinstance(fact, Change):
        return "change"
    if isinstance(fact, Event):
        said = f"{fact.type} {fact.status}"
    elif isinstance(fact, Statement):
        said = f"statement: {fact.act}"
    elif isinstance(fact, Figure):
        said = " ".join(filter(None, (fact.bound, amount(fact), fact.what)))
    else:
        said = joined(fact.measure or "vote", tally(fact), fact.outcome or "")
    return joined(said, days(fact.date))


def ruling_says(ruling: Ruled | None) -> str:
    """What was decided, and by whom: "accepted by ana"; nothing where nobody did."""
    return f"{ruling.verdict} by {ruling.by}" if ruling else ""


def decision_says(line: DecisionLine) -> str:
    """Who decided what, of what."""
    decision = line.decision
    did = _DID[decision.verb]
    if decision.verb == "undo":
        return f"{decision.by} undid {decision.undoes} ({line.id})"
    if decision.field is not None:
        return f"{decision.by} {did} {line.id}: {decision.field} = {value_says(decision.value)}"
    if decision.verb == "audit":
        return f"{decision.by} {did} {line.id}: {verdict_says(decision.value)}"
    other = f" and {line.other}" if line.other else ""
    about = f" as {'copies' if decision.about == 'copy' else 'one story'}" if decision.about else ""
    return f"{decision.by} {did} {line.id}{other}{about}"


_DID = {
    "accept": "accepted", "reject": "rejected", "correct": "corrected", "merge": "merged", "split": "split",
    "undo": "undid", "audit": "audited",
}  # fmt: skip


def verdict_says(told: Mapping[str, Any]) -> str:
    """An audit's verdict: right, wrong in these fields, or wrong."""
    return "right" if told["right"] else f"wrong{': ' if told['fields'] else ''}{', '.join(told['fields'])}"


def value_says(value: object) -> str:
    """What a correction set, as an analyst would type it; nothing is said as "nothing"."""
    if isinstance(value, dict):
        if "start" in value:
            start, end = value["start"] or "", value["end"] or ""
            return start if start == end else f"{start}..{end}"
        return str(value.get("name", value))
    if isinstance(value, list):
        return ", ".join(map(value_says, value))
    return "nothing" if value is None else str(value)


def joined(*parts: str) -> str:
    """The parts that say something, set apart by a middle dot."""
    return " · ".join(filter(None, parts))


def at(text: str, span: Span) -> str:
    """The text's words at a span, on one line."""
    return flat(text[span[0] : span[1]])


def flat(words: str) -> str:
    """The same words on one line."""
    return " ".join(words.split())


def clipped(words: str, width: int = WIDTH) -> str:
    """At most ``width`` characters, with an ellipsis where some are left out.

    >>> clipped("a ceasefire holds", 12)
    'a ceasefire…'
    """
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def days(when: When | None) -> str:
    """``2024-04-01``, or ``2024-04-01..2024-04-07``; nothing where no date is known."""
    if when is None:
        return ""
    if when.start == when.end:
        return when.start or ""
    return f"{when.start or ''}..{when.end or ''}"


def amount(figure: Figure) -> str:
    """The number or range with its unit, thousands set apart."""
    ends = figure.low, figure.high
    if figure.value is not None:
        number = f"{figure.value:,}"
    else:
        number = " to ".join(f"{end:,}" for end in ends if end is not None)
        # "Thousands" has a lower end and no upper one.
        number = f"{number} or more" if figure.high is None else number
    unit = figure.unit or ""
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}".rstrip()


def tally(vote: Vote) -> str:
    """``14-0, 1 abstaining``; nothing where no count is told."""
    told = "" if vote.in_favour is None else f"{vote.in_favour}-{'?' if vote.against is None else vote.against}"
    return ", ".join(filter(None, (told, f"{vote.abstain} abstaining" if vote.abstain else "")))
