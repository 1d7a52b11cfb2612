"""A reading as a person reads it: its records in sections, each with its words."""

from collections.abc import Iterator

from onrecord.model import Change, Event, Figure, Reading, Span, Statement, Vote, When

WIDTH = 100


def text_of(reading: Reading) -> str:
    """The whole reading as plain text."""
    return "\n".join(_lines(reading)) + "\n"


def _lines(reading: Reading) -> Iterator[str]:
    report = reading.report
    yield report.title or clipped(quoted(reading, (0, len(report.text))).strip())
    yield " · ".join(filter(None, (report.publisher, report.published, report.url, report.id)))
    sections = (
        ("Events", [event_line(reading, event) for event in reading.events]),
        ("Statements", [statement_line(reading, statement) for statement in reading.statements]),
        ("Figures", [figure_line(reading, figure) for figure in reading.figures]),
        ("Votes", [vote_line(reading, vote) for vote in reading.votes]),
        ("Changes", [change_line(reading, change) for change in reading.changes]),
    )
    for heading, lines in sections:
        if lines:
            yield ""
            yield heading
            yield from lines
    flaws = [
        f"  {damage.kind}: {clipped(quoted(reading, (damage.start, damage.end)))}"
        for passage in reading.passages
        for damage in passage.damage
    ]
    if flaws:
        yield ""
        yield "Damage"
        yield from flaws


def event_line(reading: Reading, event: Event) -> str:
    """Date, type and status, who to whom, where; then the trigger's sentence."""
    whom = names(reading, event.recipients)
    parts = (
        f"{event.type}{f' ({event.mode})' if event.mode else ''} {event.status}",
        names(reading, event.actors) + (f" -> {whom}" if whom else ""),
        f"in {event.place.name}" if event.place else "",
        f"told in {event.attributed_to}" if event.attributed_to else "",
    )
    return entry(event.id, span_of_days(event.date), parts, event.confidence, quoted(reading, event.evidence[0]))


def statement_line(reading: Reading, statement: Statement) -> str:
    """Who, how, then the words."""
    who = names(reading, (statement.speaker,)) if statement.speaker else ""
    if not who and statement.speaker_text:
        who = quoted(reading, statement.speaker_text)
    parts = (
        f"{who or 'somebody'} {statement.act}",
        statement.kind,
        f"at {statement.occasion}" if statement.occasion else "",
        f"within {statement.within}" if statement.within else "",
    )
    words = " ... ".join(quoted(reading, span) for span in statement.content)
    return entry(statement.id, span_of_days(statement.date), parts, statement.confidence, words)


def figure_line(reading: Reading, figure: Figure) -> str:
    """The number, what it counts, who claims it."""
    claimant = names(reading, (figure.claimant,)) if figure.claimant else ""
    if not claimant and figure.claimant_span:
        claimant = quoted(reading, figure.claimant_span)
    parts = (
        " ".join(filter(None, (figure.bound, amount(figure), figure.what))),
        figure.kind,
        f"in {figure.place.name}" if figure.place else "",
        f"claimed by {claimant}" if claimant else "nobody named as its source",
    )
    return entry(
        figure.id, span_of_days(figure.date), parts, figure.confidence, quoted(reading, figure.evidence[0])
    )


def vote_line(reading: Reading, vote: Vote) -> str:
    """The body, the measure, the tally, the outcome, what doesn't add up."""
    positions = ", ".join(f"{names(reading, (p.actor,))} {p.vote}" for p in vote.positions)
    parts = (
        names(reading, (vote.body,)) if vote.body else "a body not named",
        vote.measure or "",
        tally(vote),
        vote.outcome or "",
        positions,
        "; ".join(vote.flags),
    )
    return entry(vote.id, span_of_days(vote.date), parts, vote.confidence, quoted(reading, vote.evidence[0]))


def change_line(reading: Reading, change: Change) -> str:
    """What kind of turn, by whom, over which records."""
    parts = (f"{change.kind} by {names(reading, change.by) or 'nobody named'}", " then ".join(change.steps))
    words = " ... ".join(
        clipped(quoted(reading, span), WIDTH // max(1, len(change.evidence))) for span in change.evidence
    )
    return entry(change.id, "", parts, change.confidence, words)


def entry(name: str, when: str, parts: tuple[str, ...], confidence: float, words: str) -> str:
    """One record in two lines: what it says, and the words that say it."""
    said = " · ".join(filter(None, (when, *parts)))
    return f"  {name:<4} {said}  [{confidence:.2f}]\n       {clipped(words)}"


def names(reading: Reading, actors: tuple[str, ...]) -> str:
    """The actors' names, joined."""
    known = {actor.id: actor.name for actor in reading.actors}
    return ", ".join(known.get(actor, actor) for actor in actors)


def quoted(reading: Reading, span: Span) -> str:
    """The report's words at a span, on one line."""
    return " ".join(reading.report.text[span[0] : span[1]].split())


def clipped(words: str, width: int = WIDTH) -> str:
    """At most ``width`` characters, with an ellipsis where some are left out."""
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"


def span_of_days(when: When | None) -> str:
    """``2024-04-01``, or ``2024-04-01..2024-04-07``; nothing where no date is known."""
    if when is None:
        return ""
    if when.start == when.end:
        return when.start or ""
    return f"{when.start or ''}..{when.end or ''}"


def amount(figure: Figure) -> str:
    """The number with its unit, thousands set apart."""
    number = f"{figure.low:,} to {figure.high:,}" if figure.value is None else f"{figure.value:,}"
    unit = figure.unit or ""
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}".rstrip()


def tally(vote: Vote) -> str:
    """``14-0, 1 abstaining``."""
    told = "" if vote.in_favour is None else f"{vote.in_favour}-{'?' if vote.against is None else vote.against}"
    return ", ".join(filter(None, (told, f"{vote.abstain} abstaining" if vote.abstain else "")))
