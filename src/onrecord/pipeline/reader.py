"""How one report runs through the stages."""

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from spacy.tokens import Doc

from onrecord import annotate, clean, extract, link
from onrecord.model import Arrival, Reading
from onrecord.settings import Settings


class Reader:
    """Reads reports. Holds a loaded pipeline and nothing that changes; one a process is enough."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.nlp = annotate.build(self.settings.spacy_model)
        self.method = f"onrecord {version('onrecord')}; {self.nlp.meta['name']} {self.nlp.meta['version']}"

    def read(self, arrival: Arrival) -> Reading:
        """The reading of one report."""
        return next(self.read_many([arrival]))

    def read_many(self, arrivals: Iterable[Arrival], *, batch_size: int = 32) -> Iterator[Reading]:
        """The readings of many, in order."""
        docs = (annotate.doc_of(self.nlp, arrival, clean.passages(arrival)) for arrival in arrivals)
        for doc in self.nlp.pipe(docs, batch_size=batch_size):
            yield self._reading(doc)

    def _reading(self, doc: Doc) -> Reading:
        doc._.statements = tuple(extract.statements(doc))
        doc._.events = tuple(extract.events(doc))
        reading = Reading(
            method=self.method,
            report=doc._.report,
            passages=clean.name_conflicts(doc._.passages, doc._.actors, doc.text),
            actors=doc._.actors,
            events=doc._.events,
            statements=doc._.statements,
            figures=tuple(extract.figures(doc)),
            votes=tuple(extract.votes(doc)),
        )
        return link.within(reading)
