"""What the tagger and the parse often get wrong around an event, set right: "demanded that Chad release the men",
where "release" is taken for a noun; "called its ambassador home"; a report that opens with "Talks".

In: a document. Promise: only labels, lemmas and heads of the words concerned are changed, and only where no other
reading of them makes a sentence.
"""

from spacy.tokens import Doc, Token

from onrecord.data.own import own_of
from onrecord.extract.events.frames import classes, noun_frames, verb_frames, words_of
from onrecord.extract.events.kinds import demanded, lemma_of

WISHES = demanded("pleas") | demanded("wishes")
"""Verbs after whose "that" a bare infinitive stands: "demanded that it leave"."""
DONE_TO = frozenset(("appos", "dep", "npadvmod", "dobj"))
AWAY = frozenset(("home", "back"))
DASHES = frozenset(("-", "–", "—", "--"))
BLAMED = frozenset(("responsible", "accountable", "liable"))
PLURALS = frozenset(("talks", "visits", "strikes", "protests"))
SETTLING = demanded("settling")
WHEN = frozenset(("after", "before", "since"))
HAD = frozenset(("had", "has", "have"))
CAST = frozenset(("abstention", "abstain", "vote", "favour", "favor"))


def set_right(doc: Doc) -> None:
    """Set right what is misread."""
    taught = {frame.lemma for frame in own_of(doc).frames if not frame.is_noun}
    for token in doc:
        if taught and token.lower_ in taught:
            _restore_taught(token)
        if token.tag_ in ("NNP", "NNPS", "NNS") and _opens(token):
            _restore_opening(token)
        elif token.dep_ == "relcl" and token.tag_ == "VBD":
            _restore_clause(token)
        elif token.dep_ == "ccomp" and token.lower_ in PLURALS:
            _restore_meeting(token)
        elif token.dep_ == "amod" and token.tag_ == "VBN" and lemma_of(token) in SETTLING:
            _restore_perfect(token)
        elif token.dep_ == "ccomp" and token.tag_ in ("NN", "NNP"):
            _restore_wish(token)
        elif token.lower_ in AWAY and token.tag_ == "NN":
            _restore_direction(token)
        elif token.lower_ == "off" and token.tag_ == "RP" and token.dep_ == "prep":
            _restore_particle(token)
        elif token.lower_ in BLAMED and token.i > token.sent.start:
            _restore_blame(token)
        elif token.lower_ == "then" and token.head.dep_ == "dep":
            _restore_next(token.head)
        elif token.dep_ == "acl" and token.tag_ == "VB" and lemma_of(token.head) in CAST:
            _restore_voted(token)


def _restore_meeting(noun: Token) -> None:
    """What a headline's verb settles, with its place in front of it, is no clause: "cancels Managua talks"."""
    verb, place = noun.head, next((c for c in noun.lefts if c.dep_ in ("nsubj", "compound")), None)
    if noun.tag_ != "VBZ" or place is None or place.pos_ != "PROPN" or place.i != noun.i - 1:
        return
    if lemma_of(verb) not in words_of("light", "dispose") | words_of("light", "verbs") or verb.i >= place.i:
        return
    if any(c.dep_ in ("dobj", "aux", "mark") for word in (noun, verb) for c in word.children if c.i > verb.i):
        return
    noun.tag_, noun.pos_, noun.lemma_, noun.dep_ = "NNS", "NOUN", noun.lower_.removesuffix("s"), "dobj"
    place.dep_ = "compound"


def _restore_clause(verb: Token) -> None:
    """What somebody did before or after is no description of what he is: "days after the rights group Amnesty
    called for his release"."""
    title, when = verb.head, verb.head.head
    who = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if who is None or who.pos_ != "PROPN" or title.dep_ != "pobj" or when.lower_ not in WHEN:
        return
    if lemma_of(title) not in classes()["people"] or who.left_edge.i != title.i + 1 or not any(verb.rights):
        return
    verb.head, verb.dep_ = when.head, "advcl"
    for child in list(title.children):
        child.head = who
    title.head, title.dep_ = who, "compound"
    when.head, when.dep_ = verb, "mark"


def _restore_perfect(verb: Token) -> None:
    """What somebody has done to a thing is not how the thing is: "it had frozen peace talks with the rebels"."""
    noun, had = verb.head, verb.head.head
    if noun.dep_ != "dobj" or had.lower_ not in HAD or had.pos_ not in ("VERB", "AUX") or verb.i != had.i + 1:
        return
    if not any(c.dep_ == "nsubj" for c in had.lefts):
        return
    verb.head, verb.dep_, verb.pos_ = had.head if had.head != had else verb, had.dep_, "VERB"
    for child in list(had.children):
        if child != verb:
            child.head = verb
    noun.head = verb
    had.head, had.dep_, had.pos_, had.tag_ = verb, "aux", "AUX", had.tag_


