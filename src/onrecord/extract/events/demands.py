"""What a frame asks of a verb's clause, and whether it is there.

In: a frame, a verb, its objects, the frame's particles. Out: yes or no. Promise: only its own clause counts.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.extract.events.frames import Frame, classes, verb_frames, words_of
from onrecord.extract.events.kinds import (
    demanded,
    has_subject_of_kind,
    is_among,
    is_of_kind,
    is_party,
    is_place,
    lemma_of,
)
from onrecord.extract.events.silence import is_silence
from onrecord.extract.syntax import own_subject, prepositional, subject

__all__ = ["CONFLICT", "is_finite_after_all", "is_met", "is_participle", "is_party", "is_place", "lemma_of"]

COMPLEMENTS = frozenset(("xcomp", "ccomp", "advcl"))
SAID_OF = frozenset(("attr", "oprd", "acomp"))
CAPTIVE = frozenset(("hostage", "captive", "prisoner"))
FURTHEST = 4
CONFLICT = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"))
MUST = frozenset(("must", "should", "ought"))
TERM_PREPOSITIONS = frozenset(("until", "till", "by"))


def is_finite_after_all(verb: Token) -> bool:
    """Whether what the parse takes for a participle is the sentence's verb: "Chad, which ..., offered to go"."""
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.head.dep_ != "ROOT" or verb.i == 0:
        return False
    if not verb.doc[verb.i - 1].is_punct or any(c.dep_ in ("agent", "aux", "auxpass") for c in verb.children):
        return False
    promises = any(
        f.asks == "to" and f.type in ("AGREE", "REJECT", "THREATEN")
        for f in verb_frames(verb).get(lemma_of(verb), ())
    )
    return any(c.dep_ == "dobj" or (c.dep_ == "xcomp" and promises) for c in verb.children)


def is_participle(verb: Token) -> bool:
    """Whether a verb stands as a bare past participle, whose noun is who it happened to: "found injured"."""
    if verb.tag_ != "VBN" or verb.dep_ in ("ROOT", "conj", "ccomp") or is_finite_after_all(verb):
        return False
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" for c in verb.lefts):
        return False  # "an offer that the unions rejected"
    return not any(c.dep_ in ("aux", "auxpass") for c in verb.children)


def is_met(frame: Frame, verb: Token, objects: list[Token], words: list[Token]) -> bool:
    """Whether a verb's clause has what the frame asks for."""
    return _meets(frame, verb, objects, words) and has_subject_of_kind(verb, frame.nouns)


def _meets(frame: Frame, verb: Token, objects: list[Token], words: list[Token]) -> bool:
    asks = frame.asks
    if asks == "":
        return True
    if asks == "any":
        return bool(objects)
    if asks == "none" and any(not list(word.children) and word.dep_ == "prep" for word in words):
        # A stranded preposition: "would be fired upon".
        return True
    if asks == "none" and (is_participle(verb) or any(c.lower_ == "as" and c.dep_ == "mark" for c in verb.lefts)):
        return False
    if (
        asks == "none"
        and "POWER" in frame.nouns
        and verb.tag_ == "VBG"
        and not any(c.dep_ == "aux" for c in verb.lefts)
    ):
        return False  # "stopped shooting"
    if asks == "none" and frame.type == "REJECT" and any(c.dep_ == "xcomp" for c in verb.children):
        return False
    if asks == "none":
        return not objects and not any(c.dep_ == "ccomp" and not _is_apart(c, verb) for c in verb.children)
    if asks == "who":
        return any(is_party(verb.head if _is_gap(o, verb) else o) for o in objects)
    if asks == "noun":
        told = (
            *objects,
            *(
                c
                for c in verb.children
                if c.dep_ in SAID_OF or c.dep_ in ("npadvmod", "prt", "ccomp", "intj", "advmod")
            ),
        )
        # "hunger strike", "phone conversation"; but a credit rating is no credit, and an aid worker no aid.
        if any(c.lower_ in words_of("light", "press") for noun in told for c in noun.lefts):
            return False
        taken = any(noun.lower_ in CAPTIVE for noun in told)
        if taken and not any(is_party(o) for o in objects if o.lower_ not in CAPTIVE):
            # "took a whole city hostage" is a figure of speech; "took two hostages" is none.
            return False
        whole = frame.type not in ("AID", "SANCTION", "MOBILIZE", "COERCE", "NONE")
        whole = whole and frame.mode != "seize"  # "took control measures" takes no control
        return any(is_of_kind(noun, frame.nouns) for noun in objects) or any(
            part.lower_ in frame.nouns or lemma_of(part) in frame.nouns
            for noun in told
            for part in (noun, *(c for c in noun.children if c.dep_ == "conj" or (c.dep_ == "compound" and whole)))
        )
    if asks == "subj":
        who = own_subject(verb) or (subject(verb) if verb.dep_ == "xcomp" else None)
        return who is not None and (is_among(who, frame.nouns) or is_of_kind(who, frame.nouns))
    if asks == "to" and frame.type == "REQUEST" and objects and not any(is_party(o) for o in objects):
        # "ordered an increase to cope with it": nobody is ordered to.
        return any(c.dep_ == "xcomp" and c.i > objects[0].i and _is_infinitive(c) for c in verb.children)
    if asks == "to":
        act = _infinitive(verb, frame)
        # Whoever declines to say so refuses nobody anything.
        return act is not None and not (frame.type == "REJECT" and is_silence(act))
    if asks == "that":
        return any(_says(c, frame) for c in _said(verb, objects))
    if asks == "act":
        return any(lemma_of(c) in frame.nouns for c in verb.children if c.dep_ in COMPLEMENTS and c.i > verb.i)
    if asks == "wish":
        # "wants Chad to leave": the other acts; "wants to leave" asks nobody.
        return any(
            c.dep_ == "ccomp" and _is_infinitive(c) and any(n.dep_ == "nsubj" and is_party(n) for n in c.children)
            for c in verb.children
        )
    if asks == "term":
        return _sets_term(verb, objects)
    if asks == "both":
        return not objects and _is_of_several(verb)
    if asks == "attr":
        labels = SAID_OF | {"dobj"} if verb.dep_ == "relcl" else SAID_OF
        said = [t for c in verb.children if c.dep_ in labels or c.dep_ == "ccomp" for t in (c, *c.lefts)]
        said += [n for t in said if lemma_of(t) in demanded("sorts") for n in prepositional(t, "of")]
        return any(lemma_of(t) in frame.nouns for t in said) if frame.nouns else bool(said)
    if asks == "pobj":
        if "noto" in frame.nouns and (_infinitive(verb, frame) is not None or _then_to(words)):
            return False
        return any(
            ("place" in frame.nouns and is_place(noun))
            or ("who" in frame.nouns and is_party(noun))
            or lemma_of(noun) in frame.nouns
            or is_of_kind(noun, frame.nouns)
            for word in words
            for noun in _after_word(word)
        )
    return False


