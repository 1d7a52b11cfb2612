"""What every test may use: one loaded pipeline and one reader a session."""

import pytest
from spacy.language import Language

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
