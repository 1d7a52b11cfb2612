"""Whether two reports tell one statement, or two that contradict each other."""

from onrecord.link.occurrences.scoring import Part, Relation
from onrecord.link.occurrences.sides import countries, distance
from onrecord.link.occurrences.told import Told
from onrecord.link.tellings import Telling, of_one_statement
from onrecord.link.tellings.speakers import Speaker, likeness
from onrecord.link.within.polarity import concepts, negated, shared

SURE = 2.6
LESS_SURE = 1.6
OPPOSED = 0.4
NEAR = 10
"""So many days apart two speakers still answer each other."""


def compare(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """How two statements relate, and the points; None where neither is the other, nor speaks against it."""
    if one.report != other.report and of_one_statement(_telling(one), _telling(other)):
        quoted = "indirect" not in (one.statement.kind, other.statement.kind)
        return "same", (Part("speaker", 0.0, _speaker(one).name), Part("words", SURE if quoted else LESS_SURE))
    return _opposed(one, other)


def _opposed(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """Two speakers of two sides, of whom one says what the other says is not so."""
    mine, yours = _speaker(one), _speaker(other)
    apart = distance(one.out, other.out)
    if apart is None or apart > NEAR or likeness(mine, yours) != "other" or countries(mine) & countries(yours):
        return None
    common = shared(concepts(one.content), concepts(other.content))
    if not common:
        return None
    denial = (one.statement.act == "denies") != (other.statement.act == "denies")
    if denial:
        return "denial", (Part("about", OPPOSED, ", ".join(sorted(common))),)
    if common & (negated(one.content) ^ negated(other.content)):
        return "disagreement", (Part("about", OPPOSED, ", ".join(sorted(common))),)
    return None


def _speaker(told: Told) -> Speaker:
    return told.actors[0] if told.actors else Speaker()


def _telling(told: Told) -> Telling:
    statement = told.statement
    return Telling(
        kind=statement.kind, act=statement.act, content=told.content, date=statement.date,
        published=told.published, speaker=_speaker(told),
    )  # fmt: skip
