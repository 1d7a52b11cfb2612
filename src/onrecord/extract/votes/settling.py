"""From the sentences that tell a vote to its record: members, sides, outcome, and the arithmetic between them."""

import re

from spacy.tokens import Doc, Token

from onrecord.data import table
from onrecord.data.own import own_of
from onrecord.extract.dating import date_of
from onrecord.extract.syntax import sentence_of
from onrecord.extract.votes.adding import SMALL, abstaining, check, named_sides
from onrecord.extract.votes.binding import Binding, is_binding
from onrecord.extract.votes.bodies import HOUSES, Body, Rules, is_known, rules_of
from onrecord.extract.votes.counts import NUM, number_of
from onrecord.extract.votes.positions import Stand
from onrecord.extract.votes.sides import NEEDED_NUMBER
from onrecord.extract.votes.tellings import Telling
from onrecord.model import Outcome, Span, Vote, When
from onrecord.model.vote import MemberVote

MEMBERS = re.compile(r"\b(\d{1,4})[-‑ ](?:member|seat|nation|judge|strong|person)\b")
WHOLE = re.compile(
    rf"\bof (?:(?:the|its|all) )?(?:[\w.]+ ){{0,3}}?(?:[\w.]+['’]s? )?({NUM}) (?:[\w.]+ ){{0,2}}?"
    r"(?:members|judges|justices|deputies|lawmakers|senators|councillors|seats|directors|commissioners)\b",
    re.I,
)
OTHERS = re.compile(rf"\band ({NUM}) others? (?:voted |were |said )?(?:for|in favou?r|yes)\b", re.I)
_VETO_HOLDERS = frozenset(code for row in table("bodies.tsv") for code in row["veto"].split("|") if code)


def told(
    id: str, group: list[Telling], doc: Doc, before: Body | None = None, said: list[Binding] | None = None
) -> Vote | None:
    """A vote, from every sentence that tells it: the tally in figures or words, the body and its rules (the body
    that was named last before, where these sentences name none), who voted how by name, and the outcome by the
    verb or, where none tells it, by the numbers. Missing sides are counted from the members only where named
    positions make up the rest; what doesn't add up is said in the flags."""
    lead = group[0]
    body, rules = _body(group, doc)
    if before is not None and (body is None or not is_known(body)):
        body, rules = before, before.rules
    stands = _stands(group, body, doc)
    flags: list[str] = []
    in_favour, against, abstain, absent = _numbers(group)
    members = _members(group)
    if rules is not None and rules.country and rules.members is not None:
        cast = sum(n or 0 for n in (in_favour, against, abstain))
        if members is None and cast > rules.members:
            # a namesake: more have voted than it has members
            rules = None
    if members is None and rules is not None and rules.members is not None:
        members = rules.members
        flags.append("members from the body's rules")
    others = next((m for t in group if (m := OTHERS.search(t.sent.text)) is not None), None)
    if others is not None and in_favour == number_of(others[1]):
        in_favour += sum(s.vote == "for" for s in stands)
    if in_favour is not None and against is None and any(s.is_only and s.vote == "against" for s in stands):
        against = sum(s.vote == "against" for s in stands)
    unanimous = any(t.tally is not None and t.tally.unanimous for t in group)
    if unanimous and against is None:
        against = 0
        if in_favour is None and members is not None and members <= SMALL:
            in_favour = members
            flags.append("for counted from the members, the vote being unanimous")
    vetoes = [s for s in stands if s.veto]
    if not vetoes and rules is not None and rules.veto and not any(t.outcome == "adopted" for t in group):
        # A permanent member's vote against is its veto, whatever the report calls it, where enough were for.
        codes = {actor.id: {code[:3] for code in actor.codes} for actor in doc._.actors}
        enough = in_favour is not None and in_favour >= int(rules.needed)
        vetoes = [s for s in stands if enough and s.vote == "against" and codes.get(s.actor, set()) & rules.veto]
    outcome = _outcome(group, in_favour, against, rules, bool(vetoes))
    if not _is_vote(group, body, rules, outcome, [s for s in stands if s.actor not in _people(doc)]):
        return None
    if vetoes and rules is None and not any(t.body is not None for t in group):
        found = _council(doc)
        if found is not None:
            body, rules = found
            if members is None and rules is not None:
                members = rules.members
                flags.append("members from the body's rules")
    vetoed = _vetoed(vetoes, stands, outcome, rules, doc, flags)
    against, abstain = named_sides(in_favour, against, abstain, members, stands, flags)
    if outcome is None:
        outcome = _outcome(group, in_favour, against, rules, bool(vetoes))
    abstain = abstaining(in_favour, against, abstain, absent, members, stands, flags)
    check(in_favour, against, abstain, absent, members, stands, outcome, rules, flags)
    verb = lead.verb
    date = None if verb is None else _day_of(verb, doc)
    for telling in group[1:]:
        if date is None and telling.verb is not None and telling.tally is not None:
            date = _day_of(telling.verb, doc)
    return Vote(
        id=id,
        body=None if body is None else body.actor,
        measure=next((t.measure_words for t in group if t.measure is not None), None),
        members=members,
        in_favour=in_favour,
        against=against,
        abstain=abstain,
        absent=absent,
        positions=tuple(MemberVote(actor=s.actor, vote=s.vote) for s in stands),
        vetoed=vetoed,
        outcome=outcome,
        binding=is_binding(group, rules, outcome, said or []),
        flags=tuple(flags),
        date=date,
        evidence=_evidence(group),
        confidence=_confidence(group, body),
        rule="extract.votes.settling:told",
        inputs={
            "verb": "" if verb is None else verb.text,
            "tally": "" if lead.tally is None else lead.sent.text[lead.tally.start : lead.tally.end],
            "body": "" if body is None else body.words,
            "stands": ", ".join(f"{s.actor} {s.cue}" for s in stands),
        },
    )


