"""Numbers that stand like a tally and are none: days, needs, records of play, votes not yet held."""

from itertools import takewhile

from spacy.tokens import Span, Token

from onrecord.extract.syntax import agent, direct_object
from onrecord.extract.votes.bodies import BODIES, is_body_word
from onrecord.extract.votes.clues import RULINGS, Clues
from onrecord.extract.votes.outcomes import outcomes
from onrecord.extract.votes.tallies import Tally
from onrecord.extract.votes.wording import MEASURES, NEEDED, SPORTS, STRONG, is_prospective
from onrecord.lang import lexicon

_WORDS = lexicon("votes.toml")["words"]
MONTHS = frozenset(lexicon("quantities.toml")["none"]["months"])
CONTESTS = frozenset(_WORDS["contests"])
WAGERS = frozenset(_WORDS["wagers"])
HOLDING = frozenset(_WORDS["holding"])
BEFORE = frozenset(_WORDS["before_no_tally"])
BEHIND = frozenset(_WORDS["behind_no_tally"])
WINNING = frozenset(("win", "lead", "trail"))
BEATING = frozenset(("beat", "edge", "trounce"))
ELECTING = frozenset(("elect", "re-elect", "reelect", "re-election", "reelection"))
COUNTED = frozenset(("vote", "ballot", "tally", "count", "referendum", "roll-call"))
"""What a tally is said of: "the vote, taken at midnight, was 12-2"."""
NEAR = 40


def held(tallies: list[Tally], clues: Clues) -> list[Tally]:
    """The tallies of votes that were held; of a sentence with no word of voting only what its own shape, a body
    and a decision make sure of."""
    lemmas, sent = clues.lemmas, clues.sent
    if not lemmas.isdisjoint(WAGERS):
        return []
    tallies = [t for t in tallies if not is_something_else(t, clues)]
    if not clues.is_told:
        tallies = [t for t in tallies if not _is_number_of(t, sent)]
    if not clues.is_told and not lemmas.isdisjoint(CONTESTS):
        tallies = [t for t in tallies if t.shape != "pair" and lemmas.isdisjoint(ELECTING)]
    if not clues.is_decision and not lemmas.isdisjoint(SPORTS):
        tallies = [t for t in tallies if clues.is_strong and _is_of_its_vote(t, clues)]
    if not clues.is_strong:
        return [t for t in tallies if _is_plain(t, clues)]
    if not clues.is_told and clues.act is None and lemmas.isdisjoint(BODIES | RULINGS):
        # nobody decides and nothing is decided: "cast their ballots at the till: ... 3 to 1"
        is_of_vote = any(t.lemma_ in COUNTED and t.dep_ in ("nsubj", "nsubjpass", "ROOT") for t in sent)
        return [t for t in tallies if t.shape != "pair" or is_of_vote or is_by_vote(t, sent)]
    return tallies


def _is_of_its_vote(tally: Tally, clues: Clues) -> bool:
    """Whether the numbers are the vote's though the sentence speaks of play too."""
    return is_by_vote(tally, clues.sent) or (
        clues.voting is not None and is_voted(tally, clues.voting, clues.sent)
    )


def _is_plain(tally: Tally, clues: Clues) -> bool:
    """Whether numbers are a vote's where no word of voting stands by."""
    is_ruled = clues.verb is not None or clues.act is not None or not clues.lemmas.isdisjoint(RULINGS)
    has_both = tally.in_favour is not None and tally.against is not None
    if not clues.is_decision and not (clues.names_voters and (is_ruled or has_both or tally.is_majority)):
        return False
    by_act = clues.verb is None and clues.lemmas.isdisjoint(RULINGS)
    if by_act and clues.act is not None and not _is_set_off(tally, clues.sent):
        return False
    return is_sure(tally, clues)