def _opens(word: Token) -> bool:
    """Whether it is the first word of a sentence, a dateline aside."""
    return bool(word.is_sent_start) or (word.i > 0 and word.nbor(-1).text in DASHES)


def _restore_opening(word: Token) -> None:
    """A capital at the start of a sentence makes no name of an event's noun in the plural: "Talks between"."""
    one = word.lower_.removesuffix("s")
    if word.tag_ == "NNS" or one == word.lower_ or one not in noun_frames(word) or word.ent_type_:
        return
    if any(True for _ in word.lefts) or word.dep_ in ("compound", "nmod"):
        return
    word.tag_, word.pos_, word.lemma_ = "NNS", "NOUN", one


def _restore_taught(word: Token) -> None:
    """A verb that the user has taught, and the tagger has never seen, behind an auxiliary: "will tollgate"."""
    if word.pos_ not in ("VERB", "AUX") and any(c.dep_ == "aux" for c in word.lefts):
        word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_


def _restore_wish(word: Token) -> None:
    """The verb of what is demanded: "demanded that Chad release the men", "insists the army leave"."""
    said = any(c.lower_ == "that" and c.dep_ == "mark" for c in word.lefts)
    who = next((c for c in word.lefts if c.dep_ == "compound" and c.i == word.i - 1), None)
    if not said or who is None or lemma_of(word.head) not in WISHES or word.lower_ not in verb_frames(word):
        return
    word.tag_, word.pos_, word.lemma_ = "VB", "VERB", word.lower_
    for child in list(word.lefts):
        if child.dep_ in ("det", "poss", "amod", "compound") and child != who:
            child.head = who
    who.dep_ = "nsubj"
    done_to = next((c for c in word.rights if c.dep_ in DONE_TO), None)
    if done_to is not None:
        done_to.dep_ = "dobj"


def _restore_direction(word: Token) -> None:
    """Whom somebody calls home: "called its ambassador home" has no home of ambassadors."""
    verb = word.head
    if (
        verb.lower_ in ("to", "in")
        and verb.head.head.pos_ == "VERB"
        and lemma_of(verb.head) in classes()["envoys"]
    ):
        # "called its ambassador to Cameroon home"
        for child in list(word.lefts):
            child.head, child.dep_ = verb, "pobj" if child.i == word.i - 1 else child.dep_
        word.head, word.dep_, word.tag_, word.pos_ = verb.head.head, "advmod", "RB", "ADV"
        return
    who = next((c for c in word.lefts if c.dep_ == "compound" and c.i == word.i - 1), None)
    if verb.pos_ != "VERB" or who is None or lemma_of(who) not in classes()["envoys"] | classes()["troops"]:
        return
    for child in list(word.lefts):
        child.head = verb if child == who else who
    who.dep_, word.dep_, word.tag_, word.pos_ = "dobj", "advmod", "RB", "ADV"


def _restore_particle(off: Token) -> None:
    """ "Off" belongs to the verb: "called off the truce" does nothing off a truce."""
    done_to = next((c for c in off.rights if c.dep_ == "pobj"), None)
    if done_to is not None and off.head.pos_ == "VERB" and off.i == off.head.i + 1:
        done_to.head, done_to.dep_, off.dep_ = off.head, "dobj", "prt"


def _restore_blame(blamed: Token) -> None:
    """Whom one holds responsible is held so, and is no responsible one: "held the rebels responsible for it"."""
    verb, who = blamed.head, None
    if verb.pos_ in ("NOUN", "PROPN") and blamed.i > verb.i:
        who, verb = verb, verb.head
    if lemma_of(verb) != "hold" or not verb.i < blamed.i:
        return
    who = who or next((c for c in blamed.lefts if c.dep_ == "nsubj"), None)
    if who is not None:
        who.head, who.dep_ = verb, "dobj"
    blamed.head, blamed.dep_ = verb, "oprd"


def _restore_next(verb: Token) -> None:
    """What somebody does next: "imposed a duty last week, then rolled it back"."""
    before = verb.head
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.lefts)
    if before.tag_ == verb.tag_ == "VBD" and before.i < verb.i and not own:
        verb.dep_ = "conj"


def _restore_voted(act: Token) -> None:
    """What was voted for: "voted 71-44, with 13 abstentions, to recall him"."""
    if not any(c.lower_ == "to" for c in act.lefts):
        return
    verb = act.head
    while verb.pos_ != "VERB" and verb.head != verb:
        verb = verb.head
    if lemma_of(verb) == "vote":
        act.head, act.dep_ = verb, "xcomp"
