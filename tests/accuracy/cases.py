"""How a whole reading is held against a hand-made case: expectations met, less false alarms.

An expectation is met where a record of its kind overlaps ``where`` and agrees in every other field named; a list
of alternatives means any will do. Captions and headlines that are none, damage where there is none, and more than
two events a sentence are taken off.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.model import Reading

COUNTED = 0.5
LONG_DAMAGE = 120

Case = dict[str, Any]
Record = dict[str, Any]
Pair = Sequence[int]
Outcome = tuple[str, str, bool]
"""The kind, what was expected, whether it was met. A kind that ends in "false alarm" is never met."""


def score(case: Case, reading: Reading) -> Iterator[Outcome]:
    """Every expectation of the case, met or not, and every false alarm."""
    made: Record = msgspec.json.decode(reading.to_json())
    text = made["report"]["text"]
    yield from _passages(case, made)
    yield from _actors(case, made)
    yield from _statements(case, made, text)
    yield from _events(case, made, text)
    yield from _votes(case, made)
    yield from _figures(case, made, text)
    yield from _changes(case, made)


def met_of(outcomes: Iterable[Outcome]) -> tuple[int, int]:
    """How many expectations are met, false alarms taken off, and of how many."""
    outcomes = list(outcomes)
    real = [met for kind, _, met in outcomes if not kind.endswith("false alarm")]
    return max(0, sum(real) - (len(outcomes) - len(real))), len(real)


def _overlap(a: Pair, b: Pair) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _any_overlap(spans: Iterable[Pair], where: Pair) -> bool:
    return any(_overlap(span, where) for span in spans)


def _span(record: Record) -> Pair:
    return record["start"], record["end"]


def _ways(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _agree(wanted: str | None, actual: str | None) -> bool:
    if wanted is None or actual is None:
        return wanted is actual
    w, a = wanted.casefold(), actual.casefold()
    return w in a or (len(a) > 4 and a in w)


def _names(made: Record) -> dict[str | None, str]:
    return {actor["id"]: actor["name"] for actor in made["actors"]}


def _words(text: str, span: Pair | None) -> str | None:
    return text[span[0] : span[1]] if span else None


def _day(date: Record | None) -> str | None:
    return ((date or {}).get("start") or "")[:10] or None


def _passages(case: Case, made: Record) -> Iterator[Outcome]:
    passages = made["passages"]
    for kind in ("headline", "caption"):
        wanted = case["passages"][kind]
        found = [_span(p) for p in passages if p["kind"] == kind]
        for where in wanted:
            yield kind, str(where), _any_overlap(found, where)
        for span in found:
            if not _any_overlap(wanted, span):
                yield f"{kind} false alarm", str(span), False
    for want in case["passages"]["repeats"]:
        met = any(
            _overlap(_span(p), want["where"])
            and p["repeats"] is not None
            and _overlap(_span(passages[p["repeats"]]), want["of"])
            for p in passages
        )
        yield "repeats", str(want["where"]), met
    damage = [d for p in passages for d in p["damage"]]
    known = []
    for want in case["passages"]["damage"]:
        places = [want[key] for key in ("where", "with") if key in want]
        known += places
        yield "damage", want["kind"], any(_any_overlap(places, _span(d)) for d in damage)
    for d in damage:
        if not _any_overlap(known, _span(d)) or d["end"] - d["start"] > LONG_DAMAGE:
            yield "damage false alarm", f"{d['kind']} {_span(d)}", False


def _actors(case: Case, made: Record) -> Iterator[Outcome]:
    for want in case["actors"]:
        codes = set(_ways(want["code"]))
        met = any(_agree(want["name"], a["name"]) and codes & set(a["codes"]) for a in made["actors"])
        yield "actors", want["name"], met


def _statements(case: Case, made: Record, text: str) -> Iterator[Outcome]:
    names = _names(made)
    for want in case["statements"]:
        met = any(
            _any_overlap(s["content"], want["where"])
            and s["kind"] == want["kind"]
            and (
                _agree(want["speaker"], names.get(s["speaker"]))
                or _agree(want["speaker"], _words(text, s["speaker_text"]))
            )
            and want.get("occasion_date") in (None, _day(s["date"]))
            for s in made["statements"]
        )
        yield "statements", f"{want['kind']} {want['speaker']} {_words(text, want['where'])!r:.60}", met


def _events(case: Case, made: Record, text: str) -> Iterator[Outcome]:
    events = [e for e in made["events"] if e["confidence"] >= COUNTED]
    for want in case["events"]:
        met = any(
            _any_overlap(e["evidence"], want["where"])
            and ("type" not in want or e["type"] in _ways(want["type"]))
            and e["status"] in _ways(want["status"])
            and _parties_agree(want, e)
            and ("place" not in want or _agree(want["place"], (e["place"] or {}).get("name")))
            and ("date" not in want or _day(e["date"]) == want["date"])
            for e in events
        )
        yield "events", f"{want.get('type', '')} {want['status']} {_words(text, want['where'])!r:.60}", met
    for ban in case["not_events"]:
        met = not any(
            _overlap(e["trigger"], ban["where"])
            and e["status"] == "occurred"
            and ban.get("type", e["type"]) == e["type"]
            for e in events
        )
        yield "not_events", f"{ban['why']}: {_words(text, ban['where'])!r:.60}", met
    for _ in range(max(0, len(events) - 2 * text.count(". ") - 10)):
        yield "event false alarm", "more than two events a sentence", False


def _parties_agree(want: Record, event: Record) -> bool:
    """By country. Where a cooperative event has no recipient, both parties stand among its actors."""
    recipients = event["recipient_codes"]
    if not recipients and event["type"] in ("AGREE", "CONSULT", "COOPERATE"):
        recipients = event["actor_codes"]
    sides = (("source", event["actor_codes"]), ("target", recipients))
    return all(side not in want or any(code[:3] in _ways(want[side]) for code in codes) for side, codes in sides)


def _votes(case: Case, made: Record) -> Iterator[Outcome]:
    names = _names(made)
    codes = {actor["id"]: actor["codes"] for actor in made["actors"]}
    fields = ("members", "for", "against", "abstain", "vetoed", "outcome")
    for want in case["votes"]:
        met = any(
            _any_overlap(v["evidence"], want["where"])
            and _agree(want["body"], names.get(v["body"]))
            and all(v[field] == want[field] for field in fields if field in want)
            and set(want["abstained"])
            <= {c[:3] for p in v["positions"] if p["vote"] == "abstain" for c in codes.get(p["actor"], ())}
            for v in made["votes"]
        )
        yield "votes", want["body"], met


def _figures(case: Case, made: Record, text: str) -> Iterator[Outcome]:
    names = _names(made)
    for want in case["figures"]:
        met = any(
            _any_overlap(f["evidence"], want["where"])
            and f["value"] == want["value"]
            and f["bound"] in _ways(want.get("bound"))
            and _claimed(want["claimant"], names.get(f["claimant"]), _words(text, f["claimant_span"]))
            for f in made["figures"]
        )
        yield "figures", f"{want['value']} {want['what']}", met


def _claimed(wanted: str | None, *named: str | None) -> bool:
    """The claimant's name or words agree; where nobody claims, nobody may be named."""
    return any(_agree(wanted, who) for who in named if who) if wanted else not any(named)


def _changes(case: Case, made: Record) -> Iterator[Outcome]:
    names = _names(made)
    status = {e["id"]: e["status"] for e in made["events"]}
    voices = {s["id"]: names.get(s["speaker"]) for s in made["statements"]}
    voices |= {f["id"]: names.get(f["claimant"]) for f in made["figures"]}
    for want in case["changes"]:
        found = [change for change in made["changes"] if change["kind"] == want["kind"]]
        if want["kind"] == "reversal":
            met = any(_in_order(want["steps"], [status[i] for i in c["steps"] if i in status]) for c in found)
        else:
            met = any(all(_speaks(who, c, voices, names) for who in want["between"]) for c in found)
        yield "changes", want["kind"], met


def _speaks(who: str, change: Record, voices: dict[str, str | None], names: dict[str | None, str]) -> bool:
    heard = [voices.get(step) for step in change["steps"]] + [names.get(actor) for actor in change["by"]]
    return any(_agree(who, name) for name in heard)


def _in_order(wanted: Sequence[Any], actual: Sequence[str]) -> bool:
    """The wanted steps, each a status or a list of them, stand in ``actual`` in this order."""
    rest = iter(actual)
    return all(any(status in _ways(step) for status in rest) for step in wanted)
