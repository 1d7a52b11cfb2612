"""What the parse says of a predicate: its subject, its object, whether it is negated or passive.

Labels are those of spaCy's English models (ClearNLP): nsubj, nsubjpass, dobj, dative, agent, prep, pobj, ...
"""

from collections.abc import Iterator

from spacy.tokens import Token

from onrecord.lang import lexicon
from onrecord.model import Span

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
CONTROLLING = frozenset(("of", "for", "with", "from", "into", "against"))
SAYING = frozenset(lexicon("participants.toml")["saying"])
CALLING = frozenset(("call", "appeal", "plead", "rely", "count", "prevail"))
"""Verbs that reach who is to act by a preposition: "called on Chad to withdraw"."""


def conjuncts(head: Token) -> list[Token]:
    """The token and what is coordinated below it: "Russia, China and Iran" from "Russia"."""
    found = [head]
    for token in found:
        found.extend(child for child in token.children if child.dep_ == "conj")
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb stands in the passive."""
    return any(child.dep_ in ("nsubjpass", "auxpass", "agent") for child in verb.children)


def own_subject(verb: Token) -> Token | None:
    """The subject that hangs on this very verb, None where it has none of its own."""
    return next((child for child in verb.lefts if child.dep_ in ("nsubj", "nsubjpass")), None) or next(
        (child for child in verb.rights if child.dep_ in ("nsubj", "nsubjpass")), None
    )


def _subject_of_double(verb: Token) -> Token | None:
    """The subject of a verb that is said twice: "has agreed, has agreed, to meet"."""
    double = next((c for c in verb.lefts if c.lemma_ == verb.lemma_ and c.dep_ in ("ccomp", "dep", "conj")), None)
    return None if double is None else own_subject(double)


def _subject_before_aside(verb: Token) -> Token | None:
    """The subject that the parse gives to the aside behind it, with who speaks in apposition: "Diallo, the agency
    reported on Monday, had agreed"."""
    if verb.tag_ not in ("VBD", "VBZ") and not any(c.tag_ in ("VBD", "VBZ", "MD") for c in verb.lefts):
        return None
    for aside in verb.lefts:
        who = own_subject(aside) if aside.dep_ in ("advcl", "ccomp") and aside.tag_ in ("VBD", "VBZ") else None
        if who is None or who.i > aside.i or who.doc[who.i + 1].text != ",":
            continue
        if any(c.dep_ == "appos" and who.i < c.i < aside.i for c in who.children):
            return who
    return None