def _is_apart(clause: Token, verb: Token) -> bool:
    """Whether a semicolon parts a clause from the verb after it: "had asked for help; Chad refused"."""
    return any(token.text == ";" for token in verb.doc[clause.i : verb.i])


def _is_gap(noun: Token, verb: Token) -> bool:
    """Whether "which" or "that" stands for the noun that the verb's clause describes: "the ban that it froze"."""
    return noun.tag_ == "WDT" and verb.dep_ == "relcl"


def _after_word(word: Token) -> list[Token]:
    """What stands after a preposition, or after the one that follows it: "out of the treaty"."""
    return [
        noun
        for part in (word, *(c for c in word.children if c.dep_ == "prep"))
        for noun in part.children
        if noun.dep_ in ("pobj", "pcomp")
    ]


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _said(verb: Token, objects: list[Token]) -> Iterator[Token]:
    """The clauses that tell what is said; the parse may hang one on who it is said to: "promised him that ..."."""
    yield from (c for c in verb.children if c.dep_ == "ccomp")
    for noun in objects:
        for clause in noun.children:
            if clause.dep_ in ("relcl", "acl") and any(
                c.dep_ == "mark" and c.lower_ == "that" for c in clause.lefts
            ):
                yield clause


def _sets_term(verb: Token, objects: list[Token]) -> bool:
    """Whether somebody is given so long to do something: "gave them until Friday to leave"."""
    someone = [o for o in objects if o.lower_ == "to" or is_party(o)]
    until = [c for c in verb.children if c.lower_ in TERM_PREPOSITIONS and c.dep_ in ("prep", "mark", "dative")]
    spans = [c for c in verb.children if lemma_of(c) in demanded("spans") and c.i > verb.i]
    acts = [
        c
        for head in (verb, *objects, *spans, *until)
        for c in head.children
        if c.dep_ in ("xcomp", "advcl", "acl", "relcl", "ccomp") and c.i > verb.i and _is_infinitive(c)
    ]
    return bool(someone and acts and (until or spans)) and all(
        lemma_of(c) not in demanded("unforced") for c in acts
    )


def _is_of_several(verb: Token) -> bool:
    """Whether a verb has several subjects and no phrase that says to whom or of what: "Chad and Niger spoke"."""
    who = own_subject(verb)
    if who is None or any(c.lower_ in demanded("elsewhere") and not _is_span(c) for c in verb.rights):
        return False
    several = any(c.dep_ == "conj" and is_party(c) for c in who.children)
    return several or (
        who.tag_ in ("NNS", "NNPS", "PRP") and lemma_of(who) in demanded("leaders") | demanded("several")
    )


