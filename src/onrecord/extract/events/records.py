"""Events from matches: parties, status, date, place, codes, and how sure we are."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from onrecord.extract.dating import date_of
from onrecord.extract.events import coding
from onrecord.extract.events.cues import Standing
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.identities import codes_of, everybody, identities, is_public, is_state, place_among
from onrecord.extract.events.matching import Match, lemma_of, match
from onrecord.extract.events.parties import actors, is_noun, of_cue, recipients
from onrecord.extract.events.standing import TURNS, standing
from onrecord.extract.placing import place_of
from onrecord.extract.syntax import sentence_of
from onrecord.model import Actor, Event, Place, Statement, covers, passage_at

SPEECH_ACTS = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
NEEDS_ACTOR = SPEECH_ACTS | {"CONSULT", "SANCTION", "COOPERATE", "CONCEDE"}
TURNED = frozenset(("CONSULT", "COOPERATE", "PROTEST", "MOBILIZE", "ASSAULT"))
"""What is called off as itself; aid that is cut off is a sanction."""
WORDS_ONLY = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""Speech acts whose negation is no refusal."""
PARTICLES = frozenset(("back", "down", "up", "out", "off", "over", "against"))
SETTLED_BY_WHOM = TURNS | {"threatened", "refused"}
AIMED = frozenset(("ASSAULT", "MOBILIZE"))
"""What is done to a place as to somebody."""
ASKINGS = frozenset(("ask", "beg", "request", "tell", "appeal"))
WARNINGS = frozenset(("warn", "caution"))
LONGEST = 120
"""Tokens: a longer sentence is a list, a table or broken, and its parse is no ground for an event."""
A_SENTENCE = 3
CONFIDENT = 0.5


@dataclass(slots=True)
class Draft:
    """A match with its standing and who takes part, before it becomes a record."""

    match: Match
    standing: Standing
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    host: Place | None
    confidence: float


def events(doc: Doc) -> Iterator[Event]:
    """The events of one report, in the order of their triggers, with ids from "e1" on."""
    known: dict[str, Actor] = {actor.id: actor for actor in doc._.actors}
    if _is_sport(doc):
        return
    number = 0
    for sentence in doc.sents:
        passage = passage_at(doc._.passages, sentence.start_char)
        if (doc._.passages and (passage is None or not passage.tells)) or len(sentence) > LONGEST:
            continue
        drafts = _best(list(_drafts(sentence, doc, known)))
        for draft in drafts:
            number += 1
            yield _event(f"e{number}", draft, doc, known)


def _is_sport(doc: Doc) -> bool:
    """Whether the whole report is about sport, where attacks and defeats mean nothing else."""
    seen = sum(token.lower_ in words_of("veto", "sport") for token in doc)
    return seen > 3 and seen * 90 > len(doc)


def _drafts(sentence: Span, doc: Doc, known: dict[str, Actor]) -> Iterator[Draft]:
    matches = [found for token in sentence if (found := match(token)) is not None]
    matches = _without_doubles(matches)
    lemmas = {lemma_of(token) for token in sentence if is_noun(token)}
    if lemmas & words_of("veto", "sport"):
        return
    vetoed = bool(lemmas & words_of("veto", "words"))
    settled: set[int] = set()
    drafts: list[Draft] = []
    for found in matches:
        told = standing(found.trigger, speech_act=found.frame.type in WORDS_ONLY)
        if told is None:
            continue
        draft = _draft(found, told, doc, known)
        if draft is None or _has_no_doer(found) or (vetoed and not _between_states(draft, known)):
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


def _draft(found: Match, told: Standing, doc: Doc, known: dict[str, Actor]) -> Draft | None:
    frame = found.frame
    who_heads, whom_heads = actors(found), recipients(found)
    host: Place | None = None
    if not who_heads and told.token is not None and told.status in SETTLED_BY_WHOM:
        who_heads = of_cue(told.token)
    if frame.mutual:
        who = tuple(dict.fromkeys((*everybody(who_heads, doc), *everybody(whom_heads, doc))))
        whom: tuple[str, ...] = ()
    else:
        if told.token is not None and not is_noun(told.token) and _is_owned(who_heads):
            # "Kenya denied that its soldiers had fired": the soldiers are Kenya's.
            who_heads = [*_owners(who_heads, told.token, doc, known), *who_heads]
        who = identities(who_heads, doc, inside=found.trigger.pos_ != "VERB" or frame.type == "ASSAULT")
        whom = tuple(i for i in identities(whom_heads, doc) if i not in who)
        if not codes_of(whom, known):
            host = place_among(whom_heads, doc)
    who, whom = _by_itself(found, who, whom, doc)
    aimed = host is not None and frame.type in AIMED
    if not aimed and not any(is_public(known.get(i)) for i in (*who, *whom)):
        return None
    if who and not any(is_public(known.get(i)) for i in who) and not any(is_state(known.get(i)) for i in whom):
        # A firm that sends its staff home, a club that thanks its fans: business as usual.
        return None
    if not whom and not frame.mutual and (frame.asks == "who" or (frame.asks == "that" and frame.nouns)):
        # "called her a traitor", "says that it must end": nobody is called up, nobody is asked.
        return None
    if (
        not whom
        and frame.type in ("REQUEST", "THREATEN")
        and frame.lemma in (ASKINGS if frame.asks == "to" else WARNINGS)
    ):
        # "asked to be left alone", "warned that the storm was near": nobody is asked, nobody threatened.
        return None
    if frame.type in NEEDS_ACTOR and not who:
        return None
    turned = told.status in TURNS
    if frame.mutual and len(who) < 2 and _needs_two(found) and not turned and not _plural(who_heads, who, known):
        return None
    if frame.mode == "visit" and not frame.mutual and not turned and not _abroad(who, whom, host, known):
        return None
    if found.trigger.pos_ != "VERB" and found.carrier is None and not (who or told.cue):
        return None
    return Draft(found, told, who, whom, host, _confidence(found, told, who, whom, host))