def _is_set_off(tally: Tally, sent: Span) -> bool:
    """Whether a pair stands by itself, as a tally does: "closed the school, 5-4"."""
    if tally.shape != "pair":
        return True
    before, after = sent.text[: tally.start].rstrip(), sent.text[tally.end :].lstrip()
    is_behind = before.endswith((",", "(", "–", "—")) or before.lower().endswith((" by", " vote of"))
    return is_behind and (not after or not after[0].isalnum() or after.startswith("with "))


def is_sure(tally: Tally, clues: Clues) -> bool:
    """Whether numbers in a sentence with no word of voting are a tally by their own shape."""
    sent = clues.sent
    if tally.shape == "sides":
        telling = ("favor", "favour", "oppose", "back", "support", "side")
        has_both = tally.in_favour is not None and tally.against is not None
        return has_both or tally.is_majority or not clues.lemmas.isdisjoint(telling)
    if tally.shape == "pair" and " " in sent.text[tally.start : tally.end].strip():
        before = _token_before(tally, sent)
        if before is None:
            return False
        is_decided = (
            before.lemma_ in RULINGS
            or before.lemma_ in outcomes()
            or (clues.is_decision and before == clues.measure)
        )
        return is_decided or before.lower_ in ("by", "of", "was", ",")
    return True


def _token_before(tally: Tally, sent: Span) -> Token | None:
    return next((t for t in reversed(sent) if t.idx - sent.start_char < tally.start), None)


def is_voted(tally: Tally, voting: Token, sent: Span) -> bool:
    """Whether the numbers stand right behind the verb of voting: "voted on Monday 7-4"."""
    return 0 <= tally.start - (voting.idx - sent.start_char) < NEAR


def is_by_vote(tally: Tally, sent: Span) -> bool:
    """Whether a vote stands right beside the numbers: "in a 3-2 vote", "by a vote of 3-2"."""
    around = sent.text[max(0, tally.start - 12) : tally.end + 8].lower()
    return "vote" in around or tally.abstain is not None


def is_something_else(tally: Tally, clues: Clues) -> bool:
    """Days of a month, a need ("needed 60 votes"), a record of play, a share, or a vote not yet held: only planned
    where no verb tells one as a fact."""
    sent = clues.sent
    before = [word.lower().strip(",") for word in sent.text[: tally.start].split()[-4:]]
    after = [word.lower().strip(".,") for word in sent.text[tally.end :].split()[:3]]
    if before and (before[-1] in MONTHS or before[-1] in BEFORE):
        return True
    if after and after[0] in BEHIND:
        return not any(t.lemma_ == "vote" for t in sent)
    half = tally.in_favour is None or tally.against is None
    if tally.shape == "sides" and tally.abstain is None and half and _is_needed(tally, sent):
        return True
    if _is_of_election(tally, sent):
        return True
    if tally.shape == "pair" and (_is_of_seats(tally, sent) or _is_range(tally, sent) or _is_won(tally, clues)):
        return True
    if tally.shape == "unanimous":
        token = next((t for t in sent if t.lower_.startswith("unanim")), None)
        if token is None or (token.head.lemma_ == "be" and clues.names_voters):
            # "the council was unanimous"
            return token is not None and is_prospective(token.head)
        return is_prospective(token.head) or not _is_of_vote(token, sent)
    return not clues.is_told and _is_ahead(tally, sent)


def _is_ahead(tally: Tally, sent: Span) -> bool:
    """Whether the verb of deciding that stands nearest before the numbers is only planned or possible."""
    verbs = [t for t in sent if t.pos_ == "VERB" and t.lemma_ in ("vote", *outcomes(), *RULINGS)]
    before = [t for t in verbs if t.idx - sent.start_char < tally.start]
    verb = before[-1] if before else next(iter(verbs), None)
    return verb is not None and is_prospective(verb)


def _is_range(tally: Tally, sent: Span) -> bool:
    """Whether a rising pair counts things: "12,000 to 13,000 ballots an hour"."""
    if tally.first is None or tally.second is None or tally.first >= tally.second:
        return False
    following = next((t for t in sent if t.idx >= sent.start_char + tally.end), None)
    is_by = sent.text[: tally.start].rstrip().lower().endswith(("by", "vote of", "was"))
    return following is not None and following.tag_ == "NNS" and not is_by


