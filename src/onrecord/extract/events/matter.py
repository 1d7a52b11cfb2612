"""What a sentence or a whole report is about, where that makes attacks, defeats and rejections none.

In: a sentence or a report. Out: yes or no.
"""

from spacy.tokens import Doc, Span, Token

from onrecord.extract.events.demands import lemma_of
from onrecord.extract.events.frames import words_of
from onrecord.extract.events.identities import STATE, sector_of
from onrecord.extract.events.parties import is_noun

SCORES = frozenset(("d-d", "d–d", "dd-d", "dd-dd"))


def is_sport(doc: Doc) -> bool:
    """Whether the whole report is about sport, where attacks and defeats mean nothing else."""
    seen = sum(token.lower_ in words_of("veto", "sport") for token in doc)
    return seen > 3 and seen * 90 > len(doc)


def is_of_the_arts(doc: Doc) -> bool:
    """Whether the whole report is of the arts, where painters are attacked and singers surrender."""
    told = doc.user_data.get("of the arts")
    if told is None:
        seen = sum(token.pos_ == "NOUN" and lemma_of(token) in words_of("veto", "arts") for token in doc)
        told = doc.user_data["of the arts"] = seen > 4 and seen * 40 > len(doc)
    return bool(told)


def is_about(sentence: Span, matter: str) -> bool:
    """Whether a sentence has a noun of this matter ("sport", "words": weather, markets, culture)."""
    if any(
        is_noun(token) and lemma_of(token) in words_of("veto", matter) and not _is_aside(token)
        for token in sentence
    ):
        return True
    # "2-1", and somebody beat somebody.
    return (
        matter == "sport"
        and (any(t.shape_ in SCORES for t in sentence) or _has_score(sentence))
        and any(lemma_of(t) in words_of("veto", "games") for t in sentence)
    ) or (matter == "sport" and any(lemma_of(t) in words_of("veto", "games") and _by_so_many(t) for t in sentence))


def _is_aside(token: Token) -> bool:
    """Whether the word is part of the name of a party, an alliance of states or an armed group ("Arab League"), or
    only says where no game is told of: "shot dead in a stadium"."""
    if token.lower_ == "league" and token.is_title and not _plays(token):
        return True
    if token.lower_ == "stadium" and token.dep_ == "pobj":
        return not any(lemma_of(t) in words_of("veto", "games") for t in token.sent)
    if (
        token.dep_ == "compound"
        and token.head.dep_ == "pobj"
        and lemma_of(token.head) in words_of("veto", "sites")
    ):
        return not any(lemma_of(t) in words_of("veto", "games") for t in token.sent)
    mention = token.doc._.mention_at.get(token.i) if token.pos_ == "PROPN" else None
    if mention is None:
        return False
    codes = next((actor.codes for actor in token.doc._.actors if actor.id == mention.actor), ())
    return any(code[:3] == "IGO" or sector_of(code) in STATE - {""} for code in codes)


def _plays(league: Token) -> bool:
    """Whether a league by name is one that plays: "the Premier League", or one whose matches are told of."""
    around = league.doc[max(0, league.i - 2) : league.i + 2]
    return any(t.lower_ in words_of("veto", "playing") for t in around) or any(
        t.i != league.i and lemma_of(t) in words_of("veto", "sport") | words_of("veto", "games")
        for t in league.sent
    )


def _has_score(sentence: Span) -> bool:
    """Whether a score stands in it as three words: "2 - 1"."""
    words = list(sentence)
    return any(
        dash.text in ("-", "–") and one.like_num and other.like_num
        for one, dash, other in zip(words, words[1:], words[2:], strict=False)
    )


def _by_so_many(verb: Token) -> bool:
    """Whether it is won by a number: "beat them by 49 runs"."""
    return any(noun.dep_ == "pobj" and any(t.like_num for t in noun.lefts) for noun in _after_by(verb))


def _after_by(verb: Token) -> list[Token]:
    return [noun for child in verb.rights if child.lower_ == "by" for noun in child.rights]
