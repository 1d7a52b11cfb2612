"""Two beside each other, for people to settle: what each says, with the words that set them apart."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import islice

import msgspec

from onrecord.model import Event, Figure, Report, Statement, Vote
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import days, event_says, figure_says, flat, joined, statement_says, vote_says
from onrecord.store.rows.decisions import Proposal
from onrecord.store.rows.records import Entry

_WORD = re.compile(r"\s*\S+")
WORDS = 1500
"""So much of a whole report is shown."""

Run = tuple[str, bool]
"""Words, and whether the other side lacks them, or has them in another place."""


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of two. ``source`` is who published it and when; ``says`` the record in one line, nothing for a report;
    ``words`` its sentences, or the beginning of the report."""

    id: str
    title: str
    source: str
    says: str
    words: tuple[Run, ...]


def sides(record: Record, proposal: Proposal) -> tuple[Side, Side]:
    """The two of a proposal."""
    if proposal.kind == "report":
        reports = [record.report(id) for id in (proposal.one, proposal.other)]
        words = apart(*(report.text for report in reports))
        told = [(report, report.id, "") for report in reports]
    else:
        entries = [record.get(id) for id in (proposal.one, proposal.other)]
        words = apart(*("\n\n".join(flat(said.quote) for said in entry.evidence) for entry in entries))
        told = [(entry.report, entry.id, _says(entry)) for entry in entries]
    one, other = (_side(*whose, words=its) for whose, its in zip(told, words, strict=True))
    return one, other


def apart(one: str, other: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Both texts in runs of words that they share, and of words that set them apart.

    >>> apart("22 men held", "19 men held")
    ((('22', True), (' men held', False)), (('19', True), (' men held', False)))
    """
    mine, theirs = (list(islice(_WORD.findall(text), WORDS)) for text in (one, other))
    compared = SequenceMatcher(None, [w.strip() for w in mine], [w.strip() for w in theirs], autojunk=False)
    steps = compared.get_opcodes()
    return (
        tuple(_runs((mine[first:last], same) for same, first, last, _, _ in steps)),
        tuple(_runs((theirs[start:end], same) for same, _, _, start, end in steps)),
    )


def _runs(steps: Iterable[tuple[list[str], str]]) -> Iterator[Run]:
    for words, same in steps:
        if words:
            yield "".join(words), same != "equal"


def _side(report: Report, id: str, says: str, *, words: tuple[Run, ...]) -> Side:
    source = joined(report.publisher or "", (report.published or "")[:10])
    return Side(id=id, title=flat(report.title or ""), source=source, says=says, words=words)


def _says(entry: Entry) -> str:
    """The record in one line: its date, then what it says."""
    fact = entry.record

    def named(*ids: str | None) -> str:
        return ", ".join(entry.names[id] for id in ids if id in entry.names)

    match fact:
        case Event():
            return joined(days(fact.date), event_says(fact, named(*fact.actors), named(*fact.recipients)))
        case Statement():
            who = named(fact.speaker) or (entry.text[slice(*fact.speaker_text)] if fact.speaker_text else "")
            return joined(days(fact.date), statement_says(fact, who, named(fact.addressee)))
        case Figure():
            return joined(days(fact.date), figure_says(fact, named(fact.claimant)))
        case Vote():
            votes = [(named(position.actor), position.vote) for position in fact.positions]
            return joined(days(fact.date), vote_says(fact, named(fact.body), votes))
    return entry.kind
