"""How one report runs through the stages."""

from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from onrecord import annotate, clean, extract, link
from onrecord.model import Arrival, Passage, Reading, Report
from onrecord.settings import Settings


class Reader:
    """Reads reports. Holds a loaded pipeline and nothing that changes; one a process is enough."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.nlp = annotate.build(self.settings.spacy_model)
        self.method = method_of(self.nlp)

    def read(self, arrival: Arrival) -> Reading:
        """The reading of one report."""
        return next(self.read_many([arrival]))

    def read_many(self, arrivals: Iterable[Arrival], *, batch_size: int = 32) -> Iterator[Reading]:
        """The readings of many, in order."""
        docs = (annotate.doc_of(self.nlp, arrival, clean.passages(arrival)) for arrival in arrivals)
        for doc in self.nlp.pipe(docs, batch_size=batch_size):
            yield reading_of(doc, self.method)


def method_of(nlp: Language) -> str:
    """What reads, as its readings say: the versions of OnRecord and of the spaCy model."""
    return f"onrecord {version('onrecord')}; {nlp.meta['name']} {nlp.meta['version']}"


def reading_of(doc: Doc, method: str) -> Reading:
    """The reading of a text that has its report, its passages and every mark."""
    doc._.statements = tuple(extract.statements(doc))
    doc._.events = tuple(extract.events(doc))
    reading = Reading(
        method=method,
        report=_titled(doc._.report, doc._.passages),
        passages=clean.name_conflicts(clean.broken_syntax(doc, doc._.passages), doc._.actors, doc._.report.text),
        actors=doc._.actors,
        events=doc._.events,
        statements=doc._.statements,
        figures=tuple(extract.figures(doc)),
        votes=tuple(extract.votes(doc)),
    )
    return clean.with_retellings(link.within(reading))


def _titled(report: Report, passages: Sequence[Passage]) -> Report:
    """The report under its own headline, where nobody gave it a title."""
    headline = next((p for p in passages if p.kind == "headline"), None)
    if report.title or headline is None:
        return report
    return msgspec.structs.replace(report, title=" ".join(report.text[headline.start : headline.end].split()))
