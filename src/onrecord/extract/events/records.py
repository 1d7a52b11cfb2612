"""Events from matches: parties, status, date, place, codes, and how sure we are."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from onrecord.extract.dating import date_of
from onrecord.extract.events import coding
from onrecord.extract.events.casting import Draft, Known, cast
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.identities import codes_of
from onrecord.extract.events.matching import Match, match
from onrecord.extract.events.newsworthy import between_states, is_about, is_newsworthy, is_sport
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.standing import TURNS, standing
from onrecord.extract.events.sureness import sureness
from onrecord.extract.placing import place_of
from onrecord.extract.syntax import sentence_of
from onrecord.model import Event, Statement, covers, passage_at

TURNED = frozenset(("CONSULT", "COOPERATE", "PROTEST", "MOBILIZE", "ASSAULT"))
"""What is called off as itself; aid that is cut off is a sanction."""
WORDS_ONLY = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""Speech acts whose negation is no refusal."""
LONGEST = 120
"""Tokens: a longer sentence is a list, a table or broken, and its parse is no ground for an event."""
A_SENTENCE = 3


def events(doc: Doc) -> Iterator[Event]:
    """The events of one report, in the order of their triggers, with ids from "e1" on."""
    if is_sport(doc):
        return
    known: Known = {actor.id: actor for actor in doc._.actors}
    number = 0
    for sentence in doc.sents:
        passage = passage_at(doc._.passages, sentence.start_char)
        if (doc._.passages and (passage is None or not passage.tells)) or len(sentence) > LONGEST:
            continue
        for draft in _best(list(_drafts(sentence, doc, known))):
            number += 1
            yield _event(f"e{number}", draft, doc, known)


def _drafts(sentence: Span, doc: Doc, known: Known) -> Iterator[Draft]:
    matches = _without_doubles([found for token in sentence if (found := match(token)) is not None])
    if not matches or is_about(sentence, "sport"):
        return
    only_between_states = is_about(sentence, "words")
    settled: set[int] = set()
    drafts: list[Draft] = []
    for found in matches:
        told = standing(found.trigger, speech_act=found.frame.type in WORDS_ONLY)
        if told is None:
            continue
        draft = cast(found, told, doc, known)
        if not is_newsworthy(draft, known) or (only_between_states and not between_states(draft, known)):
            continue
        if told.status in TURNS and told.token is not None:
            settled.add(told.token.i)
        drafts.append(draft)
    # Who calls off, puts off or puts on again is told by the event's own status.
    yield from (d for d in drafts if d.match.trigger.i not in settled)


def _without_doubles(matches: list[Match]) -> list[Match]:
    """One match for each act: "held talks" is told once, by the verb's frame or else by the noun's."""
    verbs = {m.trigger.i: m for m in matches if m.carrier is m.trigger}
    kept = []
    for found in matches:
        if found.carrier is None and found.frame.type == "CONSULT" and _is_errand(found.trigger, verbs):
            continue
        if found.carrier is not found.trigger:
            head = found.carrier or found.trigger.head
            verb = verbs.get(head.i)
            if verb is not None and found.trigger in verb.words:
                # "called off the visit": the visit is the event, the verb its status.
                told = standing(found.trigger)
                if told is not None and told.status in TURNS and found.frame.type in TURNED:
                    kept.append(found)
                continue
            if verb is not None and found.carrier is not None and verb.frame.asks in ("any", ""):
                kept = [k for k in kept if k != verb]
                verbs.pop(head.i)
        kept.append(found)
    return [m for m in kept if m.carrier is not m.trigger or m.trigger.i in verbs]


def _is_errand(noun: Token, verbs: dict[int, Match]) -> bool:
    """Whether the meeting is what a journey is told to be for: "flew to Cairo for talks" is one visit."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "on", "during"):
        return False
    journey = verbs.get(noun.head.head.i)
    return journey is not None and journey.frame.mode == "visit"


def _best(drafts: list[Draft]) -> list[Draft]:
    """The surest of a sentence, at most three; one of two that tell one type with one set of parties."""
    chosen: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -sureness(d)):
        noun = is_noun(draft.match.trigger)
        twin = any(
            d.match.frame.type == draft.match.frame.type
            and set(d.actors) | set(d.recipients) >= set(draft.actors) | set(draft.recipients)
            and (d.standing.status == draft.standing.status or noun or is_noun(d.match.trigger))
            for d in chosen
        )
        if not twin and len(chosen) < A_SENTENCE:
            chosen.append(draft)
    return sorted(chosen, key=lambda d: d.match.trigger.i)


def _event(id_: str, draft: Draft, doc: Doc, known: Known) -> Event:
    found, frame, told = draft.match, draft.match.frame, draft.standing
    words = sorted(found.words, key=lambda t: t.i)
    trigger = _trigger(found, words)
    recipient_codes = codes_of(draft.recipients, known)
    if not recipient_codes and draft.host is not None and draft.host.country:
        recipient_codes = (draft.host.country,)
    inputs = {"frame": frame.name, "head": _act(found)}
    if told.cue:
        inputs["status cue"] = told.cue
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
        date=date_of(found.trigger, doc),
        place=place_of(found.trigger, doc),
        trigger=trigger,
        evidence=(sentence_of(found.trigger),),
        attributed_to=_told_in(trigger, doc._.statements),
        confidence=sureness(draft),
        rule=f"extract.events.rules:{_rule(found)}",
        inputs=inputs,
    )


def _rule(found: Match) -> str:
    if found.carrier is found.trigger:
        return "reciprocal" if found.frame.mutual else "verbal"
    return "lent" if found.carrier is not None else "nominal"


def _act(found: Match) -> str:
    """The lemma of the act: "visit" of "paid a visit", "met"'s "meet"."""
    if found.frame.asks == "noun" and len(found.words) > 1:
        return lemma_of(found.words[-1])
    return lemma_of(found.trigger)


def _trigger(found: Match, words: list[Token]) -> tuple[int, int]:
    """The words that a reader would underline: the verb with its particle, or the event noun."""
    first, last = words[0], words[-1]
    if last.i - first.i > 4:
        first = last = found.trigger
    return (first.idx, last.idx + len(last))


def _told_in(trigger: tuple[int, int], statements: tuple[Statement, ...]) -> str | None:
    """The id of the smallest statement whose content holds the trigger."""
    best: tuple[int, str] | None = None
    for statement in statements:
        for span in statement.content:
            if covers(span, trigger) and (best is None or span[1] - span[0] < best[0]):
                best = (span[1] - span[0], statement.id)
    return best[1] if best else None
