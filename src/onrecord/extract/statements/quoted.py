"""Quotations and who they belong to: the cue beside them, the statement that they go on from, or the sentence
that they stand in.

The parse is no good guide around quotation marks, so cues are looked for by position: behind a quotation that
ends in a comma, in front of one that a comma or colon opens.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.statements import speakers
from onrecord.extract.statements.cues import Cue, cue_of
from onrecord.extract.statements.draft import Draft, Range
from onrecord.model.marks import Quotation

BEHIND = 16
BEFORE = 40
STOPS = frozenset((".", "!", "?", ";", "\n"))


class Quotations:
    """The quotations of a doc that somebody says, as token ranges in order, the deeper ones left out."""

    def __init__(self, doc: Doc, telling: list[Range]) -> None:
        starts = [t.idx for t in doc]
        tells = [a for a, _ in telling]
        self.doc = doc
        self.ranges: list[Range] = []
        self.marks: list[Quotation] = []
        for q in doc._.quotations:
            if q.level > 1:
                continue
            a, b = bisect_left(starts, q.start), bisect_left(starts, q.end)
            if a and starts[a - 1] + len(doc[a - 1]) > q.start:
                a -= 1
            i = bisect_right(tells, a) - 1
            if b > a and i >= 0 and a < telling[i][1]:
                self.ranges.append((a, b))
                self.marks.append(q)
        self.firsts = [a for a, _ in self.ranges]

    def holding(self, i: int) -> int | None:
        """The index of the quotation that this token stands in."""
        k = bisect_right(self.firsts, i) - 1
        return k if k >= 0 and i < self.ranges[k][1] else None


def attach(doc: Doc, quotations: Quotations, parsed: list[Draft], paragraphs: list[Range]) -> list[Draft]:
    """The drafts with every quotation given to the one that it belongs to, new drafts for the others."""
    found = [d for d in parsed if d.predicate is not None]
    by_predicate = {d.predicate.i: d for d in found if d.predicate is not None}
    holding = _covering(found, quotations)
    paragraph_starts = [a for a, _ in paragraphs]
    last: Draft | None = None
    for k, span in enumerate(quotations.ranges):
        mark = quotations.marks[k]
        own = holding.get(k)
        if own:
            for draft in own:
                _extend(draft, span)
            last = _outermost(own)
            continue
        paragraph = paragraphs[max(0, bisect_right(paragraph_starts, span[0]) - 1)]
        cue = _behind(doc, span, paragraph, quotations) or _in_front(doc, span, paragraph, quotations)
        if cue is not None:
            verb, entry = cue
            draft = by_predicate.get(verb.i)
            if draft is None:
                draft = cued(verb, entry, span)
                found.append(draft)
                by_predicate[verb.i] = draft
            elif draft.rule.endswith(":cued") or _touches(draft, quotations):
                _extend(draft, span)
            else:
                draft.content, draft.rule, draft.frame = [span], "extract.statements.quoted:cued", "quotation"
            last = draft
            continue
        if mark.scare:
            continue
        if last is not None and _goes_on(doc, last, span, mark, paragraph, quotations):
            _extend(last, span)
            continue
        draft_or_none = _alone(doc, span, mark, paragraph, last)
        if draft_or_none is not None:
            found.append(draft_or_none)
            last = draft_or_none
    return found


def cued(verb: Token, entry: Cue, span: Range) -> Draft:
    """A quotation with a verb of saying beside it: “…,” said X; X said: “…”. The speaker is the verb's subject."""
    return Draft(
        rule="extract.statements.quoted:cued",
        frame="quotation",
        content=[span],
        predicate=verb,
        cue=(verb.i, verb.i + 1),
        entry=entry,
        speaker=_speaker_beside(verb, span),
        addressee=next(
            (c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i and not _inside(c, span)),
            None,
        ),
    )


def _inside(token: Token, span: Range) -> bool:
    return span[0] <= token.i < span[1]


def _speaker_beside(verb: Token, span: Range) -> Token | None:
    """The verb's subject, unless the parse took it from inside the quotation: then the noun beside the verb."""
    speaker = speakers.of_verb(verb)
    if speaker is not None and not _inside(speaker, span):
        return speaker
    doc = verb.doc
    for i in (verb.i - 1, verb.i + 1):
        if 0 <= i < len(doc) and not span[0] <= i < span[1] and doc[i].pos_ in ("PROPN", "PRON", "NOUN"):
            return doc[i]
    return None


def _covering(found: list[Draft], quotations: Quotations) -> dict[int, list[Draft]]:
    """For each quotation the drafts whose content shares words with it and whose cue stands outside it."""
    holding: dict[int, list[Draft]] = {}
    for draft in found:
        predicate = draft.predicate
        for a, b in draft.content:
            k = max(0, bisect_right(quotations.firsts, a) - 1)
            while k < len(quotations.ranges) and quotations.ranges[k][0] < b:
                start, end = quotations.ranges[k]
                if end > a and predicate is not None and not start <= predicate.i < end:
                    held = holding.setdefault(k, [])
                    if draft not in held:
                        held.append(draft)
                k += 1
    return holding


def _outermost(drafts: list[Draft]) -> Draft:
    return max(drafts, key=lambda d: sum(b - a for a, b in d.content))


