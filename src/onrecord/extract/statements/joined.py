"""The rules' drafts and the trained tagger's attributions, joined.

In: a doc and the drafts that the rules made. Out: drafts with a confidence. Where both see an attribution, its
words are the tagger's, whole quotations taken whole, and its cue is the rule's; what only one of them sees stays,
as sure as such have proved to be. A statement inside another one is the rules' alone: the tagger was taught outer
ones only."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from onrecord.extract import syntax
from onrecord.extract.statements import acts, relay, sureness, tagged
from onrecord.extract.statements.beside import Quotations
from onrecord.extract.statements.cues import cue_of
from onrecord.extract.statements.draft import Draft, Range
from onrecord.extract.statements.meeting import SAME, pairs, words_of
from onrecord.extract.statements.nobody import is_nobodys
from onrecord.extract.statements.parts import characters, inside_marks, kind_of, speaker_words
from onrecord.extract.statements.wording import Wording
from onrecord.models.decoding import Attribution
from onrecord.models.tagging import Reading, Tagger, tagger

NETWORK = "statements"
DOUBTED = 0.25
"""What is less likely than this is left out."""
ALIKE, FEW = 0.8, 2
"""From this agreement on, or with so few words between them, two contents differ at their edges only."""
FRONTED = frozenset(("fronted", "parenthetical", "according"))
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
CERTAIN = frozenset(("colon", "signed"))
"""The frames of turns in a transcript and of signed quotations: their form leaves no doubt, and is rare in what
the tagger learnt from."""


def joined(doc: Doc, drafts: list[Draft], telling: list[Range], quotations: Quotations) -> list[Draft]:
    """The drafts of both, each with its confidence, each once; the rules' alone where there is no tagger."""
    network = tagger(NETWORK)
    if network is None:
        return drafts
    found = candidates(network, doc, drafts, telling, quotations)
    outer = [d for d in _once(d for d in found if d.case) if (d.confidence or 0) >= DOUBTED]
    said = set().union(*(words_of(draft.content) for draft in outer))
    return outer + [d for d in found if not d.case and d.content[0][0] in said]


def candidates(
    network: Tagger, doc: Doc, drafts: list[Draft], telling: list[Range], quotations: Quotations
) -> list[Draft]:
    """The drafts of both, the doubtful and those that tell the same among them."""
    drafts = sorted(drafts, key=lambda d: (d.content[0][0], -d.content[-1][1]))
    quoted = inside_marks(doc)
    voices, nested = heard(doc, drafts, quoted)
    outer = [voice for voice, within in zip(voices, nested, strict=True) if not within]
    seen = tagged.read(network, doc, [characters(doc, r) for r in telling if r[0] < r[1]], outer)
    wording = Wording(doc, quotations)
    taken = {i for draft in drafts if draft.frame in CERTAIN for i in words_of(draft.content)}
    contents = [wording.content(told, taken) for told in seen.attributions]
    met = {p.draft: p for p in pairs(drafts, contents, [wording.range(told.cue) for told in seen.attributions])}
    cues = {draft.predicate.i for draft in drafts if draft.predicate is not None}
    found: list[Draft] = []
    for k, (draft, voice) in enumerate(zip(drafts, voices, strict=True)):
        if k in met:
            n = met[k].attribution
            found.append(_both(wording, draft, voice.confidence, (seen.attributions[n], contents[n]), cues))
        else:
            found.append(_rules(draft, voice, seen, nested=nested[k]))
    told_of = {pair.attribution for pair in met.values()}
    for n, told in enumerate(seen.attributions):
        if n not in told_of and contents[n]:
            alone = tagged_only(wording, told, contents[n])
            if not _is_nobodys(doc, alone):
                found.append(alone)
    fitted = network.told["sureness"]
    return [
        draft
        if draft.confidence is not None
        else replace(draft, confidence=sureness.weighed(fitted, draft, kind_of(doc, draft.content, quoted)))
        for draft in found
    ]


def _both(
    wording: Wording, draft: Draft, sure: float, seen: tuple[Attribution, list[Range]], cues: set[int]
) -> Draft:  # fmt: skip
    """What both see: the words are the rule's where the two contents differ at their edges only, which the parse
    judges better, else the tagger's, and behind them the quotations that the rule saw go on from there."""
    told, content = seen
    mine, theirs = words_of(draft.content), words_of(content)
    agreement = len(mine & theirs) / len(mine | theirs)
    shares = (told.cue_share, told.content_share, sure, agreement)
    # Where the tagger leaves out another cue's clause, that stands inside this one: it was taught no such nesting.
    # What stands in front of its cue, too, the parse bounds better than the tagger cuts it short.
    short = theirs <= mine and (draft.frame in FRONTED or not cues.isdisjoint(mine - theirs))
    if (
        not short
        and not _goes_beyond(draft, theirs - mine, cues)
        and agreement < (SAME if len(mine ^ theirs) <= FEW else ALIKE)
    ):
        last = content[-1][1]
        draft = replace(draft, content=content + [r for r in draft.goes_on if r[0] >= last])
    return replace(draft, case="both", shares=shares, speaker=wording.speaker(told, draft))


