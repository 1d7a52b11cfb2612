"""Where the parties of an event stand in the parse.

In: a match. Out: the heads of the noun phrases that may name its actor and its recipient, best first. Promise:
only the trigger's own clause and, for control and coordination, the clause that it hangs on.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.doers import of_verb, read_as_noun
from onrecord.extract.events.frames import classes, noun_frames, verb_frames, words_of
from onrecord.extract.events.matching import Match
from onrecord.extract.syntax import is_passive, prepositional, subject
from onrecord.lang import lexicon

NESTED = frozenset(
    ("of", "in", "against", "by", "from", "on", "to", "at", "with", "for", "belonging", "near", "between")
)
WHEN = frozenset(("after", "before", "during", "since", "amid", "following", "until"))
ASIDE = frozenset(("on", "in", "to"))
UTTERED = frozenset(("REQUEST", "ACCUSE", "THREATEN", "SUPPORT", "AGREE"))
ERRANDS = frozenset(("for", "at", "during", "on", "to"))
UPON = frozenset(("after", "following"))
ANSWERS = frozenset(
    ("respond", "retaliate", "answer", "reply", "open", "react", "counter", "punish", "begin", "present", "serve")
)
"""Verbs whose subject does what stands after "with": "answered with air strikes"."""
OWNED = frozenset(lexicon("participants.toml")["owned"])
MOVED = frozenset(("move", "mobilise", "mobilize", "redeploy", "station", "mass"))
SENT = frozenset(lexicon("participants.toml")["sent"]) | MOVED
"""Verbs whose object goes somewhere: "threatened to send troops" threatens no troops."""
FAVOURED = frozenset(lexicon("participants.toml")["favoured"])
CONVENING = frozenset(("call", "summon"))
"""Verbs whose subject calls the meeting that is their object."""
STANDS = frozenset(("be", "remain", "lock", "engage", "embroil", "stay"))
COMMANDS = frozenset(
    (
        "call",
        "cancel",
        "postpone",
        "scrap",
        "put",
        "delay",
        "reschedule",
        "suspend",
        "plan",
        "propose",
        "prepare",
        "consider",
        "reject",
        "refuse",
        "resume",
        "abandon",
        "announce",
        "schedule",
        "arrange",
        "revive",
        "shelve",
        "drop",
        "ditch",
        "brandish",
        "hand",
        "accord",
        "voice",
        "level",
    )
)


def is_noun(token: Token) -> bool:
    """Whether a trigger is a noun."""
    return token.pos_ in ("NOUN", "PROPN")


def actors(found: Match) -> list[Token]:
    """Who does it."""
    frame, trigger = found.frame, found.trigger
    if frame.actor:
        return list(_slots(found, frame.actor))
    if trigger.pos_ in ("NOUN", "PROPN"):
        verb = read_as_noun(trigger)
        return _of_noun(found) if verb is None else of_verb(verb)
    return of_verb(trigger)


def recipients(found: Match) -> list[Token]:
    """To whom it is done; for a mutual event, who else does it."""
    heads = list(_slots(found, found.frame.recipient))
    if found.frame.type == "ACCUSE" and found.frame.mode == "disapprove" and not is_noun(found.trigger):
        heads = [head for noun in heads for head in _blamed(noun)]
    if not heads and found.carrier is None and lemma_of(found.trigger.head) in words_of("light", "provoke"):
        heads = of_verb(found.trigger.head)
    if not heads and is_noun(found.trigger) and lemma_of(found.trigger.head) in words_of("light", "pass"):
        heads = list(prepositional(found.trigger.head, "to"))
    if befalls_owner(found.trigger):
        heads = [c for c in found.trigger.lefts if c.dep_ == "poss"]
    if not heads and found.frame.type in ("ASSAULT", "COERCE") and found.frame.asks == "noun":
        heads = _aimed_at(found.trigger)
    verb = found.carrier or found.trigger
    heads = [c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP"] + heads
    return [t for i, t in enumerate(heads) if t not in heads[:i] and not _is_own(t, found)]


def _blamed(noun: Token) -> list[Token]:
    """Who is meant by what is condemned: who did it, not whom it befell ("condemned the killing of the judge")."""
    deeds = words_of("hints", "befall")
    if lemma_of(noun) not in deeds:
        below = next((a for a in noun.ancestors if is_noun(a) or a.pos_ == "VERB"), noun)
        while is_noun(below) and lemma_of(below) not in deeds and below.dep_ == "pobj":
            below = below.head.head
        return [] if lemma_of(below) in deeds else [noun]
    of = list(prepositional(noun, "of"))
    by = [n for word in (noun, *of, noun.head) for n in prepositional(word, "by")]
    return [*by, *(c for c in noun.lefts if c.dep_ == "poss" and of)]


def _aimed_at(verb: Token) -> list[Token]:
    """Whom force is used on, by what it is used for: "fired tear gas to disperse the marchers"."""
    return [
        noun
        for clause in verb.children
        if clause.dep_ in ("xcomp", "advcl") and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children)
        if lemma_of(clause) not in FAVOURED
        for noun in clause.children
        if noun.dep_ == "dobj"
    ]


def _is_own(noun: Token, found: Match) -> bool:
    """Whether a noun is what the actor does it with: "use force", "refused to withdraw its soldiers"."""
    if noun.lower_ == "force" and not any(noun.lefts):
        return True
    if lemma_of(noun) in ("talk", "negotiation") and found.frame.type == "CONSULT":
        return True  # "a round of Syria talks"
    if "xobj" not in found.frame.recipient:
        return False
    sent = noun.dep_ == "dobj" and lemma_of(noun.head) in SENT and lemma_of(noun) in classes()["troops"]
    return sent or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in noun.lefts)


def of_cue(cue: Token) -> list[Token]:
    """Who calls off, refuses or threatens what nobody else is said to do."""
    if is_noun(cue) and cue.dep_ == "dobj" and cue.head.pos_ == "VERB":
        cue = cue.head  # "set a new date for the conference"
    return of_verb(cue) if cue.pos_ == "VERB" else []


def asked(cue: Token, trigger: Token) -> list[Token]:
    """Who is asked for what nobody else is said to do: "asked Peru for help", "called on both sides for talks"."""
    if cue.pos_ != "VERB":
        return []
    heads = [c for c in cue.children if c.dep_ in ("dobj", "nsubjpass", "dative") and c.pos_ != "ADP"]
    heads += prepositional(cue, "on", "upon", "to", "from")
    return [h for h in heads if h != trigger and not h.is_ancestor(trigger)]


def befalls_owner(noun: Token) -> bool:
    """Whether whose act it is says who suffers it: "the minister's arrest", but not "Chad's arrest of two men"."""
    return (
        is_noun(noun)
        and lemma_of(noun) in words_of("hints", "befall")
        and any(c.dep_ == "poss" for c in noun.lefts)
        and not any(c.lower_ == "of" for c in noun.children)
    )


def _of_noun(found: Match) -> list[Token]:
    noun = found.trigger
    heads = [] if befalls_owner(noun) else [c for c in noun.lefts if c.dep_ == "poss" and not _is_when(c)]
    heads += list(prepositional(noun, "by", "between", "among"))
    if found.frame.type in ("CONSULT", "REJECT", "ACCUSE", "SUPPORT", "THREATEN", "REQUEST", "PROTEST"):
        heads += list(prepositional(noun, "from"))
    if found.frame.mode in ("visit", "withdraw", "resign") and found.frame.type != "SANCTION":
        heads += list(prepositional(noun, "of"))
    heads += [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod") and _names(c)]
    if not heads and noun.dep_ in ("nsubj", "nsubjpass"):
        # "clashes raged between the army and the rebels"
        heads += list(prepositional(noun.head, "between", "among"))
    if found.carrier is not None and lemma_of(found.carrier) in words_of("light", "pass"):
        # "drew a rebuke from Chad"
        heads = [*prepositional(found.carrier, "from", "by"), *heads] or of_verb(found.carrier)
    elif found.carrier is not None and not any(c.dep_ == "poss" and not _is_when(c) for c in noun.lefts):
        heads = of_verb(found.carrier) + heads
    elif not heads and noun.dep_ == "nsubj" and lemma_of(noun.head) in words_of("light", "pass"):
        heads += list(prepositional(noun.head, "from"))
    elif not heads and noun.dep_ == "nsubjpass" and lemma_of(noun.head) in OWNED:
        heads += of_verb(noun.head)  # "the kidnapping was claimed by the group"
    elif not heads:
        heads += _governor(noun, found.frame.type)
    return heads


def _is_when(owner: Token) -> bool:
    """Whether what stands as an owner is a day: "Monday's talks"."""
    return owner.ent_type_ in ("DATE", "TIME")


def _names(modifier: Token) -> bool:
    """Whether a word in front of a noun names somebody: "Israeli", "army", "Kenya"; "the Geneva talks" are held
    there by others."""
    mention = modifier.doc._.mention_at.get(modifier.i)
    if mention is None:
        return modifier.ent_type_ in ("NORP", "ORG", "PERSON")
    return not any(a.id == mention.actor and a.kind == "place" for a in modifier.doc._.actors)


def _governor(noun: Token, kind: str) -> list[Token]:
    """Whose event it is by what is done about it: who cancels, plans or offers it, goes there for it."""
    token = noun
    for _ in range(4):
        head = token.head
        if head == token:
            return []
        if head.lemma_ in STANDS and token.lower_ in ("on", "in") and noun.head == token:
            who = subject(head)  # "is on a visit", "remain locked in battle"
            return [] if who is None else [who]
        if head.pos_ == "VERB" and token.dep_ == "prep" and token.lower_ == "with" and noun.head == token:
            goes_on = any(c.lower_ == "ahead" for c in head.rights)  # "will go ahead with the sanctions"
            return of_verb(head) if goes_on or lemma_of(head) in ANSWERS else []
        if head.pos_ == "VERB" and token.lower_ == "in" and noun.head == token and kind in UTTERED:
            # "In an ultimatum, the rebels gave him two days."
            return of_verb(head) if any(c.lower_ in ("a", "an", "another") for c in noun.lefts) else []
        if head.pos_ == "VERB" and token.dep_ in ("dobj", "prep"):
            calls = kind == "CONSULT" and lemma_of(head) in CONVENING
            if token.dep_ == "dobj" and not calls and not _disposes(head):
                return []
            if token.lower_ == "for" and any(
                f.type == "REQUEST" for f in verb_frames(head).get(lemma_of(head), ())
            ):
                return []  # who is asked for it would do it
            if kind in UTTERED and lemma_of(head) in ("reject", "refuse"):
                return []  # whoever rejects an appeal has not made it
            if token.dep_ == "prep" and kind == "CONSULT" and token.lower_ in UPON:
                # "agreed after five hours of talks": with each other, where they are several.
                return of_verb(head) if _are_several(head) else []
            if token.dep_ == "prep" and not (kind == "CONSULT" and token.lower_ in ERRANDS):
                return []
            return of_verb(head)
        if token.dep_ not in ("dobj", "prep", "pobj", "conj", "compound"):
            return []
        if token.lower_ == "of" and head.pos_ == "NOUN" and noun.head == token:
            owner = [c for c in head.lefts if c.dep_ == "poss" and _names(c)]  # "Chad's threat of sanctions"
            if owner:
                return owner
        token = head
    return []


def _are_several(verb: Token) -> bool:
    """Whether several countries, or such as "the two sides", do what the verb tells."""
    who = subject(verb)
    return who is not None and (any(c.dep_ == "conj" for c in who.children) or who.tag_ in ("NNS", "NNPS"))


def _disposes(verb: Token) -> bool:
    """Whether a verb settles what becomes of an event: plans it, calls it off, puts it off."""
    lemma = lemma_of(verb)
    return lemma in COMMANDS and (lemma not in ("call", "put") or any(c.dep_ == "prt" for c in verb.children))


def _slots(found: Match, names: tuple[str, ...]) -> Iterator[Token]:
    verb, trigger = found.carrier or found.trigger, found.trigger
    for name in names:
        if name == "subj":
            who = subject(verb)
            if is_passive(verb):
                who = next((c for c in verb.children if c.dep_ == "nsubjpass"), who)
            if who is not None:
                yield who
        elif name == "obj":
            yield from found.objects[:2] if not found.frame.mutual else found.objects
        elif name == "xobj":
            for clause in verb.children:
                if clause.dep_ == "xcomp":
                    yield from (c for c in clause.children if c.dep_ in ("dobj", "nsubjpass"))
                    yield from prepositional(clause, "with", "on", "against")
        elif name == "iobj":
            yield from (c for c in verb.children if c.dep_ == "dative" and c.pos_ != "ADP")
            if is_passive(verb) and any(c.dep_ == "dobj" for c in verb.children):
                yield from (c for c in verb.children if c.dep_ == "nsubjpass")  # "was handed a sentence"
        elif name == "ccomp_subj":
            for clause in verb.children:
                if clause.dep_ in ("ccomp", "xcomp"):
                    yield from (c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass"))
        else:
            acts = found.frame.type == "REQUEST" and name == "for"  # "appealed for the release of two men"
            nouns = _after(found, verb, trigger, name)
            yield from (n for n in nouns if not (acts and lemma_of(n) in noun_frames(n)))


def _after(found: Match, verb: Token, trigger: Token, word: str) -> Iterator[Token]:
    """The nouns after one preposition: on the noun, the verb, its particle, its object."""
    yield from prepositional(trigger, word)
    if verb != trigger:
        yield from prepositional(verb, word)
    for token in (*found.words, *found.objects):
        if found.frame.type == "REQUEST" and word in ("of", "for") and lemma_of(token) in noun_frames(token):
            continue  # "demanded the release of two men" asks nothing of the men
        if token not in (trigger, verb):
            if token.lower_ == word:
                yield from (c for c in token.children if c.dep_ in ("pobj", "pcomp"))
            yield from prepositional(token, word)
    for child in verb.children:
        if child.lower_ in WHEN:
            continue
        if found.frame.type == "REQUEST" and child.lower_ == "for" and word in ASIDE:
            continue  # "called for a march on the ministry" asks nothing of the ministry
        if child.dep_ in ("advmod", "prt", "acomp", "attr", "prep", "npadvmod") and child.lower_ != word:
            for noun in prepositional(child, word):
                yield noun
            for below in child.children:
                act = found.frame.type == "REQUEST" and word == "of" and lemma_of(below) in noun_frames(below)
                if below.dep_ == "pobj" and not act:  # "called for the release of two men"
                    yield from prepositional(below, word)
    disposed = found.frame.mutual and trigger.dep_ == "dobj" and _disposes(trigger.head)
    if (found.frame.mode == "visit" or disposed) and is_noun(trigger) and trigger.head.pos_ == "VERB":
        # "put off his journey to Beijing", "put off talks with Chad": the parse may hang this on the verb.
        yield from prepositional(trigger.head, word)
    for noun in found.objects[:1]:
        for child in noun.children:
            if child.dep_ in ("prep",):
                for below in child.children:
                    if below.dep_ == "pobj":
                        yield from prepositional(below, word)


def nested(noun: Token, depth: int = 2) -> Iterator[Token]:
    """Who stands inside a noun phrase: its possessor, its nationality, what it is of, in or against."""
    for child in noun.lefts:
        if child.dep_ in ("poss", "amod", "compound", "nmod"):
            yield child
            yield from (b for b in child.lefts if b.dep_ in ("poss", "compound", "amod"))
    for child in noun.rights:
        if child.dep_ == "appos":
            yield child
        if child.dep_ == "acl" and lemma_of(child) == "belong":
            yield from prepositional(child, "to")
        if child.dep_ in ("prep", "agent") and child.lower_ in NESTED:
            for below in child.children:
                if below.dep_ == "pobj":
                    yield below
                    if depth:
                        yield from nested(below, depth - 1)
