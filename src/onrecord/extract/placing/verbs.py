"""Where what a verb tells was: by its own phrases, by those whom it befalls, by the verbs around it."""

from spacy.tokens import Doc, Token

from onrecord.extract.placing.phrases import (
    AT,
    DESTINATION,
    MOTION,
    TOWARD,
    after,
    named_in,
    object_itself,
    pointed_at,
    within,
)
from onrecord.extract.syntax import conjuncts
from onrecord.lang import lexicon
from onrecord.model import PlaceMark

_WORDS = lexicon("places.toml")
DEPARTURE = frozenset(_WORDS["departure"])
FROM = frozenset(("from", "out"))
WAYS = frozenset(_WORDS["ways"])
SPEAKING = frozenset(_WORDS["speaking"])
FIGHTING = frozenset(_WORDS["fighting"])
HARMING = frozenset(_WORDS["harming"])
NO_SETTING = frozenset(("with", "of", "about", "after", "before"))


def of_verb(verb: Token, doc: Doc) -> PlaceMark | None:
    """Where what the verb tells was; None where nothing says it."""
    found = after(verb, doc, AT)
    if found is None and verb.lemma_ in DESTINATION:
        found = object_itself(verb, doc)
    if found is None and verb.lemma_ in MOTION:
        found = after(verb, doc, TOWARD)
    if found is None and verb.lemma_ in DEPARTURE:
        found = after(verb, doc, FROM)
    if found is None:
        found = pointed_at(verb, doc)
    if found is not None and verb.lemma_ in SPEAKING and _is_of_object(verb):
        return None
    if found is None and verb.lemma_ not in SPEAKING:
        # Who condemns a killing in a place need not be there.
        found = _of_arguments(verb, doc)
    return found or _of_clauses(verb, doc)


def _of_arguments(verb: Token, doc: Doc) -> PlaceMark | None:
    """Where those are whom it befalls, or what it is done with and to: "killed traders in Jos"."""
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "attr", "dative") or (child.dep_ == "nsubj" and _is_bare(verb)):
            found = after(child, doc, AT)
            if found is None and (child.lemma_ in WAYS or MOTION & {child.lemma_, verb.lemma_}):
                found = after(child, doc, TOWARD)
            if found is None and child.lemma_ in WAYS:
                found = after(verb, doc, TOWARD)
            if found is None and child.dep_ == "dobj":
                found = _beside_party(child, doc)
            if found is None and verb.lemma_ in DEPARTURE:
                found = after(child, doc, FROM)
            if found is not None:
                return found
        elif child.dep_ in ("agent", "prep"):
            for noun in child.children:
                if noun.dep_ != "pobj" or not (_sets(child, noun) or verb.lemma_ in FIGHTING):
                    continue
                found = after(noun, doc, AT)
                if found is None and verb.lemma_ in MOTION and child.lower_ == "for":
                    found = after(noun, doc, TOWARD)  # "delivered food for 300 people to Mopti"
                if found is not None:
                    return found
    return None


def _is_of_object(verb: Token) -> bool:
    """Whether the place stands right behind whom nobody names: "thanked doctors in Gaza"."""
    whom = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return (
        whom is not None
        and whom.pos_ == "NOUN"
        and any(c.dep_ == "prep" and c.lower_ in AT and c.i == whom.right_edge.i + 1 for c in verb.rights)
    )


def _of_clauses(verb: Token, doc: Doc) -> PlaceMark | None:
    """Where the verbs around it are: the one above that it describes, follows from or serves, or one
    that it shares its subject with."""
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.lefts):
        return _described(verb.head, doc) or _gone_to(verb.head, doc)
    to = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.lefts)
    follows = verb.head.pos_ == "VERB" and verb.head.i < verb.i and not _has_own(verb)
    if follows and verb.dep_ == "advcl" and (to or verb.tag_ == "VBG"):
        # "blew himself up in a market in Jos, killing four"; "marched through Quito to demand"
        return of_verb(verb.head, doc)
    if follows and verb.dep_ == "conj" and verb.lemma_ in HARMING and verb.head.lemma_ in HARMING | DESTINATION:
        return of_verb(verb.head, doc)
    if verb.dep_ == "xcomp" and verb.head.pos_ in ("VERB", "AUX") and verb.head.i < verb.i:
        return after(verb.head, doc, AT)
    shared = _shared(verb, doc)
    if shared is not None or any(child.dep_ == "ccomp" for child in verb.children):
        return shared
    # "drivers in Lisbon stopped work": where those who act are said to be, unless the verb reports what they say
    return next((m for c in verb.lefts if c.dep_ == "nsubj" and (m := within(c, doc)) is not None), None)


def _has_own(verb: Token) -> bool:
    """Whether the clause has a subject or a conjunction of its own: it tells of another time or place."""
    return any(c.dep_ in ("nsubj", "nsubjpass", "mark") or c.tag_ == "WRB" for c in verb.lefts)


def _gone_to(noun: Token, doc: Doc) -> PlaceMark | None:
    """Where somebody went whose next act a clause behind a day tells: "flew to Minsk on Monday, where"."""
    verb = next((a for a in noun.ancestors if a.pos_ == "VERB"), None)
    return None if verb is None or verb.lemma_ not in MOTION else after(verb, doc, TOWARD | AT)


def _beside_party(noun: Token, doc: Doc) -> PlaceMark | None:
    """The place that the parse hangs on the other party: "signed an accord with Paraguay in Asunción"."""
    for preposition in noun.rights:
        if preposition.dep_ == "prep" and preposition.lower_ in ("with", "between"):
            for party in preposition.children:
                last = [*conjuncts(party)][-1]
                if party.dep_ == "pobj" and (found := after(last, doc, AT)) is not None:
                    return found
    return None


def _described(noun: Token, doc: Doc) -> PlaceMark | None:
    """The place that a "where" clause describes: of "Rafah, a city in southern Gaza where ..." it is Rafah."""
    top = noun
    while top.dep_ in ("pobj", "prep"):
        top = top.head
    if top.dep_ == "appos" and (mark := named_in(top.head, doc, 0)) is not None:
        return mark
    return named_in(noun, doc)


def _is_bare(verb: Token) -> bool:
    """Whether the verb has no object, so that its subject is who it happened to ("people in Homs died")."""
    return not any(child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children)


def _shared(verb: Token, doc: Doc) -> PlaceMark | None:
    """Of "met and talked in Geneva": the place after the last verb is that of all that share its subject."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.pos_ == "VERB":
            if any(c.dep_ in ("nsubj", "nsubjpass", "advmod", "npadvmod") for c in child.children):
                return None
            objects = [c for c in child.rights if c.dep_ == "dobj"]
            if objects and (child.lemma_ in DESTINATION or not any(c.dep_ == "dobj" for c in verb.rights)):
                return None
            return after(child, doc, AT) or next((m for c in objects if (m := after(c, doc, AT))), None)
    return None


def _sets(preposition: Token, noun: Token) -> bool:
    """Whether where the noun is tells where it happened: "under fire in Homs", "with a knife in Homs", but not
    "with the minister in Homs"."""
    if preposition.lower_ == "with":
        return noun.i not in noun.doc._.mention_at
    return preposition.lower_ not in NO_SETTING
