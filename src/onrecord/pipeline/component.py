"""OnRecord as a component of anyone's spaCy pipeline: ``nlp.add_pipe("onrecord")``.

>>> import spacy                                                               # doctest: +SKIP
>>> nlp = spacy.load("en_core_web_sm")                                         # doctest: +SKIP
>>> nlp.add_pipe("onrecord", config={"published": "2024-03-27"})               # doctest: +SKIP
>>> doc = nlp("Irena Novak called off her visit to Norland on Monday.")        # doctest: +SKIP
>>> doc._.events[0].type, doc.spans["onrecord"][0].label_                      # doctest: +SKIP
('CONSULT', 'CONSULT')

``config={"own": ["crisis.toml"]}`` has it read with a user's own names, voting rules and extractors of plug-ins
always; they stand on the Doc as ``doc._.own``. It reads with that pipeline's own tagger, parser and names: what it
finds is as good as they are. Where quotation marks are to keep sentences together, add "onrecord_quotations" and
"onrecord_sentences" before the parser.
"""

from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Span

from onrecord import annotate, clean
from onrecord.data import table
from onrecord.data.own.files import own_from
from onrecord.model import Arrival, Event, Reading, Report, report_id
from onrecord.pipeline.marked import marked
from onrecord.pipeline.method import added, method_with
from onrecord.pipeline.reader import plugged_in, reading_of

NAME = SPANS = "onrecord"
READ_FROM = ("token.tag", "token.dep", "token.head", "token.lemma", "doc.ents", "doc.sents")
STAGES = (annotate.quotations.NAME, *annotate.AFTER_THE_PARSE)
NAMING = (annotate.places.NAME, annotate.actors.NAME)
"""The stages that own names change."""
HELD = ("statements", "events", "figures", "votes", "changes")
QUADS = {"1": "#bcdcf5", "2": "#b8e0b0", "3": "#ffe28a", "4": "#f5c0b8"}
COLORS = {
    **{row["type"]: QUADS[row["quad"]] for row in table("plover_types.tsv")},
    "statement": "#e6e6e6", "figure": "#d8c4f0", "vote": "#f0d8b8",
}  # fmt: skip
"""What displaCy paints each kind of span with; events by their quad class. spaCy finds it by itself."""


class Component:
    """Reads each text that passes, and hangs what it says on the Doc. A text whose ``doc._.report`` is set is that
    report's; else its day is the one that the pipeline's config has."""

    def __init__(
        self, nlp: Language, name: str, published: str | None, min_confidence: float, own: Sequence[str] = ()
    ) -> None:
        self._nlp = nlp
        named = own_from(own)
        self._addition = added(named)
        self._taught = bool(named.digest)
        self._own, self._extractors = plugged_in(named)
        self.name = name
        self.published = published
        self.min_confidence = min_confidence

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc._.reading``, its parts one by one, and ``doc.spans["onrecord"]``."""
        if doc._.report is None:
            doc._.report = Report(
                id=report_id(text=doc.text), text=doc.text, published=self.published, language="en"
            )
        if not doc._.passages:
            doc._.passages = clean.passages(Arrival(report=doc._.report))
        if self._own.digest:
            doc._.own = self._own
        for stage in STAGES:
            # Else it has been here; with names of one's own it has not known them.
            if stage not in self._nlp.pipe_names or (self._taught and stage in NAMING):
                doc = self._nlp.create_pipe(stage)(doc)
        method = method_with(self._nlp.meta, self._addition)
        reading = reading_of(doc, method, extractors=self._extractors)
        doc._.reading = reading
        for kind in HELD:
            doc._.set(kind, getattr(reading, kind))
        doc.spans[SPANS] = sorted(_spans(doc, reading, self.min_confidence))
        return doc


@Language.factory(
    NAME,
    requires=list(READ_FROM),
    assigns=["doc._.reading", *(f"doc._.{kind}" for kind in HELD), "doc.spans"],
    default_config={"published": None, "min_confidence": 0.5, "own": []},
)
def make(
    nlp: Language, name: str, published: str | None, min_confidence: float, own: Sequence[str] = ()
) -> Component:
    """The component. ``published`` is the day of texts that no report is given for, ISO 8601; ``min_confidence``
    is how sure a record must be to stand among the spans; ``own`` are files of own names (docs/own-names.md)."""
    return Component(nlp, name, published, min_confidence, own)


def _spans(doc: Doc, reading: Reading, least: float) -> Iterator[Span]:
    """What displaCy shows: each event's trigger under its type, statements, figures and votes; ``span.id_`` is the
    record's id."""
    for kind, fact, _, spans in marked(reading):
        label = fact.type if isinstance(fact, Event) else kind
        for start, end in spans if fact.confidence >= least else ():
            span = doc.char_span(start, end, label=label, span_id=fact.id, alignment_mode="expand")
            if span is not None:
                yield span
