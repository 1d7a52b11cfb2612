"""Plans and acts that were turned."""

from collections import defaultdict
from collections.abc import Iterator

from onrecord.lang import lexicon
from onrecord.link.within.parties import country_of
from onrecord.model import Change, Event, Reading

AHEAD = frozenset(("planned", "occurred", "ongoing", "rescheduled", "conditional"))
OFF = frozenset(("cancelled", "postponed", "refused", "failed"))


def reversals(reading: Reading) -> Iterator[Change]:
    """A thread whose events turn from going ahead to being off, or back, is a reversal.

    The steps stand in the order of the world, not of the telling: by their dates where these decide; what is
    rescheduled comes after what was called off; and a plan in a sentence that speaks of a reversal ("days after
    scrapping", "again") comes after the cancellation, even where the lead tells it first.
    """
    by_thread: dict[str, list[Event]] = defaultdict(list)
    for event in reading.events:
        if event.thread is not None and event.confidence >= 0.5:
            by_thread[event.thread].append(event)
    for thread, members in by_thread.items():
        # A refusal is told by its own speech act; only the act itself turns.
        stages = [e for e in members if e.status in AHEAD | OFF and _is_stage(e)]
        steps = _turns(in_order(stages, reading.report.text))
        if len(steps) > 1 and any(e.status in ("cancelled", "postponed", "rescheduled") for e in steps):
            yield Change(
                id="",
                kind="reversal",
                by=_by(steps),
                thread=thread,
                steps=tuple(e.id for e in steps),
                evidence=tuple(dict.fromkeys(span for e in steps for span in e.evidence)),
                confidence=round(min(e.confidence for e in steps) - 0.05, 2),
                rule="link.within.reversals:reversals",
                inputs={"statuses": ", ".join(e.status for e in steps)},
            )


def _is_stage(event: Event) -> bool:
    """Whether an event tells how a plan stood: not what is said of it in an agreement or request, and not that
    somebody wants it called off, or says that it never was."""
    called_off = event.inputs.get("status cue") in lexicon("changes.toml")["calling_off"]
    return event.type not in ("REJECT", "AGREE", "REQUEST") and not (called_off and event.status == "planned")


def in_order(events: list[Event], text: str) -> list[Event]:
    """The events as the world had them."""
    off = [e for e in events if e.status in OFF]
    ranked = []
    for told, event in enumerate(events):
        rank = 1 if event.status in OFF else 0
        later = event.status == "occurred" and any(_after(event, e) for e in off)
        beside = any(e.evidence == event.evidence for e in off)
        if (
            event.status == "rescheduled"
            or later
            or (off and event.status in AHEAD and _again(event, text, beside))
        ):
            rank = 2
        elif event.status == "occurred" and off and event.inputs.get("status cue") == "resume":
            rank = 3
        ranked.append((rank, told, event))
    return [event for _, _, event in sorted(ranked, key=lambda r: (r[0], r[1]))]


def _turns(events: list[Event]) -> list[Event]:
    """The first event of each run of one direction; a plan put back on is told by its clearest event."""
    steps: list[Event] = []
    for event in events:
        side = event.status in OFF
        if not steps and event.type == "CONSULT" and event.status == "occurred":
            continue  # what was held can't be called off any more
        if steps and (steps[-1].status in OFF) == side:
            if event.status == "rescheduled" and steps[-1].status != "rescheduled" and len(steps) > 1:
                steps[-1] = event
            continue
        steps.append(event)
    return steps


def _again(event: Event, text: str, beside: bool) -> bool:
    """Whether the event's sentence says that it is told anew; ``beside``: the cancellation stands there too."""
    words: list[str] = lexicon("changes.toml")["after_all" if beside else "again"]
    sentence = " ".join(text[start:end] for start, end in event.evidence).casefold()
    return any(f" {word}" in f" {sentence}" for word in words)


def _after(one: Event, other: Event) -> bool:
    return bool(
        one.date
        and other.date
        and one.date.start
        and other.date.start
        and one.date.start[:10] > other.date.start[:10]
    )


def _by(steps: list[Event]) -> tuple[str, ...]:
    """Who turned it: the actors of the first step that did, and that take part in the others."""
    turner = next((e for e in steps if e.status in OFF), steps[0])
    # "A minister" says less than "Kenya's foreign minister", if another step names him.
    named = (e.actors for e in (turner, *steps) if any(map(country_of, e.actor_codes)))
    return next(named, turner.actors or steps[-1].actors)