def _body(group: list[Telling], doc: Doc) -> tuple[Body | None, Rules | None]:
    bodies = [t.body for t in group if t.body is not None]
    if not bodies:
        return None, None
    # by its full name before "parliament" or "the house"
    known = sorted((b for b in bodies if b.rules is not None), key=lambda b: -len(b.words))
    body = next(iter(known), None) or min(bodies, key=lambda b: (not is_known(b), b.actor is None))
    if body.actor is None and body.rules is not None:
        actor = next((a.id for a in doc._.actors if rules_of(a.name, own_of(doc)) == body.rules), None)
        body = body._replace(actor=actor)
    return body, body.rules


def _council(doc: Doc) -> tuple[Body, Rules | None] | None:
    """The body with vetoes that the report speaks of, for a veto told without it."""
    for actor in doc._.actors:
        rules = rules_of(actor.name, own_of(doc))
        if rules is not None and rules.veto:
            return Body(actor.name, actor.id, rules, True), rules
    return None


def _stands(group: list[Telling], body: Body | None, doc: Doc) -> list[Stand]:
    codes = {actor.id: {code[:3] for code in actor.codes} for actor in doc._.actors}
    people = _people(doc)
    vetoing = _VETO_HOLDERS | {code for body in own_of(doc).bodies for code in body.veto}
    found: dict[str, Stand] = {}
    for telling in group:
        for stand in telling.stands:
            # Only who has a veto can leave it unused.
            has_none = stand.no_veto and not codes.get(stand.actor, set()) & vetoing
            # A president's veto is no member's of the body that voted.
            has_none = has_none or (stand.veto and stand.actor in people)
            if not has_none and (body is None or stand.actor != body.actor):
                found.setdefault(stand.actor, stand)
    return list(found.values())


def _people(doc: Doc) -> frozenset[str]:
    return frozenset(actor.id for actor in doc._.actors if actor.kind == "person")


def _numbers(group: list[Telling]) -> tuple[int | None, int | None, int | None, int | None]:
    sides: list[int | None] = [None, None, None, None]
    for telling in group:
        if telling.tally is not None:
            tally = telling.tally
            for i, number in enumerate((tally.in_favour, tally.against, tally.abstain, tally.absent)):
                if sides[i] is None:
                    sides[i] = number
    return sides[0], sides[1], sides[2], sides[3]


def _members(group: list[Telling]) -> int | None:
    for telling in group:
        match = MEMBERS.search(telling.sent.text)
        if match is not None:
            return int(match[1])
        whole = WHOLE.search(telling.sent.text) if telling.tally is not None else None
        if whole is not None:
            return number_of(whole[1])
    return None


def _outcome(
    group: list[Telling], in_favour: int | None, against: int | None, rules: Rules | None, is_vetoed: bool
) -> Outcome | None:
    if is_vetoed:
        return "vetoed"
    outcome = next((t.outcome for t in group if t.outcome is not None and t.outcome != "vetoed"), None)
    if outcome is not None:
        return outcome
    if any(t.outcome == "vetoed" and t.tally is not None for t in group):
        return "vetoed"
    if in_favour is not None and (least := _needed(group)) is not None:
        return "adopted" if in_favour >= least else "rejected"
    if in_favour is not None and against is not None:
        needed = int(rules.needed) if rules is not None and rules.needed.isdigit() else 0
        return "adopted" if in_favour > against and in_favour >= needed else "rejected"
    if any(t.tally is not None and t.tally.unanimous for t in group):
        return "adopted"
    if rules is not None and rules.members is not None and 2 * max(in_favour or 0, against or 0) > rules.members:
        # "five of the nine voted for the cut"
        return "adopted" if in_favour is not None else "rejected"
    return None


