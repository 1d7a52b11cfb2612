"""What the measures of events count, on gold and events made up for it."""

from typing import Any

import pytest

from onrecord.model import Event
from onrecord.model.event import EventType, Status
from tests.accuracy.events import type_and_countries_agree, typed_pairs
from tests.accuracy.tally import Labels


def gold(type_: str, status: str, actor: str = "*", recipient: str = "*", **more: Any) -> dict[str, Any]:
    return {"type": type_, "status": status, "actor": actor, "recipient": recipient, **more}


def event(type_: EventType, status: Status, *parties: str) -> Event:
    """An event between the first party and the rest."""
    return Event(
        id="e1",
        type=type_,
        quad=1,
        status=status,
        actor_codes=parties[:1],
        recipient_codes=parties[1:],
        trigger=(0, 1),
        evidence=((0, 1),),
        rule="made up",
        confidence=0.9,
    )


def test_a_rare_label_weighs_as_much_as_a_common_one() -> None:
    labels = Labels()
    for _ in range(8):
        labels.add(["occurred"], "occurred")
    labels.add(["denied"], "occurred")
    assert labels.macro_f1 == pytest.approx((16 / 17 + 0) / 2)


def test_any_of_the_labels_wanted_will_do() -> None:
    labels = Labels()
    labels.add(["threatened", "conditional"], "conditional")
    assert labels.macro_f1 == 1.0


def test_no_labels_make_no_figure() -> None:
    assert Labels().macro_f1 == 0.0


def test_countries_count_whatever_the_status() -> None:
    wanted = gold("AID", "planned", "JOR", "SYR")
    assert type_and_countries_agree(wanted, event("AID", "occurred", "JORGOV", "SYRCVL"))
    assert not type_and_countries_agree(wanted, event("AID", "planned", "JORGOV", "LBN"))
    assert not type_and_countries_agree(wanted, event("SUPPORT", "planned", "JORGOV", "SYR"))


def test_a_status_is_held_against_the_event_that_has_it() -> None:
    wanted = [gold("CONSULT", "occurred"), gold("CONSULT", "planned")]
    found = [event("CONSULT", "planned"), event("CONSULT", "denied")]
    statuses = {(one["status"], made.status) for one, made in typed_pairs(wanted, [], found)}
    assert statuses == {("planned", "planned"), ("occurred", "denied")}


def test_what_the_gold_leaves_open_is_no_wrong_status() -> None:
    wanted, allowed = [gold("REJECT", "occurred")], [gold("REJECT", "refused", optional=True)]
    assert typed_pairs(wanted, allowed, [event("REJECT", "refused")]) == []
