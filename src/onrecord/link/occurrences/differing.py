"""Where the tellings of one occurrence differ: status, day, place, number, tally, act."""

from collections.abc import Iterable, Mapping

from onrecord.link.occurrences.told import Told
from onrecord.model import Event, Figure, Statement, Vote


def differences(tellings: Iterable[Told]) -> Mapping[str, tuple[str, ...]]:
    """What the tellings say differently, field by field, each value once, as they were told first."""
    found: dict[str, dict[str, None]] = {}
    for told in tellings:
        for name, value in _said(told.fact).items():
            if value is not None:
                found.setdefault(name, {})[str(value)] = None
    return {name: tuple(values) for name, values in found.items() if len(values) > 1}


def _said(fact: Event | Statement | Figure | Vote) -> dict[str, object]:
    date = None if fact.date is None or fact.date.text is None else fact.date.start
    if isinstance(fact, Event):
        return {"status": fact.status, "date": date and date[:10], "place": fact.place and fact.place.name}
    if isinstance(fact, Figure):
        value = f"{fact.value if fact.value is not None else fact.low:,}" if (fact.value or fact.low) else None
        return {"number": value, "bound": fact.bound, "place": fact.place and fact.place.name}
    if isinstance(fact, Vote):
        tally = None if fact.in_favour is None else f"{fact.in_favour}-{fact.against}-{fact.abstain}"
        return {"tally": tally, "outcome": fact.outcome, "date": date and date[:10]}
    return {"act": fact.act}
