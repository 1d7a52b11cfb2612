"""Each of a pair as text: its report, what it says, its words, with what sets it apart marked."""

import re
from difflib import SequenceMatcher
from itertools import islice

from rich.text import Text

from onrecord.model import Event, Figure, Report, Statement, Vote
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import days, event_says, figure_says, flat, joined, statement_says, vote_says
from onrecord.store.rows import Entry, Proposal

_WORD = re.compile(r"\s*(\S+)")
WORDS = 1500
"""So much of a whole report is shown."""
MARKED = "bold reverse"


def sides(record: Record, proposal: Proposal) -> tuple[Text, Text]:
    """The two as they are shown beside each other."""
    if proposal.kind == "report":
        reports = [record.reading(id).report for id in (proposal.one, proposal.other)]
        heads = [_head(report, report.id) for report in reports]
        words = [report.text for report in reports]
    else:
        entries = [record.get(id) for id in (proposal.one, proposal.other)]
        heads = [f"{_head(entry.report, entry.id)}\n\n{_says(entry)}" for entry in entries]
        words = ["\n\n".join(flat(evidence.quote) for evidence in entry.evidence) for entry in entries]
    one, other = marked(*words)
    return Text.assemble(heads[0], "\n\n", one), Text.assemble(heads[1], "\n\n", other)


def marked(one: str, other: str) -> tuple[Text, Text]:
    """Both texts; words that the other lacks, or has in another place, are marked.

    >>> one, other = marked("22 men held", "19 men held")
    >>> one.plain, [one.plain[span.start:span.end] for span in one.spans]
    ('22 men held', ['22'])
    """
    mine, theirs = (list(islice(_WORD.finditer(text), WORDS)) for text in (one, other))
    compared = SequenceMatcher(None, [word[1] for word in mine], [word[1] for word in theirs], autojunk=False)
    texts = Text(), Text()
    for same, first, last, start, end in compared.get_opcodes():
        for text, words in zip(texts, (mine[first:last], theirs[start:end]), strict=True):
            for word in words:
                text.append(word[0].removesuffix(word[1]))
                text.append(word[1], style="" if same == "equal" else MARKED)
    return texts


def _head(report: Report, id: str) -> str:
    told = joined(report.publisher or "", (report.published or "")[:10], id)
    return f"{flat(report.title or '')}\n{told}".strip()


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
