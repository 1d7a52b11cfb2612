"""How one report runs through the stages."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from spacy.tokens import Doc
from spacy.util import get_model_meta, get_package_path, is_package

from onrecord import annotate, clean, extract, link, plugins
from onrecord.data.own import NOTHING, Own
from onrecord.data.own.files import own_from
from onrecord.errors import SettingsError
from onrecord.model import Arrival, Passage, Reading, Report
from onrecord.pipeline.method import added, method_with
from onrecord.pipeline.timing import OFF, Untimed
from onrecord.plugins import Extractors
from onrecord.settings import Settings


class Reader:
    """Reads reports. Holds a loaded pipeline and nothing that changes; one a process is enough. ``own`` are the
    user's own names, those of the settings' files where none are given; ``timed`` measures where its time goes.

    Raises:
        SettingsError: a file of own names can't be used.
        PluginError: a plug-in that takes part in every reading can't be used.
    """

    def __init__(self, settings: Settings | None = None, *, own: Own | None = None, timed: Untimed = OFF) -> None:
        self.settings = settings or Settings()
        self.timed = timed
        own = own_from(self.settings.own) if own is None else own
        addition = added(own)
        self._own, self._extractors = plugged_in(own)
        self.nlp = annotate.build(self.settings.spacy_model)
        self.method = method_with(self.nlp.meta, addition)

    def read(self, arrival: Arrival) -> Reading:
        """The reading of one report."""
        return next(self.read_many([arrival]))

    def read_many(self, arrivals: Iterable[Arrival], *, batch_size: int = 32) -> Iterator[Reading]:
        """The readings of many, in order."""
        if not plugins.installed("languages"):
            yield from self._read_english(arrivals, batch_size)
            return
        from onrecord.pipeline.plugged import read_abroad

        its = list(arrivals)
        english = self._read_english((one for one in its if one.report.language == "en"), batch_size)
        for one in its:
            yield next(english) if one.report.language == "en" else read_abroad(one, self.method)

    def _read_english(self, arrivals: Iterable[Arrival], batch_size: int) -> Iterator[Reading]:
        docs = map(self._doc, arrivals)
        piped = self.nlp.pipe(docs, batch_size=batch_size) if self.timed is OFF else self._piped(docs, batch_size)
        for doc in piped:
            yield reading_of(doc, self.method, extractors=self._extractors, timed=self.timed)

    def _doc(self, arrival: Arrival) -> Doc:
        passages = self.timed.of("clean", clean.passages, arrival)
        doc = self.timed.of("tokenizer", annotate.doc_of, self.nlp, arrival, passages)
        if self._own.digest:
            doc._.own = self._own
        return doc

    def _piped(self, docs: Iterable[Doc], batch_size: int) -> Iterable[Doc]:
        """What ``nlp.pipe`` does, with every component timed."""
        for name, component in self.nlp.pipeline:
            if hasattr(component, "pipe"):
                docs = self.timed.through(name, component.pipe(docs, batch_size=batch_size))
            else:
                docs = self.timed.through(name, map(component, docs))
        return docs


def plugged_in(own: Own) -> tuple[Own, Extractors]:
    """What plug-ins bring to every reading: these names with the voting rules, and the extractors.

    Raises:
        PluginError: one can't be used.
    """
    if not plugins.every():
        return own, ()
    from onrecord.pipeline.plugged import with_rules

    return with_rules(own), plugins.loaded("extractors")


def reading_of(doc: Doc, method: str, *, extractors: Extractors = (), timed: Untimed = OFF) -> Reading:
    """The reading of a text that has its report, its passages and every mark.

    Raises:
        ReportError: an extractor of a plug-in fails on it.
    """
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
    if extractors:
        from onrecord.pipeline.plugged import extracted

        doc._.figures, doc._.votes = reading.figures, reading.votes
        reading = of("plug-ins", extracted, reading, doc, extractors)
    linked = of("link", link.within, reading)
    return of("clean", clean.with_retellings, linked)


def method_of(spacy_model: str, own: Own = NOTHING) -> str:
    """What a reader on this model calls its method, without loading it.

    Raises:
        SettingsError: the model is not installed.
    """
    try:
        path = get_package_path(spacy_model) if is_package(spacy_model) else Path(spacy_model)
        return method_with(get_model_meta(path), added(own))
    except OSError as error:
        raise SettingsError(
            f"there is no spaCy model {spacy_model!r}.", remedy="Install it, or name another as spacy_model."
        ) from error


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
