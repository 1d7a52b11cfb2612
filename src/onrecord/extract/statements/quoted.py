"""Quotations and who they belong to: the cue beside them, the statement that they go on from, or the sentence
that they stand in.

The parse gives a quotation to the cue whose content it stands in; where it does not, :mod:`.beside` looks for the
cue by position.
"""

from bisect import bisect_left, bisect_right

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.statements import speakers
from onrecord.extract.statements.beside import Quotations, behind, in_front
from onrecord.extract.statements.cues import Cue
from onrecord.extract.statements.draft import Draft, Range
from onrecord.model.marks import Quotation

CUT_BY_CUE = frozenset(("fronted", "clause", "parenthetical", "quotation"))
DASHES = frozenset("—–-~―")
LONGEST_SIGNATURE = 8
"""In tokens: the name that a quotation is signed with is no longer than this."""


def attach(doc: Doc, quotations: Quotations, parsed: list[Draft], paragraphs: list[Range]) -> list[Draft]:
    """The drafts with every quotation given to the one that it belongs to, new drafts for the others."""
    found = [d for d in parsed if d.predicate is not None]
    by_predicate = {d.predicate.i: d for d in found if d.predicate is not None}
    holding = _covering(found, quotations)
    turns = [d.predicate.i for d in found if d.frame == "colon" and d.predicate is not None]
    paragraph_starts = [a for a, _ in paragraphs]
    last: Draft | None = None
    for k, span in enumerate(quotations.ranges):
        mark = quotations.marks[k]
        if bisect_left(turns, span[0]) < bisect_left(turns, span[1]):
            continue  # a turn of a transcript that opens with a mark
        own = holding.get(k)
        if own:
            for held in own:
                _extend(held, span)
            last = _outermost(own)
            continue
        paragraph = paragraphs[max(0, bisect_right(paragraph_starts, span[0]) - 1)]
        inside = mark.scare and doc[max(span[0] - 1, 0)].is_alpha  # the author of “The Long Winter,” says
        cue = None if inside else behind(doc, span, paragraph, quotations)
        opening = None if cue else in_front(doc, span, paragraph, quotations, mark.scare)
        whole = span
        if opening is not None:
            cue = opening[:2]
            if not opening[2]:
                whole = (_after_cue(opening[0], span), span[1])
        if cue is not None:
            verb, entry = cue
            known = by_predicate.get(verb.i)
            draft = known or cued(verb, entry, whole)
            if known is None:
                found.append(draft)
                by_predicate[verb.i] = draft
            elif draft.rule.endswith(":cued") or _touches(draft, quotations) or _leads_into(doc, draft, span):
                _extend(draft, span)
            else:
                draft.content, draft.rule, draft.frame = [whole], "extract.statements.quoted:cued", "quotation"
            last = draft
            continue
        if mark.scare:
            continue
        signature = _signature(doc, span)
        if signature is not None:
            last = signed(span, signature)
            found.append(last)
            continue
        if last is not None and _goes_on(doc, last, span, mark, paragraph):
            _extend(last, span)
            last.goes_on.append(span)
            continue
        draft_or_none = _alone(doc, span, last)
        if draft_or_none is not None:
            found.append(draft_or_none)
            last = draft_or_none
    for draft in found:
        _mend_speaker(draft)
    return found


def _mend_speaker(draft: Draft) -> None:
    """The parse may take the subject from inside the quotation: “Our patience,” the envoy wrote, “is not for
    sale.”"""
    speaker, verb = draft.speaker, draft.predicate
    if speaker is None or verb is None or draft.frame not in CUT_BY_CUE:
        return
    if any(_inside(speaker, span) for span in draft.content):
        draft.speaker = speakers.beside(verb)


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


def _after_cue(verb: Token, span: Range) -> int:
    """Where the content begins that ends in a partial quotation: behind the verb, its adverbs, its particle or
    preposition, and whom it tells."""
    doc = verb.doc
    i = verb.i + 1
    tells = ("dative", "dobj") if verb.lemma_ == "tell" else ("dative",)
    told = next((c for c in verb.children if c.dep_ in tells), None)
    if told is not None and i <= told.left_edge.i <= i + 2:
        i = told.right_edge.i + 1
    while i < span[0] and doc[i].dep_ in ("prt", "advmod", "prep", "npadvmod") and doc[i].head == verb:
        i += 1
    return min(i, span[0])


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
            noun = doc[i]
            while noun.dep_ == "compound" and noun.head.i > noun.i:
                noun = noun.head
            return noun
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


def _leads_into(doc: Doc, draft: Draft, span: Range) -> bool:
    """Whether what was said goes on into the quotation: "told us that the pumps failed: “Nobody came.”", "it will
    not pay, she said, “today or at Easter”"."""
    predicate, mark = draft.predicate, doc[span[0] - 1].text
    if draft.frame == "clause":
        return mark == ":" and draft.content[-1][1] >= span[0] - 2
    if draft.frame in ("fronted", "parenthetical"):
        return predicate is not None and mark == "," and 0 < span[0] - predicate.i <= 3
    return False


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


def _goes_on(doc: Doc, last: Draft, span: Range, mark: Quotation, paragraph: Range) -> bool:
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


def _alone(doc: Doc, span: Range, last: Draft | None) -> Draft | None:
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
        introduced = _introduced(doc, span, last)
        if introduced is not None:
            return led_to(span, introduced)
        return uncued(span, last.speaker if last is not None and len(inner) > 4 else None)
    return partial(span, head, syntax.subject(head))


def _signature(doc: Doc, span: Range) -> Token | None:
    """The name behind a dash that a quotation is signed with: "“It works.” — Jane Roe, farmer"."""
    i = span[1] - 1
    if doc[i].text[-1] not in DASHES:  # the mark and the dash may be one token
        i += 1
        while i < len(doc) and i < span[1] + 3 and doc[i].is_space:
            i += 1
    if i + 1 >= len(doc) or doc[i].text[-1] not in DASHES:
        return None
    name: Token | None = None
    for token in doc[i + 1 : i + 1 + LONGEST_SIGNATURE]:
        if (token.is_space and "\n" in token.text) or token.text in (",", "(", "."):
            return name
        if token.pos_ != "PROPN":
            return None
        name = token
    return None


def signed(span: Range, name: Token) -> Draft:
    """A quotation signed with a name behind a dash: who signs it says it."""
    return Draft(rule="extract.statements.quoted:signed", frame="signed", content=[span], speaker=name)


def _introduced(doc: Doc, span: Range, last: Draft | None) -> Token | None:
    """The person that the sentence just before the quotation is about, where nobody has spoken since."""
    before = span[0] - 1
    while before >= 0 and doc[before].is_space:
        before -= 1
    if before < 0 or (not doc[span[0]].is_sent_start and doc[before].text not in (".", ":")):
        return None
    sentence = doc[before].sent
    if last is not None and last.content[-1][1] > sentence.start:
        return None
    subject = syntax.own_subject(sentence.root)
    if subject is None or _inside(subject, span):
        return None
    return subject if subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she") else None


def led_to(span: Range, speaker: Token) -> Draft:
    """A quotation with no cue behind a sentence about a person: that person is taken to say it ("Osei was not
    convinced. “It will not last.”")."""
    return Draft(rule="extract.statements.quoted:led_to", frame="led_to", content=[span], speaker=speaker)


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
