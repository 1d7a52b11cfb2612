"""How an event stands, read from the words around it: one sentence of our own for each turn of phrase."""

import pytest
from spacy.language import Language

from onrecord.annotate import doc_of
from onrecord.clean import passages
from onrecord.extract.events.standing import standing
from onrecord.model import Arrival, Report


def status_of(nlp: Language, trigger: str, text: str) -> str | None:
    arrival = Arrival(report=Report(id="r", text=text, published="2024-05-16"))
    doc = nlp(doc_of(nlp, arrival, passages(arrival)))
    word = next(token for token in doc if token.lower_ == trigger)
    told = standing(word)
    return None if told is None else told.status


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("visit", "The Norwegian minister scrubbed his visit to Latvia."),
        ("summit", "Norway pulled out of the summit with Latvia."),
        ("summit", "The summit of the Baltic states is off."),
        ("summit", "No summit will take place in Riga this year, the organisers said."),
        ("sail", "The Norwegian frigate will not sail to Riga after all."),
        ("meeting", "A meeting of the Norwegian and Latvian ministers in Riga, set for May, will not take place."),
        ("talks", "The talks with Latvia will not be held."),
        ("invitation", "Latvia withdrew its invitation to the Norwegian envoy."),
    ],
)
def test_what_is_called_off_is_cancelled(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "cancelled"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("visit", "The visit of the Norwegian minister was put on ice."),
        ("summit", "Latvia shelved the summit until autumn."),
        ("summit", "The summit has been pushed back to autumn."),
        ("summit", "The summit slipped to the autumn."),
        ("talks", "The start of the talks was postponed."),
    ],
)
def test_what_is_put_off_is_postponed(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "postponed"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("meet", "The ministers will now meet on Friday, two days later than planned."),
        ("visit", "The visit, postponed in May, will begin on Monday."),
        ("summit", "The summit was moved to 12 June."),
        ("exercise", "The exercise, first set for May, will now take place in July."),
        ("talks", "The minister said the talks would now take place in July."),
        ("held", "The minister said the rally would now be held in July."),
    ],
)
def test_what_has_another_day_is_rescheduled(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "rescheduled"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("talks", "The talks between Norway and Latvia fell through."),
        ("attack", "The attack on the harbour came to nothing."),
        ("agree", "Norway and Latvia could not agree on the quota."),
        ("deal", "The delegations parted without a deal."),
        ("strike", "The drones were shot down before they could strike the port."),
        ("kill", "The foiled plot to kill the Latvian minister was hatched in Oslo."),
        ("coup", "The coup was quashed within hours."),
    ],
)
def test_what_came_to_nothing_has_failed(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "failed"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("arrested", "The ministry said it had not arrested the Latvian editor."),
        ("meeting", "There was no meeting with the Latvian envoy, the spokesman insisted."),
        ("attack", "Norway denied any part in the attack on the pipeline."),
        ("raid", "The army had nothing to do with the raid."),
        ("attack", "The militia was not behind the attack."),
        ("signed", "The minister scoffed at a report that he had signed the treaty."),
    ],
)
def test_what_somebody_says_was_not_done_is_denied(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "denied"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("shelling", "Troops were on Friday still shelling the town."),
        ("expelled", "Latvian families are being expelled from the valley."),
        ("criticising", "The bishops have been criticising the junta for months."),
        ("visit", "The Norwegian king is on a visit to Latvia."),
        ("besieged", "For 90 days the army has besieged the town."),
        ("talks", "The talks between Norway and Latvia are under way."),
        ("strike", "Dockers remained on strike on Tuesday."),
    ],
)
def test_what_still_goes_on_is_ongoing(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "ongoing"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("join", "Norway decided not to join the mission."),
        ("return", "The exiles vowed never to return to the island."),
        ("resign", "The minister rejected calls to resign."),
        ("send", "Latvia has no plans to send troops."),
    ],
)
def test_what_one_will_not_do_is_refused(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "refused"


@pytest.mark.parametrize(
    ("status", "trigger", "text"),
    [
        ("conditional", "withdraw", "Norway would withdraw its ships should Latvia reopen the port."),
        ("conditional", "lift", "Latvia will lift the ban once the inspectors arrive."),
        ("conditional", "release", "The rebels offered to release the crew if the army left the valley."),
        ("threatened", "attack", "The rebels said they would attack the port unless the army left."),
        ("threatened", "arrested", "The crowd was told to leave the square or be arrested."),
        ("threatened", "bomb", "The rebels vowed to bomb the pipeline."),
        ("demanded", "leave", "The fishermen asked that the navy leave the bay."),
        ("demanded", "release", '"Release the crew," families urged the rebels.'),
        ("demanded", "withdraw", "Latvia ought to withdraw its envoy, the bishops said."),
        ("planned", "deport", "Latvia is going to deport the two editors."),
        ("planned", "visit", "Soldiers swept the churches ahead of the visit."),
        ("planned", "visit", "Next week's visit to Riga is his second."),
        ("planned", "charges", "The prosecutor will file charges against the minister."),
        ("planned", "agreement", "The agreement is to be signed in Riga."),
        ("planned", "seize", "The court ordered bailiffs to seize the ferry."),
    ],
)
def test_what_has_yet_to_come(nlp: Language, status: str, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == status


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("recognise", "Iceland became the first state to recognise Latvia."),
        ("congratulate", "The president telephoned Riga to congratulate the winner."),
        ("resign", "Protests forced the minister to resign."),
        ("withdrawal", "Norway announced its withdrawal from the treaty."),
        ("attacked", "The army attacked the port, delayed by a storm."),
        ("visited", "The minister visited Riga earlier than planned."),
        ("fired", "Were they soldiers? Troops fired on the crowd."),
        ("met", "The envoys met for talks after the strike was put off."),
        ("demand", "Latvia summoned the Norwegian envoy on Friday to demand an apology."),
        ("cut", "Both were the first to object, prompting Riga to cut ties."),
        ("siege", "The army lifted the siege of the town."),
    ],
)
def test_what_was_done_has_occurred(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) == "occurred"


@pytest.mark.parametrize(
    ("trigger", "text"),
    [
        ("attacked", "The army has not yet attacked the port, the mayor said."),
        ("met", "The ministers never met."),
        ("agreement", "The ministers discussed no agreement."),
    ],
)
def test_what_nobody_claims_or_denies_is_no_event(nlp: Language, trigger: str, text: str) -> None:
    assert status_of(nlp, trigger, text) is None
