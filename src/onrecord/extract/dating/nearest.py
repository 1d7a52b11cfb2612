"""The time that a word has in its own clause."""

from spacy.tokens import Doc, Token

from onrecord.extract.dating.hanging import FURTHEST, Hung, times_of, words
from onrecord.extract.dating.meant import NOUNS, meant
from onrecord.model import When

BEFORE_A_NOUN = frozenset(("compound", "amod", "nmod", "nummod", "poss"))
CLAUSES = frozenset(("ROOT", "ccomp", "advcl", "relcl", "acl", "xcomp", "pcomp", "csubj", "parataxis", "dep"))
SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj"))


def date_beside(token: Token, doc: Doc) -> When | None:
    """The time in the token's own clause, or of what it took place at."""
    best: tuple[tuple[int, int], When] | None = None
    for hung in times_of(token, doc):
        rank = _rank(token, hung)
        if rank is not None and _is_of_the_offer(token, hung, doc):
            continue
        if rank is None and any(
            hung.governor == child and _is_of_the_offer(child, hung, doc) for child in token.children
        ):
            rank = 1
        if _is_sought(hung, doc):
            rank = 1 if clause_of(hung.governor) == token else None
            if rank is None:
                continue
        when = None if rank is None else meant(token, hung, doc)
        if rank is None or when is None:
            continue
        found = ((rank + (1 if hung.mark.type == "DURATION" else 0), abs(hung.root.i - token.i)), when)
        if best is None or found[0] < best[0]:
            best = found
    return None if best is None else best[1]


def happens(noun: Token) -> bool:
    """Whether a noun names what happens, so that a time may be its own."""
    lemma = noun.lemma_.lower()
    return noun.pos_ in NOUNS and (
        lemma in words("events") or lemma in words("spoken") or lemma.endswith(tuple(words("endings")))
    )


def _rank(token: Token, hung: Hung) -> int | None:
    """How closely a time belongs to the token: the less, the closer; None: not at all."""
    _, root, governor, preposition = hung
    if governor == token:
        return None if _belongs_below(token, root) or (preposition == "of" and token.pos_ == "VERB") else 0
    if happens(governor):
        return 2 if _is_occasion_of(governor, token) else None
    if token.pos_ in NOUNS and preposition in ("to", "until", "till", "for") and _sets_anew(governor, token):
        return 0
    if _begins(token, governor):
        return 0
    if token.pos_ in NOUNS and _tells_of(governor, token):
        return 1
    if governor.dep_ == "acl" and governor.pos_ == "VERB" and _is_made(governor.head, token):
        return 2
    if root.dep_ in BEFORE_A_NOUN or preposition == "of":
        return None  # "the 2015 accord collapsed", "the accord of 2015": no day of the collapse
    if governor.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        if _within_subject(governor, root) or _beside_the_clause(governor):
            return None
        # the parser hangs "on Monday" on whatever stands before it: the verb of that clause is meant
        governor = clause_of(governor)
        if governor == token:
            return 1
    if token.pos_ in NOUNS:
        return _rank_of_noun(token, governor)
    if governor == token.head and token.dep_ in ("xcomp", "ccomp") and governor.i < token.i < root.i:
        return 3 if nearest_verb(root) == token else None
    if token.dep_ == "conj" and governor == token.head and root.i < governor.i < token.i:
        return 4
    return None


def _begins(noun: Token, verb: Token) -> bool:
    """ "The talks, first planned for May 2, will begin on May 9": the day of the beginning is theirs."""
    if verb.lemma_.lower() not in words("beginnings") or noun.dep_ not in SUBJECTS or noun.pos_ not in NOUNS:
        return False
    while verb.dep_ in ("xcomp", "acomp"):  # "had been due to open"
        verb = verb.head
    return noun.head == verb


def _sets_anew(verb: Token, noun: Token) -> bool:
    """ "The visit planned for May has been moved to June", "they put off the talks until June"."""
    own = noun.head == verb and noun.dep_ in ("dobj", "nsubjpass")
    return own and verb.lemma_.lower() in words("schedules")


def _tells_of(verb: Token, noun: Token) -> bool:
    """ "A visit planned for May", "the talks, which were to begin on Monday": the clause only says when."""
    if verb.dep_ == "xcomp" and (verb.lemma_.lower() in words("beginnings") or verb.lemma_ == "hold"):
        while verb.dep_ == "xcomp":  # "which was due to begin"
            verb = verb.head
        if verb.dep_ == "acomp":
            verb = verb.head
        return verb.head == noun and verb.dep_ in ("acl", "relcl", "amod")
    if verb.head != noun or verb.dep_ not in ("acl", "relcl"):
        return False
    lemma = verb.lemma_.lower()
    return lemma in words("schedules") or lemma in words("beginnings")


def _is_made(noun: Token, token: Token) -> bool:
    """ "Said in a statement issued on Monday"."""
    lemma = noun.lemma_.lower()
    if lemma not in words("spoken") or noun.dep_ != "pobj":
        return False
    holder = noun.head.head  # "claimed responsibility in a message": the parse may hang it on the object
    return holder == token or (holder.dep_ == "dobj" and holder.head == token)


