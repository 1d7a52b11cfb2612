"""What cannot stand side by side in a sound sentence: a word, the next, and the roles that the parse gives them.

Each rule is asked only at its own words, and says whether the sentence broke there. What sound sentences have in
spite of the words ("the committee she is a member of has a vote") is told apart by the parse.
"""

from collections.abc import Callable
from functools import cache

from spacy.tokens import Token

from onrecord.lang import lexicon

PASTS = ("VBD", "VBN")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
AUXILIARY = ("aux", "auxpass")
STANDS_ALONE = frozenset(("pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj", "dep", "ROOT", "appos", "nmod"))
"""Roles in which the parse sees an article as a noun of its own."""
NO_NOUN = frozenset(("MD", "VBZ", "VBD", "IN", "TO", "PRP", "PRP$", "WDT", "WP", "WRB", "CC", "DT"))
BEHIND_A_VERB = frozenset(("DT", "IN", "PRP", "PRP$", "TO", ".", "RB"))
GOVERNED_BEFORE = frozenset(("relcl", "csubj", "csubjpass", "acl", "pcomp", "advcl"))
"""In these clauses what a preposition governs may have gone before."""

Rule = Callable[[Token, Token, list[str]], bool]
"""From a word, the next, and all words of the report in lower case."""


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("clean_syntax.toml")[name])


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """By the word at which it looks, what may be wrong. To add a rule: a function, and its words here."""
    found: dict[str, tuple[Rule, ...]] = {}
    for words, rule in (
        (frozenset(("the", "a", "an")), article_without_noun),
        (_listed("modals"), auxiliary_with_a_past),
        (_listed("modals"), modal_without_verb),
        (_listed("modals"), two_auxiliaries),
        (_listed("do"), auxiliary_with_a_past),
        (_listed("have"), have_with_a_plain_form),
        (_listed("be"), be_been),
        (_listed("be"), two_auxiliaries),
        (frozenset(("to",)), infinitive_of_a_past),
        (_listed("close_bound"), preposition_with_a_verb),
        (_listed("prepositions"), two_prepositions),
        (_listed("particles"), preposition_twice),
        (_listed("subjects"), pronoun_without_verb),
        (_listed("never_last"), no_end),
        (_listed("want_a_person"), lost_person),
    ):
        for word in words:
            found[word] = (*found.get(word, ()), rule)
    return found


def _behind(token: Token, lower: list[str]) -> str:
    return lower[token.i + 1] if token.i + 1 < len(lower) else ""


def _tag_before(token: Token) -> str:
    return token.nbor(-1).tag_ if token.i else ""


