"""One decision from two sources: the lexicon's frame, and the trained network's judgement.

In: the drafts of a report. Out: the same with their type, mode, status and confidence settled; what is no event is
left out. Promise: where no draft is, the network isn't asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import cast as typed

from spacy.tokens import Doc, Span

from onrecord.extract.events.casting import Draft, Known, cast
from onrecord.extract.events.cues import Standing
from onrecord.extract.events.drafting import DENIABLE, drafts
from onrecord.extract.events.echoes import is_told_again
from onrecord.extract.events.identities import is_public
from onrecord.extract.events.judge import NO_EVENT, Judgement, judgements
from onrecord.extract.events.matter import is_about, is_of_the_arts
from onrecord.extract.events.newsworthy import is_newsworthy
from onrecord.extract.events.standing import TURNS, standing
from onrecord.extract.events.sureness import met, parties, statuses, types
from onrecord.extract.events.unlisted import unlisted
from onrecord.extract.events.whoever import is_of_so_many
from onrecord.model import EventType, Status


def decided(sentences: Iterable[Span], doc: Doc, known: Known) -> list[list[Draft]]:
    """The events of each sentence, decided together, so that the network reads a report in one go."""
    told = [[*drafts(sentence, doc, known)] for sentence in sentences]
    for sentence, found in zip(sentences, told, strict=True):
        found += _open(sentence, found, doc, known)
    asked = [draft for found in told for draft in found if _is_asked(draft)]
    judged = {id(draft): judgement for draft, judgement in zip(asked, judgements(asked), strict=True)}
    return [[d for draft in found if (d := _decided(draft, judged.get(id(draft)), doc, known))] for found in told]


def _open(sentence: Span, found: list[Draft], doc: Doc, known: Known) -> Iterator[Draft]:
    """Drafts of what no frame speaks of, where two of public life take part: one does it to the other."""
    if is_about(sentence, "sport") or is_about(sentence, "words") or is_of_the_arts(doc):
        return
    taken = {token.i for draft in found for token in (*draft.match.words, draft.match.trigger)}
    # What was called off is told by the visit, not by the calling off.
    taken |= {d.standing.token.i for d in found if d.standing.status in TURNS and d.standing.token is not None}
    for match in unlisted(sentence, taken):
        told = standing(match.trigger)
        if told is None:
            continue
        draft = cast(match, told, doc, known)
        if all(any(is_public(known.get(i)) for i in side) for side in (draft.actors, draft.recipients)):
            draft.listed = False
            yield draft


def _decided(draft: Draft, judged: Judgement | None, doc: Doc, known: Known) -> Draft | None:
    """The draft with what both sources together make of it; None where that is no event of public life."""
    if judged is None:
        draft.confidence = round(met(draft) * parties(draft), 2)
        return draft
    shares = types(draft, judged)
    if shares.pop(NO_EVENT) > 0.5:
        return None
    kind = max(shares, key=shares.__getitem__)
    frame = draft.match.frame
    turned = not draft.listed or kind != frame.type
    if turned:
        draft.match.frame = replace(frame, type=typed(EventType, kind), mode=judged.mode_of(kind), cameo="")
    stands = statuses(draft, judged)
    status = typed(Status, max(stands, key=stands.__getitem__))
    if status != draft.standing.status:
        draft.standing = Standing(status, "")
    if turned:
        # What an event needs of its parties hangs on its type.
        draft = replace(cast(draft.match, draft.standing, doc, known), listed=draft.listed, newsworthy=True)
        if not is_newsworthy(draft, known):
            return None
    draft.judged = f"{judged.best} {judged.types[judged.best]:.2f}"
    draft.confidence = round(shares[kind] * stands[status] * parties(draft), 2)
    return draft


def _is_asked(draft: Draft) -> bool:
    """Whether the one sentence that the network reads can show what the draft is: "the strike" that was told
    before names nobody, nor do "another 17"; what a user teaches it has never seen; the attack that "never was",
    the story of which "is false", is denied by whoever says so; and goods that arrive are no actor."""
    if not draft.listed:
        return True
    if draft.match.frame.own:
        return False
    told = draft.standing
    denied = told.status == "denied" and told.cue in ("not", "be") and draft.match.frame.type in DENIABLE
    if draft.match.stage is not None:
        return False
    nobody = (draft.match.frame.asks == "subj" and not draft.actors) or is_of_so_many(draft)
    return not (denied or nobody or is_told_again(draft))
