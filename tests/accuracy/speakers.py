"""Who says what in whole reports, each speaker as one identity, against the gold.

``speakers.jsonl`` holds small reports with every statement that they tell. A statement is found where the reading
has one whose content is made of the same words, by half at least; of those found, each figure says for how many
the reading knows what the gold tells: who speaks, the act, to whom, where, passed on by whom, on which day, inside
which other statement.
"""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import product
from pathlib import Path
from typing import NamedTuple

from onrecord.model import Actor, Reading, Statement
from onrecord.pipeline.reader import Reader
from tests.accuracy.agreement import COUNTED, Gold, Misses, names_agree
from tests.accuracy.reading import HERE, arrival
from tests.accuracy.statements import jaccard, placed
from tests.accuracy.tally import Tally

ARTICLES = frozenset(("a", "an", "the", "of", "in", "at", "for", "and", "with", "from", "on", "to"))
UNNAMED = ("unnamed", "population")
"""Kinds of actors that the text only describes: "two officials", "residents"."""


class Report(NamedTuple):
    """A report's reading beside what the gold wants of it."""

    wanted: list[Gold]
    reading: Reading
    actors: dict[str | None, Actor]
    found: list[Statement]

    def words(self, span: tuple[int, int] | None) -> str:
        return self.reading.report.text[span[0] : span[1]] if span else ""

    def name(self, actor: str | None) -> str | None:
        return self.actors[actor].name if actor in self.actors else None


def speakers(reader: Reader, split: str, misses: Misses, folder: Path = HERE) -> dict[str, float]:
    """Shares of the statements that are found, and of those found that are told rightly."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    for gold in reports(split, folder):
        report = _read(reader, gold)
        met = paired(report)
        for w, want in enumerate(report.wanted):
            f = met.get(w)
            right = f is not None and speaks(want, report.found[f], report)
            tallies["found"].add(f is not None, 1, 1)
            tallies["all"].add(right, 1, 1)
            if f is not None:
                tallies["right"].add(right, 1, 1)
                for what, told in _told(want, report.found[f], report, met).items():
                    tallies[what].add(told, 1, 1)
                    if not told:
                        misses.append(_missed(gold["id"], what, want, report, f))
            if not right:
                misses.append(_missed(gold["id"], "speaker" if f is not None else "not found", want, report, f))
    return {
        "speakers_found": tallies["found"].recall,
        "speakers_right": tallies["right"].recall,
        "speakers_all": tallies["all"].recall,
        "acts_right": tallies["act"].recall,
        "addressee": tallies["addressee"].recall,
        "occasion": tallies["occasion"].recall,
        "relay": tallies["relayed_by"].recall,
        "said": tallies["said"].recall,
        "within": tallies["within"].recall,
    }


def reports(split: str, folder: Path = HERE) -> list[Gold]:
    """The gold's reports of this split, as they stand in its file."""
    return [json.loads(line) for line in (folder / split / "speakers.jsonl").read_text("utf8").splitlines()]


def _read(reader: Reader, gold: Gold) -> Report:
    reading = reader.read(arrival(gold["text"], gold["published"]))
    found = [s for s in reading.statements if s.confidence >= COUNTED and s.content]
    return Report(gold["statements"], reading, {actor.id: actor for actor in reading.actors}, found)


def paired(report: Report) -> dict[int, int]:
    """The gold's statements with the reading's, one to one, those first that share the most words; of two that
    share as many, the one that stands inside another statement as the gold's does."""
    text = report.reading.report.text
    wanted = [_words(placed(want["content"], text, 0), text) for want in report.wanted]
    found = [_words(s.content, text) for s in report.found]
    shared = [
        (-jaccard(wanted[w], found[f]), not _nested_alike(report, w, f), w, f)
        for w, f in product(range(len(wanted)), range(len(found)))
    ]
    met: dict[int, int] = {}
    for unlike, _, w, f in sorted(shared):
        if unlike <= -0.5 and w not in met and f not in met.values():
            met[w] = f
    return met


def _words(spans: Sequence[tuple[int, int]], text: str) -> set[int]:
    """The places where these spans' words begin."""
    return {word.start() for start, end in spans for word in re.compile(r"\w+").finditer(text, start, end)}


def _nested_alike(report: Report, w: int, f: int) -> bool:
    return ("within" in report.wanted[w]) == (report.found[f].within is not None)


def speaks(want: Gold, statement: Statement, report: Report) -> bool:
    """Whether the reading's speaker is the gold's: by name; where nobody is named, no name is given and the words
    are those of the text."""
    actor = report.actors.get(statement.speaker)
    if want["who"] is not None:
        return actor is not None and _is_called(actor, want["who"], report)
    if actor is not None and actor.kind not in UNNAMED:
        return False
    return not want["speaker"] or bool(
        _heads(want["speaker"]) & _heads(report.words(statement.speaker_text) or (actor.name if actor else ""))
    )


def _is_called(actor: Actor, who: str, report: Report) -> bool:
    """One of these is the actor's name, or a name the report gives the actor ("Moscow", of Russia), and is
    not as much somebody else's who speaks: where two of one surname do, the surname alone tells neither."""
    ways = {way.casefold() for way in who.split("|")}
    others = {o for want in report.wanted if want["who"] not in (None, who) for o in want["who"].split("|")}
    name = actor.name.casefold()
    if name in ways:
        return True
    if name in {other.casefold() for other in others}:
        return False
    if any(report.words(mention).casefold().removeprefix("the ") in ways for mention in actor.mentions):
        return True
    return _agrees(who, name) and not any(len(name) < len(o) and names_agree(o, name) for o in others)


def _heads(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.casefold())) - ARTICLES


def _agrees(ways: str, actual: str | None) -> bool:
    """One of the names, parted by ``|``, will do."""
    return any(names_agree(way, actual) for way in ways.split("|"))


def _told(want: Gold, statement: Statement, report: Report, met: dict[int, int]) -> dict[str, bool]:
    """For each thing that the gold tells of this statement whether the reading has it. Somebody who is told and
    who passes it on may stand as either."""
    told = {"act": statement.act in want["act"].split("|")}
    addressee, relay = report.name(statement.addressee), report.name(statement.relayed_by)
    if "addressee" in want:
        told["addressee"] = _agrees(want["addressee"], addressee)
    if "occasion" in want:
        told["occasion"] = _agrees(want["occasion"], statement.occasion)
    if "relayed_by" in want:
        told["relayed_by"] = any(_agrees(want["relayed_by"], name) for name in (relay, addressee))
    if "said" in want:
        told["said"] = statement.date is not None and (statement.date.start or "").startswith(want["said"])
    if want.get("within") in met:
        told["within"] = statement.within == report.found[met[want["within"]]].id
    return told


def _missed(report_id: str, what: str, want: Gold, report: Report, f: int | None) -> str:
    line = f"{report_id} {what}: {want}\n"
    if f is None:
        return line
    found = report.found[f]
    return (
        f"{line}    found {found.act} {report.words(found.speaker_text)!r} = {report.name(found.speaker)!r}"
        f" to {report.name(found.addressee)!r} at {found.occasion!r} by {report.name(found.relayed_by)!r}"
        f" on {found.date and found.date.start} within {found.within}"
        f" {[report.words(span) for span in found.content]}\n"
    )
