"""Readings that hold nothing but statements, for the tests of how statements are shown across reports."""

from random import Random
from typing import Any

from onrecord.model import Actor, ActorKind, Passage, Reading, Report, Statement, report_id


def said(
    publisher: str,
    *lines: tuple[str, str] | tuple[str, str, dict[str, Any]],
    published: str | None = None,
    copied_from: str | None = None,
) -> Reading:
    """A report in which each speaker says this: content in quotation marks is direct, other indirect.

    A speaker in lower case is told by the text's words only, another is a person by that name. A third item holds
    fields of the statement; ``relay`` names who passes it on. The rest of the text is the publisher's own, or that
    of the one whom it is ``copied_from``.
    """
    text = f"{publisher}\n\n{_own_words(copied_from or publisher)}\n\n"
    actors: dict[str, Actor] = {}
    statements = []
    for number, (speaker, content, *more) in enumerate(lines, start=1):
        told: dict[str, Any] = dict(more[0]) if more else {}
        start, line = len(text), f"{content} {speaker} said.\n\n"
        end = start + len(content)
        text += line
        if relay := told.pop("relay", None):
            told["relayed_by"] = _actor(actors, relay, "organization", (end + 1, end + 1 + len(speaker)))
        if speaker[0].isupper():
            told["speaker"] = _actor(actors, speaker, "person", (end + 1, end + 1 + len(speaker)))
        fields: dict[str, Any] = {
            "id": f"s{number}",
            "kind": "direct" if content.startswith('"') else "indirect",
            "speaker_text": (end + 1, end + 1 + len(speaker)),
            "content": ((start, end),),
            "evidence": ((start, start + len(line) - 2),),
            "confidence": 0.9,
            "rule": "by.hand:said",
        }
        statements.append(Statement(**{**fields, **told}))
    report = Report(
        id=report_id(text=text, url=None, publisher=publisher), publisher=publisher, published=published, text=text
    )
    return Reading(
        method="by hand",
        report=report,
        passages=(Passage(start=0, end=len(text) - 2, kind="paragraph"),),
        actors=tuple(actors.values()),
        statements=tuple(statements),
    )


def _own_words(publisher: str) -> str:
    """Words that nobody else has."""
    chance = Random(publisher)
    return " ".join("".join(chance.choices("abdeiklmnorstu", k=6)) for _ in range(80))


def _actor(actors: dict[str, Actor], name: str, kind: ActorKind, mention: tuple[int, int]) -> str:
    actor = actors.setdefault(name, Actor(id=f"a{len(actors) + 1}", name=name, kind=kind, mentions=(mention,)))
    return actor.id