def subject(verb: Token) -> Token | None:
    """Whose act the verb tells: its own subject, or, where it has none, that of the verb it hangs on
    (coordination, control, raising), or the noun that a relative clause or participle describes."""
    seen = 0
    token = verb
    while seen < 6:
        seen += 1
        own = own_subject(token) or _subject_of_double(token) or _subject_before_aside(token)
        if own is not None:
            if own.lemma_.lower() in ("who", "that", "which") and token.dep_ == "relcl":
                return token.head
            return own
        outer = _before_relative(token)
        if outer is not None:
            return outer
        head = governor(token)
        if head == token:
            return None
        if token.dep_ in ("acl", "relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
            return head
        if token.dep_ in ("xcomp", "advcl") and head.lemma_.lower() in CALLING and _is_infinitive(token):
            called = next(prepositional(head, "on", "upon", "to", "with"), None)
            if called is not None:
                return called
        if token.dep_ == "xcomp":
            # "voted 71 to 52 to impose": the numbers impose nothing
            controller = next((c for c in head.children if c.dep_ in ("dobj", "dative") and c.tag_ != "CD"), None)
            if controller is not None and head.lemma_ not in ("promise", "threaten", "offer", "vow"):
                return controller
        elif token.dep_ == "pcomp" and head.lower_ in CONTROLLING:
            # "accused Chad of arming them", "was charged with taking bribes", "thanked Oman for hosting the talks"
            controlled = _controlled(head.head)
            if controlled is not None:
                return controlled
        elif token.dep_ not in ("conj", "advcl", "aux", "pcomp", "prep", "ccomp", "dep", "acomp"):
            return None
        if token.dep_ == "ccomp":
            return None
        token = head
    return None


def governor(token: Token) -> Token:
    """The word that a token hangs on; an infinitive that the parse hangs on "abstaining" is that of the vote:
    "voted 12-1, with two members abstaining, to demand ..."."""
    head = token.head
    if head.lemma_.lower() == "abstain" and token.dep_ in ("xcomp", "advcl", "ccomp"):
        for above in head.ancestors:
            if above.lemma_.lower() in ("vote", "adopt", "decide", "agree"):
                return above
    if _is_finite_beside_infinitive(token, head):
        return next((above for above in head.ancestors if above.tag_ == token.tag_), head)
    return head.head if _is_beside_outer(token, head) or _is_beside_passive(token, head) else head


def _is_finite_beside_infinitive(verb: Token, head: Token) -> bool:
    """Whether a finite verb is taken for the conjunct of an infinitive or a gerund, which it cannot be: "urged
    them to go and offered to host talks", "thanked Chad for hosting them and called for more"."""
    unlike = (head.tag_ == "VB" and _is_infinitive(head)) or (head.tag_ == "VBG" and head.dep_ == "pcomp")
    return unlike and verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBZ") and own_subject(verb) is None


def _is_beside_outer(verb: Token, head: Token) -> bool:
    """Whether a verb that the parse coordinates with the verb of a clause of content goes on with the one outside:
    "said the army was acting unlawfully and urged it to leave" has one tense outside and another inside."""
    inside = head.dep_ == "ccomp" and head.tag_ == "VBG" and not any(c.dep_ == "mark" for c in head.lefts)
    alike = verb.tag_ == head.head.tag_ and verb.tag_ in ("VBD", "VBZ")
    return inside and alike and verb.dep_ == "conj" and head.head.i < head.i and own_subject(verb) is None


def _is_beside_passive(verb: Token, head: Token) -> bool:
    """Whether an active verb is taken for the conjunct of a passive of which somebody speaks: "denied that she had
    been hurt and rejected calls for her release"; or of what they say was done before, where it tells what they
    say themselves: "said the boat had strayed and accused Oman of lying"."""
    told = head.dep_ == "ccomp" and verb.dep_ == "conj" and verb.tag_ in ("VBD", "VBN")
    if not told or head.head.tag_ != "VBD" or own_subject(verb) is not None:
        return False
    if any(c.dep_ in ("aux", "auxpass") for c in verb.lefts):
        return False
    before = any(c.lower_ == "had" and c.dep_ == "aux" for c in head.lefts)
    if before and verb.lemma_.lower() in SAYING and (verb.tag_ == "VBD" or head.lemma_.lower() not in SAYING):
        return True
    return is_passive(head) and any(c.dep_ == "dobj" for c in verb.rights)


def _before_relative(verb: Token) -> Token | None:
    """Whose act a finite verb tells that the parse draws into the relative clause before it: "Chad, which claims
    the isle, called for talks"."""
    if verb.tag_ != "VBD" or verb.dep_ not in ("acl", "conj", "relcl") or verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    for noun in verb.ancestors:
        if noun.pos_ in ("NOUN", "PROPN") and noun.dep_ == "ROOT":
            return next((noun for c in noun.rights if c.dep_ == "relcl" and c.i < verb.i), None)
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _controlled(verb: Token) -> Token | None:
    """Who is said to do what stands after "of", "for", "with" or "from": the verb's object."""
    if verb.pos_ != "VERB":
        return None
    return next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "dative")), None)


def agent(verb: Token) -> Token | None:
    """Who does it where the verb is passive: the noun after "by"."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None)
    return None if by is None else next((c for c in by.children if c.dep_ == "pobj"), None)


def direct_object(verb: Token) -> Token | None:
    """The direct object."""
    return next((c for c in verb.children if c.dep_ == "dobj"), None)


def told_whom(verb: Token) -> Token | None:
    """To whom, where two objects stand beside each other: "promised the islanders clean water"."""
    objects = [c for c in verb.rights if c.dep_ in ("dobj", "dative") and c.pos_ != "ADP"]
    if verb.lemma_ == "promise" and len(objects) == 1 and objects[0].tag_ == "NNS":
        # "had promised her new cranes", which the parse takes for hers already
        first, who = objects[0].left_edge, own_subject(verb)
        return first if first.lower_ == "her" and (who is None or who.lower_ != "she") else None
    if len(objects) != 2 or objects[0].right_edge.i + 1 != objects[1].left_edge.i:
        return None
    return objects[0] if objects[1].dep_ == "dobj" else None


def prepositional(head: Token, *prepositions: str) -> Iterator[Token]:
    """The nouns that hang on the head by one of these prepositions (by any, where none is named)."""
    for child in head.children:
        if child.dep_ in ("prep", "agent", "dative") and (not prepositions or child.lower_ in prepositions):
            yield from (noun for noun in child.children if noun.dep_ in ("pobj", "pcomp"))


def is_negated(token: Token) -> bool:
    """Whether a negation hangs on the token itself or its auxiliaries ("not", "never", "no", "not after all")."""
    return any(
        c.dep_ == "neg" or (c.dep_ == "det" and c.lower_ == "no") or _is_not_after_all(c) for c in token.children
    )


def _is_not_after_all(word: Token) -> bool:
    """Whether "after all" keeps the negation to itself: "will not after all come"."""
    return word.dep_ == "advmod" and word.lower_ == "all" and [t.lower_ for t in word.lefts] == ["not", "after"]


def span_of(token: Token) -> Span:
    """From the first to the last token of the token's subtree."""
    left, right = token.left_edge, token.right_edge
    return (left.idx, right.idx + len(right))


def sentence_of(token: Token) -> Span:
    """The token's sentence, without white space around it."""
    sent = token.sent
    words = [t for t in sent if not t.is_space]
    return (words[0].idx, words[-1].idx + len(words[-1])) if words else (sent.start_char, sent.end_char)
