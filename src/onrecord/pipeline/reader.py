"""How one report runs through the stages."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
from spacy.tokens import Doc
from spacy.util import get_model_meta, get_package_path, is_package

from onrecord import annotate, clean, extract, link
from onrecord.errors import SettingsError
from onrecord.model import Arrival, Passage, Reading, Report
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.settings import Settings


class Reader:
    """Reads reports. Holds a loaded pipeline and nothing that changes; one a process is enough. ``timed`` measures
    where its time goes."""

    def __init__(self, settings: Settings | None = None, *, timed: Untimed = OFF) -> None:
        self.settings = settings or Settings()
        self.timed = timed
        self.nlp = annotate.build(self.settings.spacy_model)
        self.method = method_with(self.nlp.meta)

    def read(self, arrival: Arrival) -> Reading:
        """The reading of one report."""
        return next(self.read_many([arrival]))

    def read_many(self, arrivals: Iterable[Arrival], *, batch_size: int = 32) -> Iterator[Reading]:
        """The readings of many, in order."""
        docs = map(self._doc, arrivals)
        piped = self.nlp.pipe(docs, batch_size=batch_size) if self.timed is OFF else self._piped(docs, batch_size)
        for doc in piped:
            yield reading_of(doc, self.method, timed=self.timed)

    def _doc(self, arrival: Arrival) -> Doc:
        passages = self.timed.of("clean", clean.passages, arrival)
        return self.timed.of("tokenizer", annotate.doc_of, self.nlp, arrival, passages)

    def _piped(self, docs: Iterable[Doc], batch_size: int) -> Iterable[Doc]:
        """What ``nlp.pipe`` does, with every component timed."""
        for name, component in self.nlp.pipeline:
            if hasattr(component, "pipe"):
                docs = self.timed.through(name, component.pipe(docs, batch_size=batch_size))
            else:
                docs = self.timed.through(name, map(component, docs))
        return docs


def reading_of(doc: Doc, method: str, *, timed: Untimed = OFF) -> Reading:
    """The reading of a text that has its report, its passages and every mark."""
    of = timed.of
    doc._.statements = of("statements", tuple, extract.statements(doc))
    doc._.events = of("events", tuple, extract.events(doc))
    reading = Reading(
        method=method,
        report=_titled(doc._.report, doc._.passages),
        passages=of("clean", _garbled, doc),
        actors=doc._.actors,
        events=doc._.events,
        statements=doc._.statements,
        figures=of("figures", tuple, extract.figures(doc)),
        votes=of("votes", tuple, extract.votes(doc)),
    )
    linked = of("link", link.within, reading)
    return of("clean", clean.with_retellings, linked)


def method_of(spacy_model: str) -> str:
    """What a reader on this model calls its method, without loading it.

    Raises:
        SettingsError: the model is not installed.
    """
    try:
        path = get_package_path(spacy_model) if is_package(spacy_model) else Path(spacy_model)
        return method_with(get_model_meta(path))
    except OSError as error:
        raise SettingsError(
            f"there is no spaCy model {spacy_model!r}.", remedy="Install it, or name another as spacy_model."
        ) from error


def method_with(meta: Mapping[str, Any]) -> str:
    """What reads with a spaCy model of this kind, as its readings say."""
    return f"onrecord {version('onrecord')}; {meta['name']} {meta['version']}"


def _garbled(doc: Doc) -> tuple[Passage, ...]:
    """The passages, with the damage that only the parse and the names show."""
    passages = clean.broken_syntax(doc, doc._.passages)
    return clean.name_conflicts(passages, doc._.actors, doc._.report.text)


def _titled(report: Report, passages: Sequence[Passage]) -> Report:
    """The report under its own headline, where nobody gave it a title."""
    headline = next((p for p in passages if p.kind == "headline"), None)
    if report.title or headline is None:
        return report
    return msgspec.structs.replace(report, title=" ".join(report.text[headline.start : headline.end].split()))
