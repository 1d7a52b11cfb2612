"""What every test may use: one loaded pipeline and one reader a session."""

from pathlib import Path

import pytest
from spacy.language import Language
from tokenizers import Tokenizer

import onrecord.models
from onrecord import annotate
from onrecord.pipeline.reader import Reader


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The annotate stage's pipeline."""
    return annotate.build()


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The whole way of one report."""
    return Reader()


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The tokenizer that both of our networks read by."""
    found = Tokenizer.from_file(str(Path(onrecord.models.__file__).parent / "events" / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found
