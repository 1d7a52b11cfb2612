"""What one sentence may tell: its matches with their standing and their parties, each act once.

In: a sentence. Out: drafts of events, to be decided on.
"""

from dataclasses import replace

from spacy.tokens import Doc, Span, Token

from onrecord.extract.events.bodies import will_not_sit
from onrecord.extract.events.casting import Draft, Known, cast
from onrecord.extract.events.cues import Standing
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.echoes import is_told_again
from onrecord.extract.events.frames import classes, words_of
from onrecord.extract.events.identities import codes_of, sector_of
from onrecord.extract.events.journeys import aimless
from onrecord.extract.events.matching import Match, match
from onrecord.extract.events.matter import is_about, is_of_the_arts
from onrecord.extract.events.newsworthy import SPEECH_ACTS, between_states, is_newsworthy
from onrecord.extract.events.parties import is_noun
from onrecord.extract.events.stages import after_all, stages
from onrecord.extract.events.standing import TURNS, standing
from onrecord.extract.events.tense import is_none, is_under_way
from onrecord.model import covers

TURNED = frozenset(("CONSULT", "COOPERATE", "PROTEST", "MOBILIZE", "ASSAULT"))
"""What is called off as itself; aid that is cut off is a sanction."""
WORDS_ONLY = frozenset(("REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""Speech acts whose negation is no refusal."""
VOTED = frozenset(("CONCEDE", "SANCTION"))
"""What is done by the vote for it; what else is voted for has yet to be done."""
DENIABLE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
HANDS = frozenset(("hand", "deliver", "turn", "surrender"))
SETS_OUT = frozenset(("leave", "depart", "head", "fly", "travel", "sail", "go", "arrive", "land"))
CLOSING = frozenset(("close", "shut", "seal", "block"))


def drafts(sentence: Span, doc: Doc, known: Known) -> list[Draft]:
    """The drafts of what the lexicon has a frame for."""
    matches = [found for token in sentence if (found := match(token)) is not None]
    matches = _without_doubles([*matches, *aimless(sentence, {found.trigger.i for found in matches})])
    if not matches or is_about(sentence, "sport"):
        return []
    only_between_states = is_about(sentence, "words") or is_of_the_arts(doc)
    settled: set[int] = set()
    told_of: list[Draft] = []
    for found in matches:
        told = _stands(found, doc)
        if told is None:
            continue
        told = after_all(found.trigger, told)
        draft = cast(found, told, doc, known)
        if found.frame.mode == "resign" and _is_country(draft, known):
            # A country that quits leaves a treaty or body, and no office.
            found.frame = replace(found.frame, type="SANCTION", mode="withdraw", cameo="")
        if found.frame.mode == "demo" and _is_official(draft, known):
            # A government that protests complains; it does not march.
            found.frame = replace(found.frame, type="ACCUSE", mode="disapprove", cameo="111")
        if found.frame.mode == "obstruct" and _is_of_state(draft, known):
            found.frame = replace(found.frame, type="COERCE", mode="restrict", cameo="172")
        if found.frame.lemma in CLOSING and found.frame.mode == "restrict" and _is_of_people(draft, known):
            found.frame = replace(found.frame, type="PROTEST", mode="obstruct", cameo="144")
        if found.frame.lemma == "destroy" and found.frame.mode == "disarm" and not _is_own(found):
            found.frame = replace(found.frame, type="ASSAULT", mode="", cameo="190")
        if found.frame.type == "COOPERATE" and found.frame.mode == "military" and _is_alone(draft):
            # Exercises of one side are a show of force.
            found.frame = replace(found.frame, type="MOBILIZE", mode="troops", cameo="150")
        if found.frame.lemma == "raid" and found.frame.type == "COERCE" and _is_irregular(draft, known):
            # Bandits who raid a village search nothing.
            found.frame = replace(found.frame, type="ASSAULT", mode="", cameo="190")
        if found.frame.mode == "disarm" and found.frame.lemma in HANDS and _is_given(draft, known):
            found.frame = replace(found.frame, type="AID", mode="military", cameo="072")
        if found.frame.lemma == "question" and _is_law(draft, known):
            found.frame = replace(found.frame, mode="investigate", cameo="090")
        if found.frame.mode == "visit" and found.frame.lemma in SETS_OUT and _are_troops(draft):
            # A battalion that leaves for a country pays it no visit.
            found.frame = replace(found.frame, type="MOBILIZE", mode="troops", cameo="150")
        if found.frame.mode == "seize" and found.frame.asks == "who" and _is_police(draft, known):
            # Police that push a crowd back take no ground.
            found.frame = replace(found.frame, type="COERCE", mode="restrict", cameo="175")
        if found.frame.mutual and not draft.recipients and will_not_sit(found.trigger, told, draft.heads):
            draft.standing = told = told._replace(status="cancelled")
        if only_between_states and not between_states(draft, known):
            continue
        further = stages(draft)
        told_of += further
        settled |= {d.match.stage.i for d in further if d.match.stage is not None}
        draft.newsworthy = found.frame.needs != "echo" and is_newsworthy(draft, known)
        if not draft.newsworthy and not is_told_again(draft):
            continue
        if told.status in TURNS and told.token is not None:
            settled.add(told.token.i)
        told_of.append(draft)
    # Who calls off, puts off or puts on again is told by the event's own status.
    return [
        d for d in told_of if (d.match.stage or d.match.trigger.i not in settled) and not _undoes_one(d, told_of)
    ]


def _is_country(draft: Draft, known: Known) -> bool:
    """Whether a country itself acts, and nobody of its government."""
    codes = [code for i in draft.actors if i in known for code in known[i].codes]
    return bool(codes) and all(sector_of(code) == "" for code in codes)


def _is_official(draft: Draft, known: Known) -> bool:
    """Whether a government or one of its officials protests, with a verb that needs no street."""
    who = [known[i] for i in draft.actors if i in known]
    return (
        bool(who)
        and draft.match.frame.lemma == "protest"
        and bool(draft.match.objects or draft.match.words or draft.recipients)
        and all(a.kind != "population" and any(sector_of(c) in ("", "GOV") for c in a.codes) for a in who)
    )


def _is_alone(draft: Draft) -> bool:
    """Whether one side holds an exercise, and not with or for another."""
    joint = {"joint", "together", "jointly", "with"}
    return (
        draft.match.frame.mutual
        and len(draft.actors) == 1
        and not any(h.tag_ in ("NNS", "NNPS") for h in draft.heads)
        and not any(t.lower_ in joint for t in (draft.match.carrier or draft.match.trigger).subtree)
    )


def _is_own(found: Match) -> bool:
    """Whether somebody's own things are what it is done to: "destroyed its mines"."""
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for o in found.objects for c in o.lefts)


def _is_of_people(draft: Draft, known: Known) -> bool:
    codes = [code for i in draft.actors if i in known for code in known[i].codes]
    return bool(codes) and all(sector_of(code) in ("LAB", "EDU", "MED", "AGR", "CVL", "SOC") for code in codes)


def _is_of_state(draft: Draft, known: Known) -> bool:
    codes = [code for i in draft.actors if i in known for code in known[i].codes]
    return bool(codes) and all(sector_of(code) in ("", "GOV", "MIL", "COP") for code in codes)


def _is_police(draft: Draft, known: Known) -> bool:
    codes = [code for i in draft.actors if i in known for code in known[i].codes]
    return bool(codes) and all(code.endswith("COP") for code in codes)


def _is_irregular(draft: Draft, known: Known) -> bool:
    """Whether none but gunmen, rebels or robbers act."""
    codes = [code for i in draft.actors if i in known for code in known[i].codes]
    return bool(codes) and all(sector_of(code) in ("UAF", "REB", "CRM") for code in codes)


def _is_given(draft: Draft, known: Known) -> bool:
    """Whether one state hands its weapons to another, which lays down no arms."""
    homes = [
        {code[:3] for code in codes if len(code) in (3, 6) and sector_of(code) in ("", "GOV", "MIL", "COP")}
        for codes in (codes_of(draft.actors, known), codes_of(draft.recipients, known))
    ]
    return all(homes) and not homes[0] & homes[1] and not {"UNO", "IGO"} & homes[1]


def _is_law(draft: Draft, known: Known) -> bool:
    """Whether police or prosecutors question somebody, and not his word."""
    codes = [code for i in draft.actors if i in known for code in known[i].codes]
    return bool(draft.recipients) and bool(codes) and all(sector_of(code) in ("COP", "JUD") for code in codes)


def _are_troops(draft: Draft) -> bool:
    """Whether it is soldiers or police in a body who set out."""
    return any(
        lemma_of(h) in words_of("hints", "contingents") or (h.tag_ == "NNS" and lemma_of(h) in classes()["troops"])
        for h in draft.heads[:1]
    )


def _stands(found: Match, doc: Doc) -> Standing | None:
    """How a match stands, by what it is too: a demand that is rejected has been made all the same."""
    kind = found.frame.type
    told = standing(found.trigger, speech_act=kind in WORDS_ONLY)
    if told is None:
        return denied_in_speech(found, doc)
    if is_noun(found.trigger) and kind in SPEECH_ACTS and told.status in ("refused", "denied"):
        return Standing("occurred", "")
    if found.frame.mode == "investigate" and told.status == "occurred" and is_under_way(found.trigger):
        return Standing("ongoing", "is")
    if kind == "PROTEST" and found.frame.lemma == "call" and told == ("occurred", "", None) and _has_day(found):
        return Standing("planned", "for")  # "called a strike for Tuesday"
    if told.cue == "vote" and told.status == "occurred" and kind not in SPEECH_ACTS | VOTED:
        return told._replace(status="planned")
    return told


def _has_day(found: Match) -> bool:
    """Whether what is called has its day ahead: "for Tuesday"."""
    beside = [c for word in (found.trigger, *found.objects) for c in word.rights if c.lower_ == "for"]
    return any(n.ent_type_ == "DATE" for preposition in beside for n in preposition.rights)


def denied_in_speech(found: Match, doc: Doc) -> Standing | None:
    """An attack, arrest or deployment that somebody says was not made: "We never fired on the crowd"."""
    trigger = found.trigger
    if found.frame.type not in DENIABLE or is_noun(trigger) or not is_none(trigger):
        return None
    if any(c.dep_ == "aux" and (c.tag_ == "MD" or c.lower_ in ("to", "does", "do")) for c in trigger.children):
        return None
    span = (trigger.idx, trigger.idx + len(trigger))
    if any(covers(content, span) for s in doc._.statements for content in s.content):
        return Standing("denied", "not")
    return None


def _undoes_one(draft: Draft, others: list[Draft]) -> bool:
    """Whether it only undoes the decision on another event, whose status tells that: "reversed its decision to
    scrap the trip"."""
    return draft.match.frame.type == "CONCEDE" and any(
        other is not draft and any(o.is_ancestor(other.match.trigger) for o in draft.match.objects)
        for other in others
        if other.standing.status in TURNS
    )


def _without_doubles(matches: list[Match]) -> list[Match]:
    """One match for each act: "held talks" is told once, by the verb's frame or else by the noun's."""
    verbs = {m.trigger.i: m for m in matches if m.carrier == m.trigger}
    kept = []
    for found in matches:
        if found.carrier is None and found.frame.type == "CONSULT" and _is_errand(found.trigger, verbs):
            continue
        if found.frame.type == "AID" and _is_part(found.trigger, verbs):
            continue
        if found.carrier != found.trigger:
            head = found.carrier or found.trigger.head
            verb = verbs.get(head.i)
            if verb is not None and found.trigger in verb.words:
                if verb.frame.type in SPEECH_ACTS and found.frame.type not in SPEECH_ACTS | {"AID"}:
                    # "proposed talks": what is proposed is an event too.
                    kept.append(found)
                    continue
                # "called off the visit": the visit is the event, the verb its status.
                told = standing(found.trigger)
                if told is not None and told.status in TURNS and _is_turned(found):
                    kept.append(found)
                continue
            if verb is not None and found.carrier is not None and verb.frame.asks in ("any", ""):
                kept = [k for k in kept if k != verb]
                verbs.pop(head.i)
        kept.append(found)
    return [m for m in kept if m.carrier != m.trigger or m.trigger.i in verbs]


def _is_turned(found: Match) -> bool:
    """Whether what is called off is told as itself: a visit, a truce."""
    return found.frame.type in TURNED or found.frame.mode == "ceasefire"


def _is_part(noun: Token, verbs: dict[int, Match]) -> bool:
    """Whether aid is only what a sum told already is for: "cut 20 million euros in aid"."""
    for above in noun.ancestors:
        verb = verbs.get(above.i)
        if verb is not None:
            told = verb.frame.type in ("AID", "SANCTION", "AGREE")
            return told and any(o != noun and o.is_ancestor(noun) for o in verb.objects)
    return False


def _is_errand(noun: Token, verbs: dict[int, Match]) -> bool:
    """Whether the meeting is what a journey is told to be for: "flew to Cairo for talks" is one visit."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in ("for", "on", "during", "to"):
        return False
    journey = verbs.get(noun.head.head.i)
    return journey is not None and journey.frame.mode == "visit"
