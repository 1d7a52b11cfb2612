"""Which event a noun tells: the frames of event nouns held against what stands around the noun.

In: a noun. Out: its frame and the verb that lends it a subject, or None. Promise: the noun's own phrase, the verb
that it hangs on and a clause that hangs on it.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from spacy.tokens import Doc, Token

from onrecord.extract.events.demands import is_party, is_place, lemma_of
from onrecord.extract.events.frames import Frame, noun_frames, words_of
from onrecord.extract.syntax import is_passive, prepositional
from onrecord.model import EventType

NAMED = frozenset(("ORG", "PERSON", "GPE", "PRODUCT", "WORK_OF_ART", "LAW", "FAC"))
STOPPAGES = frozenset(("general", "hunger", "hospital", "rail", "bus", "nationwide", "wildcat", "port"))
AWAY = frozenset(("off", "back", "down", "aside", "out"))
MAIN = frozenset(("nsubj", "nsubjpass", "dobj", "ROOT", "attr", "appos", "conj"))
LIGHT_LINKS = frozenset(("dobj", "nsubjpass"))
QUADS = frozenset(get_args(EventType))
TOGETHER = frozenset(("with", "between", "among", "together", "jointly", "alongside"))
GAPS = frozenset(("that", "which", "whom", "who"))


def framed(noun: Token) -> tuple[Frame, Token | None, list[Token]] | None:
    """The frame that a noun meets, its carrier ("held" in "held talks") and what it is done to, where that holds
    its doer; None where it tells no event."""
    frames = noun_frames(noun).get(_hyphened(noun)) or noun_frames(noun).get(lemma_of(noun))
    if not frames or noun.dep_ in ("compound", "amod", "nmod", "npadvmod") or _is_name(noun):
        return None
    before = {c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")}
    if before & words_of("light", "press"):
        return None
    carrier = carrier_of(noun)
    frame = next((f for f in frames if f.nouns <= before and _is_told(f, noun, before, carrier)), None)
    if frame is None or frame.type not in QUADS:
        return None
    if carrier is not None and lemma_of(carrier) == "have" and frame.type != "CONSULT":
        return None  # a country that "has had 190 coups" has staged none
    frame = _as_told(frame, noun, before, carrier)
    of = _done_by(noun) if carrier is None else []
    return (replace(frame, actor=("by",)) if of else frame), carrier, of


def _done_by(noun: Token) -> list[Token]:
    """What an act is done to where the parse hangs its doer on that: "the reopening of the crossing by Sudan"."""
    if any(c.dep_ == "poss" or c.lower_ in ("by", "between") for c in noun.children):
        return []
    return [n for n in prepositional(noun, "of", "on", "to", "in") if any(True for _ in prepositional(n, "by"))][
        :1
    ]


def _as_told(frame: Frame, noun: Token, before: set[str], carrier: Token | None) -> Frame:
    """The frame with what the sentence makes of it: workers strike, troops go to help, an act is one's own."""
    if frame.lemma == "strike" and frame.type == "ASSAULT" and not frame.nouns and _stops_work(noun, before):
        frame = replace(frame, type="PROTEST", mode="strike", cameo="143")
    if frame.type == "MOBILIZE" and any(lemma_of(t) in words_of("light", "relief") for t in noun.subtree):
        frame = replace(frame, type="AID", mode="peacekeeping", cameo="074")
    if frame.type == "COOPERATE" and frame.mode == "military" and _is_of_one(noun, before, carrier):
        # Exercises of one side are a show of force.
        frame = replace(frame, type="MOBILIZE", mode="troops", cameo="150", mutual=False)
    if carrier is not None and not is_passive(carrier) and any(c.tag_ == "PRP$" for c in noun.lefts):
        frame = replace(frame, actor=("subj",))  # "gave its assent": whose assent, the verb's subject says
    return frame


