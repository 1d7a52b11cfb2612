"""Whether two reports tell one statement, or two that contradict each other."""

from datetime import timedelta

from rapidfuzz import fuzz

from onrecord.link.occurrences import denied
from onrecord.link.occurrences.scoring import Part, Relation
from onrecord.link.occurrences.sides import context, countries, distance, official, overlap, speaks_of
from onrecord.link.occurrences.told import Told
from onrecord.link.once import once
from onrecord.link.tellings import Telling, of_one_statement, wording
from onrecord.link.tellings.speakers import Speaker, by_office, is_named, likeness, name_words
from onrecord.link.tellings.telling import TURNED, alike, same_passage, same_words, scrap_of
from onrecord.link.tellings.words import stemmed
from onrecord.link.within.polarity import concepts, negated, shared

SURE = 2.6
LESS_SURE = 1.6
OPPOSED = 0.4
NEAR = 10
"""So many days apart two speakers still answer each other."""
SOON = 4
"""So many days apart two reports tell what somebody said on one occasion."""
SAME_WORDS = 0.8
"""So much of the shorter must two share whose speakers seem to be two."""
MISREAD = -0.8
PERHAPS = -0.2
"""One who may be the other, or speak for it."""
MAYBE, MISTAKEN = 0.8, 1.6
"""So much less sure is one quotation where its speakers only may be one, and where they are two."""
CLAIMS = ("asserts", "believes")
"""What can be denied: an offer or a demand can't. It was made before, or its report is a day late."""
A_DAY = timedelta(days=1)
SAME_ACT = {"believes": "asserts", "promises": "intends"}
TELLING = 4
"""So many quoted words need two speakers who may be one."""
LEAST = 2
"""So many words of matter must two reworded statements share."""
GARBLED = 75.0
"""From this ratio on, one name is the other garbled, where both are given the same words."""


