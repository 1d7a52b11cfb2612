"""Whether a draft is an event of public life at all: precision before recall.

In: a draft. Out: yes or no. Promise: the field's commonest inventions (business as usual, sport, weather,
accidents, journeys at home, acts with nobody behind them) are left alone.
"""

from spacy.tokens import Token

from onrecord.extract.events.bodies import is_joint_body
from onrecord.extract.events.casting import Draft, Known
from onrecord.extract.events.demands import is_party, lemma_of
from onrecord.extract.events.frames import classes, words_of
from onrecord.extract.events.identities import BODIES, STATE, codes_of, is_public, is_state, sector_of
from onrecord.extract.events.matching import Match
from onrecord.extract.events.mere_words import is_said_to_nobody
from onrecord.extract.events.parties import befalls_owner, is_noun
from onrecord.extract.events.sides import PAIRED
from onrecord.extract.events.silence import is_silence
from onrecord.extract.events.standing import TURNS
from onrecord.extract.events.threats import tells_own_harm
from onrecord.extract.events.whoever import has_no_doer, is_force_on_somebody, is_news_by_itself, is_sited_fight
from onrecord.extract.syntax import is_passive, prepositional
from onrecord.model import Actor, Place

SPEECH_ACTS = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
NEEDS_ACTOR = SPEECH_ACTS | {"CONSULT", "SANCTION", "COOPERATE", "CONCEDE"}
DENIED_ALONE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
"""What is denied though nobody is named who would have done it."""
AIMED = frozenset(("ASSAULT", "MOBILIZE", "AID"))
"""What is done to a place as to somebody."""
ASKINGS = frozenset(("ask", "beg", "request", "tell", "appeal"))
STAFF = frozenset(("staff", "personnel", "employee", "diplomat", "embassy", "citizen", "national"))
UNDONE = frozenset(("planned", "possible", "conditional"))
ONCE = frozenset(("ELI",))
"""Those who held office once, and still meet, mediate and are tried."""
WATCHED = frozenset(("JRN",))
"""Those whom it matters to see charged and blamed, whoever does it."""
MAY = frozenset(("may", "can", "might", "could"))
WARNINGS = frozenset(("warn", "caution"))
PRIVATE = frozenset(("AID", "AGREE"))
"""What people of no office do for and with each other, and is nobody else's affair."""
CARRIES = frozenset(("carry", "haul", "transport"))
RESCUES = frozenset(("rescue", "save", "pluck", "winch"))
CHARGED = frozenset(("accuse", "suspect", "charge", "convict", "jail", "arrest", "try", "sentence", "imprison"))
ALL = frozenset(("all", "both", "warring", "conflicting", "rival"))
ORDINARY = frozenset(("UNK", "BUS", "MED", "EDU", "AGR", "LAB", "CRM"))
"""Sectors of people who have no part in public life while nobody calls them by name."""


def between_states(draft: Draft, known: Known) -> bool:
    """Whether parties of two countries take part."""
    codes = codes_of((*draft.actors, *draft.recipients), known)
    return len({code[:3] for code in codes if sector_of(code) != code}) > 1


