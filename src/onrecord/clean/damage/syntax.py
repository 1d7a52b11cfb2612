"""Sentences that broke in the middle, as the parse and the report's other sentences show it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.clean.damage.marking import with_damage
from onrecord.lang import lexicon
from onrecord.model import Damage, Passage, Span, passage_at

READ = ("headline", "paragraph", "caption")
MOST = 6
"""More than this, and more than one in five sentences, are how the report is written (a transcript, a table)."""
STANDS_ALONE = frozenset(("pobj", "dobj", "nsubj", "nsubjpass", "attr", "conj", "dep", "ROOT", "appos", "nmod"))
"""Roles in which the parse sees an article as a noun of its own."""
LOST_NOUN = frozenset(("MD", "VBZ", "VBD", "IN", "TO", "PRP", "PRP$", "WDT", "WP", "WRB", "CC", "DT"))
BEHIND_A_VERB = frozenset(("DT", "IN", "PRP", "PRP$", "TO", ".", "RB"))
PARTICIPLES = ("VBD", "VBN")


def broken_syntax(doc: Doc, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, with damage marked where words stand side by side that no sound sentence joins.

    A mark says what is wrong by where it is: an article with no noun, an auxiliary with the wrong form behind
    it, a preposition with a verb behind it, a sentence that stops before its end. What the report has in two
    sentences is its way to write, and no damage.
    """
    found: list[tuple[Span, Passage]] = []
    for start, end in _breaks(doc):
        passage = passage_at(passages, start)
        if passage and passage.kind in READ and end <= passage.end:
            found.append(((start, end), passage))
    said = Counter(doc.text[slice(*span)].lower() for span, passage in found if passage.repeats is None)
    broken = [span for span, _ in found if said[doc.text[slice(*span)].lower()] <= 1]
    if len(broken) > MOST and 5 * len(broken) > sum(1 for _ in doc.sents):
        return tuple(passages)
    return with_damage(passages, [Damage(start=start, end=end, kind="broken syntax") for start, end in broken])


def _breaks(doc: Doc) -> Iterator[Span]:
    rules = _rules()
    lower = [token.lower_ for token in doc]
    for i in range(len(lower) - 1):
        for rule in rules.get(lower[i], ()):
            token, after = doc[i], doc[i + 1]
            if not after.is_space and rule(token, after, lower):
                first = token.nbor(-1) if i and token.dep_ in ("pobj", "aux", "auxpass") else token
                if first.is_space or first.is_punct or first.sent.start != token.sent.start:
                    first = token
                yield first.idx, after.idx + len(after)
                break
    yield from _left_over(doc)


class _Words(NamedTuple):
    no_noun: frozenset[str]
    all_the_same: frozenset[str]
    finite: frozenset[str]
    auxiliaries: frozenset[str]
    between: frozenset[str]
    hedges: frozenset[str]
    behind_two: frozenset[str]
    plain: frozenset[str]
    past_all_the_same: frozenset[str]
    pasts: frozenset[str]
    governs_to: frozenset[str]
    subjects: frozenset[str]
    modals: frozenset[str]


@cache
def _words() -> _Words:
    words = {name: frozenset(listed) for name, listed in lexicon("clean_syntax.toml").items()}
    return _Words(
        no_noun=words["never_behind_an_article"],
        all_the_same=words["nouns_all_the_same"],
        finite=words["finite_auxiliaries"],
        auxiliaries=words["auxiliaries"],
        between=words["between"],
        hedges=words["hedges"],
        behind_two=words["behind_two"],
        plain=words["plain_all_the_same"],
        past_all_the_same=words["past_all_the_same"],
        pasts=words["pasts"],
        governs_to=words["governs_to"],
        subjects=words["subjects"],
        modals=words["modals"],
    )


