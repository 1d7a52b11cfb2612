"""Drafts to records: kinds, acts, nesting, evidence, confidence."""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.extract import syntax
from onrecord.extract.statements import speakers
from onrecord.extract.statements.draft import Draft, Range
from onrecord.model import Span, Statement
from onrecord.model.statement import StatementKind


def records(doc: Doc, drafts: list[Draft]) -> Iterator[Statement]:
    """The statements in the order of their first content."""
    drafts = sorted(drafts, key=lambda d: (d.content[0][0], -d.content[-1][1]))
    quoted = _quoted(doc)
    nested = _nesting(drafts)
    for k, draft in enumerate(drafts):
        content = tuple(_span(doc, r) for r in draft.content)
        words = draft.speaker_range or (None if draft.speaker is None else speakers.words_of(draft.speaker))
        within = nested[k]
        evidence = syntax.sentence_of(doc[draft.content[0][0]])
        yield Statement(
            id=f"s{k + 1}",
            kind=_kind(doc, draft.content, quoted),
            speaker=speakers.actor_of(draft.speaker, words, doc),
            speaker_text=None if words is None else _span(doc, words),
            cue=None if draft.cue is None else _span(doc, draft.cue),
            content=content,
            act=draft.entry.frames.get(draft.frame, draft.entry.act) if draft.entry else "asserts",  # type: ignore[arg-type]
            within=None if within is None else f"s{within + 1}",
            evidence=(evidence,),
            confidence=0.6,
            rule=draft.rule,
            inputs={
                "frame": draft.frame,
                **({"cue": doc[draft.predicate.i].lemma_} if draft.predicate is not None else {}),
                **draft.inputs,
            },
        )


def _span(doc: Doc, r: Range) -> Span:
    last = doc[r[1] - 1]
    return (doc[r[0]].idx, last.idx + len(last))


def _quoted(doc: Doc) -> list[Span]:
    return [(q.start, q.end) for q in doc._.quotations if q.level == 1]


def _kind(doc: Doc, content: list[Range], quoted: list[Span]) -> StatementKind:
    """Direct where at least 95 % of the letters stand in quotation marks, indirect where none do."""
    letters = inside = 0
    for a, b in content:
        for token in doc[a:b]:
            n = sum(c.isalnum() for c in token.text)
            letters += n
            if n and any(s <= token.idx < e for s, e in quoted):
                inside += n
    if not inside:
        return "indirect"
    return "direct" if inside / letters >= 0.95 else "mixed"


def _nesting(drafts: list[Draft]) -> list[int | None]:
    """For each draft the smallest one whose content holds its cue and its content."""
    found: list[int | None] = []
    for k, draft in enumerate(drafts):
        best, size = None, 1 << 30
        at = draft.predicate.i if draft.predicate is not None else draft.content[0][0]
        for j, outer in enumerate(drafts):
            if j == k:
                continue
            for a, b in outer.content:
                if a <= at < b and a <= draft.content[0][0] and b - a < size:
                    best, size = j, b - a
        found.append(best)
    return found
