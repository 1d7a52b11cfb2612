"""brat's standoff format: annotation beside the text that it is about. https://brat.nlplab.org/standoff.html"""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.model import Span

_LINE_END = re.compile(r"\s*[\r\n]\s*")


@dataclass(frozen=True)
class Bound:
    """Words of the text under a type (``T``): ``spans`` are the pieces that they stand in."""

    type: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Told:
    """An event (``E``): its trigger, and who or what has which part, in order."""

    type: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]


@dataclass
class Standoff:
    """What one ``.ann`` file says: each annotation by its id, what is said of it, and which are the same."""

    bounds: dict[str, Bound] = field(default_factory=dict)
    events: dict[str, Told] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    """Type, and the two ends."""
    attributes: dict[str, list[tuple[str, str]]] = field(default_factory=lambda: defaultdict(list))
    notes: dict[str, str] = field(default_factory=dict)
    same: list[tuple[str, ...]] = field(default_factory=list)


def parsed(ann: str, text: str) -> Standoff:
    """The annotation of this text.

    Raises:
        ValueError: a line that is none, or whose words are not those of the text; it says which.
    """
    found = Standoff()
    for number, line in enumerate(ann.split("\n"), 1):
        if not line.strip():
            continue
        try:
            _take(found, line.rstrip("\r"), text)
        except (IndexError, ValueError) as error:
            raise ValueError(f"line {number} ({line[:60]!r}) can't be read: {error}") from error
    for id, event in found.events.items():
        for named in (event.trigger, *(one for _, one in event.arguments)):
            if named not in found.bounds and named not in found.events:
                raise ValueError(f"{id} names {named}, which the file does not have")
    return found


def _take(found: Standoff, line: str, text: str) -> None:
    id, told, *words = line.split("\t")
    type, *rest = told.split()
    match id[:1]:
        case "T":
            pieces = told.partition(" ")[2]
            bound = Bound(type, _spans(pieces, text))
            _check(bound, text, words[0])
            found.bounds[id] = bound
        case "E":
            kind, _, trigger = type.partition(":")
            parts = [part.partition(":") for part in rest]
            # brat numbers the parts of a name that several have: Actor, Actor2.
            found.events[id] = Told(
                kind, trigger, tuple((name.rstrip("0123456789"), named) for name, _, named in parts)
            )
        case "R":
            one, other = (end.partition(":")[2] for end in rest[:2])
            found.relations.append((type, one, other))
        case "A" | "M":
            found.attributes[rest[0]].append((type, rest[1] if len(rest) > 1 else "true"))
        case "#":
            found.notes[rest[0]] = words[0] if words else ""
        case "*":
            found.same.append(tuple(rest))
        case "N":
            pass  # a reference to a knowledge base, for which a reading has no place
        case _:
            raise ValueError("its id begins with none of T, E, R, A, M, N, #, *")


def _spans(pieces: str, text: str) -> tuple[Span, ...]:
    """The pieces of an annotation; those that only a line's end parts are one."""
    spans: list[Span] = []
    for piece in pieces.split(";"):
        start, end = map(int, piece.split())
        if not 0 <= start < end <= len(text):
            raise ValueError(f"the text has no span [{start}, {end}): it is {len(text)} long")
        if spans and spans[-1][1] <= start and _LINE_END.fullmatch(text, spans[-1][1], start):
            start = spans.pop()[0]
        spans.append((start, end))
    return tuple(spans)


def _check(bound: Bound, text: str, words: str) -> None:
    said = " ".join(text[start:end] for start, end in bound.spans).split()
    if said != words.split():
        raise ValueError(f"the text says {' '.join(said)!r} there")


def pieces_of(spans: tuple[Span, ...], text: str) -> list[Span]:
    """The spans as brat takes them: none goes over a line's end."""
    found: list[Span] = []
    for start, end in spans:
        for match in re.finditer(r"[^\r\n]*[^\r\n\s]", text[start:end]):
            lead = len(match[0]) - len(match[0].lstrip())
            found.append((start + match.start() + lead, start + match.end()))
    return found