def _is_number_of(tally: Tally, sent: Span) -> bool:
    """Whether a pair numbers the things before it: "sat at tables 5-8", "split its shares 3-1"."""
    before = _token_before(tally, sent)
    return (
        tally.shape == "pair"
        and before is not None
        and before.tag_ == "NNS"
        and before.lemma_ not in MEASURES | COUNTED
        and not is_by_vote(tally, sent)
    )


def _is_of_election(tally: Tally, sent: Span) -> bool:
    """Whether somebody is only said to be who was elected so: "the senator, first elected by a 51-49 margin"."""
    before = [t for t in sent if t.pos_ == "VERB" and t.idx - sent.start_char < tally.start]
    verb = before[-1] if before else None
    if verb is None or verb.lemma_ != "elect" or verb.dep_ not in ("acl", "advcl", "relcl") or verb.tag_ != "VBN":
        return False
    by = agent(verb)
    is_aside = any(t.text == "," for t in verb.doc[verb.head.i : verb.i])
    return is_aside and (by is None or not is_body_word(by))


def _is_won(tally: Tally, clues: Clues) -> bool:
    """Whether the verb right before the numbers tells a contest: "who won re-election 55-45"."""
    begin = clues.sent.start_char + tally.start
    before = [t for t in clues.sent if t.pos_ == "VERB" and t.dep_ != "amod" and t.idx < begin]
    verb = before[-1] if before else None
    if verb is not None and verb.lemma_ in BEATING and not clues.names_voters:
        # "beat the incumbent by 412 votes to 390"
        patient = direct_object(verb)
        return patient is not None and patient.lemma_.lower() not in MEASURES | {"it"}
    if verb is None or is_by_vote(tally, clues.sent):
        return False
    if verb.lemma_ in ("fall", "drop"):
        # a side that "fell 7-3" is no measure, and none is named before
        told_of = {t.lemma_.lower() for t in clues.sent if t.idx < begin}
        return told_of.isdisjoint(MEASURES | BODIES | COUNTED | {"it"})
    return verb != clues.verb and verb.lemma_ in WINNING


def _is_needed(tally: Tally, sent: Span) -> bool:
    """Whether the votes are only what is needed: "needed 60 votes in favour"."""
    begin, end = sent.start_char + tally.start, sent.start_char + tally.end
    before = takewhile(lambda t: not t.is_punct, reversed([t for t in sent if t.idx < begin][-4:]))
    after = takewhile(lambda t: not t.is_punct, [t for t in sent if t.idx >= end][:3])
    return any(t.lemma_.lower() in NEEDED for t in (*before, *after))


def _is_of_seats(tally: Tally, sent: Span) -> bool:
    """Whether the pair is how seats are shared out: "hold a 53-47 majority", "its 6-3 conservative majority"; a
    decision goes by such a majority."""
    after = [t for t in sent if t.idx >= sent.start_char + tally.end][:3]
    majority = next((t for t in after if t.lemma_ in ("majority", "edge", "advantage", "control")), None)
    if majority is not None:
        return (
            majority.dep_ != "pobj"
            or majority.head.lower_ not in ("by", "on", "in", "with")
            or any(t.lemma_ in HOLDING and t.pos_ == "VERB" for t in sent)
        )
    return any(t.lower_ == "seats" for t in sent) and not is_by_vote(tally, sent)


def _is_of_vote(token: Token, sent: Span) -> bool:
    head = token.head
    if head.lemma_ == "be":
        # "the decision was unanimous"
        head = next((c for c in head.lefts if c.dep_ == "nsubj"), head)
    return (
        head.lemma_.lower() in outcomes()
        or head.lemma_.lower()
        in STRONG
        | {"decision", "ruling", "verdict", "approval", "support", "rule", "consent", "backing", "agreement"}
        or any(t.lemma_ in MEASURES for t in sent)
    )
