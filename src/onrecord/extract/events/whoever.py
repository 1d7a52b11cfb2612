"""What is an event of public life whoever does it, and though the report names nobody of public life.

In: a draft. Out: yes or no. Promise: what a force of nature or an accident did is none.
"""

from spacy.tokens import Token

from onrecord.extract.events.casting import Draft, Known
from onrecord.extract.events.demands import is_place, lemma_of
from onrecord.extract.events.frames import classes, words_of
from onrecord.extract.events.identities import is_public, sector_of
from onrecord.extract.events.parties import actors, is_noun
from onrecord.extract.events.vessels import is_vessel
from onrecord.extract.syntax import is_passive

PRIVATE_SUITS = frozenset(("sue", "lawsuit", "suit", "complaint", "claim"))
"""What anybody brings against anybody."""
TRIALS = frozenset(
    ("trial", "retrial", "prosecution", "indictment", "arraignment", "court-martial", "impeachment")
)
SIGNINGS = frozenset(("sign", "conclude", "ink", "initial"))
MANY = frozenset(("they", "them", "both", "all", "those"))
MISHAPS = frozenset(("accidentally", "mistakenly"))


def is_news_by_itself(draft: Draft, known: Known) -> bool:
    """Whether what is done is public whoever does it: a ship is seized, a treaty signed, a charge rejected."""
    return _befalls_vessel(draft) or _is_answer(draft, known) or _is_signed(draft) or _is_decreed(draft)


def is_force_on_somebody(draft: Draft, known: Known) -> bool:
    """Whether somebody is arrested, tried or shot at, or many protest, by whomever."""
    return (
        _is_held(draft, known)
        or _is_tried(draft, known)
        or _is_shot_at(draft)
        or _is_shelled(draft)
        or _are_let_go(draft)
        or _is_of_a_crowd(draft)
        or _is_a_strike(draft)
    )


def _befalls_vessel(draft: Draft) -> bool:
    """Whether a vessel is seized, attacked or given back, by whomever: at sea that is an affair of states."""
    frame = draft.match.frame
    told = frame.type == "COERCE" or (frame.type == "RETREAT" and frame.mode in ("release", "return"))
    told = told or (frame.type in ("ASSAULT", "MOBILIZE") and not is_noun(draft.match.trigger))
    return told and any(is_vessel(o) for o in (*draft.match.objects, *draft.others)) and not has_no_doer(draft)


def _is_answer(draft: Draft, known: Known) -> bool:
    """Whether somebody known by name rejects what he is accused of: that is no business of his own."""
    return (
        draft.match.frame.type == "REJECT"
        and any(lemma_of(o) in words_of("hints", "accusations") for o in draft.match.objects)
        and any(known[i].kind in ("person", "organization") for i in draft.actors if i in known)
    )


def _is_signed(draft: Draft) -> bool:
    """Whether a treaty or truce is told to have been signed, by whom the sentence leaves open, and where or when:
    "a ceasefire signed in Tbilisi"."""
    verb = draft.match.trigger
    return (
        draft.match.frame.lemma in SIGNINGS
        and verb.tag_ == "VBN"
        and not draft.actors
        and draft.standing.status == "occurred"
        and any(lemma_of(o) in words_of("hints", "treaties") for o in draft.match.objects)
        and any(
            n.ent_type_ in ("GPE", "DATE")
            for c in verb.children
            if c.lower_ in ("in", "at", "on")
            for n in c.children
        )
    )


def is_sited_fight(draft: Draft) -> bool:
    """Whether fighting is told by its place alone: "a firefight off Lamu Island", "the shooting near Lamu"."""
    noun, frame = draft.match.trigger, draft.match.frame
    if frame.type != "ASSAULT" or not is_noun(noun) or draft.standing.status != "occurred":
        return False
    shots = lemma_of(noun) in words_of("hints", "shots")
    shots = shots or any(c.lower_ in words_of("hints", "missiles") for c in noun.lefts)
    near = words_of("hints", "sited") if frame.mutual or shots else ()
    places = (noun.doc[c.i + 1] for c in noun.rights if c.lower_ in near and c.i + 1 < len(noun.doc))
    sited = any(t.pos_ == "PROPN" or is_place(t) for p in places for t in (p, p.head))
    return sited and not {lemma_of(t) for t in noun.sent} & words_of("veto", "crimes")


def _is_decreed(draft: Draft) -> bool:
    """Whether it is what states alone impose, close or lift: "a curfew was imposed", "the border was closed"."""
    frame, verb = draft.match.frame, draft.match.trigger
    told = frame.type == "CONCEDE" or (frame.type == "COERCE" and frame.mode in ("restrict", "ban"))
    told = told and draft.standing.status == "occurred"
    return (
        told
        and is_passive(verb)
        and not draft.actors
        and any(lemma_of(o) in words_of("hints", "of_states") for o in draft.match.objects)
        and not has_no_doer(draft)
    )


def _is_held(draft: Draft, known: Known) -> bool:
    """Whether those of public life, reporters and whoever the report calls by name among them, are arrested,
    sentenced or let out, or several are at once: whoever the agents are, they act for a state."""
    frame = draft.match.frame
    held = frame.type == "COERCE" and frame.mode in ("arrest", "deport")
    freed = frame.type == "RETREAT" and frame.mode == "release"
    happened = draft.standing.status == "occurred" and _is_told(draft.match.trigger)
    if not held and not (freed and (happened or draft.standing.status == "demanded")):
        return False
    return is_of_so_many(draft) or any(
        is_public(known[i]) or known[i].kind == "person" or any(sector_of(c) == "JRN" for c in known[i].codes)
        for i in draft.recipients
        if i in known
    )


