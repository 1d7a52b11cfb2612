"""A record with its corrections: what it says once people have put it right."""

from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.data import table
from onrecord.errors import BadDecision
from onrecord.model import Event, Figure, Reading
from onrecord.store.decisions.fields import ACTORS, actor_of, correctable
from onrecord.store.rows.records import Fact


def corrected(fact: Fact, values: Mapping[str, Any], reading: Reading) -> Fact:
    """The record with these fields set, and what follows from them: an event's quad class from its type, its codes
    from its actors, the ends of a figure from its value.

    Raises:
        BadDecision: a field takes no such value, or the reading lacks an actor of that name.
    """
    known = correctable(type(fact))
    told = msgspec.to_builtins(fact)
    for field, value in values.items():
        told[field] = _by_id(value, reading) if known.get(field) in ACTORS else value
    told.update(_following(fact, values, told, reading))
    try:
        return msgspec.convert(told, type(fact))
    except msgspec.ValidationError as error:
        raise BadDecision(f"the correction does not hold together: {error}.") from error


def _by_id(value: Any, reading: Reading) -> Any:
    """Names as the ids that this reading has for them."""
    if isinstance(value, list):
        return [actor_of(name, reading).id for name in value]
    return None if value is None else actor_of(value, reading).id


def _following(fact: Fact, values: Mapping[str, Any], told: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    if isinstance(fact, Event):
        return _codes(fact, values, told, reading)
    if isinstance(fact, Figure) and "value" in values:
        # "At least 1,200" has 1,200 for its value and for its lower end.
        ends = {"low": fact.low, "high": fact.high}
        return {
            end: values["value"] for end, was in ends.items() if was is not None and was == fact.value
        } | {end: values[end] for end in ends if end in values}  # fmt: skip
    return {}


def _codes(fact: Event, values: Mapping[str, Any], told: Mapping[str, Any], reading: Reading) -> dict[str, Any]:
    codes = {actor.id: actor.codes for actor in reading.actors}
    follows: dict[str, Any] = {
        f"{part}_codes": list(dict.fromkeys(code for id in told[f"{part}s"] for code in codes[id]))
        for part in ("actor", "recipient")
        if f"{part}s" in values
    }
    if values.get("type") not in (None, fact.type):
        of_type = next(row for row in table("plover_types.tsv") if row["type"] == values["type"])
        follows["quad"] = int(of_type["quad"])
        follows["cameo"] = values.get("cameo", of_type["cameo"])
        follows["mode"] = values.get("mode")
    return follows
