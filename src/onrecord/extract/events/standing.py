"""How an event stands: occurred, planned, cancelled, denied, ...

In: a trigger. Out: its status with the word that settled it, or None where the report itself negates it. Promise:
read from the trigger's own sentence, from the trigger upwards.
"""

from typing import cast

from spacy.tokens import Token

from onrecord.extract.events.carrying import exists, in_state, is_to, lends
from onrecord.extract.events.cues import Cue, Standing, cues, kind, nouns, words_by
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.relations import is_anybody, is_finite, is_noun, is_truce, parts_of, relation_of
from onrecord.extract.events.tense import PROGRESS, has_condition, is_no_longer, of_verb
from onrecord.extract.events.threats import is_alternative, is_hostile, is_own_threat
from onrecord.extract.events.undone import called_off, calls_false, is_made_good, is_moved, of_undone
from onrecord.extract.syntax import governor, is_negated
from onrecord.model import Status

TURNS = frozenset(("cancelled", "postponed", "rescheduled"))
ENDED = TURNS | {"failed"}
"""How a truce stands of which the state is told anew."""
ADVERBS = frozenset(("RB", "RP", "JJ", "IN", "VBN"))
UNREAL = frozenset(("possible", "conditional", "demanded", "threatened", "refused", "failed", "denied"))
UNDONE = frozenset(("refused", "failed", "cancelled", "postponed", "denied"))
LASTING = PROGRESS | {"has", "have"}
YET = frozenset(("planned", "possible", "conditional", "demanded"))
FIRST = frozenset(("first", "second", "third", "last", "latest", "only", "next"))
DATES = frozenset(("date", "time", "timetable", "venue", "schedule"))
AHEAD = frozenset(("before", "ahead", "pending", "toward", "towards"))
UNWILLING = frozenset(("intention", "intent", "plan", "wish", "desire", "question", "willingness", "readiness"))
NEXT_TO = 4
"""Tokens: a noun that stands further from the one it is coordinated with may be so only by a misread parse."""
PLACES = frozenset(("on", "in", "under"))
STAYING = frozenset(("be", "remain", "stay", "keep"))
ENDING = frozenset(("lift", "halt", "revoke"))
CONVENING = frozenset(("call", "summon"))
BARELY = frozenset(("nearly", "almost"))
RESUMED = frozenset(("resume", "restart"))
WILLED = frozenset(("want", "wish", "hope", "offer", "willing", "ready", "keen", "eager", "prepared"))
VOWS = frozenset(("vow", "swear"))
HIGHEST = 7
"""Steps: no status reaches further down a sentence."""


def standing(trigger: Token, *, speech_act: bool = False) -> Standing | None:
    """How the event that this token triggers stands; None where it is negated, and so no event.

    ``speech_act``: the event is one of words (it accuses, warns), whose negation is no refusal.
    """
    noun = is_noun(trigger)
    own = _of_noun(trigger) if noun else of_verb(trigger, speech_act=speech_act)
    told = None if own is None else _embedded(trigger, own)
    if told is None:
        return of_undone(trigger, noun=noun)
    if speech_act and told.status == "refused" and told.cue == "stop":
        return None  # who stops short of condemning says nothing
    if told.status == "conditional" and not noun and is_own_threat(trigger):
        return told._replace(status="threatened")
    if trigger.pos_ == "AUX" and told.status == "occurred" and trigger.tag_ in ("VBZ", "VBP") and not speech_act:
        return told._replace(status="ongoing", cue="is")  # "is on a visit", "are at war"
    again = told.status == "occurred" and noun and any(c.lower_ == "now" for c in trigger.head.children)
    if (told.status == "planned" or (again and trigger.head.tag_ == "VBZ")) and is_moved(trigger):
        return Standing("rescheduled", told.cue, told.token)
    return told


def settled_by(verb: Token, act: Token) -> Standing | None:
    """How an act stands by a verb that says what became of it: "called off", "put on again"; None by any other."""
    fell = is_truce(act) and not any(c.dep_ in ("dobj", "nsubjpass") for c in verb.children)
    cue = _cue(verb, "subj" if fell and verb.dep_ == "relcl" else "obj", act)
    return None if cue is None else _settled(cue, verb, Standing("occurred", ""))