def is_newsworthy(draft: Draft, known: Known) -> bool:
    """Whether a political, armed or official actor, a population or an organization does or suffers something
    that a reader would underline."""
    found, who, whom = draft.match, draft.actors, draft.recipients
    frame, told = found.frame, draft.standing
    spoken = frame.type == "CONSULT" and not is_noun(found.trigger)
    if spoken and told.status == "refused" and is_silence(found.trigger):
        return False
    aimed = draft.host is not None and frame.type in AIMED
    if told.status == "denied" and told.cue == "not":
        if not who and frame.type not in DENIED_ALONE:
            # "said the terms did not grant them relief": nobody is said not to have done it.
            return False
        if frame.type == "AGREE" and frame.mutual:
            return False  # what several have not agreed on is nothing that they did
        if found.objects:
            return True
    if frame.type == "PROTEST" and who and _plural(draft.heads):
        # Traders and reporters who take to the street are the public there.
        return True
    if is_said_to_nobody(draft):
        return False
    if is_news_by_itself(draft, known):
        return True
    if _is_common_crime(draft, known) or (told.cue in MAY and is_by_law(found.trigger)):
        return False
    if is_force_on_somebody(draft, known) or _drops_suit(draft, known):
        return True
    if frame.lemma == "go" and frame.mode == "legal" and told.status == "occurred" and _is_person(who, known):
        return False  # who went to court may be tried there, or testify
    if not aimed and not any(is_public(known.get(i)) for i in (*who, *whom)):
        return is_sited_fight(draft)
    if frame.mode == "surrender" and who and not any(is_public(known.get(i)) for i in who):
        # A suspect who gives himself up to the police ends no fight.
        return False
    if frame.type in PRIVATE and set(codes_of((*who, *whom), known)) == {"CVL"} and not draft.host:
        # Villagers who pull survivors from a wreck, a couple that agrees to part.
        return False
    if frame.type == "AID" and not who and frame.lemma in RESCUES | CARRIES:
        # Helicopters bring climbers down a mountain; a lorry carrying fuel hits a mine.
        return False
    if who and not any(is_public(known.get(i)) for i in who) and not any(is_state(known.get(i)) for i in whom):
        # A firm that sends its staff home, a club that thanks its fans.
        return False
    if _goes_home(draft, known):
        return False
    bare = is_noun(found.trigger) and found.carrier is None and not told.cue and not befalls_owner(found.trigger)
    if bare and not who and is_sited_fight(draft):
        return True
    if (
        not who
        and (bare or frame.type in NEEDS_ACTOR)
        and not (_is_of_the_mighty(draft, known) or _is_left_open(draft))
    ):
        return False
    if (
        frame.type == "COOPERATE"
        and len({*who, *whom}) < 2
        and draft.host is None
        and frame.mode != "judicial"
        and not (who and (_is_joint(found) or _gives_papers(found)))
    ):
        # "We are working on it": nobody works together with nobody.
        return False
    if frame.type == "COOPERATE" and _is_charged(found.trigger):
        # "suspected of passing secrets to Chad": spies are no partners.
        return False
    if not who and frame.type == "RETREAT" and told.status in UNDONE:
        # "Efforts to free the hostages": whose, nobody says.
        return False
    if frame.lemma == "evacuate" and any(
        lemma_of(o) in STAFF or c.dep_ == "poss" for o in found.objects for c in (o, *o.lefts)
    ):
        # Whoever brings his own people home gives nobody aid.
        return False
    spoken_to = bool(whom) or any(o.pos_ == "PRON" for o in found.objects) or _is_to_all(found)
    if frame.type == "AID" and frame.asks == "any" and not whom and not any(is_party(o) for o in found.objects):
        return False
    if has_no_doer(draft) or (not spoken_to and _needs_recipient(found)):
        return False
    return frame.type != "CONSULT" or _is_consultation(draft, known)


def is_by_law(verb: Token) -> bool:
    """Whether it is what somebody may do by law, whether or not it ever comes to be: "under the
    constitution, Congress may remove him"."""
    return any(
        c.lower_ == "under" and any(n.dep_ == "pobj" and lemma_of(n) in words_of("hints", "law") for n in c.rights)
        for c in verb.children
        if c.dep_ == "prep"
    )


def _is_common_crime(draft: Draft, known: Known) -> bool:
    """Whether one whom the report doesn't name is held, tried or let out over an ordinary crime, or is freed
    from a wreck."""
    sentence = {lemma_of(t) for t in draft.match.trigger.sent}
    if draft.match.frame.mode == "release" and sentence & words_of("veto", "trapped"):
        return True
    if draft.match.frame.type not in ("COERCE", "ACCUSE", "RETREAT") or not draft.recipients:
        return False
    held = [known[i] for i in draft.recipients if i in known]
    if between_states(draft, known):
        return False  # a patrol boat that detains another country's fishermen
    return bool(sentence & words_of("veto", "crimes")) and all(_is_anybody(a) for a in held)


def _goes_home(draft: Draft, known: Known) -> bool:
    """Whether an ambassador who goes back goes to his own capital, and not to his post."""
    frame, host = draft.match.frame, draft.host
    if frame.type != "CONCEDE" or frame.asks != "subj" or "ambassador" not in frame.nouns or host is None:
        return False
    return host.country in {code[:3] for code in codes_of(draft.actors, known)}


def _drops_suit(draft: Draft, known: Known) -> bool:
    """Whether a firm or body gives up going to court, whomever against: "will not sue after all"."""
    dropped = draft.match.frame.mode == "legal" and draft.standing.status in TURNS and not draft.recipients
    return dropped and any(known[i].kind == "organization" for i in draft.actors if i in known)


def _is_person(ids: tuple[str, ...], known: Known) -> bool:
    """Whether it is one person, by name or office."""
    return len(ids) == 1 and known[ids[0]].kind in ("person", "unnamed")


def _is_anybody(actor: Actor) -> bool:
    """Whether it is somebody whom the report leaves without a name and without a part in public life."""
    if actor.kind in ("person", "organization", "government", "armed_group"):
        return False
    common = actor.name.lower().rpartition(" ")[2] in words_of("veto", "anybody")
    return all(sector_of(c) in ORDINARY or (common and sector_of(c) == "CVL") for c in actor.codes)


def _is_of_the_mighty(draft: Draft, known: Known) -> bool:
    """Whether somebody in politics is accused or tried, by whom nobody says: "the minister was charged"."""
    verb, frame = draft.match.trigger, draft.match.frame
    if frame.type != "ACCUSE":
        return False
    if is_noun(verb):
        told = frame.mode in ("legal", "investigate") and verb.dep_ in ("nsubj", "nsubjpass", "dobj")
    else:
        # "Was arrested and charged": the second participle has its auxiliary with the first.
        told = is_passive(verb) or (verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head))
    codes = [c for i in draft.recipients if i in known for c in known[i].codes]
    return told and any(sector_of(c) in (STATE | ONCE | WATCHED) - {""} for c in codes)