def _touches(draft: Draft, quotations: Quotations) -> bool:
    return any(quotations.holding(a) is not None for a, _ in draft.content)


def _extend(draft: Draft, span: Range) -> None:
    """Takes the whole quotation into the content; ranges that meet become one."""
    ranges = sorted([*draft.content, span])
    merged = [ranges[0]]
    for a, b in ranges[1:]:
        if a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    predicate = draft.predicate
    if predicate is not None and any(a <= predicate.i < b for a, b in merged):
        return
    draft.content = merged


def _behind(doc: Doc, span: Range, paragraph: Range, quotations: Quotations) -> tuple[Token, Cue] | None:
    """The cue that follows the quotation: “…,” X said; “…?” asked X."""
    last = next((doc[i] for i in range(span[1] - 2, span[0], -1) if not doc[i].is_space), None)
    if last is None:
        return None
    end = min(span[1] + BEHIND, paragraph[1])
    weak = last.text not in (",", "?", "!", "—", "–", "...", "…", "-", "--")
    for token in doc[span[1] : end]:
        if token.text in STOPS or quotations.holding(token.i) is not None:
            return None
        if token.text == "," and token.i > span[1] + 12:
            return None
        cue = cue_of(token) if token.pos_ in ("VERB", "AUX") else None
        if cue is not None and cue.quotes and token.tag_ != "VB":
            if weak and not (token.i - span[1] <= 1 or doc[span[1]].text in (",", "—", "–")):
                return None
            return token, cue
        if weak and token.i > span[1] + 8:
            return None
    return None


def _in_front(doc: Doc, span: Range, paragraph: Range, quotations: Quotations) -> tuple[Token, Cue] | None:
    """The cue that opens the quotation: X said, “…”; X told reporters: “…”; in a letter calling it “…”."""
    first = span[0]
    if first <= 0:
        return None
    start = max(paragraph[0], first - BEFORE)
    before = doc[first - 1]
    if first == paragraph[0] or before.is_space:
        previous = first - 1
        while previous >= 0 and doc[previous].is_space:
            previous -= 1
        if previous < 0 or doc[previous].text != ":":
            return None
        before = doc[previous]
        start = max(0, previous - BEFORE)
        first = previous
    if before.text in (".", "!", "?", ";"):
        return None
    strong = before.text in (",", ":")
    for i in range(first - 1, start - 1, -1):
        token = doc[i]
        if (token.text in (".", "!", "?", ";") and i < first - 1) or (token.is_space and "\n" in token.text):
            return None
        if quotations.holding(i) is not None:
            return None
        if token.pos_ not in ("VERB", "AUX"):
            continue
        cue = cue_of(token)
        if cue is not None and cue.quotes:
            return token, cue
        if not strong and token.tag_ in ("VBD", "VBZ", "VBP") and token.dep_ not in ("aux", "auxpass"):
            return None
    return None


def _goes_on(
    doc: Doc, last: Draft, span: Range, mark: Quotation, paragraph: Range, quotations: Quotations
) -> bool:
    """Whether this quotation goes on from the last statement: nothing stands between but the end of the
    sentence that the last one is told in."""
    if mark.continues is not None:
        return True
    end = last.content[-1][1]
    predicate = last.predicate
    if predicate is not None:
        end = max(end, predicate.i + 1)
    if span[0] < end or span[0] - end > 60:
        return False
    sentence_end = doc[end - 1].sent.end
    between = [t for t in doc[min(sentence_end, span[0]) : span[0]] if not t.is_space and not t.is_punct]
    if between:
        return False
    opens = doc[span[0]].is_sent_start or span[0] == paragraph[0] or doc[span[0] - 1].is_space
    before = doc[span[0] - 1]
    return bool(opens) or before.text in (".", "!", "?", ",", "”", '"')


def _alone(doc: Doc, span: Range, mark: Quotation, paragraph: Range, last: Draft | None) -> Draft | None:
    """A quotation with no cue: a part of a sentence, or a sentence of its own."""
    inner = [t for t in doc[span[0] + 1 : span[1] - 1] if not t.is_punct and not t.is_space]
    if len(inner) < 2:
        return None
    root = doc[span[0] + 1 : span[1]].root
    head = root
    while head.head != head and (span[0] <= head.i < span[1] or head.pos_ not in ("VERB", "AUX")):
        head = head.head
    inside = span[0] <= head.i < span[1]
    if inside:
        return uncued(span, last.speaker if last is not None and len(inner) > 4 else None)
    return partial(span, head, syntax.subject(head))


def uncued(span: Range, speaker: Token | None) -> Draft:
    """A quotation that stands as a sentence with no cue: the last speaker is taken to go on."""
    return Draft(rule="extract.statements.quoted:uncued", frame="uncued", content=[span], speaker=speaker)


def partial(span: Range, verb: Token, speaker: Token | None) -> Draft:
    """A few words in quotation marks inside a sentence that has no cue: the sentence's subject is taken to have
    said them."""
    if speaker is not None and _inside(speaker, span):
        speaker = None
    return Draft(
        rule="extract.statements.quoted:partial",
        frame="partial",
        content=[span],
        predicate=verb,
        cue=(verb.i, verb.i + 1),
        speaker=speaker,
    )
