"""How likely a statement is right, by what the rule and the trained tagger each say of it.

A rule alone answers by the table of what it was measured at, ``lang/en/reporting_confidence.tsv``. Where the
tagger has read the words too, both are weighed: a logistic regression for each of three cases, fitted on articles
that the tagger did not learn from (its weights stand in the model's ``labels.json``)."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log

from onrecord.extract.statements.draft import Draft
from onrecord.lang import table as lexicon_table
from onrecord.model.statement import StatementKind

Fitted = Mapping[str, Sequence[float]]
"""The weights of each case, and under "agreement" the share on which annotators agree: of what is quoted, of the
rest."""
MOST, LEAST = 0.98, 0.02
SHARES = {"both": 3, "tagger": 2, "rule": 3}
"""How many of the numbers of a case are shares."""


def by_rule(draft: Draft, kind: StatementKind) -> float:
    """As the table of measured frames has it, by the most specific line that fits."""
    table = _measured()
    rule = draft.rule.rsplit(":", 1)[1]
    speaker = "none" if draft.speaker is None else "named"
    group = "direct" if kind == "direct" else "other"
    cue = "" if draft.predicate is None else draft.predicate.lemma_
    for key in (
        (rule, draft.frame, speaker, group, cue),
        (rule, draft.frame, speaker, group, ""),
        (rule, draft.frame, "", "", ""),
        (rule, "", "", "", ""),
    ):
        if key in table:
            return table[key]
    return 0.5


@cache
def _measured() -> dict[tuple[str, ...], float]:
    rows = lexicon_table("reporting_confidence.tsv")
    fields = ("rule", "frame", "speaker", "kind", "cue")
    return {tuple(row[field] for field in fields): float(row["confidence"]) for row in rows}


def weighed(fitted: Fitted, draft: Draft, kind: StatementKind) -> float:
    """The probability that a statement is right, by what is known of it (see ``known``)."""
    seen = known(draft.case, draft.shares, kind)
    share = _logistic(sum(w * x for w, x in zip(fitted[draft.case], seen, strict=True)))
    if draft.case != "tagger":
        # Two annotators agree less on what is not quoted; what a rule sees and either would mark is right.
        share /= fitted["agreement"][kind != "direct"]
    return round(min(MOST, share), 3)


def known(case: str, seen: Sequence[float], kind: StatementKind) -> list[float]:
    """What the regression of a case looks at: one; whether it is direct; then what was seen, shares as log odds.

    both: the shares of the cue and the content, the rule's confidence, how far the two contents agree;
    tagger: the shares of the cue and the content, whether there is a source, whether the lexicon knows a word of
    the cue, and whether it has a frame of it for such a content;
    rule: the tagger's shares of the rule's cue and content, and the rule's confidence.
    """
    shares = SHARES[case]
    return [1.0, float(kind == "direct"), *(_odds(share) for share in seen[:shares]), *seen[shares:]]


def _odds(share: float) -> float:
    kept = min(max(share, LEAST), MOST)
    return log(kept / (1 - kept))


def _logistic(odds: float) -> float:
    return 1 / (1 + exp(-odds))
