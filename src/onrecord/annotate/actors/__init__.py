"""Names, titles, roles and references: who is meant.

In: a parsed text with what the recognizer found. Out: the report's actors, one identity each under all names,
with codes and roles, and the mentions. Promise: what an actor is comes from the report first and from the dated
tables (countries, organizations, offices) where the report is silent.

To add a way of mentioning an actor: a file with a ``find_...`` that puts spots on the frame, and its call in
:mod:`onrecord.annotate.actors.component`.
"""

from onrecord.annotate.actors.codes import codes_of
from onrecord.annotate.actors.component import NAME, actors
from onrecord.annotate.actors.phrases import read_phrase

__all__ = ["NAME", "actors", "codes_of", "read_phrase"]
