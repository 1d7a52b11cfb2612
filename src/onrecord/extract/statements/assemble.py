"""Drafts to records: kinds, acts, evidence, confidence."""

from collections.abc import Iterator

from spacy.tokens import Doc

from onrecord.extract.statements import acts, addressees, circumstances, occasions, relay, speakers, sureness
from onrecord.extract.statements.draft import Draft, Range
from onrecord.extract.statements.parts import characters, inside_marks, kind_of, speaker_words
from onrecord.model import Span, Statement

FRAGMENTS = frozenset(("passive_object", "infinitive", "gerund", "raised", "partial"))
"""In these and all "about:" and "object_" frames, quoted words are a part of the report's own sentence."""


SEEN = {
    "both": ("tagger's cue", "tagger's content", "rule's confidence", "agreement"),
    "tagger": ("tagger's cue", "tagger's content", "source", "cue in the lexicon", "frame in the lexicon"),
    "rule": ("tagger's cue", "tagger's content", "rule's confidence"),
}
"""What the confidence was weighed from, by who saw the statement."""


def records(doc: Doc, drafts: list[Draft]) -> Iterator[Statement]:
    """The statements in the order of their first content."""
    quoted = inside_marks(doc)
    sentences = [*(sent.start for sent in doc.sents), len(doc)]
    standing = relay.standing(drafts, doc)
    for k, (draft, inside, passer) in enumerate(standing):
        words = speaker_words(draft)
        kind = kind_of(doc, draft.content, quoted)
        yield Statement(
            id=f"s{k + 1}",
            kind="mixed" if kind == "direct" and _is_fragment(draft) else kind,
            speaker=speakers.actor_of(draft.speaker),
            speaker_text=None if words is None else characters(doc, words),
            addressee=addressees.addressee_of(draft, None if inside is None else standing[inside].draft),
            cue=None if draft.cue is None else characters(doc, draft.cue),
            content=tuple(characters(doc, r) for r in draft.content),
            date=circumstances.date_of(draft, doc),
            occasion=occasions.occasion_of(draft),
            act=acts.act_of(draft, kind, doc),
            relayed_by=speakers.actor_of(passer),
            within=None if inside is None else f"s{inside + 1}",
            evidence=tuple(_trim(doc, r) for r in circumstances.evidence_of(draft, sentences)),
            confidence=sureness.by_rule(draft, kind) if draft.confidence is None else draft.confidence,
            rule=draft.rule,
            inputs=_inputs(draft),
        )


def _inputs(draft: Draft) -> dict[str, str]:
    """What the rule looked at."""
    found = {"frame": draft.frame}
    if draft.predicate is not None:
        found["cue"] = draft.predicate.lemma_
    if draft.speaker is not None:
        found["speaker"] = draft.speaker.text
    return found | {
        name: f"{share:.2f}" for name, share in zip(SEEN.get(draft.case, ()), draft.shares, strict=False)
    }


def _trim(doc: Doc, r: Range) -> Span:
    start, end = r
    while end - 1 > start and doc[end - 1].is_space:
        end -= 1
    while start < end - 1 and doc[start].is_space:
        start += 1
    return characters(doc, (start, end))


def _is_fragment(draft: Draft) -> bool:
    """Whether the quotation is only a part of the report's own sentence: "called it “a trap”"."""
    return draft.frame in FRAGMENTS or draft.frame.startswith(("about:", "object_"))