def _of_noun(noun: Token) -> Standing | None:
    """What stands before an event noun: "no talks", "a planned visit", "a possible invasion"."""
    if is_negated(noun) or is_made_good(noun):
        return None
    for child in noun.lefts:
        status = words_by("mod").get(child.lower_) if child.dep_ in ("amod", "compound", "nmod") else None
        if status:
            return Standing(status, child.lower_, child)
        if child.dep_ == "poss" and any(c.lower_ in ("next", "coming", "upcoming") for c in child.lefts):
            return Standing("planned", "next", child)  # "next week's visit"
    if lemma_of(noun) == "attempt":
        return Standing("failed", "attempt", noun)
    return Standing("occurred", "")


def _embedded(token: Token, own: Standing) -> Standing | None:
    """What the words above the token make of it."""
    now, lower = own, token
    if own.cue == "whether":
        return own
    for _ in range(HIGHEST):
        head = lower.head
        if head == lower:
            return now
        if lower.dep_ == "appos":
            lower = head
            continue
        if lower.dep_ == "conj":
            if is_alternative(lower):
                return Standing("threatened", "or")
            if governor(lower) != head:
                return now  # "denied that it had fired and accused Chad of lying" denies no charge
            near = lower.i - head.i <= NEXT_TO
            if (near and is_noun(head) and is_noun(lower)) or (
                (lower.tag_ in ("VB", "VBG", "VBN") or _shares_had(lower)) and not is_finite(lower)
            ):
                lower = head
                continue
            return now
        relation, above = relation_of(lower)
        if above is None:
            # "any commander who orders attacks", "whoever fires first": nobody has done it yet.
            return None if lower.dep_ == "relcl" and is_anybody(head) else now
        if relation == "ing" and lemma_of(above) in kind("stop"):
            ended = of_verb(above)
            ended = ended if ended is None else _embedded(above, ended)
            if ended is None or ended.status != "occurred":
                return None  # "urged it to stop shelling the town" asks nobody to shell it
        cue = _cue(above, relation, lower)
        if cue is not None:
            if cue.status == "planned" and lemma_of(above) in VOWS and is_hostile(token):
                cue = cue._replace(status="threatened")
            is_open = cue.status == "planned" and not is_noun(above) and now.status != "possible"
            clauses = (above.head if above.dep_ == "acomp" else above, lower)
            if is_open and any(has_condition(c) for c in clauses if c.pos_ in ("VERB", "AUX")):
                return Standing("conditional", "if", above)
            return _settled(cue, above, now)
        if relation == "without" and lemma_of(lower) in kind("accord") and now.status == "occurred":
            return Standing("failed", "without") if above.pos_ == "VERB" else None
        if relation in ("without", "against", "instead") and lower == token:
            return None
        if relation == "with" and lemma_of(above) == "do" and above.head.lower_ == "nothing":
            return Standing("denied", "nothing", above.head)  # "had nothing to do with the attack"
        if relation == "in" and lemma_of(above) == "deny" and _has_share(above):
            return Standing("denied", "deny", above)
        if relation == "behind" and lemma_of(above) == "be" and is_negated(above):
            return Standing("denied", "not", above)  # "was not behind the attack"
        if relation in PLACES and lemma_of(above) in STAYING and lower.dep_ == "pobj":
            return in_state(above, now)
        if relation in AHEAD or (relation == "for" and lower.dep_ == "pobj"):
            return (_ahead(relation, above) or now) if now.status == "occurred" else now
        if now.status == "occurred" and relation in ("to", "whoto") and lower == token and lower.dep_ != "pobj":
            # A purpose: what is not done has none; who went to a place to sign something has mostly signed it.
            if above.pos_ == "VERB":
                outer = of_verb(above)
                if outer is None:
                    return None
                if outer.status == "failed":
                    return outer  # "could not muster the votes to pass it"
                purpose = lower.dep_ == "advcl" or any(c.dep_ == "dobj" for c in above.children)
                done = outer.status == "occurred" and purpose and above.tag_ == "VBD"
                return Standing("occurred" if done else "planned", "to")
            if is_noun(above) and any(c.lower_ in FIRST for c in above.lefts):
                return now  # "the first state to recognise it"
            if is_noun(above):
                return Standing("planned", "to")
        if above.pos_ in ("VERB", "AUX"):
            if relation == "that":
                if of_verb(above, speech_act=True) is None and lemma_of(above) not in ("say", "tell", "deny"):
                    return None if now.status == "occurred" else now
            elif relation in ("obj", "subj", "ing", "to", "whoto"):
                if relation == "subj" and (ahead := is_to(above)) is not None:
                    return ahead if now.status == "occurred" else now
                if is_noun(lower) and not lends(above, relation) and not exists(above):
                    # What is discussed, condemned or hailed is not as the talk about it: it stands for itself.
                    return now
                outer = of_verb(above)
                if outer is None:
                    return None if is_noun(lower) or relation != "subj" else now
                if (
                    relation == "subj"
                    and outer.status != "occurred"
                    and lemma_of(above) in words_of("hints", "ends")
                ):
                    return None  # "support would end" is no plan to support
                if now.status == "occurred" and outer.status != "occurred":
                    now = called_off(lower, outer)
                elif now == ("occurred", "", None) and lemma_of(above) in RESUMED and relation in ("obj", "subj"):
                    now = Standing("occurred", "resume", above)
            else:
                return now
        elif relation == "of" and lemma_of(above) in words_of("light", "parts") | kind("part"):
            pass
        elif relation != "comp" or lemma_of(above) not in kind("part"):
            # "a round of talks" stands as the round does; "a resolution on the attacks" says nothing of these.
            return now
        lower = above
    return now


