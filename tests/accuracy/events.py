"""The events of single sentences against the gold. docs/gold.md says how the gold is written."""

from collections.abc import Callable, Iterable, Sequence

from onrecord.model import Event, Reading
from tests.accuracy.agreement import COUNTED, Gold, Misses, names_agree
from tests.accuracy.reading import Sentence
from tests.accuracy.tally import Labels, Tally, pairs


def party_agrees(wanted: str, codes: Sequence[str]) -> bool:
    """``*`` anybody; ``-`` nobody of a known country; ``FRA|DEU`` either; ``FRA+DEU`` both."""
    countries = {code[:3] for code in codes}
    if "*" in wanted:
        return True
    if wanted == "-":
        return not countries
    if "+" in wanted:
        return set(wanted.split("+")) <= countries
    return bool(set(wanted.split("|")) & countries)


def readings_of(gold: Gold) -> list[Gold]:
    """The readings of one event that will do: the first, and those in ``or``."""
    return [gold, *gold.get("or", ())]


def type_agrees(gold: Gold, event: Event) -> bool:
    return any(event.type in one["type"].split("|") for one in readings_of(gold))


def type_and_status_agree(gold: Gold, event: Event) -> bool:
    return any(
        event.type in one["type"].split("|") and event.status in one["status"].split("|")
        for one in readings_of(gold)
    )


def event_agrees(gold: Gold, event: Event) -> bool:
    """Type, status, the countries of actor and recipient."""
    return any(
        event.type in one["type"].split("|")
        and event.status in one["status"].split("|")
        and party_agrees(one["actor"], event.actor_codes)
        and party_agrees(one["recipient"], event.recipient_codes)
        for one in readings_of(gold)
    )


def type_and_countries_agree(gold: Gold, event: Event) -> bool:
    """Type and the countries of actor and recipient, whatever the status."""
    return any(
        event.type in one["type"].split("|")
        and party_agrees(one["actor"], event.actor_codes)
        and party_agrees(one["recipient"], event.recipient_codes)
        for one in readings_of(gold)
    )


def statuses_of(gold: Gold, event_type: str) -> list[str]:
    """The statuses that an event of this type may have here, the one that the gold names first before the rest."""
    of_type = [one["status"].split("|") for one in readings_of(gold) if event_type in one["type"].split("|")]
    return list(dict.fromkeys(status for statuses in of_type for status in statuses))


def typed_pairs(
    wanted: Sequence[Gold], allowed: Sequence[Gold], found: Sequence[Event]
) -> list[tuple[Gold, Event]]:
    """Each event found with the right type beside what the gold wants there.

    Those whose status is right too go first, so that of two visits the planned one is not held against the one
    that occurred; what the gold leaves open is taken out next.
    """

    def taken(gold: Sequence[Gold], agree: Callable[[Gold, Event], bool]) -> list[tuple[Gold, Event]]:
        nonlocal found
        met = pairs(gold, found, agree)
        chosen = [(gold[w], found[f]) for w, f in met]
        found = [event for i, event in enumerate(found) if i not in {f for _, f in met}]
        return chosen

    both = taken(wanted, type_and_status_agree)
    taken(allowed, type_and_status_agree)
    unmet = [gold for gold in wanted if not any(gold is one for one, _ in both)]
    return both + taken(unmet, type_agrees)


def met_and_wrong(
    wanted: Sequence[Gold],
    allowed: Sequence[Gold],
    found: Sequence[Event],
    agree: Callable[[Gold, Event], bool],
) -> tuple[list[tuple[int, int]], int, list[Event]]:
    """The pairs that agree, how many of the rest the gold leaves open, and those that are left: they are wrong."""
    met = pairs(wanted, found, agree)
    rest = [event for i, event in enumerate(found) if i not in {f for _, f in met}]
    excused = {f for _, f in pairs(allowed, rest, type_agrees)}
    return met, len(excused), [event for i, event in enumerate(rest) if i not in excused]


def shown(event: Event, text: str) -> str:
    actors, recipients = ",".join(event.actor_codes), ",".join(event.recipient_codes)
    return f"{event.type} {event.status} {actors}>{recipients} ({text[event.trigger[0] : event.trigger[1]]})"


def wished(gold: Gold) -> str:
    return " || ".join(f"{g['type']} {g['status']} {g['actor']}>{g['recipient']}" for g in readings_of(gold))


def events(rows: Iterable[tuple[Sentence, Reading, int]], misses: Misses) -> dict[str, float]:
    """Detection (type, status and both countries), its parts, and the sentences that tell of no event.

    ``event_type_countries_*`` leave the status aside; ``event_status_macro_f1`` is the mean over the statuses, so
    that a rare one weighs as much as "occurred", of the events that were found with the right type.

    An event that the gold leaves open (``optional``) is neither asked for nor held against the reader.
    """
    whole, types, countries, status, silent, dates, places = (Tally() for _ in range(7))
    statuses = Labels()
    for sentence, reading, offset in rows:
        if "events" not in sentence:
            continue
        text = reading.report.text
        wanted = [gold for gold in sentence["events"] if not gold.get("optional")]
        allowed = [gold for gold in sentence["events"] if gold.get("optional")]
        found = [e for e in reading.events if e.confidence >= COUNTED and e.trigger[0] >= offset]
        met, excused, wrong = met_and_wrong(wanted, allowed, found, event_agrees)
        whole.add(len(met), len(met) + len(wrong), len(wanted))
        placed, _, stray = met_and_wrong(wanted, allowed, found, type_and_countries_agree)
        countries.add(len(placed), len(placed) + len(stray), len(wanted))

        of_type = pairs(wanted, found, type_agrees)
        types.add(len(of_type), len(of_type) + max(0, len(found) - len(of_type) - excused), len(wanted))
        told = sum(any(type_and_status_agree(wanted[w], event) for event in found) for w, _ in of_type)
        status.add(told, len(of_type), len(of_type))
        for gold, event in typed_pairs(wanted, allowed, found):
            statuses.add(statuses_of(gold, event.type), event.status)
        if sentence.get("silent"):
            silent.add(not wrong, 1, 1)
        for w, f in met:
            if date := wanted[w].get("date"):
                when = found[f].date
                dates.add(bool(when and (when.start or "").startswith(date)), 1, 1)
            if name := wanted[w].get("place"):
                place = found[f].place
                places.add(bool(place and names_agree(name, place.name)), 1, 1)

        unmet = [wished(gold) for w, gold in enumerate(wanted) if w not in {i for i, _ in met}]
        if unmet or wrong:
            misses.append(
                f"{sentence['id']} {sentence['text']}\n"
                + "".join(f"    missed {line}\n" for line in unmet)
                + "".join(f"    wrong  {shown(event, text)}\n" for event in wrong)
            )
    return {
        "events_f1": whole.f1,
        "events_precision": whole.precision,
        "event_types_f1": types.f1,
        "event_type_countries_f1": countries.f1,
        "event_type_countries_precision": countries.precision,
        "event_status": status.recall,
        "event_status_macro_f1": statuses.macro_f1,
        "event_dates": dates.recall,
        "event_places": places.recall,
        "silent": silent.recall,
    }