def _goes_beyond(draft: Draft, more: set[int], cues: set[int]) -> bool:
    """Whether what the tagger sees beyond the rule's content is a clause of its own beside the cue: "hopes to
    finish it by May, but diplomats are sceptical"."""
    verb = draft.predicate
    if verb is None or draft.frame in ("clause", "question", *FRONTED):
        return False
    if "infinitive" in draft.frame and any(verb.doc[i].tag_ in FINITE for i in more & cues):
        return True  # "urged both sides to show restraint and offered to host talks"
    return any(c.dep_ == "conj" and c.i in more and syntax.own_subject(c) is not None for c in verb.rights)


def _rules(draft: Draft, voice: tagged.Voice, seen: Reading, *, nested: bool) -> Draft:
    """What only the rules see: as sure as the tagger's doubts leave it; as sure as the rule where it is nested or
    its form leaves no doubt."""
    if nested or draft.frame in CERTAIN:
        return replace(draft, case="" if nested else "rule", confidence=voice.confidence)
    cue = 0.0 if voice.cue is None else seen.cue_share(voice.cue)
    return replace(draft, case="rule", shares=(cue, seen.content_share(voice.content), voice.confidence))


def tagged_only(wording: Wording, told: Attribution, content: list[Range]) -> Draft:
    """A statement that the trained tagger alone has seen: it marked the words that attribute, what they attribute
    and who says it, as it learnt from articles that people had marked."""
    cue = wording.range(told.cue)
    predicate = wording.predicate(cue)
    draft = Draft(
        rule="extract.statements.joined:tagged_only",
        frame="tagged",
        content=content,
        predicate=predicate,
        cue=cue,
        entry=cue_of(predicate),
        speaker=wording.speaker(told),
    )
    plain = (told.source is not None, wording.knows(cue), wording.licenses(draft))
    return replace(draft, case="tagger", shares=(told.cue_share, told.content_share, *map(float, plain)))


def heard(doc: Doc, drafts: list[Draft], quoted: bytearray) -> tuple[list[tagged.Voice], list[bool]]:
    """What the rules say, draft by draft in the order of their content, and whether it stands inside another
    one."""
    inside = relay.nesting(drafts, len(doc))
    return [_voice(doc, draft, quoted) for draft in drafts], [within is not None for within in inside]


def _voice(doc: Doc, draft: Draft, quoted: bytearray) -> tagged.Voice:
    words = speaker_words(draft)
    return tagged.Voice(
        None if draft.cue is None else characters(doc, draft.cue),
        tuple(characters(doc, r) for r in draft.content),
        None if words is None else characters(doc, words),
        sureness.by_rule(draft, kind_of(doc, draft.content, quoted)),
    )


def _is_nobodys(doc: Doc, draft: Draft) -> bool:
    """Whether the lexicon's own bounds hold for what the tagger saw: nobody says it, it only hits or protests, or
    it stands in a heading, where nothing is told."""
    verb = draft.predicate
    if verb is None:
        return False
    form = acts.shape_of(draft, doc)
    if form in ("object", "about:against") and verb.lemma_ in acts.words("deeds"):
        return True
    if acts.with_particle(verb) in acts.words("done") and draft.content[0][0] > verb.i:
        return True
    told = any(t.tag_ in FINITE for t in verb.sent)
    return not told or is_nobodys(verb, form, draft.speaker)


def _once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """The drafts less those that tell what a surer one tells: half of the smaller content is the other's, and
    their cue stands outside of it."""
    kept: list[set[int]] = []
    owner: dict[int, int] = {}
    for draft in sorted(drafts, key=lambda d: -(d.confidence or 0)):
        words = words_of(draft.content)
        claims = Counter(owner[i] for i in words if i in owner)
        if claims:
            k, shared = claims.most_common(1)[0]
            nested = draft.predicate is not None and draft.predicate.i in kept[k]
            if not nested and shared >= SAME * min(len(words), len(kept[k])):
                continue
        for i in words:
            owner.setdefault(i, len(kept))
        kept.append(words)
        yield draft
