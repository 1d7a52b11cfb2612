"""Numbers that stand like a tally and are none: days, needs, records of play, votes not yet held."""

from itertools import takewhile

from spacy.tokens import Span, Token

from onrecord.extract.votes.bodies import BODIES, VOTERS
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
RULINGS = frozenset(("rule", "decision", "ruling", "verdict", "tally", "split", "deadlock", "majority", "divide"))
COUNTED = frozenset(("vote", "ballot", "tally", "count", "referendum", "roll-call"))
"""What a tally is said of: "the vote, taken at midnight, was 12-2"."""
NEAR = 40


def held(  # noqa: PLR0917
    tallies: list[Tally], sent: Span, lemmas: set[str], is_strong: bool, verb: Token | None, measure: Token | None,
    voting: Token | None,
) -> list[Tally]:  # fmt: skip
    """The tallies of votes that were held; of a sentence with no word of voting only what its own shape, a body
    and a decision make sure of."""
    is_told = verb is not None or voting is not None
    tallies = [t for t in tallies if not is_something_else(t, sent, is_told)]
    if not lemmas.isdisjoint(WAGERS):
        return []
    is_play = not lemmas.isdisjoint(SPORTS - ({verb.lemma_} if verb is not None else set()))
    if is_strong and verb is None and voting is None and lemmas.isdisjoint(BODIES | RULINGS):
        # nobody decides and nothing is decided: "cast their ballots at the till: ... 3 to 1"
        is_of_vote = any(t.lemma_ in COUNTED and t.dep_ in ("nsubj", "nsubjpass", "ROOT") for t in sent)
        return [t for t in tallies if t.shape != "pair" or is_of_vote or is_by_vote(t, sent)]
    if not is_strong:
        near_body = not lemmas.isdisjoint(BODIES | VOTERS) and (verb is not None or not lemmas.isdisjoint(RULINGS))
        is_decided = verb is not None and measure is not None and measure.head == verb
        if is_play or not (near_body or is_decided):
            return []
        tallies = [t for t in tallies if is_sure(t, sent, lemmas)]
    if verb is None and not lemmas.isdisjoint(CONTESTS):
        tallies = [t for t in tallies if t.shape != "pair"]
    if is_play:
        tallies = [t for t in tallies if is_by_vote(t, sent) or (voting is not None and is_voted(t, voting, sent))]
    return tallies


def is_sure(tally: Tally, sent: Span, lemmas: set[str]) -> bool:
    """Whether numbers in a sentence with no word of voting are a tally by their own shape."""
    following = sent.text[tally.end :].split()[:1]
    rising = tally.first is not None and tally.second is not None and tally.first < tally.second
    if rising and following and following[0].isalpha() and following[0].endswith("s"):
        # "a panel of 12-15 experts"
        return following[0] in ("was", "votes")
    if tally.shape == "sides":
        return (tally.in_favour is not None and tally.against is not None) or not lemmas.isdisjoint(
            ("favor", "favour", "oppose", "back", "support")
        )
    if tally.shape == "pair" and " " in sent.text[tally.start : tally.end].strip():
        before = sent.text[: tally.start].split()
        decided = any(
            word.lower().strip(",") == t.lower_ for word in before[-1:] for t in sent if t.lemma_ in outcomes()
        )
        return bool(before) and (before[-1].lower() in ("by", "of", "was") or decided or before[-1].endswith(","))
    return True


def is_voted(tally: Tally, voting: Token, sent: Span) -> bool:
    """Whether the numbers stand right behind the verb of voting: "voted on Monday 7-4"."""
    return 0 <= tally.start - (voting.idx - sent.start_char) < NEAR


def is_by_vote(tally: Tally, sent: Span) -> bool:
    """Whether a vote stands right beside the numbers: "in a 3-2 vote", "by a vote of 3-2"."""
    around = sent.text[max(0, tally.start - 12) : tally.end + 8].lower()
    return "vote" in around or tally.abstain is not None


def is_something_else(tally: Tally, sent: Span, is_told: bool) -> bool:
    """Days of a month, a need ("needed 60 votes"), a record of play, a share, or a vote not yet held: only planned
    where no verb tells one as a fact."""
    before = [word.lower().strip(",") for word in sent.text[: tally.start].split()[-4:]]
    after = [word.lower().strip(".,") for word in sent.text[tally.end :].split()[:3]]
    if before and (before[-1] in MONTHS or before[-1] in BEFORE):
        return True
    if after and after[0] in BEHIND:
        return not any(t.lemma_ == "vote" for t in sent)
    half = tally.in_favour is None or tally.against is None
    if tally.shape == "sides" and tally.abstain is None and half and _is_needed(tally, sent):
        return True
    if tally.shape == "pair" and _is_of_seats(tally, sent):
        return True
    if tally.shape == "unanimous":
        token = next((t for t in sent if t.lower_.startswith("unanim")), None)
        return token is not None and (is_prospective(token.head) or not _is_of_vote(token, sent))
    root = next((t for t in sent if t.lemma_ in ("vote", *outcomes()) and t.pos_ == "VERB"), None)
    return root is not None and is_prospective(root) and not is_told


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
    return (
        head.lemma_.lower() in outcomes()
        or head.lemma_.lower()
        in STRONG
        | {"decision", "ruling", "verdict", "approval", "support", "rule", "consent", "backing", "agreement"}
        or any(t.lemma_ in MEASURES for t in sent)
    )
