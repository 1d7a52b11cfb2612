"""Numbers that stand like a tally and are none: days, needs, records of play, votes not yet held."""

from spacy.tokens import Span, Token

from onrecord.extract.votes.tallies import Tally
from onrecord.extract.votes.wording import MEASURES, NEEDED, STRONG, is_prospective, outcomes
from onrecord.lang import lexicon

MONTHS = frozenset(lexicon("quantities.toml")["none"]["months"])
NEAR = 40


def is_sure(tally: Tally, sent: Span, lemmas: set[str]) -> bool:
    """Whether numbers in a sentence with no word of voting are a tally by their own shape."""
    following = sent.text[tally.end :].split()[:1]
    rising = tally.first is not None and tally.second is not None and tally.first < tally.second
    if rising and following and following[0].isalpha() and following[0].endswith("s"):
        # "a panel of 12-15 experts"
        return following[0] in ("was", "votes")
    if tally.shape == "sides":
        return "favor" in lemmas or "favour" in lemmas
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


def is_something_else(tally: Tally, sent: Span) -> bool:
    """Days of a month, a need ("needed 60 votes"), a record of play, a share, or a vote not yet held."""
    before = sent.text[: tally.start].split()
    after = sent.text[tally.end :].split()[:3]
    previous = before[-1].lower().strip(",") if before else ""
    if previous in MONTHS or previous in (
        "pages",
        "chapters",
        "articles",
        "sections",
        "verses",
        "ages",
        "aged",
        "from",
        "between",
        "channel",
        "odds",
    ):
        return True
    if after and after[0].lower().strip(".,") in (
        "odds",
        "chance",
        "record",
        "favorite",
        "favourite",
        "underdog",
        "ratio",
        "record,",
        "win",
        "lead",
        "loss",
        "defeat",
        "victory",
        "draw",
        "shot",
    ):
        return not any(t.lemma_ == "vote" for t in sent)
    cast = "voted" in sent.text[tally.start : tally.end].lower()
    half = tally.in_favour is None or tally.against is None
    if tally.shape == "sides" and tally.abstain is None and half and not cast:
        words = {w.lower().strip(",.") for w in before[-4:]}
        if words & NEEDED or any(t.lemma_ in NEEDED for t in sent):
            return True
        if tally.in_favour is not None and not any(t.lemma_ == "vote" for t in sent):
            return True
    if tally.shape == "unanimous":
        token = next((t for t in sent if t.lower_.startswith("unanim")), None)
        return token is None or is_prospective(token.head) or not _is_of_vote(token, sent)
    root = next((t for t in sent if t.lemma_ in ("vote", *outcomes()) and t.pos_ == "VERB"), None)
    return (
        root is not None
        and is_prospective(root)
        and not any(t.tag_ == "VBD" and t.lemma_ in ("vote", *outcomes()) for t in sent)
    )


def _is_of_vote(token: Token, sent: Span) -> bool:
    head = token.head
    return (
        head.lemma_.lower() in outcomes()
        or head.lemma_.lower()
        in STRONG | {"decision", "ruling", "verdict", "approval", "support", "rule", "consent"}
        or any(t.lemma_ in MEASURES for t in sent)
    )