def _within_subject(noun: Token, root: Token) -> bool:
    """Whether a time stands inside the subject ("Parliament, in recess until May, rejected"), not just behind it
    ("the premier on Tuesday expressed hope")."""
    for _ in range(FURTHEST):
        if noun.dep_ in SUBJECTS:
            after = root.doc[root.right_edge.i + 1] if root.right_edge.i + 1 < len(root.doc) else None
            close = after is not None and after.pos_ in ("VERB", "AUX", "ADV")
            return noun.i < root.i and not close
        if noun.pos_ == "VERB" or noun.head == noun:
            return False
        noun = noun.head
    return False


def _beside_the_clause(noun: Token) -> bool:
    """Whether a noun only says what came before or after ("two days after the party of Sunday")."""
    for _ in range(FURTHEST):
        if noun.pos_ == "VERB" or noun.head == noun:
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ in ("after", "before", "than"):
            return True
        noun = noun.head
    return False


def _rank_of_noun(noun: Token, governor: Token) -> int | None:
    verb = clause_of(noun)
    if governor != verb:
        return None
    lemma = verb.lemma_.lower()
    if lemma in words("light") or lemma == "be":
        return 3
    called_off = lemma in words("called_off") or (
        lemma == "call" and any(c.lower_ == "off" for c in verb.children)
    )
    return 3 if called_off and noun.head == verb and noun.dep_ in ("dobj", "nsubjpass") else None


def _belongs_below(token: Token, root: Token) -> bool:
    """ "Plans to visit on Monday": what stands after the infinitive is the infinitive's."""
    return any(
        child.dep_ in ("xcomp", "ccomp") and token.i < child.i < root.i and nearest_verb(root) == child
        for child in token.children
    )


def _is_of_the_offer(infinitive: Token, hung: Hung, doc: Doc) -> bool:
    """Whether a time behind what was offered or promised is past, so that it is that of the offer: "offered to
    resign on Monday", told on Tuesday."""
    if infinitive.dep_ != "xcomp" or infinitive.head.tag_ != "VBD" or hung.root.i < infinitive.i:
        return False
    if infinitive.head.lemma_.lower() not in words("forward") or hung.preposition in words("terms"):
        return False
    return _is_past(hung, doc)


def _is_sought(hung: Hung, doc: Doc) -> bool:
    """Whether a past time hangs on what somebody only seeks: "called for the release of two men on Sunday"."""
    noun = hung.governor
    if hung.preposition not in ("on", "in", "") or noun.pos_ not in NOUNS or hung.root.i < noun.i:
        return False
    verb = clause_of(noun)
    return verb.tag_ == "VBD" and _is_past(hung, doc) and _sought(noun, verb)


def _sought(noun: Token, verb: Token) -> bool:
    """Whether a noun stands under the "for" of a verb that seeks, or of a request."""
    for _ in range(FURTHEST):
        if noun in (noun.head, verb):
            return False
        if noun.dep_ == "pobj" and noun.head.lower_ == "for":
            asked = noun.head.head
            requested = asked != verb and asked.lemma_.lower() in words("requests")
            return requested or verb.lemma_.lower() in words("seek")
        noun = noun.head
    return False


def _is_past(hung: Hung, doc: Doc) -> bool:
    when, report = hung.mark.when, doc._.report
    published = report.published[:10] if report is not None and report.published else ""
    return when is not None and when.end is not None and when.end[:10] <= published


def nearest_verb(root: Token) -> Token | None:
    """The verb before a time, with no comma between them."""
    for i in range(root.i - 1, root.sent.start - 1, -1):
        other = root.doc[i]
        if other.pos_ == "VERB":
            return other
        if other.lower_ in (",", ";", ":"):
            return None
    return None


def _is_occasion_of(noun: Token, token: Token) -> bool:
    """Whether the token took place at what the noun names ("said at Monday's briefing", "killed in Monday's
    blast"), or is what the noun did ("Monday's blast killed five")."""
    lemma = noun.lemma_.lower()
    if noun.dep_ == "pobj" and noun.head.head == token:
        preposition = noun.head.lower_
        if preposition in words("occasions") or (preposition == "in" and lemma in words("spoken")):
            return True
        happened = token.pos_ == "VERB" and token.lemma_.lower() not in words("charges")
        return preposition in ("in", "by") and happened and lemma not in words("agreed")
    if noun.dep_ in ("dobj", "dative") and noun.head == token:
        return (lemma in words("spoken") and token.lemma_.lower() in words("told")) or (
            token.lemma_.lower() in words("rendered")
        )
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head == token:
        return lemma in words("spoken") or token.lemma_.lower() in words("light")
    return False


def clause_of(token: Token) -> Token:
    """The verb of the clause that a token stands in."""
    for _ in range(FURTHEST * 3):
        if token.pos_ in ("VERB", "AUX") and (token.dep_ in CLAUSES or token.dep_ == "conj"):
            return token
        if token.head == token:
            return token
        token = token.head
    return token