def _is_left_open(draft: Draft) -> bool:
    """Whether it is told of those whom it strikes, by whom nobody says: "the sanctions on Chad were lifted"."""
    verb = draft.match.trigger
    named = any(head.i in head.doc._.mention_at for head in draft.others)
    frame = draft.match.frame
    told = (
        frame.type == "CONCEDE"
        or frame.mode == "judicial"
        or (frame.type == "SANCTION" and frame.lemma in words_of("hints", "decreed"))
    )
    return told and draft.standing.status == "occurred" and named and bool(draft.recipients) and is_passive(verb)


def _needs_recipient(found: Match) -> bool:
    """Whether nobody would be asked, threatened or called up: "asked to be left alone", "warned that the storm
    was near", "called her a traitor", "says that it must end"."""
    frame = found.frame
    if frame.mutual:
        return False
    if "conflict" in frame.nouns:
        return False
    if frame.lemma in ("order", "urge", "instruct", "command") and frame.asks == "to":
        # "Freed and ordered to stay away": nobody is told to, so whoever stands there was.
        return not found.objects
    if frame.lemma == "ask" and any(c.lower_ == "for" for c in found.trigger.rights):
        return False  # "asked for time to consult them": whom, nobody need say
    if frame.type in ("REQUEST", "THREATEN") and frame.lemma in (ASKINGS if frame.asks == "to" else WARNINGS):
        return not tells_own_harm(found.trigger)
    return frame.asks == "who" or (frame.asks == "that" and bool(frame.nouns))


def _is_charged(act: Token) -> bool:
    """Whether somebody is accused, suspected or convicted of it."""
    above = act.head.head
    return act.dep_ == "pcomp" and act.head.lower_ in ("of", "with", "for") and lemma_of(above) in CHARGED


def _is_to_all(found: Match) -> bool:
    """Whether it is said to those who fight, whoever they are: "appealed to all sides to lay down their arms"."""
    told = prepositional(found.trigger, "to", "on", "upon")
    return any(lemma_of(n) in PAIRED and any(c.lower_ in ALL for c in n.lefts) for n in (*found.objects, *told))


def _is_consultation(draft: Draft, known: Known) -> bool:
    """Whether it is a meeting, call or visit of public life: an official takes part, there are two parties, and a
    journey leads abroad."""
    frame, who = draft.match.frame, draft.actors
    sectors = {sector_of(c) for c in codes_of((*who, *draft.recipients), known)}
    sits = frame.mutual and is_joint_body(draft.match.trigger, [*draft.heads, *draft.others])
    if not any(is_state(known.get(i)) for i in (*who, *draft.recipients)) and not sectors & ONCE and not sits:
        return False
    if draft.standing.status in TURNS or draft.standing.status == "refused":
        return True
    if frame.mutual:
        several = sits or len(who) > 1 or _is_of_several(draft, known)
        return several or not _needs_two(draft.match) or _plural(draft.heads)
    return frame.mode != "visit" or _abroad(who, draft.recipients, draft.host, known)


def _is_of_several(draft: Draft, known: Known) -> bool:
    """Whether the one that meets is a body of several states, whose members meet: "the Security Council met", "the
    joint commission will convene"."""
    of_states = any(code[:3] in BODIES for code in codes_of(draft.actors, known))
    return any(
        lemma_of(head) in words_of("hints", "convened")
        and (of_states or any("joint" in known[i].name.lower().split() for i in draft.actors if i in known))
        for head in draft.heads
    )


def _is_joint(found: Match) -> bool:
    """Whether what one does is said to be done with another, whom nobody names: "resumed the joint patrols"."""
    noun = found.trigger
    return any(c.lower_ == "joint" for c in noun.lefts) and not any(c.lower_ == "with" for c in noun.rights)


def _gives_papers(found: Match) -> bool:
    """Whether papers are handed over that somebody wants, whoever gets them: "must surrender the logbooks"."""
    return found.frame.mode == "intelligence" and any(lemma_of(o) in classes()["papers"] for o in found.objects)


def _needs_two(found: Match) -> bool:
    """Whether the act is told only where two parties are: a meeting of one is none."""
    return found.carrier is None or found.frame.asks in ("none", "", "any", "who")


def _plural(heads: list[Token]) -> bool:
    """Whether one phrase stands for several ("the two leaders met")."""
    return any(h.tag_ in ("NNS", "NNPS") or h.lower_ in ("they", "both") for h in heads)


def _abroad(who: tuple[str, ...], whom: tuple[str, ...], host: Place | None, known: Known) -> bool:
    """Whether a journey leads to another country or to somebody: at home it is business as usual."""
    if any(is_public(known.get(i)) for i in whom):
        return True
    if host is None or host.country is None:
        return False
    homes = {code[:3] for code in codes_of(who, known)}
    return bool(homes) and host.country not in homes