def _shares_had(verb: Token) -> bool:
    """Whether it goes on with a perfect, which the tagger may take for a past: "had entered it and killed men"."""
    had = any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.head.lefts)
    return verb.tag_ == "VBD" and verb.head.tag_ == "VBN" and had


def _has_share(verb: Token) -> bool:
    """Whether it is a part or a role that is denied, however the parse hangs what it was in."""
    return any(lemma_of(c) in kind("share") for c in verb.children if c.dep_ == "dobj")


def _ahead(relation: str, above: Token) -> Standing | None:
    """How what stands after "ahead of", "before" or "for" stands, where it has yet to come."""
    planned = Standing("planned", relation)
    if relation == "ahead":
        return planned
    if above.pos_ not in ("VERB", "AUX"):
        return planned if relation != "for" else None
    own = of_verb(above)
    outer = None if own is None else _embedded(above, own)
    if outer is None:
        return None
    if relation == "for":
        # "will travel to Cairo for talks"
        return outer._replace(token=None) if outer.status in YET else None
    return planned if outer.status != "occurred" or above.tag_ in ("VBZ", "VBP") else None


def _cue(above: Token, relation: str, lower: Token) -> Cue | None:
    """The cue that the word above is, if the event stands to it as that cue asks."""
    lemma = lemma_of(above)
    if is_noun(above):
        for joins, status in nouns().get(lemma, ()):
            if relation in joins and not (relation == "to" and lower.dep_ == "pobj"):
                return Cue(frozenset(), frozenset((relation,)), status, None)
        return None
    if above.dep_ == "amod":
        return None
    parts = parts_of(above) | _said_last(lower)
    for cue in cues().get(lemma, ()):
        if not _fits(relation, cue, lower) or (cue.words and not any(words <= parts for words in cue.words)):
            continue
        if lemma in CONVENING and cue.status == "planned" and lemma_of(lower) not in words_of("hints", "meeting"):
            continue  # "called the truce a gift"
        if lemma == "cut" and lemma_of(lower) not in words_of("hints", "journey"):
            continue  # a judge who cuts a session short calls nothing off
        if lemma in ENDING and cue.status == "cancelled" and is_hostile(lower):
            continue  # who lifts a siege gives way; he calls nothing off
        if relation == "subj" and cue.status in UNDONE and any(c.dep_ == "dobj" for c in above.children):
            continue  # "the strike delayed 41 ships" puts off no strike
        if not cue.words and relation in ("obj", "subj") and any(c.dep_ == "prt" for c in above.children):
            continue
        return cue
    return None


def _said_last(act: Token) -> set[str]:
    """What a verb says of a truce, where the parse hangs it on those who made it: "declared the truce with them
    over"."""
    last = act.right_edge
    return {last.lower_} if is_truce(act) and last.tag_ in ADVERBS and last.head.pos_ != "VERB" else set()


