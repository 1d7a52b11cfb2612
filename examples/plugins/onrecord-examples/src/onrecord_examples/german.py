"""Who is quoted in a German report: „...“, sagte Anna Bauer. A reader of a language with one rule: a real one
would bring a pipeline of its own."""

import re

from onrecord.model import Actor, Arrival, Passage, Reading, Statement

NAME = r"(?:[A-ZÄÖÜ][\wäöüß-]+ ){1,2}[A-ZÄÖÜ][\wäöüß-]+|[A-ZÄÖÜ][\wäöüß-]+"
SAID = re.compile(rf"(„[^“]+“),? (sagte|erklärte|fragte) ({NAME})")


def read(arrival: Arrival) -> Reading:
    """The reading of one report: its paragraphs, and its quotations with their speakers."""
    text = arrival.report.text
    actors: dict[str, Actor] = {}
    statements = []
    for number, found in enumerate(SAID.finditer(text), 1):
        name = found[3]
        known = actors.get(name) or Actor(id=f"a{len(actors) + 1}", name=name, kind="person", codes=("UNK",))
        actors[name] = Actor(
            id=known.id, name=name, kind="person", codes=known.codes, mentions=(*known.mentions, found.span(3))
        )
        statements.append(
            Statement(
                id=f"s{number}",
                kind="direct",
                speaker=known.id,
                speaker_text=found.span(3),
                cue=found.span(2),
                content=(found.span(1),),
                evidence=(found.span(),),
                confidence=0.9,
                rule="plugin.de:read",
            )
        )
    return Reading(
        report=arrival.report,
        passages=tuple(
            Passage(start=m.start(), end=m.end(), kind="paragraph") for m in re.finditer(r"\S[^\n]*", text)
        ),
        actors=tuple(actors.values()),
        statements=tuple(statements),
    )
