"""Whether a draft is an event of public life at all: precision before recall.

In: a draft. Out: yes or no. Promise: the field's commonest inventions (business as usual, sport, weather,
accidents, journeys at home, acts with nobody behind them) are left alone.
"""

from spacy.tokens import Doc, Span, Token

from onrecord.extract.events.casting import Draft, Known
from onrecord.extract.events.demands import is_party, is_place, lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.identities import BODIES, STATE, codes_of, is_public, is_state, sector_of
from onrecord.extract.events.matching import Match
from onrecord.extract.events.parties import actors, befalls_owner, is_noun
from onrecord.extract.events.standing import TURNS
from onrecord.extract.events.threats import tells_own_harm
from onrecord.extract.events.vessels import is_vessel
from onrecord.extract.syntax import is_passive
from onrecord.model import Actor, Place

SPEECH_ACTS = frozenset(("AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
NEEDS_ACTOR = SPEECH_ACTS | {"CONSULT", "SANCTION", "COOPERATE", "CONCEDE"}
DENIED_ALONE = frozenset(("ASSAULT", "COERCE", "MOBILIZE"))
"""What is denied though nobody is named who would have done it."""
AIMED = frozenset(("ASSAULT", "MOBILIZE", "AID"))
"""What is done to a place as to somebody."""
ASKINGS = frozenset(("ask", "beg", "request", "tell", "appeal"))
SCORES = frozenset(("d-d", "d–d", "dd-d", "dd-dd"))
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
PRIVATE_SUITS = frozenset(("sue", "lawsuit", "suit", "complaint", "claim"))
"""What anybody brings against anybody."""
TRIALS = frozenset(
    ("trial", "retrial", "prosecution", "indictment", "arraignment", "court-martial", "impeachment")
)
SIGNINGS = frozenset(("sign", "conclude", "ink", "initial"))
MISHAPS = frozenset(("accidentally", "mistakenly"))
RESCUES = frozenset(("rescue", "save", "pluck", "winch"))
ORDINARY = frozenset(("UNK", "BUS", "MED", "EDU", "AGR", "LAB", "CRM"))
"""Sectors of people who have no part in public life while nobody calls them by name."""


def is_sport(doc: Doc) -> bool:
    """Whether the whole report is about sport, where attacks and defeats mean nothing else."""
    seen = sum(token.lower_ in words_of("veto", "sport") for token in doc)
    return seen > 3 and seen * 90 > len(doc)


def is_of_the_arts(doc: Doc) -> bool:
    """Whether the whole report is of the arts, where painters are attacked and singers surrender."""
    told = doc.user_data.get("of the arts")
    if told is None:
        seen = sum(token.pos_ == "NOUN" and lemma_of(token) in words_of("veto", "arts") for token in doc)
        told = doc.user_data["of the arts"] = seen > 4 and seen * 40 > len(doc)
    return bool(told)


def is_about(sentence: Span, matter: str) -> bool:
    """Whether a sentence has a noun of this matter ("sport", "words": weather, markets, culture)."""
    if any(
        is_noun(token) and lemma_of(token) in words_of("veto", matter) and not _is_aside(token)
        for token in sentence
    ):
        return True
    # "2-1", and somebody beat somebody.
    return (
        matter == "sport"
        and (any(t.shape_ in SCORES for t in sentence) or _has_score(sentence))
        and any(lemma_of(t) in words_of("veto", "games") for t in sentence)
    ) or (matter == "sport" and any(lemma_of(t) in words_of("veto", "games") and _by_so_many(t) for t in sentence))


def _is_aside(token: Token) -> bool:
    """Whether the word is part of the name of a party, an alliance of states or an armed group ("Arab League"), or
    only says where no game is told of: "shot dead in a stadium"."""
    if token.lower_ == "league" and token.is_title and not _plays(token):
        return True
    if token.lower_ == "stadium" and token.dep_ == "pobj":
        return not any(lemma_of(t) in words_of("veto", "games") for t in token.sent)
    if (
        token.dep_ == "compound"
        and token.head.dep_ == "pobj"
        and lemma_of(token.head) in words_of("veto", "sites")
    ):
        return not any(lemma_of(t) in words_of("veto", "games") for t in token.sent)
    mention = token.doc._.mention_at.get(token.i) if token.pos_ == "PROPN" else None
    if mention is None:
        return False
    codes = next((actor.codes for actor in token.doc._.actors if actor.id == mention.actor), ())
    return any(code[:3] == "IGO" or sector_of(code) in STATE - {""} for code in codes)


def _plays(league: Token) -> bool:
    """Whether a league by name is one that plays: "the Premier League", or one whose matches are told of."""
    around = league.doc[max(0, league.i - 2) : league.i + 2]
    return any(t.lower_ in words_of("veto", "playing") for t in around) or any(
        t.i != league.i and lemma_of(t) in words_of("veto", "sport") | words_of("veto", "games")
        for t in league.sent
    )


def _has_score(sentence: Span) -> bool:
    """Whether a score stands in it as three words: "2 - 1"."""
    words = list(sentence)
    return any(
        dash.text in ("-", "–") and one.like_num and other.like_num
        for one, dash, other in zip(words, words[1:], words[2:], strict=False)
    )


def _by_so_many(verb: Token) -> bool:
    """Whether it is won by a number: "beat them by 49 runs"."""
    return any(noun.dep_ == "pobj" and any(t.like_num for t in noun.lefts) for noun in _after_by(verb))


def _after_by(verb: Token) -> list[Token]:
    return [noun for child in verb.rights if child.lower_ == "by" for noun in child.rights]


def between_states(draft: Draft, known: Known) -> bool:
    """Whether parties of two countries take part."""
    codes = codes_of((*draft.actors, *draft.recipients), known)
    return len({code[:3] for code in codes if sector_of(code) != code}) > 1


def is_newsworthy(draft: Draft, known: Known) -> bool:
    """Whether a political, armed or official actor, a population or an organization does or suffers something
    that a reader would underline."""
    found, who, whom = draft.match, draft.actors, draft.recipients
    frame, told = found.frame, draft.standing
    aimed = draft.host is not None and frame.type in AIMED
    if told.status == "denied" and told.cue == "not":
        if not who and frame.type not in DENIED_ALONE:
            # "said the terms did not grant them relief": nobody is said not to have done it.
            return False
        if found.objects:
            return True
    if frame.type == "PROTEST" and who and _plural(draft.heads):
        # Traders and reporters who take to the street are the public there.
        return True
    if _befalls_vessel(draft) or _is_answer(draft, known) or _is_signed(draft):
        return True
    if _is_common_crime(draft, known) or (told.cue in MAY and is_by_law(found.trigger)):
        return False
    if _is_held(draft, known) or _is_tried(draft, known) or _is_shot_at(draft):
        return True
    if not aimed and not any(is_public(known.get(i)) for i in (*who, *whom)):
        return is_sited_fight(draft)
    if frame.mode == "surrender" and who and not any(is_public(known.get(i)) for i in who):
        # A suspect who gives himself up to the police ends no fight.
        return False
    if frame.type in PRIVATE and set(codes_of((*who, *whom), known)) == {"CVL"} and not draft.host:
        # Villagers who pull survivors from a wreck, a couple that agrees to part.
        return False
    if frame.type == "AID" and not who and frame.lemma in RESCUES:
        # Helicopters bring climbers down a mountain.
        return False
    if who and not any(is_public(known.get(i)) for i in who) and not any(is_state(known.get(i)) for i in whom):
        # A firm that sends its staff home, a club that thanks its fans.
        return False
    bare = is_noun(found.trigger) and found.carrier is None and not told.cue and not befalls_owner(found.trigger)
    if bare and not who and is_sited_fight(draft):
        return True
    if not who and (bare or frame.type in NEEDS_ACTOR) and not _is_of_the_mighty(draft, known):
        return False
    joint = found.carrier is not None and any(c.lower_ == "joint" for c in found.trigger.lefts)
    if frame.type == "COOPERATE" and len({*who, *whom}) < 2 and draft.host is None and not (joint and who):
        # "We are working on it": nobody works together with nobody.
        return False
    if not who and frame.type == "RETREAT" and told.status in UNDONE:
        # "Efforts to free the hostages": whose, nobody says.
        return False
    if frame.lemma == "evacuate" and any(
        lemma_of(o) in STAFF or c.dep_ == "poss" for o in found.objects for c in (o, *o.lefts)
    ):
        # Whoever brings his own people home gives nobody aid.
        return False
    spoken_to = bool(whom) or any(o.pos_ == "PRON" for o in found.objects)
    if frame.type == "AID" and frame.asks == "any" and not whom and not any(is_party(o) for o in found.objects):
        return False
    if _has_no_doer(draft) or (not spoken_to and _needs_recipient(found)):
        return False
    return frame.type != "CONSULT" or _is_consultation(draft, known)


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


def _befalls_vessel(draft: Draft) -> bool:
    """Whether a vessel is seized, attacked or given back, by whomever: at sea that is an affair of states."""
    frame = draft.match.frame
    told = frame.type == "COERCE" or (frame.type == "RETREAT" and frame.mode in ("release", "return"))
    told = told or (frame.type in ("ASSAULT", "MOBILIZE") and not is_noun(draft.match.trigger))
    return told and any(is_vessel(o) for o in (*draft.match.objects, *draft.others)) and not _has_no_doer(draft)


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
    return bool(sentence & words_of("veto", "crimes")) and all(_is_anybody(a) for a in held)


def _is_held(draft: Draft, known: Known) -> bool:
    """Whether those of public life, reporters and whoever the report calls by name among them, are arrested or
    sentenced, or several are at once: whoever the agents are, they act for a state."""
    if draft.match.frame.type != "COERCE" or draft.match.frame.mode not in ("arrest", "deport"):
        return False
    return is_of_so_many(draft) or any(
        is_public(known[i]) or known[i].kind == "person" or any(sector_of(c) == "JRN" for c in known[i].codes)
        for i in draft.recipients
        if i in known
    )


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


def is_of_so_many(draft: Draft) -> bool:
    """Whether several are held of whom only the number is told: "another 17 were rounded up"."""
    frame, verb = draft.match.frame, draft.match.trigger
    if frame.type != "COERCE" or frame.mode != "arrest" or draft.recipients or is_noun(verb):
        return False
    return any(o.tag_ == "CD" and o.ent_type_ not in ("DATE", "TIME") for o in draft.match.objects)


def _is_tried(draft: Draft, known: Known) -> bool:
    """Whether somebody whom the report calls by name is charged or tried, and nobody but a court can be meant:
    "Lind, who was charged last week", "the trial of Anna Lind"."""
    frame, verb = draft.match.frame, draft.match.trigger
    if frame.type != "ACCUSE" or frame.mode != "legal" or draft.actors or frame.lemma in PRIVATE_SUITS:
        return False
    if is_noun(verb) and frame.lemma not in TRIALS:
        return False
    return any(known[i].kind == "person" for i in draft.recipients if i in known)


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


def _is_consultation(draft: Draft, known: Known) -> bool:
    """Whether it is a meeting, call or visit of public life: an official takes part, there are two parties, and a
    journey leads abroad."""
    frame, who = draft.match.frame, draft.actors
    sectors = {sector_of(c) for c in codes_of((*who, *draft.recipients), known)}
    if not any(is_state(known.get(i)) for i in (*who, *draft.recipients)) and not sectors & ONCE:
        return False
    if draft.standing.status in TURNS or draft.standing.status == "refused":
        return True
    if frame.mutual:
        return len(who) > 1 or _is_of_several(draft, known) or not _needs_two(draft.match) or _plural(draft.heads)
    return frame.mode != "visit" or _abroad(who, draft.recipients, draft.host, known)


def _is_of_several(draft: Draft, known: Known) -> bool:
    """Whether the one that meets is a body of several states, whose members meet: "the Security Council met", "the
    joint commission will convene"."""
    of_states = any(code[:3] in BODIES for code in codes_of(draft.actors, known))
    return any(
        lemma_of(head) in words_of("hints", "bodies")
        and (of_states or any("joint" in known[i].name.lower().split() for i in draft.actors if i in known))
        for head in draft.heads
    )


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


def _has_no_doer(draft: Draft) -> bool:
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
