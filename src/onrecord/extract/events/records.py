"""Events from drafts: date, place, codes, evidence, and how sure we are."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec
from spacy.tokens import Doc, Span

from onrecord.extract.dating import date_of
from onrecord.extract.events import coding
from onrecord.extract.events.arguments import with_arguments
from onrecord.extract.events.casting import Draft, Known
from onrecord.extract.events.choosing import chosen, surest
from onrecord.extract.events.deciding import decided
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.echoes import echoed, is_named_alone, is_other, is_told_again, takes_up
from onrecord.extract.events.headlines import restore_passives
from onrecord.extract.events.identities import codes_of
from onrecord.extract.events.journeys import is_aimless
from onrecord.extract.events.judge import trigger_of
from onrecord.extract.events.matching import Match
from onrecord.extract.events.matter import is_sport
from onrecord.extract.events.misreadings import set_right
from onrecord.extract.events.nominal import whole_of
from onrecord.extract.events.sides import the_two
from onrecord.extract.events.standing import TURNS
from onrecord.extract.placing import place_of
from onrecord.extract.syntax import sentence_of
from onrecord.model import Event, Statement, When, covers, passage_at

NEAR = 8
"""Tokens: how far from its noun the verb may stand that is underlined with it."""
WEEK, LONG_PAST = 7, 3
"""Days: so far back a weekday is hardly meant that a plan was for."""
TO_A_NEW_DAY = (" to", " until", " till")
"""What stands before the day that something is moved to."""
COUNTED = 0.5
"""From this confidence on a statement counts."""
LONGEST = 120
"""Tokens: a longer sentence is a list, a table or broken, and its parse is no ground for an event."""


def events(doc: Doc) -> Iterator[Event]:
    """The events of one report, in the order of their triggers, with ids from "e1" on."""
    set_right(doc)
    restore_passives(doc)
    if not is_sport(doc):
        known: Known = {actor.id: actor for actor in doc._.actors}
        for event in numbered(echoed(_events(doc, known), lambda: the_two(doc))):
            codes = event.actor_codes or codes_of(event.actors, known)
            yield msgspec.structs.replace(event, actor_codes=codes)


def numbered(found: Iterable[Event]) -> Iterator[Event]:
    """The events with ids that leave no gap."""
    names: dict[str, str] = {}
    for number, event in enumerate(found, 1):
        names[event.id] = f"e{number}"
        inputs = event.inputs
        if "told again" in inputs:
            again = names.get(inputs["told again"])
            inputs = (
                {**inputs, "told again": again}
                if again
                else {k: v for k, v in inputs.items() if k != "told again"}
            )
        yield msgspec.structs.replace(event, id=f"e{number}", inputs=inputs)


def _events(doc: Doc, known: Known) -> Iterator[Event]:
    sentences = [sentence for sentence in doc.sents if _is_told(sentence, doc)]
    told = [draft for found in decided(sentences, doc, known) for draft in chosen(list(with_arguments(found)))]
    for number, draft in enumerate(surest(told, len(sentences)), 1):
        yield _event(f"e{number}", draft, doc, known)


def _is_told(sentence: Span, doc: Doc) -> bool:
    """Whether a sentence stands in a passage that tells, and can be parsed."""
    passage = passage_at(doc._.passages, sentence.start_char)
    return len(sentence) <= LONGEST and (not doc._.passages or (passage is not None and passage.tells))


def _event(id_: str, draft: Draft, doc: Doc, known: Known) -> Event:
    found, frame, told = draft.match, draft.match.frame, draft.standing
    trigger = _trigger(draft)
    recipient_codes = codes_of(draft.recipients, known)
    if not recipient_codes and draft.host is not None and draft.host.country:
        recipient_codes = (draft.host.country,)
    inputs = {"frame": frame.name if draft.listed else "none", "head": _act(found)}
    if frame.own:
        inputs["taught"] = "own names"
    if told.cue:
        inputs["status cue"] = told.cue
    if draft.judged:
        inputs["network"] = draft.judged
    if is_aimless(draft):
        inputs["taken up"] = "goal"
    elif takes_up(draft):
        inputs["taken up"] = "other" if is_other(draft) else "?"
    if is_named_alone(draft) or (is_told_again(draft) and "taken up" not in inputs):
        inputs["told again"] = "?"
    return Event(
        id=id_,
        type=frame.type,
        mode=frame.mode or None,
        contexts=coding.contexts(list(found.trigger.subtree)),
        cameo=coding.cameo(frame),
        quad=coding.quad(frame.type),
        status=told.status,
        actors=draft.actors,
        recipients=draft.recipients,
        actor_codes=codes_of(draft.actors, known),
        recipient_codes=recipient_codes,
        date=_day(draft, doc),
        place=place_of(found.trigger, doc),
        trigger=trigger,
        evidence=(sentence_of(found.trigger),),
        attributed_to=_told_in(trigger, doc._.statements),
        confidence=draft.confidence,
        rule=f"extract.events.rules:{_rule(draft)}",
        inputs=inputs,
    )


def _day(draft: Draft, doc: Doc) -> When | None:
    """The event's day; of what is called off, put off or moved the weekday that was still to come: "called off
    Thursday's visit", told on the Wednesday before; "moved to Monday"."""
    when = date_of(draft.match.trigger, doc)
    published = (doc._.report.published if doc._.report is not None else None) or ""
    off = draft.standing.status in TURNS
    if not off or when is None or when.start is None or len(published) < 10 or when.precision != "day":
        return when
    start, out = date.fromisoformat(when.start[:10]), date.fromisoformat(published[:10])
    is_next = when.text is not None and doc.text[: when.text[0]].rstrip().endswith(TO_A_NEW_DAY)
    least = 1 if is_next else LONG_PAST
    moved_on = draft.standing.status == "rescheduled" and not is_next
    if moved_on or "tense" not in (when.inferred_from or "") or not least <= (out - start).days < WEEK:
        return when
    coming = (start + timedelta(WEEK)).isoformat()
    return msgspec.structs.replace(when, start=coming, end=coming)


