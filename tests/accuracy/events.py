"""The events of single sentences against the gold. docs/gold.md says how the gold is written."""

from collections.abc import Iterable, Sequence

from onrecord.model import Event, Reading
from tests.accuracy.agreement import COUNTED, Gold, Misses, names_agree
from tests.accuracy.reading import Sentence
from tests.accuracy.tally import Tally, pairs


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


def shown(event: Event, text: str) -> str:
    actors, recipients = ",".join(event.actor_codes), ",".join(event.recipient_codes)
    return f"{event.type} {event.status} {actors}>{recipients} ({text[event.trigger[0] : event.trigger[1]]})"


def wished(gold: Gold) -> str:
    return " || ".join(f"{g['type']} {g['status']} {g['actor']}>{g['recipient']}" for g in readings_of(gold))


def events(rows: Iterable[tuple[Sentence, Reading, int]], misses: Misses) -> dict[str, float]:
    """Detection (type, status and both countries), its parts, and the sentences that tell of no event.

    An event that the gold leaves open (``optional``) is neither asked for nor held against the reader.
    """
    whole, types, status, silent, dates, places = (Tally() for _ in range(6))
    for sentence, reading, offset in rows:
        if "events" not in sentence:
            continue
        text = reading.report.text
        wanted = [gold for gold in sentence["events"] if not gold.get("optional")]
        allowed = [gold for gold in sentence["events"] if gold.get("optional")]
        found = [e for e in reading.events if e.confidence >= COUNTED and e.trigger[0] >= offset]
        met = pairs(wanted, found, event_agrees)
        rest = [event for i, event in enumerate(found) if i not in {f for _, f in met}]
        excused = {f for _, f in pairs(allowed, rest, type_agrees)}
        wrong = [event for i, event in enumerate(rest) if i not in excused]
        whole.add(len(met), len(met) + len(wrong), len(wanted))

        of_type = pairs(wanted, found, type_agrees)
        types.add(len(of_type), len(of_type) + max(0, len(found) - len(of_type) - len(excused)), len(wanted))
        told = sum(any(type_and_status_agree(wanted[w], event) for event in found) for w, _ in of_type)
        status.add(told, len(of_type), len(of_type))
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
        "event_status": status.recall,
        "event_dates": dates.recall,
        "event_places": places.recall,
        "silent": silent.recall,
    }
