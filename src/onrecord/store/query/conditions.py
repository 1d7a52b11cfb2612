"""A query as a condition of SQL, over whatever is asked for."""

from collections.abc import Callable, Iterator
from typing import TypedDict

from sqlalchemy import ColumnElement, and_, case, or_, true

from onrecord.errors import RecordError
from onrecord.store.query.nodes import And, Field, Node, Not, Or, fields_of, looked_up

Matching = Callable[[Node], ColumnElement[bool]]
"""That the words of this stand there; it is one that :func:`~onrecord.store.query.nodes.looked_up` holds of."""


class Fields(TypedDict, total=False):
    """Fields that hold together; each as the filter of its name."""

    actor: str
    speaker: str
    addressee: str
    place: str
    type: str
    status: str
    publisher: str
    since: str
    until: str
    about: str
    id: str
    kind: str


Answering = Callable[[Fields], list[ColumnElement[bool]]]
"""That it answers to all of these fields."""


def condition(node: Node, matching: Matching, answering: Answering) -> ColumnElement[bool]:
    """That what is asked for is answered, however words and fields stand together."""
    if looked_up(node):
        return matching(node)
    if isinstance(node, Field):
        return and_(true(), *(c for fields in _together([node]) for c in answering(fields)))
    if isinstance(node, Not):
        # What has no place is in no place: "unknown" counts as "does not hold".
        return case((condition(node.part, matching, answering), 0), else_=1) == 1
    if isinstance(node, Or):
        return or_(*(condition(part, matching, answering) for part in node.parts))
    assert isinstance(node, And)
    return and_(true(), *_each(node, matching, answering))


def _each(node: And, matching: Matching, answering: Answering) -> Iterator[ColumnElement[bool]]:
    """The conditions of what must hold together; words are looked up at once, fields hold of one record."""
    of_words = [part for part in node.parts if looked_up(part)]
    if of_words:
        without = [part for part in node.parts if isinstance(part, Not) and looked_up(part.part)]
        yield matching(And((*of_words, *without)))
        of_words += without
    for fields in _together([part for part in node.parts if isinstance(part, Field)]):
        yield from answering(fields)
    for part in node.parts:
        if not isinstance(part, Field) and part not in of_words:
            yield condition(part, matching, answering)


def _together(fields: list[Field]) -> Iterator[Fields]:
    """Fields by their names, as many at once as may be; a second of one name holds beside the first. How sure a
    record must be is asked of the whole query."""
    left = [field for field in fields if field.name != "min_confidence"]
    while left:
        some: dict[str, str] = {}
        more: list[Field] = []
        for field in left:
            if field.name in some:
                more.append(field)
            else:
                some[field.name] = field.value
        yield Fields(**some)  # type: ignore[typeddict-item]
        left = more


def least(node: Node) -> float | None:
    """How sure a record must be, where the query says it for the whole.

    Raises:
        RecordError: it says it for a part.
    """
    whole = node.parts if isinstance(node, And) else (node,)
    said = [part for part in whole if isinstance(part, Field) and part.name == "min_confidence"]
    if any(part.name == "min_confidence" for other in whole if other not in said for part in fields_of(other)):
        raise RecordError(
            "min-confidence holds for a whole query.",
            where="the query",
            remedy="Write it outside OR, - and brackets.",
        )
    return max((float(part.value) for part in said), default=None)
