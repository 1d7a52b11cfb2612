"""Who passes on what somebody else says, and which statement stands inside which.

"The mayor resigned, the ministry said, according to the agency": the ministry says it and the agency passes it on.
"Berg said the mayor had promised to resign": both say something, the mayor within what Berg says.
"""

from array import array
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Token

from onrecord.extract import syntax
from onrecord.extract.participants import mention_of
from onrecord.extract.statements import acts
from onrecord.extract.statements.draft import Draft
from onrecord.extract.statements.media import PARTS, is_medium, medium_of, words

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
        "gerund",
        "tagged",
    )
) | {"object_infinitive", "object_of", "object_as", "object_predicate"}
"""The frames in which something inside another statement is a statement of its own."""

TRAILING = frozenset(("according", "fronted", "parenthetical", "as_clause"))
"""The frames in which whoever passes it on stands beside the whole of what was said."""

OWN = frozenset(("i", "we", "you", "my", "our", "your", "us", "me"))


class Standing(NamedTuple):
    """A draft, the index of the one that it stands inside, and who passes it on."""

    draft: Draft
    within: int | None
    relay: Token | None


def standing(drafts: list[Draft], doc: Doc) -> list[Standing]:
    """The drafts that are statements of their own, in the order of their first content."""
    drafts, relays = _told_apart(drafts, doc)
    drafts = sorted(drafts, key=lambda d: (d.content[0][0], -d.content[-1][1]))
    outer = nesting(drafts, len(doc))
    drafts = [d for k, d in enumerate(drafts) if outer[k] is None or _tells_inside(d, drafts[outer[k] or 0])]
    outer = nesting(drafts, len(doc))
    found: list[Standing] = []
    for draft, inside in zip(drafts, outer, strict=True):
        relay = relays.get(_place(draft))
        if relay is None and inside is not None:
            relay = _reporting(draft, drafts[inside])
        found.append(Standing(draft, inside, _mentioned(relay) if _is_other(relay, draft.speaker) else None))
    return found


def _mentioned(relay: Token | None) -> Token | None:
    """The word that the actors have a mention at: "the state agency" of "the state agency Tamra Presa"."""
    if relay is None or mention_of(relay) is not None:
        return relay
    return next((c for c in relay.lefts if c.dep_ == "compound" and mention_of(c) is not None), relay)


def _told_apart(drafts: list[Draft], doc: Doc) -> tuple[list[Draft], dict[tuple[int, ...], Token]]:
    """The drafts less those that only pass another one on, each with its true speaker; and who passes it on."""
    relays: dict[tuple[int, ...], Token] = {}
    said: list[Draft] = []
    verbs = {d.predicate.i: d for d in drafts if d.predicate is not None}
    for draft in drafts:
        if _only_frames(draft, verbs):
            continue
        speaker, relay = next(_passings(draft), (draft.speaker, None))
        if speaker is not draft.speaker:
            draft = replace(draft, speaker=speaker)
        if relay is not None:
            relays[_place(draft)] = relay
        said.append(draft)
    kept: list[Draft] = []
    inside = {d.predicate.i: d for d in said if d.predicate is not None}
    for draft in said:
        passer = _trailing_passer(draft)
        own = [] if passer is None else [d for d in _main_drafts(draft, inside) if d.speaker is not None]
        if passer is None or not own:
            kept.append(draft)
        for told in own:
            relays.setdefault(_place(told), passer or doc[0])
    return kept, relays


def _place(draft: Draft) -> tuple[int, ...]:
    """What tells one draft from another: its cue and where its content begins."""
    return (-1 if draft.predicate is None else draft.predicate.i, *draft.content[0])


def _only_frames(draft: Draft, verbs: dict[int, Draft]) -> bool:
    """Whether "was quoted as saying", "was reported to have said" only frames what another draft tells."""
    verb = draft.predicate
    if verb is None or verb.lemma_ not in words("quoting") or draft.frame in TRAILING | {"quotation"}:
        return False
    return any(i in verbs and verbs[i] is not draft for i in (said.i for said in _sayings(verb)))


def _sayings(verb: Token) -> Iterator[Token]:
    """The verbs of saying in "quoted him as saying", "was reported by the agency to have said"."""
    for child in verb.rights:
        if child.lower_ == "as":
            yield from (c for c in child.children if c.dep_ == "pcomp")
        elif child.dep_ == "xcomp" and syntax.agent(verb) is not None:
            yield child


def _passings(draft: Draft) -> Iterator[tuple[Token | None, Token]]:
    """Who speaks and who passes it on, where the words beside the cue tell both."""
    verb = draft.predicate
    if verb is None:
        return
    quoting = _quoting(verb)
    if quoting is not None:
        yield from _quoted(draft, verb, quoting)
    subjects = [c for c in verb.lefts if c.dep_ == "nsubj"]
    if len(subjects) == 2 and any(c.lower_ in ("citing", "quoting") for c in subjects[0].lefts):
        yield subjects[0], subjects[1]  # "Citing officials, the paper said", read as if both said it
    for child in verb.children:
        if child.tag_ == "VBG" and child.lower_ in ("citing", "quoting"):
            yield from _cited(draft, child)
        elif child.dep_ == "ccomp":
            yield from (
                found
                for c in child.lefts
                if c.lower_ in ("citing", "quoting") and c.i < draft.content[0][0]
                for found in _cited(draft, c)
            )
        elif child.dep_ == "prep":
            for noun in child.children:
                if noun.dep_ == "pobj" and not _holds(draft, noun):
                    yield from ((draft.speaker, by) for by in _carriers(noun))
    for host in (verb, draft.speaker):
        for child in () if host is None else host.children:
            if child.tag_ == "VBN" and child.lemma_ in words("quoting") and not _holds(draft, child):
                by = syntax.agent(child)
                if by is not None and child.dep_ in ("acl", "advcl", "relcl"):
                    yield draft.speaker, by


