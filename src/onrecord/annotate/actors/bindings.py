"""What the grammar around a pronoun tells of whom it can mean: who tells, who is told, who is asked to act."""

from spacy.tokens import Token

from onrecord.annotate.actors.frame import word_set
from onrecord.annotate.actors.genders import GENDERED


def teller(token: Token) -> int | None:
    """The verb of saying in whose content the pronoun is the subject, be it of its second or third clause."""
    verb = token.head
    for _ in range(3):
        if verb.dep_ == "conj":
            verb = verb.head
    if token.dep_ == "nsubj" and verb.dep_ == "ccomp" and verb.head.lemma_ in word_set("says"):
        return int(verb.head.i)
    return None


def is_told(other: Token, speaker: Token) -> bool:
    """Whether the word stands in front, in what the speaker says: "Bruno would go, he said" tells of another."""
    if other.i > speaker.i:
        return False
    token, above = other, speaker.head
    if above.dep_ == "parataxis" and other.head == above.head and other.dep_ in ("nsubj", "nsubjpass"):
        return True
    for _ in range(12):
        if token.head == token:
            return False
        if token.head == speaker.head:
            return token.dep_ in ("ccomp", "advcl", "dep", "parataxis")
        token = token.head
    return False


def is_spoken_of(token: Token) -> bool:
    """Whether the word stands in what somebody else says: "police said two men were held"."""
    for _ in range(8):
        if token.dep_ == "ccomp" and token.head.lemma_ in word_set("says"):
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def may_act(token: Token) -> bool:
    """Whether "it" may mean a body: not where it stands for what was said or for the weather, and as an object
    only of what is done to those who act."""
    if token.dep_ == "expl":
        return False
    above = token.head
    if token.dep_ == "nsubj" and above.lemma_ in ("seem", "appear", "take", "become"):
        return False
    if token.dep_ == "nsubj" and above.lemma_ == "be":
        # "The ministry said it was ready", not "it was the third attack" or "it was clear that".
        return any(
            child.dep_ == "acomp"
            and child.lower_ in word_set("attitudes")
            and not any(below.dep_ == "ccomp" for below in child.children)
            for child in above.rights
        )
    if token.dep_ in ("dobj", "dative"):
        return above.lemma_ in word_set("addressed")
    if token.dep_ == "pobj":
        return above.lower_ in ("by", "with", "against", "from")
    return True


def speaks_for(owner: Token, told: int) -> bool:
    """Whether whoever says it is somebody's: "Kenya's foreign minister said it would"."""
    if owner.dep_ not in ("poss", "amod", "nmod", "compound"):
        return False
    above = owner.head
    while above.dep_ in ("poss", "compound", "nmod", "appos"):
        above = above.head
    return bool(above.dep_ == "nsubj" and above.head.i == told)


def controls(noun: Token, pronoun: Token) -> float:
    """How much speaks for the object of a verb, in what is asked of it or what it is thanked or blamed for:
    "thanked Oman for its mediation", "pressed the rebels to leave the city that they had taken"."""
    if noun.dep_ != "dobj" or noun.i > pronoun.i:
        return 0.0
    verb, branch = noun.head, pronoun
    for _ in range(12):
        if branch.head.i in (verb.i, branch.i):
            break
        branch = branch.head
    if branch.head.i != verb.i or branch.i < noun.i:
        return 0.0
    if branch.dep_ == "prep" and branch.lower_ in ("for", "of") and verb.lemma_ in word_set("addressed"):
        return 5.0
    asked = branch.tag_ == "VB" and branch.dep_ in ("xcomp", "advcl", "ccomp")
    told_of = pronoun.dep_ == "nsubj" and pronoun.head.i != branch.i and pronoun.lower_ not in GENDERED
    return 4.2 if asked and told_of and verb.lemma_ in word_set("addressed") else 0.0


def decides(owner: Token, pronoun: Token) -> float:
    """How much speaks for whose decision, plan or refusal it is, in what is to be done: "Peru's decision to recall
    its envoy"."""
    if owner.dep_ not in ("poss", "amod", "compound") or owner.head.pos_ != "NOUN" or owner.i > pronoun.i:
        return 0.0
    for above in pronoun.ancestors:
        if above.head == owner.head:
            return 5.0 if above.dep_ in ("acl", "relcl", "xcomp") and above.tag_ == "VB" else 0.0
    return 0.0


def verb_over(token: Token) -> int | None:
    """The verb of the clause that the token stands in."""
    above = token.head
    for _ in range(6):
        if above.pos_ in ("VERB", "AUX"):
            return int(above.i)
        above = above.head
    return None


def in_clause(token: Token) -> bool:
    """Whether the word is no subject in a relative clause: "a man who calls himself Roe"."""
    for _ in range(3):
        if token.dep_ in ("relcl", "acl"):
            return True
        if token.dep_ not in ("dobj", "oprd", "attr", "pobj", "prep", "ccomp", "npadvmod"):
            return False
        token = token.head
    return False


def says_aside(other: Token, token: Token) -> float:
    """How much speaks for whoever tells the main clause, where the pronoun says something in a relative clause of
    it: "The union accused the army of a raid in which it said 30 had died"."""
    said = token.head
    if token.dep_ != "nsubj" or said.dep_ != "relcl" or said.lemma_ not in word_set("says"):
        return 0.0
    verb = said.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head != verb:
        verb = verb.head
    return 2.0 if other.dep_ == "nsubj" and other.head == verb else 0.0