def _is_told(act: Token) -> bool:
    """Whether an act is told and not only spoken of: "argued that the release and the truce are linked"."""
    if not is_noun(act):
        return True
    return act.dep_ in ("nsubj", "nsubjpass", "dobj") and act.head.dep_ != "ccomp"


def _are_let_go(draft: Draft) -> bool:
    """Whether several are let out of whom the report told before that they are held: "both men were freed"."""
    found = draft.match
    if found.frame.mode != "release" or draft.standing.status != "occurred" or is_noun(found.trigger):
        return False
    if not any(_is_number(o) or o.tag_ == "NNS" or o.lower_ in MANY for o in found.objects):
        return False
    return any(lemma_of(t) in words_of("hints", "holding") for t in found.trigger.doc[: found.trigger.i])


def is_of_so_many(draft: Draft) -> bool:
    """Whether several are held of whom only the number is told: "another 17 were rounded up"."""
    frame, verb = draft.match.frame, draft.match.trigger
    if frame.type != "COERCE" or frame.mode != "arrest" or draft.recipients or is_noun(verb):
        return False
    return any(_is_number(o) for o in draft.match.objects)


def _is_number(token: Token) -> bool:
    """Whether it stands for so many people: "17", "dozens"."""
    return token.ent_type_ not in ("DATE", "TIME") and (
        token.tag_ == "CD" or (token.tag_ == "NNS" and lemma_of(token) in words_of("hints", "many"))
    )


def _is_of_a_crowd(draft: Draft) -> bool:
    """Whether a crowd of which only its size is told protests, or a protest is held by whom nobody says:
    "thousands took to the streets", "a vigil was held outside the prison"."""
    if draft.match.frame.type != "PROTEST" or draft.actors or is_noun(draft.match.trigger):
        return False
    held = is_passive(draft.match.trigger) and any(is_noun(o) for o in draft.match.objects)
    return held or any(_is_number(head) or lemma_of(head) in words_of("hints", "crowds") for head in draft.heads)


def _is_a_strike(draft: Draft) -> bool:
    """Whether a strike is told by what it does, whoever called it: "a general strike paralysed the ports"."""
    frame, noun = draft.match.frame, draft.match.trigger
    if frame.mode != "strike" or not is_noun(noun) or noun.dep_ not in ("nsubj", "nsubjpass"):
        return False
    return draft.standing.status in ("occurred", "ongoing") and lemma_of(noun.head) in words_of("hints", "stops")


def _is_shelled(draft: Draft) -> bool:
    """Whether a place or a post is told to have been shelled, or a grenade thrown, by whom the sentence leaves
    open."""
    frame, verb = draft.match.frame, draft.match.trigger
    if frame.type != "ASSAULT" or draft.actors:
        return False
    thrown = any(lemma_of(o) in words_of("hints", "missiles") for o in draft.match.objects)
    if not thrown and frame.lemma not in words_of("hints", "shelling"):
        return False
    if not is_passive(verb) or has_no_doer(draft):
        return False
    if thrown:
        return True
    return any(is_place(o) or lemma_of(o) in classes()["targets"] for o in draft.match.objects)


def _is_tried(draft: Draft, known: Known) -> bool:
    """Whether somebody whom the report calls by name is charged or tried, and nobody but a court can be meant:
    "Lind, who was charged last week", "the trial of Anna Lind"."""
    frame, verb = draft.match.frame, draft.match.trigger
    if frame.type != "ACCUSE" or frame.mode != "legal" or draft.actors or frame.lemma in PRIVATE_SUITS:
        return False
    if is_noun(verb) and frame.lemma not in TRIALS:
        return False
    foreign = any(
        lemma_of(o) in words_of("hints", "compatriots") and _is_of_a_nation(o) for o in draft.match.objects
    )
    return foreign or any(known[i].kind == "person" for i in draft.recipients if i in known)


def _is_of_a_nation(noun: Token) -> bool:
    """Whether it is said whose nationals they are: "four Indian nationals"."""
    return any(c.dep_ in ("amod", "compound", "poss") and c.ent_type_ in ("NORP", "GPE") for c in noun.lefts)


def _is_shot_at(draft: Draft) -> bool:
    """Whether a drone, a missile, a shell or a vessel does it, whosever it is: none strikes by itself."""
    frame, verb = draft.match.frame, draft.match.trigger
    if frame.type != "ASSAULT" or is_noun(verb) or is_passive(verb) or draft.standing.status != "occurred":
        return False
    if frame.lemma in words_of("hints", "shooting") and any(is_vessel(h) for h in draft.heads):
        return True
    return any(lemma_of(h) in words_of("hints", "missiles") for h in draft.heads) and not any(
        c.lower_ in MISHAPS for c in verb.children
    )


def has_no_doer(draft: Draft) -> bool:
    """Whether a force of nature or an accident did it."""
    causes = {lemma_of(head) for head in (*draft.heads, *actors(draft.match))}
    if draft.match.frame.type == "COERCE":
        return bool(causes & (words_of("veto", "causes") | words_of("veto", "turmoil")))
    if draft.match.frame.type != "ASSAULT":
        return False
    if not draft.actors and {lemma_of(t) for t in draft.match.trigger.sent} & words_of("veto", "mishaps"):
        # "Two were killed when a lorry ploughed into them."
        return True
    return bool(causes & words_of("veto", "causes"))
