"""4 · Marks to records.

In: an annotated ``Doc``. Out: statements, events, figures, votes. Promise: pure generators; every record has
its evidence span and names the rule or model that gave it (``rule``: module and function below ``onrecord``,
"extract.statements.quoted:cued", whose docstring tells an analyst what it does).
"""

from onrecord.extract.events import events
from onrecord.extract.figures import figures
from onrecord.extract.statements import statements
from onrecord.extract.votes import votes

__all__ = ["events", "figures", "statements", "votes"]
