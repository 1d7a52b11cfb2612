"""Which figure is whose.

In: a doc with quantities, places, times, actors and statements. Out: a figure for each quantity that a telling
passage gives, in the order of the text. Promise: value, bound and unit are the quantity's; place, date and verb
come from the figure's own clause; a claimant only where the text names one.
"""

from bisect import bisect_right
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from onrecord.extract.dating import date_of
from onrecord.extract.figures.antecedents import is_among
from onrecord.extract.figures.claimants import Contents, claim_of
from onrecord.extract.figures.counted import counted, in_a_table
from onrecord.extract.figures.counts import Claim
from onrecord.extract.figures.currencies import in_currency
from onrecord.extract.figures.wording import Counted
from onrecord.extract.placing import place_near, place_of
from onrecord.extract.syntax import sentence_of
from onrecord.extract.text import text_of
from onrecord.extract.votes.tellings import tally_spans
from onrecord.lang import lexicon
from onrecord.model import Figure, Place, Quantity, Span, When, overlaps, passage_at

__all__ = ["figures", "stated"]

FEW = (2, 3, 4)
DEFINITE = frozenset(("the", "these", "those", "both"))
EXCEPTED = tuple(f" {words}" for words in lexicon("figures.toml")["excepted"])
LONGEST = 300
"""Tokens of the longest sentence that is read by its parse: what is longer is a table or a broken text."""


def figures(doc: Doc) -> Iterator[Figure]:
    """Which figure is whose."""
    quantities = in_currency(doc._.quantities, doc)
    if not quantities:
        return
    contents = Contents(doc._.statements)
    by_id = {statement.id: statement for statement in doc._.statements}
    starts = [token.idx for token in doc]
    number = 0
    sentence: tuple[int, Span] = (-1, (0, 0))
    before: Counted | None = None
    earlier: Counted | None = None
    is_endless = False
    tallies = tally_spans(doc)
    for quantity in quantities:
        while tallies and tallies[0][1] <= quantity.start:
            tallies.pop(0)
        if tallies and tallies[0][0] < quantity.end and tallies[0][1] > quantity.start and quantity.unit is None:
            # a side of a vote, which the vote's own record holds
            continue
        passage = passage_at(doc._.passages, quantity.start)
        if passage is not None and not passage.tells:
            continue
        if _is_excepted(quantity, doc):
            continue
        token = _number_token(quantity, starts, doc)
        statement = contents.around(quantity.start, quantity.end)
        if token.idx >= sentence[0]:
            sent = token.sent
            sentence = (sent.end_char, sentence_of(token))
            before, earlier = None, before
            is_endless = sent.end - sent.start > LONGEST
        number += 1
        if is_endless:
            what, claim = in_a_table(quantity, doc), None
        else:
            what = counted(quantity, token, doc, before, earlier)
            claim = claim_of(statement, token, doc, by_id)
        if what.noun is not None and not (before is not None and is_among(quantity, token)):
            before = what
        yield stated(f"f{number}", quantity, what, claim, sentence[1], doc)


def stated(  # noqa: PLR0917
    id: str, quantity: Quantity, what: Counted, claim: Claim | None, sentence: Span, doc: Doc
) -> Figure:
    """A number with what it counts, read off the parse; its kind by the word for what became of those counted
    or by what they are; its claimant is the speaker of the statement around it, whoever stands after
    "according to", or the body behind the report or count that gives it, else the report itself."""
    return Figure(
        id=id,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        bound=quantity.bound,
        unit=quantity.unit,
        what=what.what,
        kind=what.kind,
        of=quantity.of,
        place=_place(what, doc),
        date=_date(what, doc),
        claimant=None if claim is None else claim.actor,
        claimant_span=None if claim is None else claim.words,
        relayed_by=None if claim is None else claim.relayed_by,
        text=(quantity.start, quantity.end),
        evidence=_evidence(sentence, claim),
        confidence=_confidence(quantity, what, claim),
        rule="extract.figures:stated",
        inputs={
            "noun": "" if what.noun is None else what.noun.text,
            "verb": "" if what.verb is None else what.verb.text,
            "kind cue": what.cue,
            "claimed by": "the report" if claim is None else f"{claim.rule} {claim.cue}".strip(),
        },
    )


def _is_excepted(quantity: Quantity, doc: Doc) -> bool:
    """Whether the number is of those of whom the rest is not said: "all but three were saved"."""
    before = " ".join(text_of(doc)[max(0, quantity.start - 30) : quantity.start].lower().split())
    return f" {before}".endswith(EXCEPTED)


def _number_token(quantity: Quantity, starts: list[int], doc: Doc) -> Token:
    """The last token of the quantity that is a number: the one that its noun hangs by."""
    last = bisect_right(starts, quantity.end - 1) - 1
    first = bisect_right(starts, quantity.start) - 1
    for i in range(last, first - 1, -1):
        if doc[i].pos_ == "NUM" or doc[i].like_num:
            return doc[i]
    return doc[last]


def _place(what: Counted, doc: Doc) -> Place | None:
    if what.noun is not None:
        near = place_near(what.noun, doc)
        if near is not None:
            return near
    place = None if what.verb is None else place_of(what.verb, doc)
    if place is not None and what.kind == "other" and what.verb is not None and place.text is not None:
        beside = (c for c in what.verb.rights if c.dep_ == "conj" and c.pos_ == "VERB")
        if any(what.verb.idx < c.idx < place.text[0] for c in beside):
            return None  # "ignored three warnings and rammed a boat near the island"
    return place


def _date(what: Counted, doc: Doc) -> When | None:
    if what.verb is not None:
        when = date_of(what.verb, doc)
        if when is not None:
            return when
    return None if what.noun is None else date_of(what.noun, doc)


def _evidence(sentence: Span, claim: Claim | None) -> tuple[Span, ...]:
    found = [sentence]
    for span in () if claim is None else claim.evidence:
        if not overlaps(span, sentence):
            found.append(span)
    return tuple(found)


def _are_known(quantity: Quantity, what: Counted) -> bool:
    """Whether the number counts nobody anew: "the two countries", "his two allies"."""
    if what.noun is None or what.kind not in ("other", "members") or quantity.value not in FEW or quantity.unit:
        return False
    counts_it = any(c.dep_ == "nummod" and quantity.start <= c.idx < quantity.end for c in what.noun.lefts)
    return (
        counts_it
        and quantity.bound is None
        and any(
            (c.dep_ == "det" and c.lower_ in DEFINITE) or (c.dep_ == "poss" and c.pos_ == "PRON")
            for c in what.noun.lefts
        )
    )


def _confidence(quantity: Quantity, what: Counted, claim: Claim | None) -> float:
    """How often such a figure is right: what is counted and who claims it are where the errors are."""
    confidence = 0.87 if what.noun is not None or what.kind == "money" else 0.69
    if claim is not None and claim.rule != "stated":
        confidence -= 0.08
    if quantity.value is None and quantity.high is None:
        confidence -= 0.05
    is_unnamed = what.noun is None or what.noun.lower_ == "one"
    if is_unnamed and quantity.unit is None and quantity.value is not None and 0 < quantity.value < 1:
        # a part of nothing that the text names: "half of it", "half the number of the old one"
        return 0.45
    if _are_known(quantity, what):
        return 0.45
    return round(confidence, 2)
