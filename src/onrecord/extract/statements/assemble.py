"""Drafts to records: kinds, acts, nesting, evidence, confidence."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from onrecord.extract import syntax
from onrecord.extract.statements import acts, circumstances, speakers
from onrecord.extract.statements.draft import Draft, Range
from onrecord.lang import table as lexicon_table
from onrecord.model import Span, Statement
from onrecord.model.statement import StatementKind

CLAUSAL = frozenset(
    (
        "clause",
        "fronted",
        "parenthetical",
        "as_clause",
        "question",
        "quotation",
        "according",
        "infinitive",
        "copula",
    )
) | {"object_infinitive", "object_of", "object_as", "object_predicate"}
"""The frames in which something inside another statement is a statement of its own."""


FRAGMENTS = frozenset(("passive_object", "infinitive", "gerund", "raised", "partial"))
"""In these and all "about:" and "object_" frames, quoted words are a part of the report's own sentence."""


def records(doc: Doc, drafts: list[Draft]) -> Iterator[Statement]:
    """The statements in the order of their first content."""
    drafts = sorted(drafts, key=lambda d: (d.content[0][0], -d.content[-1][1]))
    outer = _nesting(drafts, len(doc))
    drafts = [d for d, inside in zip(drafts, outer, strict=True) if inside is None or _tells_inside(d)]
    outer = _nesting(drafts, len(doc))
    quoted = _inside_marks(doc)
    sentences = [*(sent.start for sent in doc.sents), len(doc)]
    for k, draft in enumerate(drafts):
        words = _speaker_words(draft)
        kind = _kind(doc, draft.content, quoted)
        inside = outer[k]
        yield Statement(
            id=f"s{k + 1}",
            kind="mixed" if kind == "direct" and _is_fragment(draft) else kind,
            speaker=speakers.actor_of(draft.speaker),
            speaker_text=None if words is None else _span(doc, words),
            addressee=circumstances.addressee_of(draft),
            cue=None if draft.cue is None else _span(doc, draft.cue),
            content=tuple(_span(doc, r) for r in draft.content),
            date=circumstances.date_of(draft, doc),
            occasion=circumstances.occasion_of(draft, doc),
            act=acts.act_of(draft, kind, doc),
            relayed_by=_relay(draft, None if inside is None else drafts[inside]),
            within=None if inside is None else f"s{inside + 1}",
            evidence=tuple(_trim(doc, r) for r in circumstances.evidence_of(draft, sentences)),
            confidence=_confidence(draft, kind, words is not None),
            rule=draft.rule,
            inputs=_inputs(draft),
        )


def _speaker_words(draft: Draft) -> Range | None:
    """The speaker's words, the cue not among them (“…?” asked farmer Jane Roe)."""
    if draft.speaker is None:
        return None
    start, end = speakers.words_of(draft.speaker)
    cue = draft.predicate
    if cue is not None and start <= cue.i < draft.speaker.i:
        start = cue.i + 1
    return (start, end)


def _relay(draft: Draft, outer: Draft | None) -> str | None:
    """Who passes it on: the speaker of the statement that it stands inside, or who quotes ("was quoted by
    the agency as saying")."""
    predicate = draft.predicate
    if predicate is not None and predicate.dep_ == "pcomp" and predicate.head.lower_ == "as":
        return speakers.actor_of(syntax.agent(predicate.head.head))
    return None if outer is None else speakers.actor_of(outer.speaker)


def _inputs(draft: Draft) -> dict[str, str]:
    """What the rule looked at."""
    found = {"frame": draft.frame}
    if draft.predicate is not None:
        found["cue"] = draft.predicate.lemma_
    if draft.speaker is not None:
        found["speaker"] = draft.speaker.text
    return found


def _confidence(draft: Draft, kind: StatementKind, spoken: bool) -> float:
    """As the table of measured frames has it, by the most specific line that fits."""
    table = _measured()
    rule = draft.rule.rsplit(":", 1)[1]
    speaker = "named" if spoken else "none"
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


def _trim(doc: Doc, r: Range) -> Span:
    start, end = r
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and doc[start].is_space:
        start += 1
    return _span(doc, (start, end))


def _span(doc: Doc, r: Range) -> Span:
    last = doc[r[1] - 1]
    return (doc[r[0]].idx, last.idx + len(last))


def _inside_marks(doc: Doc) -> bytearray:
    """For each token whether it stands in quotation marks."""
    inside = bytearray(len(doc))
    starts = [t.idx for t in doc]
    for q in doc._.quotations:
        if q.level == 1:
            a, b = bisect_left(starts, q.start), bisect_left(starts, q.end)
            inside[a:b] = b"\x01" * (b - a)
    return inside


def _kind(doc: Doc, content: list[Range], quoted: bytearray) -> StatementKind:
    """Direct where at least 95 % of the letters stand in quotation marks, indirect where none do."""
    letters = inside = 0
    for a, b in content:
        for token in doc[a:b]:
            n = sum(c.isalnum() for c in token.text)
            letters += n
            inside += n * quoted[token.i]
    if not inside:
        return "indirect"
    return "direct" if inside / letters >= 0.95 else "mixed"


def _is_fragment(draft: Draft) -> bool:
    """Whether the quotation is only a part of the report's own sentence: "called it “a trap”"."""
    return draft.frame in FRAGMENTS or draft.frame.startswith(("about:", "object_"))


def _nesting(drafts: list[Draft], length: int) -> list[int | None]:
    """For each draft the smallest one whose content holds its cue and the start of its content.

    The largest contents are painted first, so that whoever looks sees the smallest that is larger than itself.
    """
    found: list[int | None] = [None] * len(drafts)
    owner = array("i", [-1]) * length
    sizes = [sum(b - a for a, b in draft.content) for draft in drafts]
    for k in sorted(range(len(drafts)), key=lambda k: -sizes[k]):
        draft = drafts[k]
        first = draft.content[0][0]
        at = first if draft.predicate is None else draft.predicate.i
        if owner[at] >= 0 and owner[first] >= 0:
            found[k] = owner[at]
        for a, b in draft.content:
            owner[a:b] = array("i", [k]) * (b - a)
    return found


def _tells_inside(draft: Draft) -> bool:
    """Whether a draft inside another statement is one of its own: somebody is named who says, asks or believes
    a clause, and it is not the outer speaker's "I think"."""
    speaker = draft.speaker
    if speaker is None or speaker.lower_ in ("i", "we", "you", "my", "our", "your", "us", "me"):
        return False
    return draft.frame in CLAUSAL