def _is_owned(heads: list[Token]) -> bool:
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for h in heads[:1] for c in h.lefts)


def _owners(heads: list[Token], cue: Token, doc: Doc, known: dict[str, Actor]) -> list[Token]:
    """Whose "its soldiers", "his minister" are where they have no country of their own: the cue's subject's."""
    own = codes_of(identities(heads, doc), known)
    return of_cue(cue) if all(len(code) <= 3 for code in own) else []


def _needs_two(found: Match) -> bool:
    """Whether the act is told only where two parties are: a meeting of one is none; one may sign a treaty."""
    return found.frame.type == "CONSULT" and (
        found.carrier is None or found.frame.asks in ("none", "", "any", "who")
    )


def _by_itself(
    found: Match, who: tuple[str, ...], whom: tuple[str, ...], doc: Doc
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who moves troops or recalls envoys where nobody is named: whose they are ("Taiwan's air force was put on
    alert")."""
    frame = found.frame
    moves = frame.type == "MOBILIZE" or (frame.type in ("RETREAT", "SANCTION") and frame.mode == "withdraw")
    if who or not moves:
        return who, whom
    of = found.objects or [n for n in recipients(found) if n.head.lower_ == "of"]
    own = identities(of, doc)
    return own, tuple(i for i in whom if i not in own)


def _plural(heads: list[Token], who: tuple[str, ...], known: dict[str, Actor]) -> bool:
    """Whether one phrase stands for several ("the two leaders met")."""
    return bool(who) and any(h.tag_ in ("NNS", "NNPS") or h.lower_ in ("they", "both") for h in heads)


def _abroad(who: tuple[str, ...], whom: tuple[str, ...], host: Place | None, known: dict[str, Actor]) -> bool:
    """Whether a journey leads to another country or to somebody: at home it is business as usual."""
    if any(is_public(known.get(i)) for i in whom):
        return True
    if host is None or host.country is None:
        return False
    homes = {code[:3] for code in codes_of(who, known)}
    return bool(homes) and host.country not in homes


def _has_no_doer(found: Match) -> bool:
    """Whether a force of nature or an accident did it."""
    return found.frame.type == "ASSAULT" and any(lemma_of(h) in words_of("veto", "causes") for h in actors(found))


def _between_states(draft: Draft, known: dict[str, Actor]) -> bool:
    countries = {c[:3] for c in codes_of((*draft.actors, *draft.recipients), known)}
    return len(countries) > 1


def _confidence(
    found: Match, told: Standing, who: tuple[str, ...], whom: tuple[str, ...], host: Place | None
) -> float:
    frame = found.frame
    sure = 0.86 if frame.demands >= 3 else 0.78
    if found.trigger.pos_ != "VERB" and found.carrier is None:
        sure -= 0.1
    if _is_weak(found):
        sure -= 0.22
    if not who:
        sure -= 0.06 if frame.type == "ASSAULT" else 0.12
    if not whom and not frame.mutual and host is None:
        sure -= 0.12 if frame.type not in ("PROTEST", "CONCEDE", "RETREAT", "MOBILIZE") else 0.05
    if told.status in ("possible", "conditional"):
        sure -= 0.08
    if told.cue == "to":
        sure -= 0.12
    return round(max(sure, 0.2), 2)


def _is_weak(found: Match) -> bool:
    """Whether the frame is that of a verb that seldom tells an event, with nothing that makes it one."""
    frame = found.frame
    strong = is_noun(found.trigger) or frame.asks in ("noun", "pobj", "subj") or bool(frame.words & PARTICLES)
    return not strong and lemma_of(found.trigger) in words_of("weak", "words")


def _best(drafts: list[Draft]) -> list[Draft]:
    """The surest of a sentence, at most three; one of two that tell one type with one set of parties."""
    chosen: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.confidence):
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


def _event(id_: str, draft: Draft, doc: Doc, known: dict[str, Actor]) -> Event:
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
        confidence=draft.confidence,
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