Rule = Callable[[Token, Token, list[str]], bool]


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    """By the word at which it looks, what may be wrong behind it. To add a rule: a function, and its words here."""
    words = lexicon("clean_syntax.toml")
    rules: dict[str, tuple[Rule, ...]] = {}
    for listed, rule in (
        (("the", "a", "an"), _article_without_noun),
        (words["modals"], _modal_with_a_past),
        (words["modals"], _modal_without_verb),
        (words["modals"], _two_finite),
        (words["do"], _modal_with_a_past),
        (words["have"], _have_with_a_plain_form),
        (words["be"], _be_been),
        (words["be"], _two_finite),
        (("to",), _infinitive_of_a_past),
        (words["close_bound"], _preposition_with_a_verb),
        (words["prepositions"], _two_prepositions),
        (words["particles"], _one_preposition_twice),
        (words["subjects"], _pronoun_without_verb),
        (words["never_last"], _no_end),
        (words["want_a_person"], _lost_person),
    ):
        for word in listed:
            rules[word] = (*rules.get(word, ()), rule)
    return rules


def _article_without_noun(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Half of the could push"; "the would-be" and "the not yet answered" have their noun."""
    behind = lower[after.i + 1] if after.i + 1 < len(lower) else ""
    if not token.is_lower or not after.text.islower() or behind[:1] in ("-", "–", "/") or behind in _words().all_the_same:
        return False
    if after.text in _words().no_noun:
        return True
    lost = token.dep_ in STANDS_ALONE and token.head != after and after.tag_ in LOST_NOUN
    return lost and after.text not in ("as", "by", "in", "at", "will", "on", "for")


def _verb_behind(token: Token) -> Token | None:
    """The verb that this auxiliary belongs to, where nothing but "not" stands between."""
    verb = token.head
    if token.dep_ not in ("aux", "auxpass") or not token.i < verb.i <= token.i + 3:
        return None
    return verb if all(t.lower_ in _words().between for t in token.doc[token.i + 1 : verb.i]) else None


def _modal_with_a_past(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The deficit will fell", "she did knew"."""
    if token.i and token.nbor(-1).tag_ in ("TO", "MD"):
        return False  # "a thing to do given the price"
    verb = _verb_behind(token)
    return (
        verb is not None
        and token.is_lower
        and _is_past(verb)
        and verb.lower_ not in _words().plain
    )


def _is_past(verb: Token) -> bool:
    """Whether this is a past form, though the tagger may take it for a plain one where only that could stand."""
    words = _words()
    lower = verb.lower_
    if lower in words.pasts:
        return True
    if verb.tag_ in PARTICIPLES:
        return verb.lemma_ != lower
    return verb.tag_ in ("VB", "VBP") and lower.endswith("ed") and not lower.endswith("eed") and lower not in words.plain


def _have_with_a_plain_form(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The unions have announce a strike"; "has access to" has a noun."""
    verb = _verb_behind(token)
    if verb is None or verb.tag_ not in ("VB", "VBP") or verb.i + 1 >= len(lower):
        return False
    return verb.nbor(1).tag_ in ("DT", "PRP$", "PRP") and verb.lower_ not in _words().past_all_the_same


def _modal_without_verb(token: Token, after: Token, lower: list[str]) -> bool:
    """ "They will to meet", "he could the harbour"; "all he can to help" and "should the talks fail" are sound."""
    if token.tag_ != "MD" or not token.i or "?" in token.sent.text[-3:]:
        return False
    before = token.nbor(-1)
    if after.text in ("to", "of"):
        return before.tag_ in ("PRP", "NN", "NNS", "NNP", "NNPS") and token.text not in ("can", "could", "should")
    return after.text in ("the", "a", "an") and before.tag_ == "PRP" and token.text != "should"


def _be_been(token: Token, after: Token, lower: list[str]) -> bool:
    """ "They are been held"."""
    return after.text == "been"


def _two_finite(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The ministry is will travel", "could could"; "what it is is" and "the lead she has will" are sound."""
    words = _words()
    if after.text not in words.finite or not token.is_lower or "?" in token.sent.text[-3:]:
        return False
    if after.i + 1 < len(lower) and after.nbor(1).tag_ in ("PRP", "NNP", "EX") and after.dep_ in ("aux", "auxpass"):
        return False  # "the question is will she go"
    if token.lower_ in words.modals:
        if not token.i or token.nbor(-1).tag_ in ("JJ", "DT", "PRP$", "POS"):
            return False  # "people's good will can"
        return token.tag_ == "MD" and after.tag_ in ("MD", "VBD", "VBZ") and after.text != "have"
    return token.dep_ in ("aux", "auxpass") or (token.dep_ in ("ROOT", "conj") and not _clausal_subject(token))


def _clausal_subject(verb: Token) -> bool:
    return any(child.dep_ in ("csubj", "csubjpass", "advcl", "ccomp") and child.i < verb.i for child in verb.children)


def _infinitive_of_a_past(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Promised to ended the war"; "respond to emailed questions" has its noun."""
    if token.i and lower[token.i - 1] in _words().governs_to:
        return False
    if "from" in lower[max(0, token.i - 6) : token.i]:
        return False  # "from disappointed to disgruntled"
    if not after.is_lower or not _is_past(after) or after.lower_ in _words().plain or after.i + 1 >= len(lower):
        return False
    behind = after.nbor(1).tag_
    return behind in ("DT", "PRP$") or (token.dep_ == "aux" and behind in BEHIND_A_VERB)


def _preposition_with_a_verb(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Half of could push"; in "the man she spoke of was" a verb stands before."""
    if after.text not in _words().finite | _words().subjects or not token.i:
        return False
    before = token.nbor(-1)
    if before.tag_[:2] != "NN" or before.lower_ in _words().hedges or any(True for _ in token.children):
        return False
    behind = lower[after.i + 1] if after.i + 1 < len(lower) else ""
    if behind[:1] in ("-", "–") or token.head != before:
        return False
    # "The committee she is a member of has", "what he was in charge of was": what the preposition governs went before.
    return not any(above.dep_ in ("relcl", "csubj", "csubjpass", "acl", "pcomp", "advcl") for above in token.ancestors)


def _two_prepositions(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Gives money to of the railways"."""
    behind = lower[after.i + 1] if after.i + 1 < len(lower) else ""
    return after.text == "of" and token.is_lower and behind not in _words().behind_two and token.dep_ in ("prep", "dative", "pcomp", "aux", "agent")


def _one_preposition_twice(token: Token, after: Token, lower: list[str]) -> bool:
    """ "The talks in in Oslo"; in "the town they live in in winter" a verb stands before."""
    return bool(token.i) and after.text == token.text and token.nbor(-1).tag_ in ("NN", "NNS", "NNP", "NNPS", "CD")


def _pronoun_without_verb(token: Token, after: Token, lower: list[str]) -> bool:
    """ "He the agreement"."""
    return after.text in ("the", "a", "an") and token.dep_ != "dobj"


def _no_end(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Kept many from the."."""
    if after.text != "." or token.i < 3 or not token.is_lower:
        return False
    behind = lower[after.i + 1 : after.i + 2]
    return behind != ["."] and token.i - token.sent.start >= 3 and not token.nbor(-1).is_punct


def _lost_person(token: Token, after: Token, lower: list[str]) -> bool:
    """ "Colby told that the days would be made up"."""
    if after.text != "that" or token.tag_ != "VBD" or after.dep_ not in ("mark", "det", "nsubj"):
        return False
    subject = next((child for child in token.children if child.dep_ == "nsubj" and child.i < token.i), None)
    if subject is None or subject.tag_ not in ("NNP", "PRP") or any(c.dep_ == "cc" and c.i < token.i for c in token.children):
        return False
    return token.nbor(-1).dep_ not in ("aux", "auxpass")


def _left_over(doc: Doc) -> Iterator[Span]:
    """A verb at a sentence's end behind a clause that opened with a comma and never closed: "…, a rebuke to Moe,
    who had called for the meetings asked."."""
    for who in doc:
        if who.tag_ not in ("WP", "WDT") or not who.i or who.nbor(-1).text != ",":
            continue
        last = doc[who.sent.end - 1]
        while last.i > who.i and (last.is_space or last.is_punct):
            last = last.nbor(-1)
        if last.tag_ not in PARTICIPLES or last.i < who.i + 4 or any(t.text in ",–—-;:" for t in doc[who.i : last.i]):
            continue
        before = last.nbor(-1)
        if before.tag_ in ("NNS", "NN", "NNP") and any(c.dep_ in ("nsubj",) and c.i < who.i for c in last.children):
            yield before.idx, last.idx + len(last)
