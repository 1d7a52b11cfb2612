"""Drafts to records: kinds, acts, evidence, confidence."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from onrecord.extract.statements import acts, addressees, circumstances, occasions, relay, speakers
from onrecord.extract.statements.draft import Draft, Range
from onrecord.lang import table as lexicon_table
from onrecord.model import Span, Statement
from onrecord.model.statement import StatementKind

FRAGMENTS = frozenset(("passive_object", "infinitive", "gerund", "raised", "partial"))
"""In these and all "about:" and "object_" frames, quoted words are a part of the report's own sentence."""


def records(doc: Doc, drafts: list[Draft]) -> Iterator[Statement]:
    """The statements in the order of their first content."""
    quoted = _inside_marks(doc)
    sentences = [*(sent.start for sent in doc.sents), len(doc)]
    standing = relay.standing(drafts, doc)
    for k, (draft, inside, passer) in enumerate(standing):
        words = _speaker_words(draft)
        kind = _kind(doc, draft.content, quoted)
        yield Statement(
            id=f"s{k + 1}",
            kind="mixed" if kind == "direct" and _is_fragment(draft) else kind,
            speaker=speakers.actor_of(draft.speaker),
            speaker_text=None if words is None else _span(doc, words),
            addressee=addressees.addressee_of(draft, None if inside is None else standing[inside].draft),
            cue=None if draft.cue is None else _span(doc, draft.cue),
            content=tuple(_span(doc, r) for r in draft.content),
            date=circumstances.date_of(draft, doc),
            occasion=occasions.occasion_of(draft),
            act=acts.act_of(draft, kind, doc),
            relayed_by=speakers.actor_of(passer),
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