def _fits(relation: str, cue: Cue, lower: Token) -> bool:
    """Whether the event stands to the cue as it asks; "own": they share a subject; "shall": it is yet to be;
    "lasting": what holds until somebody ends it."""
    asked = cue.relations
    if "lasting" in asked and relation in ("obj", "subj", "of", "from") and is_truce(lower):
        return True
    if relation in asked or (relation == "to" and "own" in asked) or (relation == "whoto" and "to" in asked):
        return True
    if relation != "that" or "shall" not in asked:
        return False
    modals = (words_by("modal").get(c.lower_) for c in lower.children if c.dep_ == "aux")
    return any(status in ("planned", "conditional") for status in modals)


def _settled(cue: Cue, above: Token, now: Standing) -> Standing | None:
    """The status that the cue gives, by how the cue itself stands."""
    word = lemma_of(above)
    if now.status in ("possible", "refused", "cancelled") and cue.status == "planned":
        return now
    if cue.status == "planned" and "vain" in parts_of(above):
        return Standing("failed", "in vain", above)
    if word == "go" and cue.status == "occurred" and above.tag_ == "VBG":
        cue = cue._replace(status="planned")  # "is going to"
    if cue.status == "cancelled" and any(c.lower_ in ("until", "till") for c in above.children):
        cue = cue._replace(status="postponed")
    if now.status in TURNS or (now.status in ("denied", "failed") and cue.status == "occurred"):
        return now
    if cue.status in UNDONE and any(c.lower_ in BARELY for c in above.lefts):
        return now  # "the talks nearly failed"
    if is_noun(above):
        return _settled_by_noun(cue, above, now)
    own = of_verb(above, speech_act=True)
    if cue.status == "planned" and is_no_longer(above.head if above.dep_ == "acomp" else above):
        return Standing("refused" if word in WILLED else "cancelled", word, above)
    if is_negated(above) or (above.dep_ == "acomp" and is_negated(above.head)):
        if cue.negated:
            return Standing(cue.negated, word, above)
        return Standing("refused", f"not {word}", above) if cue.status == "planned" else None
    around = _embedded(above, own) if own is not None else None
    outer: Status = around.status if around is not None else "occurred"
    present = above.tag_ in ("VBZ", "VBP", "VBG") or any(c.lower_ in LASTING for c in above.children)
    present = present or word in ("remain", "stay")
    if cue.status == "tried":
        return Standing(outer if outer != "occurred" else "ongoing" if present else "failed", word, above)
    if cue.status in TURNS and outer in TURNS:
        # "reversed its decision to scrap the visit"
        return Standing("rescheduled", word, above)
    if cue.status in TURNS and outer in UNREAL:
        # Whoever urges or threatens to call a thing off leaves it planned.
        return Standing("planned", word, above)
    if cue.status in ("refused", "failed") and outer not in ("occurred", "ongoing"):
        # "to prevent attacks", "may reject talks": neither the one nor the other has come to be.
        return None
    if cue.status == "ongoing":
        if outer not in ("occurred", "ongoing"):
            return Standing(outer, word, above)
        if now.status not in ("occurred", "ongoing"):
            return now
        return Standing("ongoing" if present else "occurred", word, above)
    if cue.status == "occurred":
        if word == "have" and outer == "occurred" and above.tag_ in ("VBZ", "VBP"):
            outer = "demanded"  # "has to leave"
        return Standing(outer, word, above) if now.status == "occurred" else now
    if cue.status == "planned" and outer in ("demanded", "threatened", "denied"):
        return Standing(outer, word, above)
    return Standing(cast(Status, cue.status), word, above)


def _settled_by_noun(cue: Cue, above: Token, now: Standing) -> Standing | None:
    """The status under a noun, and under what is done with that noun: "turned down a proposal for talks", "a plot
    to kill him was foiled"."""
    word = lemma_of(above)
    if is_negated(above):
        return Standing("refused", f"no {word}", above) if word in UNWILLING else None
    if cue.status == "claimed":
        denying = calls_false(above)
        if denying is not None:
            return Standing("denied", lemma_of(denying), denying)
        if word in kind("share"):
            outer = _embedded(above, Standing("occurred", ""))
            return outer if outer is not None and outer.status == "denied" else now
        return now
    own = _of_noun(above)
    if own is not None and own.status in UNDONE:
        return own  # "a foiled plot to kill"
    if word in DATES and any(c.lower_ in ("new", "fresh", "another") for c in above.lefts):
        return Standing("rescheduled", f"new {word}", above)
    outer = _embedded(above, Standing("occurred", ""))
    if outer is not None and outer.status in UNDONE and outer.token is not None:
        return outer
    return Standing(cast(Status, cue.status), word, above)