def _is_span(preposition: Token) -> bool:
    """Whether it only says how long or when: "for seven hours", "at noon"."""
    return any(n.ent_type_ in ("TIME", "DATE") or lemma_of(n) in demanded("spans") for n in preposition.children)


def _then_to(words: list[Token]) -> bool:
    """Whether an infinitive follows the phrase, however the parse hangs it: "called on men on Monday to vote"."""
    return any(
        _infinitive_after(noun) is not None for word in words for noun in word.children if noun.dep_ == "pobj"
    )


def _infinitive_after(noun: Token) -> Token | None:
    """The infinitive that follows a noun phrase, at most a date in between."""
    doc, i = noun.doc, noun.right_edge.i + 1
    while i < len(doc) - 1 and i - noun.right_edge.i <= FURTHEST and doc[i].lower_ != "to":
        if doc[i].ent_type_ not in ("DATE", "TIME") and doc[i].lower_ not in ("on", "late", "early"):
            return None
        i += 1
    return doc[i + 1] if i < len(doc) - 1 and doc[i].lower_ == "to" and doc[i + 1].tag_ == "VB" else None


def _infinitive(verb: Token, frame: Frame) -> Token | None:
    for child in verb.children:
        if child.dep_ in COMPLEMENTS and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children):
            if child.dep_ == "advcl" and frame.type in ("ASSAULT", "CONSULT"):
                continue
            if "conflict" in frame.nouns and not _is_conflict(child):
                continue
            return child
    if frame.type in ("REQUEST", "CONSULT") and frame.words:
        # "called on the premier to resign": the parse may hang the act on whoever is called on.
        for child in verb.children:
            for noun in child.children if child.lower_ in frame.words else ():
                after = _infinitive_after(noun) if noun.dep_ == "pobj" else None
                if after is not None:
                    return after
                for below in noun.children:
                    if below.dep_ in ("acl", "relcl") and any(
                        c.lower_ == "to" and c.dep_ == "aux" for c in below.children
                    ):
                        return below
    return None


def _is_conflict(verb: Token) -> bool:
    """Whether what is promised would hurt somebody, by the frame that its verb meets."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    for frame in verb_frames(verb).get(lemma_of(verb), ()):
        words = [c for c in (*verb.children, *(b for o in objects for b in o.children)) if c.lower_ in frame.words]
        if (words or not frame.words) and frame.asks not in ("to", "that") and is_met(frame, verb, objects, words):
            return frame.type in CONFLICT
    return False


def _says(clause: Token, frame: Frame) -> bool:
    """Whether what is said meets the frame: it tells what must be, or whose fault something is."""
    if not frame.nouns:
        return True
    if "conflict" in frame.nouns and any(
        lemma_of(c) in words_of("hints", "menace") for c in clause.children if c.dep_ in ("attr", "dobj", "pobj")
    ):
        return True
    if "conflict" in frame.nouns:
        return _is_conflict(clause) and any(c.dep_ == "aux" and c.tag_ == "MD" for c in clause.children)
    if "will" in frame.nouns:
        return any(c.lower_ in demanded("will") for c in clause.children if c.dep_ == "aux")
    if "ultimatum" in frame.nouns:
        return _is_ultimatum(clause)
    if "must" in frame.nouns or "should" in frame.nouns:
        aux = [c.lower_ for c in clause.children if c.dep_ == "aux"]
        return (not MUST.isdisjoint(aux) and "have" not in aux) or (
            "should" in frame.nouns
            and not any(c.dep_ == "aux" for c in clause.children)
            and _is_subjunctive(clause)
        )
    if "blame" in frame.nouns:
        blamed = lemma_of(clause) == "blame" and any(c.dep_ == "dobj" for c in clause.children)
        return (lemma_of(clause) in classes()["blame"] and not blamed) or any(
            lemma_of(c) in classes()["blame"] for c in clause.children if c.dep_ in ("acomp", "attr", "prep")
        )
    return False


def _is_subjunctive(clause: Token) -> bool:
    """Whether a clause tells what shall be: "asked that the museum return it"."""
    if clause.tag_ == "VB":
        return True
    # The tagger often takes it for a present tense: "asked that soldiers leave the hill".
    return (
        clause.tag_ == "VBP"
        and lemma_of(clause) not in ("be", "have")
        and lemma_of(clause.head) in demanded("pleas")
    )


def _is_ultimatum(clause: Token) -> bool:
    """Whether the speaker says what harm he will do unless or if the other does something."""
    who = own_subject(clause)
    if (
        who is None
        or who.pos_ != "PRON"
        or not any(c.lower_ in demanded("will") for c in clause.children if c.dep_ == "aux")
    ):
        return False
    bound = any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in ("unless", "if") for m in c.children)
        for c in clause.children
    )
    return bound and _is_conflict(clause)
