"""Invented reports with readings of them, the same ones each time: what a large record is filled with.

Reports come in stories: those of one story tell of the same first act, within a few days; some are copies of the
one before, some a later version of it. A few actors are in very many reports and most are in few: how often one is
named falls with its rank, as in the news (Zipf and Mandelbrot). The words do likewise, so that full text is real.
"""

from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from random import Random
from typing import Any, NamedTuple

from msgspec.structs import replace

from onrecord.model import (
    Actor,
    Event,
    Figure,
    Passage,
    Place,
    Reading,
    Report,
    Span,
    Statement,
    When,
    report_id,
)

FIRST, DAYS = date(2015, 1, 1), 3650
ACTORS, PLACES, WORDS = 20_000, 2_000, 30_000
EVENTS = 5
"""A report's; it has two statements and half a figure beside."""
STORY = 8
"""So many reports a story has at most."""
COUNTRIES = ("ISR", "NGA", "KEN", "DEU", "CHL", "BOL", "MOZ", "IND", "USA", "FRA", "UKR", "PHL", "EGY", "SRB",
             "PER")  # fmt: skip
SECTORS = ("GOV", "MIL", "OPP", "BUS", "REB")
DEEDS = (
    ("CONSULT", 1, "met with"), ("CONSULT", 1, "called off a visit to"),
    ("AGREE", 1, "signed a pact with"), ("ACCUSE", 3, "accused"),
    ("REJECT", 3, "rejected an offer from"), ("THREATEN", 3, "threatened to sanction"),
    ("AID", 2, "sent relief supplies to"), ("PROTEST", 3, "marched against"),
    ("ASSAULT", 4, "shelled positions of"), ("COERCE", 4, "detained members of"),
    ("MOBILIZE", 4, "moved troops towards"), ("REQUEST", 1, "appealed to"),
    ("SANCTION", 4, "froze assets of"), ("RETREAT", 2, "withdrew from talks with"),
    ("SUPPORT", 1, "backed"), ("COOPERATE", 2, "resumed trade with"),
    ("CONCEDE", 1, "eased restrictions on"),
)  # fmt: skip
STATUSES = ("occurred", "occurred", "occurred", "planned", "cancelled", "ongoing", "denied")
SYLLABLES = ("ba", "den", "ko", "ri", "mar", "tu", "lin", "sa", "vo", "nek", "ha", "los", "pe", "gan", "zi", "fer")
PUBLISHERS = tuple(f"The {town} {kind}" for town in ("Lindau", "Norland", "Kesh", "Harbour", "Beacon")
                   for kind in ("Courier", "Post", "Times", "Ledger", "Observer", "Mail"))  # fmt: skip


class Told(NamedTuple):
    """A reading and the number of its story; whether it has its text from the report before, and whether it stands
    in that one's place."""

    reading: Reading
    story: int
    copied: bool
    later: bool


class Who(NamedTuple):
    """An actor, as an :class:`Actor` has it; the first name is the fullest."""

    names: tuple[str, ...]
    kind: Any
    codes: tuple[str, ...]


class Deed(NamedTuple):
    """Who does what to whom, where."""

    actor: int
    recipient: int
    what: tuple[str, int, str]
    place: int


