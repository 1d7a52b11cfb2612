"""The acts that speech acts are about, where a plain noun names them: "asked Peru for help", "pledged $6 million".

In: the drafts of one sentence. Out: those and the acts asked for or pledged. Promise: an act is added only where
nothing else of the sentence tells it.
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from onrecord.extract.events.casting import Draft
from onrecord.extract.events.cues import Standing
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import classes
from onrecord.model import Status

PLEDGES = frozenset(("pledge", "promise", "offer"))
REACH = 3


def with_arguments(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts, each followed by the aid that it asks for or pledges."""
    told = {d.match.frame.type for d in drafts}
    for draft in drafts:
        yield draft
        if "AID" in told or draft.standing.status != "occurred":
            continue
        frame = draft.match.frame
        if frame.type == "REQUEST" and "for" in frame.words and draft.recipients and _is_for_aid(draft):
            yield _aid(draft, "demanded", draft.recipients, draft.actors)
        if frame.type == "AGREE" and frame.lemma in PLEDGES and "aid" in frame.nouns:
            yield _aid(draft, "planned", draft.actors, draft.recipients)


def _aid(draft: Draft, status: Status, who: tuple[str, ...], whom: tuple[str, ...]) -> Draft:
    trigger = draft.match.trigger
    frame = replace(draft.match.frame, type="AID", mode="", cameo="070")
    found = replace(draft.match, frame=frame)
    standing = Standing(status, lemma_of(trigger), trigger)
    return replace(
        draft, match=found, standing=standing, actors=who, recipients=whom, host=None if whom else draft.host
    )


def _is_for_aid(draft: Draft) -> bool:
    for word in draft.match.words:
        for noun in word.children if word.lower_ == "for" else ():
            if noun.dep_ == "pobj" and _is_aid(noun):
                return True
    return False


def _is_aid(noun: Token) -> bool:
    return lemma_of(noun) in classes()["aid"] and not any(c.lower_ == "no" for c in noun.lefts)
