"""What a query is made of once it is read."""

from collections.abc import Iterator

import msgspec


class Words(msgspec.Struct, frozen=True):
    """Words that stand one after the other, as the index has them; with ``prefix`` the last only begins so."""

    words: tuple[str, ...]
    prefix: bool = False


class Field(msgspec.Struct, frozen=True):
    """That a field has this value."""

    name: str
    value: str


class Not(msgspec.Struct, frozen=True):
    """That this does not hold."""

    part: "Node"


class And(msgspec.Struct, frozen=True):
    """That each of these holds."""

    parts: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True):
    """That one of these holds."""

    parts: tuple["Node", ...]


Node = Words | Field | Not | And | Or


def looked_up(node: Node) -> bool:
    """Whether an index of words can answer this by itself: it is of words alone, and some of them must be there.

    >>> looked_up(And((Words(("a",)), Not(Words(("b",)))))), looked_up(Not(Words(("b",))))
    (True, False)
    """
    if isinstance(node, Words):
        return True
    if isinstance(node, Or):
        return all(map(looked_up, node.parts))
    if isinstance(node, And):
        wanted, unwanted = sides(node)
        return bool(wanted) and all(map(looked_up, wanted + unwanted))
    return False


def sides(node: And) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """What must hold, and what must not."""
    wanted = tuple(part for part in node.parts if not isinstance(part, Not))
    return wanted, tuple(part.part for part in node.parts if isinstance(part, Not))


def words_of(node: Node) -> tuple[Words, ...]:
    """The words that are looked for, those that must not be there left out."""
    if isinstance(node, Words):
        return (node,)
    if isinstance(node, And | Or):
        return tuple(words for part in node.parts for words in words_of(part))
    return ()


def fields_of(node: Node) -> Iterator[Field]:
    """Every field of it."""
    if isinstance(node, Field):
        yield node
    elif isinstance(node, Not):
        yield from fields_of(node.part)
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from fields_of(part)