def _is_of_one(noun: Token, before: set[str], carrier: Token | None) -> bool:
    """Whether one side alone holds an exercise: nothing says with whom, and its holder is one."""
    if before & words_of("hints", "shared"):
        return False
    around = [*noun.children, *(carrier.children if carrier is not None else ())]
    if any(c.lower_ in TOGETHER for c in around):
        return False
    holders = [c for c in around if c.dep_ in ("poss", "nsubj", "agent") and c != noun]
    return bool(holders) and not any(t.dep_ == "conj" or t.lower_ in TOGETHER for h in holders for t in h.subtree)


def _hyphened(noun: Token) -> str:
    """The lemma of a word that the tokenizer has split: "sit-in", "build-up", "face-to-face"."""
    doc, start = noun.doc, noun.i
    while (
        start > 1
        and doc[start - 1].text == "-"
        and not doc[start - 1].whitespace_
        and not doc[start - 2].whitespace_
    ):
        start -= 2
    return doc[start : noun.i].text.lower() + lemma_of(noun)


def _is_told(frame: Frame, noun: Token, before: set[str], carrier: Token | None) -> bool:
    """Whether what a noun's frame needs stands around it: a carrier, a word before it, a phrase after it."""
    needs = frame.needs
    if needs == "light" and carrier is None and not frame.nouns:
        return False
    if needs == "again" and (not is_again(noun) or (frame.mutual and any(c.lower_ == "of" for c in noun.rights))):
        return False  # "the next round"; of "the next round of talks" the talks are told
    if needs == "owned":
        return noun.dep_ in MAIN and any(
            c.dep_ == "poss" and c.ent_type_ not in ("DATE", "TIME") for c in noun.lefts
        )
    if needs == "echo":
        return noun.tag_ == "NNS" and is_again(noun) and carrier is None
    if needs == "main" and carrier is None and noun.dep_ not in MAIN:
        return False  # "under the accord with Peru" tells of what follows from it
    if needs == "joint" and any(c.tag_ == "NNP" and c.dep_ == "compound" for c in noun.lefts):
        needs = ""  # "the Cobra Gold exercise"
    if needs in ("joint", "military") and not before & words_of("hints", needs):
        return False
    if "of" in frame.actor and any(c.dep_ == "poss" and c.ent_type_ not in ("DATE", "TIME") for c in noun.lefts):
        return False  # "Peru's recall of its envoy": the envoy recalls nobody
    if not frame.words or (frame.type == "REQUEST" and not frame.after and _is_to_do(noun, frame)):
        return True
    prepositions = [c for c in noun.children if c.lower_ in frame.words and c.dep_ in ("prep", "agent", "dative")]
    if noun.dep_ == "dobj" and carrier is None:
        # "accepted a halt to fighting": the parse may hang the phrase on the verb.
        prepositions += [c for c in noun.head.children if c.i == noun.i + 1 and c.lower_ in frame.words]
    if carrier is not None:
        prepositions += [c for c in carrier.children if c.lower_ in frame.words and c.dep_ in ("prep", "dative")]
    if not frame.after:
        return bool(prepositions)
    said = [n for p in prepositions for c in p.children if c.dep_ in ("pobj", "pcomp") for n in _conjuncts(c)]
    return any(
        lemma_of(t) in frame.after
        or t.lower_ in frame.after
        or ("who" in frame.after and is_party(t))
        or ("place" in frame.after and is_place(t))
        for n in said
        for t in (n, *(prepositional(n, "of") if lemma_of(n) in words_of("light", "parts") else ()))
    )


def _is_to_do(noun: Token, frame: Frame) -> bool:
    """Whether an infinitive right behind it says what is asked for, however the parse hangs it: "the call to
    free them"."""
    doc, i = noun.doc, noun.i + 1
    return "to" in frame.words and i + 1 < len(doc) and doc[i].lower_ == "to" and doc[i + 1].tag_ == "VB"


