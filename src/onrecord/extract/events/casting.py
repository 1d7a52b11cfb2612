"""Who takes part in an event: the report's actors in the places where its frame has its parties.

In: a match and its standing. Out: a draft. Promise: nobody from another sentence, coreference aside.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from onrecord.extract.events.beyond import aimed_at, asked_before, threatened_by
from onrecord.extract.events.bodies import sitting
from onrecord.extract.events.cues import Standing
from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import classes, words_of
from onrecord.extract.events.identities import codes_of, everybody, identities, is_public, place_among
from onrecord.extract.events.matching import Match
from onrecord.extract.events.parties import actors, asked, is_noun, of_cue, recipients
from onrecord.extract.events.standing import TURNS
from onrecord.extract.syntax import prepositional, subject
from onrecord.model import Actor, Place, covers

SPOKEN = frozenset(("REQUEST", "AGREE", "REJECT", "SUPPORT", "THREATEN"))
"""What is said to somebody: the place that it is about is no recipient."""
HANDED = frozenset(("COOPERATE",))
"""What is done for whoever asks for it."""
GIVEN = words_of("hints", "own")
"""Verbs whose subject does what they speak of."""
AHEAD = frozenset(("planned", "possible"))
TOGETHER = frozenset(("together", "jointly"))
WHEN = frozenset(("after", "before", "since", "when"))
FIRST = frozenset(("we", "i", "us", "me", "ourselves"))
PRONOUNS = frozenset(("it", "they", "he", "she"))
WHERE = frozenset(("in", "at", "on", "about", "over"))
WITH_WHOM = ("with", "from", "to", "against")
OUR = frozenset(("our", "my"))
SETTLED_BY_WHOM = TURNS | {"threatened", "refused"}
Known = dict[str, Actor]
"""The report's actors by id."""


@dataclass(slots=True)
class Draft:
    """A match with its standing and who takes part. ``heads`` are the nouns that the actors were sought in,
    ``others`` those that the recipients were; ``host`` is the place that stands where a recipient might;
    ``listed``: a frame of the lexicon found it; ``newsworthy``: it is an event whatever was told before.
    ``confidence`` and what the network ``judged`` are set once it is decided."""

    match: Match
    standing: Standing
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    host: Place | None
    heads: list[Token]
    others: list[Token]
    listed: bool = True
    newsworthy: bool = False
    confidence: float = 0.0
    judged: str = ""


def cast(found: Match, told: Standing, doc: Doc, known: Known) -> Draft:
    """The draft of a match: its actors, its recipients, or the place in their stead."""
    frame = found.frame
    who_heads, whom_heads = actors(found), recipients(found)
    if not who_heads and told.token is not None:
        agreed = frame.mode == "ceasefire" and lemma_of(told.token) == "agree"
        given = agreed or lemma_of(told.token) in GIVEN
        if told.status in SETTLED_BY_WHOM or (told.status in AHEAD and given):
            who_heads = of_cue(told.token)
        elif told.status == "demanded" and is_noun(found.trigger):
            # "asked Britain for help", "called on both sides for talks": who is asked would do it.
            who_heads = asked(told.token, found.trigger)
            whom_heads = whom_heads or (of_cue(told.token) if frame.type == "AID" and who_heads else [])
    if not whom_heads and told.status == "demanded" and told.token is not None and frame.type in HANDED:
        whom_heads = of_cue(told.token)  # who demands the papers would have them
    if not frame.mutual and _is_together(found, who_heads):
        frame = found.frame = replace(frame, mutual=True)
        whom_heads = []
    if frame.mutual:
        who_heads = sitting(who_heads) if frame.type == "CONSULT" else who_heads
        together = dict.fromkeys((*everybody(who_heads, doc), *everybody(whom_heads, doc)))
        if len(together) == 1 and told.status in TURNS and told.token is not None and is_noun(found.trigger):
            # "Honduras cancels Managua talks": with whom, and who had meant to come.
            together = dict.fromkeys((*everybody(of_cue(told.token), doc), *together))
        return Draft(found, told, tuple(together), (), None, who_heads, whom_heads)
    if told.token is not None and not is_noun(told.token) and _is_owned(who_heads):
        # "Kenya denied that its soldiers had fired": the soldiers are Kenya's.
        who_heads = [*_owners(who_heads, told.token, doc, known), *who_heads]
    who = _spoken(who_heads, found, doc, known) or identities(
        who_heads, doc, inside=is_noun(found.trigger) or frame.type == "ASSAULT"
    )
    if not who and told.token is not None and told.status in SETTLED_BY_WHOM:
        who_heads = of_cue(told.token)
        who = identities(who_heads, doc)
    if not who:
        who = _sayer(who_heads, doc)
    whom = identities(asked_before(found), doc, inside=False)
    whom = whom or _spoken(whom_heads, found, doc, known) or identities(whom_heads, doc)
    whom = tuple(i for i in whom if i not in who)
    theirs = whom_heads and whom_heads[0].lower_ in PRONOUNS and (not whom or _are_of_one(who, whom, known))
    if frame.type == "ACCUSE" and theirs:
        # "the coast guard seized a trawler and accused it": not its own country
        whom_heads = _beside(found, who, doc, known)
        whom = identities(whom_heads, doc)
    if frame.mode == "visit" and _is_from_home(who, whom, place_among(whom_heads, doc), known):
        whom = ()
    host = None if codes_of(whom, known) or frame.type in SPOKEN else place_among(whom_heads, doc)
    if not whom and host is None:
        told_of = [*aimed_at(found), *(threatened_by(found) if told.status == "threatened" else ())]
        whom = _aimed_at(told_of, who, doc, known)
    who, whom = _by_itself(found, who, whom, doc)
    return Draft(found, told, who, whom, host, who_heads, whom_heads)