def compare(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """How two statements relate, and the points; None where neither is the other, nor speaks against it."""
    mine, yours = _telling(one), _telling(other)
    if one.report == other.report:
        return _in_words(one, other)  # what speaks against what in one report, its own reading says
    if of_one_statement(mine, yours):
        quoted = "indirect" not in (mine.kind, yours.kind)
        return "same", (Part("speaker", 0.0, mine.speaker.name), Part("words", SURE if quoted else LESS_SURE))
    if alike(mine, yours) and fuzz.ratio(mine.speaker.name, yours.speaker.name) >= GARBLED:
        return "same", (Part("speaker", -0.6, f"{mine.speaker.name}, {yours.speaker.name}"), Part("words", SURE))
    return _quoted(one, other) or _reworded(one, other) or _opposed(one, other)


def _in_words(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """A denial, and right behind it, in the same paragraph, the words in which it was made."""
    denial, words = sorted((one, other), key=lambda told: told.statement.evidence[0])
    if denial.statement.act != "denies" or denial.statement.kind == "direct" or words.statement.kind != "direct":
        return None
    speaker = _whose(_speaker(denial), _speaker(words))
    behind = words.statement.evidence[0][0] - denial.statement.evidence[-1][1]
    if speaker is None or not 0 <= behind <= 1:
        return None
    return "same", (speaker, Part("words", LESS_SURE, "a denial in its own words"))


def _quoted(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """The same quoted words within some days: of one who may be the other (a spokesman, his ministry), or of
    another by mistake, where the words are so many that they are nobody else's."""
    mine, yours = _telling(one), _telling(other)
    apart = distance(one.out, other.out)
    if apart is None or apart > SOON:
        return None
    like = likeness(mine.speaker, yours.speaker)
    if like != "other" and same_passage(mine, yours):
        points = SURE if like == "same" else SURE - MAYBE
    elif like == "other" and same_words(mine, yours):
        points = SURE - MISTAKEN
    elif _one_speaker(mine.speaker, yours.speaker) and scrap_of(mine, yours):
        points = LESS_SURE
    elif like == "unsure" and scrap_of(mine, yours, least=TELLING):
        points = LESS_SURE - MAYBE
    else:
        return None
    return "same", (Part("speaker", 0.0, f"{mine.speaker.name}, {yours.speaker.name}"), Part("words", points))


def _reworded(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """One speaker, much the same matter, in reports of the same days: one telling quotes, the other reports."""
    if one.statement.act == other.statement.act == "denies":
        parts = denied.compare(one, other)
        return ("same", parts) if sum(part.points for part in parts) > OPPOSED else None
    apart = distance(one.out, other.out)
    speaker = _whose(_speaker(one), _speaker(other)) or _by_words(one, other)
    if apart is None or speaker is None:
        return None
    if one.statement.kind == other.statement.kind == "direct":
        return None  # two quotations are one by their very words, or two
    words = wording(one.content), wording(other.content)
    share, both = overlap(*words)
    if len(both) < LEAST or (words[0].negated ^ words[1].negated) & set(both):
        return None
    if speaker.points == PERHAPS and not _like(one, other, set(both) - words[0].names - words[1].names):
        return None
    said = (one.statement.act in TURNED) == (other.statement.act in TURNED)
    numbers = [its.numbers for its in words]
    if not said or (numbers[0] - numbers[1] and numbers[1] - numbers[0]):
        return None
    parts = (
        Part("one of many", -1.5),
        speaker,
        Part("words", round(4.0 * (share - 0.25), 2), ", ".join(both[:8])),
        Part("date", 0.6 if apart <= SOON else -0.4, f"{apart} days"),
        context(one, other),
    )
    return ("same", parts) if sum(part.points for part in parts) > OPPOSED else None


def _by_words(one: Told, other: Told) -> Part | None:
    """One whom the one report names and the other doesn't, where both give just the same words within some days:
    whose an unnamed speaker is, is easily misread."""
    mine, yours = _speaker(one), _speaker(other)
    if is_named(mine) == is_named(yours) or not mine.name or not yours.name:
        return None
    apart = distance(one.out, other.out)
    share, both = overlap(wording(one.content), wording(other.content))
    if apart is None or apart > SOON or share < SAME_WORDS or len(both) <= LEAST:
        return None
    return Part("speaker", MISREAD, f"{mine.name}, {yours.name}")


def _like(one: Told, other: Told, plain: set[str]) -> bool:
    """Whether two, perhaps of one speaker, are of one time and one act, and share more than names."""
    apart = distance(one.out, other.out)
    acts = [SAME_ACT.get(told.statement.act, told.statement.act) for told in (one, other)]
    return apart is not None and apart <= SOON and acts[0] == acts[1] and len(plain) >= LEAST


def _whose(one: Speaker, other: Speaker) -> Part | None:
    """One speaker, or one who may be the other or speak for it: a spokeswoman and her company, "the governor"."""
    if _one_speaker(one, other):
        return Part("speaker", 0.6, one.name)
    two = is_named(one) and is_named(other) and one.kind == other.kind == "person"
    if not two and (by_office(one, other) or official(one) & official(other) or _of_one_body(one, other)):
        return Part("speaker", PERHAPS, f"{one.name}, {other.name}")
    return None


def _of_one_body(one: Speaker, other: Speaker) -> bool:
    """Whether somebody with a name and one without hold their offices in one body that is known by its name."""
    bodies = [{office for office in who.offices if not office[:1].islower()} - {who.name} for who in (one, other)]
    return is_named(one) != is_named(other) and any(len(name_words(body)) > 1 for body in bodies[0] & bodies[1])


def _one_speaker(one: Speaker, other: Speaker) -> bool:
    """Whether both are one, by name; a bare surname will do."""
    if likeness(one, other) == "same":
        return is_named(one)
    mine, yours = name_words(one.name), name_words(other.name)
    named = is_named(one) or is_named(other)
    return named and bool(mine and yours) and min(len(mine), len(yours)) == 1 and mine[-1] == yours[-1]


def _opposed(one: Told, other: Told) -> tuple[Relation, tuple[Part, ...]] | None:
    """Two speakers of two sides, of whom one says what the other says is not so."""
    mine, yours = _speaker(one), _speaker(other)
    apart = distance(one.out, other.out)
    if apart is None or apart > NEAR or likeness(mine, yours) != "other" or countries(mine) & countries(yours):
        return None
    common = shared(concepts(one.content), concepts(other.content))
    if not common:
        return None
    if (one.statement.act == "denies") != (other.statement.act == "denies"):
        denial, claim = sorted((one, other), key=lambda told: told.statement.act != "denies")
        late = denial.out and claim.out and claim.out > denial.out + A_DAY
        if claim.statement.act not in CLAIMS or late or not _of_one_act(one, other, common):
            return None
        if not speaks_of(claim, _speaker(denial)):
            return None
        return "denial", (Part("about", OPPOSED, ", ".join(sorted(common))),)
    if common & (negated(one.content) ^ negated(other.content)):
        return "disagreement", (Part("about", OPPOSED, ", ".join(sorted(common))),)
    return None


def _of_one_act(one: Told, other: Told, common: frozenset[str]) -> bool:
    """Whether they share more than names: a word for an act, or two for things."""
    names = wording(one.content).names | wording(other.content).names
    return any(word[0] == "=" for word in common) or len({stemmed(word) for word in common} - names) >= LEAST


def _speaker(told: Told) -> Speaker:
    return told.actors[0] if told.actors else Speaker()


@once
def _telling(told: Told) -> Telling:
    statement = told.statement
    return Telling(
        kind=statement.kind, act=statement.act, content=told.content, date=statement.date,
        published=told.published, speaker=_speaker(told),
    )  # fmt: skip