def _quoting(verb: Token) -> Token | None:
    """The verb that quotes what this one says: "quoted", of "was quoted as saying"."""
    if verb.lemma_ in words("quoting") and any(True for _ in _sayings(verb)):
        return verb
    above = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else verb.head
    return above if verb.dep_ in ("pcomp", "xcomp") and above.lemma_ in words("quoting") else None


def _quoted(draft: Draft, verb: Token, quoting: Token) -> Iterator[tuple[Token | None, Token]]:
    """ "The agency quoted him as saying", "he was quoted by the agency as saying"."""
    if syntax.is_passive(quoting):
        by = syntax.agent(quoting)
        for word in (verb, quoting, *_sayings(quoting)):
            by = by or next((n for n in syntax.prepositional(word, *PARTS) if is_medium(n)), None)
        if by is not None:
            yield syntax.own_subject(quoting) or draft.speaker, by
        return
    speaker, by = syntax.direct_object(quoting), syntax.own_subject(quoting)
    if speaker is not None and by is not None:
        yield speaker, by


def _cited(draft: Draft, citing: Token) -> Iterator[tuple[Token | None, Token]]:
    """ "The station reported, citing officials, that …": of a medium, or where anybody reports."""
    source, by = syntax.direct_object(citing), draft.speaker
    if source is None or by is None or source.lemma_.lower() in words("reports") or mention_of(source) is None:
        return
    if is_medium(by):
        yield source, by


def _carriers(noun: Token) -> Iterator[Token]:
    """Who carries remarks, an interview or a statement: "in remarks carried by the agency", "in a broadcast on
    state radio"."""
    if noun.lemma_.lower() in words("carrying"):
        yield from (n for n in syntax.prepositional(noun, "on", "by") if is_medium(n))
    for child in noun.rights:
        if child.tag_ == "VBN" and child.lemma_ in words("carrying") | words("publishing"):
            by = syntax.agent(child)
            if by is not None:
                yield by
            yield from (n for n in syntax.prepositional(child, "on", "in", "by") if is_medium(n))


def _trailing_passer(draft: Draft) -> Token | None:
    """Who passes the whole of it on: "…, according to the agency", "…, the newspaper reported"."""
    behind = draft.frame == "tagged" and draft.cue is not None and draft.content[-1][1] <= draft.cue[0]
    if draft.speaker is None or not (behind or draft.frame in TRAILING):
        return None
    if draft.frame == "according":
        return medium_of(draft.speaker)
    verb = draft.predicate
    if verb is None or verb.lemma_ not in words("passing"):
        return None
    return draft.speaker if verb.lemma_ == "report" or is_medium(draft.speaker) else None


def _main_drafts(outer: Draft, inside: dict[int, Draft]) -> Iterator[Draft]:
    """The drafts whose cue is the main verb of what the outer one holds."""
    predicate = outer.predicate
    for a, b in outer.content:
        if predicate is None or b <= a:
            continue
        root = predicate.doc[a:b].root
        for token in syntax.conjuncts(root):
            told = inside.get(token.i)
            if told is None or told is outer or told.frame == "according":
                continue
            if told.frame != "object" or told.entry is None or told.entry.frames["object"] != "promises":
                yield told


def _reporting(inner: Draft, outer: Draft) -> Token | None:
    """The medium that tells the statement in which this one is the main clause."""
    if not is_medium(outer.speaker) or inner.predicate is None:
        return None
    return outer.speaker if any(inner is d for d in _main_drafts(outer, {inner.predicate.i: inner})) else None


def _is_other(relay: Token | None, speaker: Token | None) -> bool:
    """Whether somebody other than the speaker passes it on."""
    if relay is None or speaker is None:
        return relay is not None
    first, second = mention_of(relay), mention_of(speaker)
    return relay != speaker and (first is None or second is None or first.actor != second.actor)


def _holds(draft: Draft, token: Token) -> bool:
    return any(a <= token.i < b for a, b in draft.content)


def nesting(drafts: list[Draft], length: int) -> list[int | None]:
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


def _tells_inside(draft: Draft, outer: Draft) -> bool:
    """Whether a draft inside another statement is one of its own: somebody is named who says, asks or believes
    a clause, and it is not the outer speaker's "I think" nor what he "refused to say"."""
    speaker, verb, above = draft.speaker, draft.predicate, outer.predicate
    if speaker is None or speaker.lower_ in OWN:
        return False
    refused = verb is not None and above is not None and verb.dep_ == "xcomp" and verb.head == above
    if refused and above is not None and above.lemma_ in acts.REFUSING and speaker == outer.speaker:
        return False
    return draft.frame in CLAUSAL or _performs(draft)


def _performs(draft: Draft) -> bool:
    """Whether the cue in its frame denies, asks, demands, promises or declines: as much an act of its own with a
    noun behind it as with a clause ("said the union had rejected the offer")."""
    act = None if draft.entry is None else draft.entry.frames.get(draft.frame)
    return act in acts.PERFORMED or act == "declines"
