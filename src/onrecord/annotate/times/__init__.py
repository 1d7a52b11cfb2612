"""Temporal expressions (TIMEX3), resolved against the report's day.

The text becomes lexemes (:mod:`.lexemes`), the rules of ``lang/en/times_rules.toml`` find the expressions among
them (:mod:`.grammar`), a reading gives each its value (:mod:`.calendar`, :mod:`.periods`, :mod:`.spans`), a check
may refuse it (:mod:`.checks`), and the tense around it settles what the words leave open (:mod:`.tense`).

To add an expression: a rule in the data file; a reading or a check only where none fits.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from onrecord.annotate.times import calendar, feasts, periods, spans
from onrecord.annotate.times.anchors import anchor
from onrecord.annotate.times.checks import CHECKS, Beside
from onrecord.annotate.times.grammar import Match, matches, stretches
from onrecord.annotate.times.hanging import mend
from onrecord.annotate.times.lexemes import Lexeme, lexemes_of
from onrecord.annotate.times.scene import Found, Scene, Told
from onrecord.annotate.times.tense import Tenses
from onrecord.annotate.times.whens import when_of
from onrecord.model import TimeMark

NAME = "onrecord_times"
SET_ASIDE = frozenset(("THE", "APPROX", "EARLY", "MID", "LATE", "EDGE", "OF", "DASH", "EARLIER", "LATER", "ON"))
MODIFIERS = frozenset(("compound", "amod", "nmod", "nummod", "poss"))

READINGS: dict[str, Callable[[Found, Scene], Told | None]] = {
    "calendar": calendar.calendar, "days": calendar.days, "holiday": feasts.feast,
    "named": feasts.named, "week_of": calendar.week_of, "day_after": calendar.day_after,
    "day_beside": calendar.day_beside, "small_hours": calendar.small_hours, "numbered_day": calendar.numbered_day,
    "season": periods.season, "year": periods.year, "years": periods.years,
    "decade": periods.decade, "century": periods.century,
    "quarter": periods.quarter, "that_quarter": periods.that_quarter, "year_before": periods.year_before,
    "relative": periods.relative,
    "duration": spans.duration, "compound": spans.compound, "vague_duration": spans.vague_duration,
    "recent_units": spans.recent_units,
    "ago": spans.ago, "some_day": spans.some_day, "often": spans.often, "every": spans.every, "fixed": spans.fixed,
    "the_unit": periods.the_unit, "past": spans.past, "nothing": spans.nothing,
}  # fmt: skip


@Language.component(NAME, assigns=["doc._.times"])
def times(doc: Doc) -> Doc:
    """Temporal expressions, resolved against the report's date."""
    if not Doc.has_extension("times"):
        Doc.set_extension("times", default=())
    if doc.has_annotation("DEP"):
        mend(doc)
    doc._.times = tuple(marks(doc))
    return doc


def marks(doc: Doc) -> Iterator[TimeMark]:
    """The doc's temporal expressions, in order."""
    return (mark for _, mark in explained(doc))


def explained(doc: Doc) -> Iterator[tuple[str, TimeMark]]:
    """The same, each with the name of its rule."""
    words = lexemes_of(doc.text)
    signs, found = stretches(words)
    tenses = Tenses(doc)
    day, source = anchor(doc)
    scene = Scene(day, source, tenses.at)
    for first, last in found:
        at = first
        while at < last:
            for match in matches(signs, at, last):
                told = _told(match, words, scene, tenses)
                if told is None:
                    continue
                scene.remember(told, aside=tenses.aside(scene.offset))
                start, end = words[_begin(match, words, tenses)].start, words[match.last - 1].end
                before = words[match.first - 1].word if match.first else ""
                if told.value:
                    when = when_of(told, (start, end), before)
                    yield (
                        match.rule.name,
                        TimeMark(start=start, end=end, type=told.type, value=told.value, when=when),
                    )
                at = match.last
                break
            else:
                at += 1


def _begin(match: Match, words: list[Lexeme], tenses: Tenses) -> int:
    """An article belongs to the expression, unless a noun behind it has them both: "the [two-day] summit". "Over"
    does not where it is the preposition: "over [the past year]"."""
    if words[match.first].word == "over" and words[match.first + 1].kind == "THE":
        return match.first + 1
    if words[match.first].kind not in ("THE", "A") or match.last - match.first < 2 or not tenses.parsed:
        return match.first
    start, end = words[match.first].start, words[match.last - 1].end
    root = tenses.token_at(words[match.last - 1].start)
    while root is not None and root.head != root and start <= root.head.idx < end:
        root = root.head
    inside = root is not None and root.head.idx >= end and root.dep_ in MODIFIERS
    return match.first + 1 if inside else match.first


def _where(lexemes: tuple[Lexeme, ...]) -> int:
    """Where the tense is asked for: at "Sunday" in "midnight on Sunday", else at the first word of weight."""
    on = next((b.start for a, b in pairwise(lexemes) if a.kind == "ON" and b.kind == "WEEKDAY"), None)
    first = next((x.start for x in lexemes if x.kind not in SET_ASIDE), lexemes[0].start)
    return first if on is None else on


def _told(match: Match, words: list[Lexeme], scene: Scene, tenses: Tenses) -> Told | None:
    found = Found(
        tuple(words[match.first : match.last]),
        tuple(words[max(0, match.first - 2) : match.first]),
        tuple(words[match.last : match.last + 8]),
        tuple(word.word for word in words[max(0, match.first - 25) : match.last + 25]),
    )
    scene.offset = _where(found.lexemes)
    if match.rule.check and not CHECKS[match.rule.check](found, _beside(found, tenses)):
        return None
    return READINGS[match.rule.reading](found, scene)


def _beside(found: Found, tenses: Tenses) -> Beside:
    return Beside(
        found.before[-1].word if found.before else "",
        found.after[0].word if found.after else "",
        tenses.token_at(found.lexemes[0].start) if tenses.tagged else None,
        tenses.token_at(found.lexemes[-1].start) if tenses.tagged else None,
    )