def _is_from_home(who: tuple[str, ...], whom: tuple[str, ...], host: Place | None, known: Known) -> bool:
    """Whether who would be visited abroad is of the traveller's own country: "will fly to Beijing for the first
    visit by a Peruvian minister"."""
    homes = {code[:3] for code in codes_of(who, known)}
    theirs = {code[:3] for code in codes_of(whom, known)}
    return bool(theirs) and theirs <= homes and host is not None and host.country not in {None, *homes}


def _are_of_one(who: tuple[str, ...], whom: tuple[str, ...], known: Known) -> bool:
    """Whether those accused are the country of those who accuse."""
    homes = {code[:3] for code in codes_of(who, known)}
    return bool(whom) and set(codes_of(whom, known)) <= homes


def _beside(found: Match, who: tuple[str, ...], doc: Doc, known: Known) -> list[Token]:
    """Whom "it" means beside what was done before: "recalled its envoy from Chad, accusing it of lying"."""
    before = found.trigger.head
    if found.trigger.dep_ != "advcl" or before.pos_ != "VERB":
        return []
    done_to = [c for c in before.rights if c.dep_ == "dobj"]
    homes = {code[:3] for code in codes_of(who, known)}
    for noun in (n for word in (before, *done_to) for n in prepositional(word, *WITH_WHOM)):
        ids = identities([noun], doc, inside=False)
        if (
            ids
            and homes
            and not {code[:3] for code in codes_of(ids, known)} & homes
            and is_public(known.get(ids[0]))
        ):
            return [noun]
    return []


def _is_together(found: Match, heads: list[Token]) -> bool:
    """Whether several do it with each other: "will train pilots together"."""
    verb = found.carrier or found.trigger
    return (
        found.frame.type in ("COOPERATE", "CONSULT")
        and any(c.lower_ in TOGETHER and c.dep_ == "advmod" for c in verb.children)
        and any(c.dep_ == "conj" or h.tag_ in ("NNS", "NNPS") for h in heads for c in (h, *h.children))
    )


def _spoken(heads: list[Token], found: Match, doc: Doc, known: Known) -> tuple[str, ...]:
    """Who says "we" or "our soldiers": the speaker of the statement that the event is told in."""
    for head in heads[:1]:
        ours = any(c.dep_ == "poss" and c.lower_ in OUR for c in head.lefts)
        if head.lower_ not in FIRST and not ours:
            continue
        named = codes_of(identities([head], doc), known)
        if ours and any(len(code) > 3 and code[:3].isalpha() and len(code) >= 6 for code in named):
            return ()
        at = (found.trigger.idx, found.trigger.idx + len(found.trigger))
        told_in = [s for s in doc._.statements if s.speaker and any(covers(c, at) for c in s.content)]
        if told_in:
            closest = min(told_in, key=lambda s: sum(end - start for start, end in s.content))
            return (closest.speaker,)
    return ()


def _aimed_at(heads: list[Token], who: tuple[str, ...], doc: Doc, known: Known) -> tuple[str, ...]:
    """Whom the rest of the clause tells it is aimed at: somebody of public life, and not the actor's own."""
    own = {code[:3] for code in codes_of(who, known) if len(code) >= 3}
    for head in heads:
        if lemma_of(head) in classes()["talks"] and any(c.lower_ in WHERE for c in head.rights):
            continue  # "offered to host talks in La Union", "talks on Syria"
        ids = tuple(i for i in identities([head], doc) if i not in who and is_public(known.get(i)))
        if ids and all(known[i].kind != "place" for i in ids) and not set(codes_of(ids, known)) <= own:
            return ids
    return ()


def _sayer(heads: list[Token], doc: Doc) -> tuple[str, ...]:
    """Who is meant by a pronoun that nothing else explains, in what somebody says or did earlier: "Chad vowed it
    would act", "Chad eased them a week after it had imposed them"."""
    for head in heads[:1]:
        if head.lower_ not in PRONOUNS or head.dep_ not in ("nsubj", "nsubjpass"):
            return ()
        for verb in head.ancestors:
            told_when = verb.dep_ == "advcl" and any(c.lower_ in WHEN for c in verb.lefts if c.dep_ == "mark")
            if (verb.dep_ == "ccomp" or told_when) and verb.head.pos_ == "VERB":
                who = subject(verb.head)
                return () if who is None or who.i >= head.i else identities([who], doc)
    return ()


def _is_owned(heads: list[Token]) -> bool:
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for h in heads[:1] for c in h.lefts)


def _owners(heads: list[Token], cue: Token, doc: Doc, known: Known) -> list[Token]:
    """Whose "its soldiers", "his minister" are where they have no country of their own: the cue's subject's."""
    own = codes_of(identities(heads, doc), known)
    return of_cue(cue) if all(len(code) <= 3 for code in own) else []


def _by_itself(
    found: Match, who: tuple[str, ...], whom: tuple[str, ...], doc: Doc
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who moves troops or recalls envoys where nobody is named: whose they are ("Taiwan's air force was put on
    alert")."""
    frame = found.frame
    moves = frame.type == "MOBILIZE" or (frame.type in ("RETREAT", "SANCTION") and frame.mode == "withdraw")
    if who or not moves:
        return who, whom
    of = found.objects or list(prepositional(found.trigger, "of"))
    own = identities(of, doc)
    return own, tuple(i for i in whom if i not in own)