def _trigger(draft: Draft) -> tuple[int, int]:
    """The words that tell the event: those of its match, and where a verb beside its noun says what became of it,
    these too: "the visit was put off"."""
    plain = trigger_of(draft.match)
    noun, cue = whole_of(draft.match.trigger), draft.standing.token
    told = draft.standing.status in (*TURNS, "planned") and noun.dep_ in ("nsubjpass", "nsubj", "dobj")
    if cue is None or not told or draft.match.stage is not None or draft.match.carrier is not None:
        return plain
    if cue.dep_ in ("aux", "xcomp"):
        cue = cue.head  # "the talks will go on", "are to go on"
    if noun.head != cue or cue.pos_ not in ("VERB", "AUX"):
        return plain
    verbs = [cue, *(c for c in cue.rights if c.dep_ == "xcomp" and c.tag_ in ("VB", "VBN"))]
    words = [*verbs, *(c for verb in verbs for c in verb.rights if c.dep_ == "prt")]
    if max(abs(word.i - draft.match.trigger.i) for word in words) < NEAR:
        words.append(draft.match.trigger)
    first, end = min(words, key=lambda t: t.i), max(words, key=lambda t: t.i)
    return first.idx, end.idx + len(end)


def _rule(draft: Draft) -> str:
    found = draft.match
    if not draft.listed:
        return "judged"
    if found.carrier == found.trigger:
        return "reciprocal" if found.frame.mutual else "verbal"
    return "lent" if found.carrier is not None else "nominal"


def _act(found: Match) -> str:
    """The lemma of the act: "visit" of "paid a visit", "met"'s "meet"."""
    if found.frame.asks == "noun" and len(found.words) > 1:
        return lemma_of(found.words[-1])
    return lemma_of(found.trigger)


def _told_in(trigger: tuple[int, int], statements: tuple[Statement, ...]) -> str | None:
    """The id of the smallest statement whose content holds the trigger; what is doubtful tells nothing."""
    best: tuple[int, str] | None = None
    for statement in statements:
        if statement.confidence < COUNTED:
            continue
        for span in statement.content:
            if covers(span, trigger) and (best is None or span[1] - span[0] < best[0]):
                best = (span[1] - span[0], statement.id)
    return best[1] if best else None
