"""What the accused answer: who answers what, what stands behind a bare "denied it", answers without the word."""

import re
from functools import cache

from onrecord.lang import lexicon
from onrecord.link.tellings.words import wording
from onrecord.link.within.parties import country_of, voices
from onrecord.model import Actor, Event, Reading, Statement

SOON = 200
"""So many characters behind a charge or a bare denial an answer begins at most."""
OPENING = 8
"""Among so many first words of an answer its "no" or "not" stands."""
WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


class Answers:
    """The statements of one reading as answers to its charges."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.report.text
        self.statements = [s for s in reading.statements if s.speaker is not None and s.content]
        self.actors = {actor.id: actor for actor in reading.actors}
        self._voices = voices(reading.actors)

    def side(self, actor: str) -> str:
        """Whose voice an actor is: a country's for its officials, a body's for who speaks for it, else its own."""
        return self._voices.get(actor, actor)

    def countries(self, *actors: str | None) -> frozenset[str]:
        """The countries and bodies that these are of."""
        known = (self.actors[actor] for actor in actors if actor in self.actors)
        return frozenset(filter(None, (country_of(code) for actor in known for code in actor.codes)))

    def accused(self, charge: Event, speaker: str) -> bool:
        """Whether the charge is against the speaker, or the speaker's side."""
        mine = self.side(speaker)
        accusers = {self.side(actor) for actor in charge.actors}
        return mine not in accusers and mine in {self.side(actor) for actor in charge.recipients}

    def answers(self, charge: Event, said: Statement, *, bare: bool) -> bool:
        """Whether it is said right after the charge by the accused or one of their country, or, as a ``bare``
        denial, by whoever it is where the charge tells of nobody accused."""
        speaker = said.speaker or ""
        mine = self.countries(speaker)
        if start(said) < charge.evidence[0][0] or start(said) - charge.evidence[-1][1] > SOON:
            return False
        if self.accused(charge, speaker):
            return True
        if speaker in charge.actors or mine & self.countries(*charge.actors):
            return False
        theirs = self.countries(*charge.recipients)
        if not theirs and charge.recipients:
            # Of the group that is accused the report knows no country: its men are known by their answer.
            return said.act == "denies" and self.is_of_any(said)
        return bool(mine & theirs) or (bare and not charge.recipients)

    def opposite(self, said: Statement, denial: Statement) -> bool:
        """Whether a denial comes right behind what another country's speaker says."""
        mine, yours = self.countries(said.speaker), self.countries(denial.speaker)
        soon = 0 <= start(denial) - said.evidence[-1][1] <= SOON
        return soon and bool(mine and yours) and not mine & yours

    def retorted(self, denial: Statement) -> Statement | None:
        """What somebody of another side said just before, in the same words, where it is denied that there was
        "any" of it."""
        before = [s for s in self.statements if start(s) < start(denial) and s.confidence >= 0.5]
        said = max(before, key=start, default=None)
        if said is None or start(denial) - said.evidence[-1][1] > SOON or not self.is_of_any(denial):
            return None
        if self.side(said.speaker or "") == self.side(denial.speaker or "") or self._defends(said.speaker):
            return None
        mine, yours = (set(wording(self._content(one)).matter) for one in (said, denial))
        return said if mine & yours else None

    def is_of_any(self, denial: Statement) -> bool:
        """Whether a denial opens with what it denies "any" of: "denied any part in it"."""
        words = {word.casefold() for word in WORD.findall(self._content(denial))[:OPENING]}
        return not words.isdisjoint(lexicon("changes.toml")["any"])

    def defends(self, charge: Event, said: Statement) -> bool:
        """Whether a lawyer speaks for somebody who was charged before: "My client never had a key"."""
        after = start(said) > charge.evidence[-1][0] and bool(charge.recipients)
        return after and self._defends(said.speaker) and "client" in self._content(said).casefold()

    def _defends(self, speaker: str | None) -> bool:
        """Whether it is somebody's lawyer, who accuses nobody."""
        known = self.actors.get(speaker or "")
        titles = () if known is None else (known.name, *(role.title for role in known.roles))
        return any(word in title.casefold() for title in titles for word in lexicon("changes.toml")["lawyers"])

    def is_bare(self, denial: Statement) -> bool:
        """Whether a denial doesn't say what is denied: "denied it", "rejects the Indonesian version of events"."""
        words = WORD.findall(self._content(denial))
        return bool(words) and all(word in _bare() or word[0].isupper() for word in words)

    def behind(self, denial: Statement) -> Statement:
        """What says what a bare denial denies: the next statement, of the denier or of somebody for them."""
        if not self.is_bare(denial):
            return denial
        after = [s for s in self.statements if s.id != denial.id and start(s) >= denial.content[-1][1]]
        said = min(after, key=start, default=None)
        if said is None or start(said) - denial.evidence[-1][1] > SOON or said.confidence < 0.5:
            return denial
        tells = said.act == "asserts" and (said.kind != "indirect" or self.contradicts(said))
        return said if tells and self._speaks_for(said.speaker, denial.speaker) else denial

    def _speaks_for(self, one: str | None, other: str | None) -> bool:
        mine, yours = self.countries(one), self.countries(other)
        person: Actor | None = self.actors.get(one or "")
        return one == other or bool(mine & yours) or (person is not None and not (mine and yours))

    def contradicts(self, said: Statement) -> bool:
        """Whether an answer opens with a word that says that something is not so; "would not come" refuses."""
        words = self._opening(said)
        if said.act != "asserts" or self.looks_ahead(said):
            return False
        return any(word in _negations() or word.endswith("n't") for word in words)

    def looks_ahead(self, said: Statement) -> bool:
        """Whether it is about what will be, which is no charge: "denied that it would leave"."""
        return not _ahead().isdisjoint(self._opening(said))

    def _opening(self, said: Statement) -> list[str]:
        return [word.casefold().replace("’", "'") for word in WORD.findall(self._content(said))[:OPENING]]

    def _content(self, statement: Statement) -> str:
        return " ".join(self.text[first:last] for first, last in statement.content)


def start(statement: Statement) -> int:
    """Where the words that are said begin."""
    return statement.content[0][0]


@cache
def _negations() -> frozenset[str]:
    return frozenset(lexicon("changes.toml")["negations"])


@cache
def _ahead() -> frozenset[str]:
    return frozenset(lexicon("changes.toml")["ahead"])


@cache
def _bare() -> frozenset[str]:
    return frozenset(lexicon("changes.toml")["bare"])