class Newsroom:
    """Writes reports."""

    def __init__(self) -> None:
        chance = Random(20)
        self._words = [_word(chance) for _ in range(WORDS)]
        self._frequent = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
        self._who = [_actor(chance) for _ in range(ACTORS)]
        self._often = list(accumulate(1 / (rank + 6) for rank in range(ACTORS)))
        self.places = [
            Place(name=_word(chance).title(), country=chance.choice(COUNTRIES), precision="city", geonames=n,
                  latitude=round(chance.uniform(-60, 60), 4), longitude=round(chance.uniform(-180, 180), 4))
            for n in range(1, PLACES + 1)
        ]  # fmt: skip

    def tell(self, reports: int) -> Iterator[Told]:
        """So many reports, story after story; the years go by, but not in order to the day."""
        number = story = 0
        while number < reports:
            chance = Random(story)
            size = min(1 + int(chance.expovariate(0.5)), STORY, reports - number)
            day = FIRST + timedelta(int(max(0, min(1, number / reports + chance.gauss(0, 0.01))) * DAYS))
            yield from self._story(chance, story, size, day)
            number, story = number + size, story + 1

    def who(self, rank: int) -> Who:
        """The actor that is named so often: 0 is named most."""
        return self._who[rank]

    def deed(self, chance: Random) -> Deed:
        """One that is drawn."""
        actor, recipient = (bisect(self._often, chance.random() * self._often[-1]) for _ in range(2))
        # A second draw would be as likely the same: nobody does it to himself.
        recipient = recipient if recipient != actor else (actor + 1) % ACTORS
        return Deed(actor, recipient, chance.choice(DEEDS), int(chance.random() ** 2 * PLACES))

    def words(self, chance: Random, count: int) -> str:
        """Ordinary words."""
        return " ".join(
            self._words[bisect(self._frequent, chance.random() * self._frequent[-1])] for _ in range(count)
        )

    def _story(self, chance: Random, story: int, size: int, day: date) -> Iterator[Told]:
        main, before = self.deed(chance), None
        for n in range(size):
            kind = chance.random() if n else 1.0
            on = (day + timedelta(n // 2)).isoformat()
            publisher, url = chance.choice(PUBLISHERS), f"https://news.example/{story}/{n}"
            if before is not None and kind < 0.15:
                yield Told(_told_by(before, publisher, url, on), story, copied=True, later=False)
                continue
            writer = _Writer(self, chance, on)
            before = _told_by(writer.reading(main), publisher, url, on)
            yield Told(before, story, copied=False, later=kind < 0.22)


class _Writer:
    """Writes one report and notes meanwhile what a reading would find in it."""

    def __init__(self, newsroom: Newsroom, chance: Random, day: str) -> None:
        self._newsroom, self._chance, self._day = newsroom, chance, day
        self._text = ""
        self._mentions: dict[int, list[Span]] = {}
        self._events: list[Event] = []
        self._statements: list[Statement] = []
        self._figures: list[Figure] = []

    def reading(self, main: Deed) -> Reading:
        """The report, which nobody has published yet."""
        chance, newsroom = self._chance, self._newsroom
        actor, recipient = (newsroom.who(rank).names[-1] for rank in main[:2])
        title = f"{actor} {main.what[2]} {recipient} in {newsroom.places[main.place].name}"
        self._text = f"{title}\n\n"
        self._event(main, inferred="dateline")
        self._event(newsroom.deed(chance)._replace(actor=main.actor))
        for _ in range(EVENTS - 2):
            self._event(newsroom.deed(chance))
        self._statement(main.actor)
        self._statement(newsroom.deed(chance).actor)
        if chance.random() < 0.5:
            self._figure(main)
        self._text += f"{newsroom.words(chance, 12)}.\n"
        return Reading(
            method="benchmark",
            report=Report(id="", title=title, published=self._day, text=self._text),
            passages=(Passage(start=0, end=len(title), kind="headline"),
                      Passage(start=len(title) + 2, end=len(self._text) - 1, kind="paragraph")),
            actors=tuple(self._actors()),
            events=tuple(self._events), statements=tuple(self._statements), figures=tuple(self._figures),
        )  # fmt: skip

    def _event(self, deed: Deed, inferred: str | None = None) -> None:
        chance, place = self._chance, self._newsroom.places[deed.place]
        start = len(self._text)
        self._name(deed.actor)
        trigger = self._say(f" {deed.what[2]}")
        self._say(" ")
        self._name(deed.recipient)
        self._say(f" near {place.name}, {self._newsroom.words(chance, 9)}. ")
        kind, quad, _ = deed.what
        codes = [self._newsroom.who(rank).codes for rank in (deed.actor, deed.recipient)]
        self._events.append(
            Event(
                id=f"e{len(self._events) + 1}", type=kind, quad=quad,  # type: ignore[arg-type]
                status=chance.choice(STATUSES),  # type: ignore[arg-type]
                actors=(f"a{deed.actor}",), recipients=(f"a{deed.recipient}",),
                actor_codes=codes[0], recipient_codes=codes[1],
                date=When(start=self._day, end=self._day, inferred_from=inferred), place=place,
                trigger=(trigger[0] + 1, trigger[1]), evidence=((start, len(self._text) - 1),),
                confidence=round(chance.uniform(0.45, 0.99), 2), rule="verbs:transitive",
                inputs={"verb": deed.what[2]},
            )
        )  # fmt: skip

    def _statement(self, speaker: int) -> None:
        chance = self._chance
        start = len(self._text)
        content = self._say(f'"{self._newsroom.words(chance, 14)}," ')
        content = content[0], content[1] - 1
        name = self._name(speaker)
        self._say(" said. ")
        self._statements.append(
            Statement(
                id=f"s{len(self._statements) + 1}", kind="direct", speaker=f"a{speaker}", speaker_text=name,
                content=(content,), evidence=((start, len(self._text) - 1),), confidence=0.9, rule="quotes:said",
            )
        )  # fmt: skip

    def _figure(self, deed: Deed) -> None:
        value = self._chance.randint(2, 400)
        start = len(self._text)
        self._say(f"At least {value} people were killed near {self._newsroom.places[deed.place].name}. ")
        self._figures.append(
            Figure(
                id="f1", value=value, low=value, bound="at least", what="people killed", kind="killed",
                text=(start, start + len(f"At least {value}")), evidence=((start, len(self._text) - 1),),
                place=self._newsroom.places[deed.place], confidence=0.9, rule="counts:people",
            )
        )  # fmt: skip

    def _say(self, words: str) -> Span:
        start = len(self._text)
        self._text += words
        return start, len(self._text)

    def _name(self, rank: int) -> Span:
        """Full at first, then in any form."""
        names, known = self._newsroom.who(rank).names, rank in self._mentions
        span = self._say(self._chance.choice(names) if known else names[0])
        self._mentions.setdefault(rank, []).append(span)
        return span

    def _actors(self) -> Iterator[Actor]:
        for rank, mentions in self._mentions.items():
            who = self._newsroom.who(rank)
            yield Actor(id=f"a{rank}", name=who.names[0], kind=who.kind, codes=who.codes, mentions=tuple(mentions))


def _told_by(reading: Reading, publisher: str, url: str, day: str) -> Reading:
    text = reading.report.text
    id = report_id(text=text, url=url, publisher=publisher)
    return replace(reading, report=replace(reading.report, id=id, publisher=publisher, url=url, published=day))


def _actor(chance: Random) -> Who:
    name, country = _word(chance).title(), chance.choice(COUNTRIES)
    sort = chance.random()
    if sort < 0.6:
        codes = (country + chance.choice(SECTORS),)
        return Who((f"{_word(chance).title()} {name}", "he", f"Mr. {name}", name), "person", codes)
    if sort < 0.85:
        full = f"{name} {chance.choice(('Workers', 'Farmers', 'Peace', 'Trade'))} Union"
        return Who((full, f"the {name} union", full), "organization", (country,))
    return Who((name, f"{name}'s government", name), "government", (country + "GOV",))


def _word(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3, 3, 4))))