def _stops_work(noun: Token, before: set[str]) -> bool:
    """Whether a strike is one of workers: what stands before it says so, or else what the report is about."""
    if before & words_of("hints", "aerial"):
        return False
    if before & words_of("hints", "labour") or before & STOPPAGES:
        return True
    if any(c.lower_ in ("on", "targeting") for c in noun.children):
        return False
    if any(c.lower_ == "against" for c in noun.children):
        return any(lemma_of(t) in words_of("hints", "labour") for t in noun.sent)
    return _is_of_labour(noun.doc)


def _is_of_labour(doc: Doc) -> bool:
    """Whether a report speaks of workers more than of war; kept, for it is the same for each strike."""
    kept: dict[str, bool] = doc.user_data
    if "onrecord.labour" not in kept:
        labour = sum(lemma_of(t) in words_of("hints", "labour") for t in doc)
        war = sum(lemma_of(t) in words_of("hints", "war") for t in doc)
        kept["onrecord.labour"] = labour > war or not war
    return kept["onrecord.labour"]


def _is_name(noun: Token) -> bool:
    """Whether a noun is part of a name or a date: "March", "the Refugee Appeal"."""
    return noun.ent_type_ in ("DATE", "TIME") or (noun.pos_ == "PROPN" and noun.ent_type_ in NAMED)


def carrier_of(noun: Token) -> Token | None:
    """The verb that lends the noun its subject: "held talks", "talks were held", "the talks that they held", "a
    case brought by Chad"."""
    token = noun
    for _ in range(3):
        if token.dep_ != "conj":
            break
        token = token.head
    verb = token.head
    if token.dep_ in LIGHT_LINKS and _carries(verb):
        return verb
    if token.dep_ == "nsubj" and lemma_of(verb) in words_of("light", "happen"):
        # "clashes broke out between the two": the parse hangs the parties on the verb.
        return verb if any(c.lower_ == "between" for c in verb.children) else None
    owned = any(c.tag_ == "PRP$" for c in noun.lefts)
    labels = lemma_of(verb) == "call" and not any(c.dep_ == "prt" for c in verb.rights)
    if owned and token.dep_ == "dobj" and lemma_of(verb) in words_of("light", "dispose") and not labels:
        return verb  # "shelved its exit": one's own is what one calls off
    for clause in noun.rights:
        if clause.dep_ not in ("relcl", "acl") or not _carries(clause):
            continue
        own = [c for c in clause.children if c.dep_ in ("nsubj", "dobj", "csubj") and c.lower_ not in GAPS]
        if is_passive(clause) or (clause.dep_ == "acl" and clause.tag_ == "VBN"):
            if any(c.dep_ == "agent" for c in clause.children):
                return clause
        elif len(own) == 1 and own[0].dep_ == "nsubj":
            return clause
    return None


def _carries(verb: Token) -> bool:
    """Whether a verb only lends a noun its subject; "put off", "called back" do something to it."""
    return (
        verb.pos_ == "VERB"
        and lemma_of(verb) in words_of("light", "verbs")
        and (lemma_of(verb) == "carry" or not any(c.dep_ == "prt" and c.lower_ in AWAY for c in verb.children))
    )


def whole_of(noun: Token) -> Token:
    """The noun that a part or round of it is told by: "round" of "a second round of talks"."""
    while (
        noun.dep_ == "pobj" and noun.head.lower_ == "of" and lemma_of(noun.head.head) in words_of("light", "parts")
    ):
        noun = noun.head.head
    return noun


def is_again(noun: Token) -> bool:
    """Whether a noun speaks of what is known already: "the next round", "Tuesday's seizure"."""
    return any(
        (c.dep_ in ("det", "amod") and c.lower_ in words_of("hints", "again"))
        or (c.dep_ == "poss" and c.ent_type_ in ("DATE", "TIME"))
        for c in whole_of(noun).lefts
    )


def _conjuncts(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ == "conj":
            yield from _conjuncts(child)