def _needed(group: list[Telling]) -> int | None:
    """The votes that the report says were needed: "needed 67 votes, got 63"."""
    for telling in group:
        match = NEEDED_NUMBER.search(telling.sent.text) if telling.tally is not None else None
        if match is not None:
            return number_of(match[1] or match[2])
    return None


def _is_vote(
    group: list[Telling], body: Body | None, rules: Rules | None, outcome: Outcome | None, stands: list[Stand]
) -> bool:
    """Whether what the sentences tell is enough for a vote: numbers, a veto cast, or a body's decision."""
    if any(
        t.tally is not None and (not t.tally.unanimous or body is not None or t.tally.in_favour is not None)
        for t in group
    ):
        named = body is not None and is_known(body)
        if outcome is not None or named or any(_has_two_sides(t) for t in group):
            return True
    if any(s.veto for s in stands) and any(
        t.measure is not None and t.measure.tag_ in ("NN", "NNP") for t in group
    ):
        return True
    if stands and (rules is not None or (outcome is not None and body is not None)):
        return True
    if outcome in ("postponed", "withdrawn") and all(t.body is not None or t.is_strong for t in group):
        return any(t.is_strong or t.is_decision for t in group)
    stands = [s for s in stands if not s.no_veto and s.cue != "oppose"]
    if len(stands) > 1:
        return True
    strong = any(t.is_strong for t in group)
    if strong and outcome is not None and body is not None and any(_is_held(t) for t in group):
        return True
    voted = any(t.verb is not None and t.outcome is not None for t in group)
    known = rules is not None or (body is not None and body.words.split()[-1].lower() in HOUSES)
    by_people = any(t.is_strong and t.outcome is not None and "referendum" in t.sent.text.lower() for t in group)
    if by_people or (
        strong and body is not None and any(t.outcome is not None and t.measure is not None for t in group)
    ):
        return voted and outcome is not None
    if voted and outcome is not None and any(t.is_decision for t in group):
        return True
    return voted and outcome is not None and known and (strong or rules is not None)


def _is_held(telling: Telling) -> bool:
    """Whether the sentence's own verb says that the body voted to do something or against it."""
    return telling.verb is not None and telling.verb.lemma_ == "vote" and telling.body is not None


def _has_two_sides(telling: Telling) -> bool:
    """Whether a tally says more than how many stood on one side."""
    tally = telling.tally
    return tally is not None and (tally.in_favour is not None) + (tally.against is not None) > 1


def _vetoed(  # noqa: PLR0917
    vetoes: list[Stand],
    stands: list[Stand],
    outcome: Outcome | None,
    rules: Rules | None,
    doc: Doc,
    flags: list[str],
) -> bool | None:
    if vetoes:
        codes = {a.id: {c[:3] for c in a.codes} for a in doc._.actors}
        if rules is not None and rules.veto and not any(codes.get(s.actor, set()) & rules.veto for s in vetoes):
            flags.append("a veto by one who has none")
        return True
    if outcome == "vetoed":
        return True
    if rules is not None and rules.veto:
        return False
    return False if any(s.no_veto for s in stands) else None


def _evidence(group: list[Telling]) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(sentence_of(t.sent[0]) for t in group))


def _confidence(group: list[Telling], body: Body | None) -> float:
    """How often such a vote is right: numbers with a body and an outcome are nearly always."""
    tally = next((t.tally for t in group if t.tally is not None), None)
    if tally is None:
        return 0.6 if any(t.is_strong for t in group) else 0.52
    confidence = 0.93 if tally.shape != "unanimous" else 0.88
    if body is None or body.actor is None:
        confidence -= 0.13
    if not any(t.outcome is not None for t in group):
        confidence -= 0.08
    if not any(t.is_strong for t in group):
        confidence -= 0.07
    return round(confidence, 2)


def _day_of(verb: Token, doc: Doc) -> When | None:
    """When the verb says that it was; where it only says what was voted for ("voted on Wednesday to extend it"),
    when the voting was."""
    voting = (above for above in verb.ancestors if above.lemma_ == "vote")
    return next((when for each in (verb, *voting) if (when := date_of(each, doc))), None)