def article_without_noun(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Half of the could push"; "the would-be" and "the not yet answered" have their noun."""
    behind = _behind(after, lower)
    if not (token.is_lower and after.text.islower()) or behind[:1] in ("-", "–", "/"):
        return False
    if after.text in _listed("never_behind_an_article"):
        return behind not in _listed("nouns_all_the_same")
    lost = token.dep_ in STANDS_ALONE and token.head != after and after.tag_ in NO_NOUN
    return lost and after.text not in ("as", "by", "in", "at", "will", "on", "for")


def _verb_behind(token: Token) -> Token | None:
    """The verb that this auxiliary belongs to, where nothing but "not" stands between."""
    verb = token.head
    if token.dep_ not in AUXILIARY or not token.i < verb.i <= token.i + 3:
        return None
    return verb if all(t.lower_ in _listed("between") for t in token.doc[token.i + 1 : verb.i]) else None


def auxiliary_with_a_past(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The deficit will fell", "she did knew"; "a thing to do given the price" is sound."""
    if not token.is_lower or _tag_before(token) in ("TO", "MD"):
        return False
    verb = _verb_behind(token)
    return verb is not None and _is_past(verb)


def _is_past(verb: Token) -> bool:
    """Whether this is a past form, though the tagger may take it for a plain one where only that could stand."""
    word = verb.lower_
    if word in _listed("pasts"):
        return True
    if word in _listed("plain_all_the_same"):
        return False
    if verb.tag_ in PASTS:
        return bool(verb.lemma_ != word)
    return verb.tag_ in ("VB", "VBP") and word.endswith("ed") and not word.endswith("eed")


def have_with_a_plain_form(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The unions have announce a strike"; "has access to" has a noun."""
    verb = _verb_behind(token)
    if verb is None or verb.tag_ not in ("VB", "VBP") or verb.lower_ in _listed("past_all_the_same"):
        return False
    return verb.i + 1 < len(lower) and verb.nbor(1).tag_ in ("DT", "PRP$", "PRP")


def modal_without_verb(token: Token, after: Token, lower: list[str]) -> bool:
    """ "They will to meet", "he could the harbour"; "all he can to help" and "should the talks fail" are sound."""
    if token.tag_ != "MD" or after.text not in ("to", "of", "the", "a", "an") or "?" in token.sent.text[-3:]:
        return False
    before = _tag_before(token)
    if after.text in ("to", "of"):
        return (before == "PRP" or before in NOUNS) and token.text not in ("can", "could", "should")
    return before == "PRP" and token.text != "should"


def be_been(token: Token, after: Token, lower: list[str]) -> bool:
    """ "They are been held"."""
    return after.text == "been"


def two_auxiliaries(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The ministry is will travel", "could could"; "what it is is", "the question is will she go" are sound."""
    if after.text not in _listed("finite_auxiliaries") or not token.is_lower or "?" in token.sent.text[-3:]:
        return False
    asks = after.dep_ in AUXILIARY and after.i + 1 < len(lower) and after.nbor(1).tag_ in ("PRP", "NNP", "EX")
    if asks:
        return False
    if token.lower_ in _listed("modals"):
        noun = _tag_before(token) in ("JJ", "DT", "PRP$", "POS")  # "people's good will can"
        return token.tag_ == "MD" and not noun and after.tag_ in ("MD", "VBD", "VBZ")
    return token.dep_ in AUXILIARY or (token.dep_ in ("ROOT", "conj") and not _has_a_clause_before(token))


def _has_a_clause_before(verb: Token) -> bool:
    clauses = ("csubj", "csubjpass", "advcl", "ccomp")
    return any(child.dep_ in clauses and child.i < verb.i for child in verb.children)


def infinitive_of_a_past(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Promised to ended the war"; "respond to emailed questions" and "from hurt to killed" are sound."""
    before = lower[max(0, token.i - 6) : token.i]
    if before and (before[-1] in _listed("governs_to") or "from" in before):
        return False
    if not after.is_lower or after.i + 1 >= len(lower) or not _is_past(after):
        return False
    behind = after.nbor(1).tag_
    return behind in ("DT", "PRP$") or (token.dep_ == "aux" and behind in BEHIND_A_VERB)


def preposition_with_a_verb(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Half of could push"; in "the man she spoke of was" a verb stands before, in "the committee she is a member
    of has a vote" what the preposition governs does."""
    if after.text not in _listed("finite_auxiliaries") and after.text not in _listed("subjects"):
        return False
    if _tag_before(token) not in NOUNS or token.head != token.nbor(-1) or any(True for _ in token.children):
        return False
    if lower[token.i - 1] in _listed("hedges") or _behind(after, lower)[:1] in ("-", "–"):
        return False
    return not any(above.dep_ in GOVERNED_BEFORE for above in token.ancestors)


def two_prepositions(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Gives money to of the railways"; "listened to of late" is sound."""
    if after.text != "of" or not token.is_lower or _behind(after, lower) in _listed("behind_two"):
        return False
    return token.dep_ in ("prep", "dative", "pcomp", "aux", "agent")


def preposition_twice(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The talks in in Oslo"; in "the town they live in in winter" a verb stands before."""
    return after.text == token.text and (_tag_before(token) in NOUNS or _tag_before(token) == "CD")


def pronoun_without_verb(token: Token, after: Token, lower: list[str]) -> bool:
    """ "He the agreement"."""
    return after.text in ("the", "a", "an") and token.dep_ != "dobj"


def no_end(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Kept many from the."."""
    if after.text != "." or not token.is_lower or _behind(after, lower) == ".":
        return False
    return token.i - token.sent.start >= 3 and not token.nbor(-1).is_punct


def lost_person(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Colby told that the days would be made up"; "was told that" has its person."""
    if after.text != "that" or token.tag_ != "VBD" or token.nbor(-1).dep_ in AUXILIARY:
        return False
    before = [child for child in token.children if child.i < token.i]
    named = any(child.dep_ == "nsubj" and child.tag_ in ("NNP", "PRP") for child in before)
    return named and not any(child.dep_ == "cc" for child in before)
