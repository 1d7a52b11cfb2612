"""The interval in which something happened, of a time that stands by it."""

import msgspec
from spacy.tokens import Doc, Token

from onrecord.extract.dating.hanging import Hung, times_of, words
from onrecord.extract.text import text_of
from onrecord.model import When

NOUNS = ("NOUN", "PROPN")


def meant(token: Token, hung: Hung, doc: Doc) -> When | None:
    """The interval that the word itself happened in; None where the time is only a bound or a term of it."""
    when, preposition = hung.mark.when, hung.preposition
    if when is not None and preposition in ("before", "after") and hung.mark.type == "TIME" and when.start:
        # "before dawn on Monday" is on Monday
        return msgspec.structs.replace(when, start=when.start[:10], end=when.start[:10], precision="day")
    if when is None or preposition in words("not_when"):
        return None
    put_off = token.lemma_.lower() in words("schedules") or token.pos_ in NOUNS
    if preposition in ("until", "till", "to") and put_off:
        # "postponed until June 3": that is its new day, no bound
        return _whole(when, hung.mark.value) if when.start is None else when
    if token.pos_ in ("VERB", "AUX"):
        if preposition == "since" and token.tag_ == "VBD":
            return None
        if preposition in words("terms") and token.tag_ in ("VBD", "VBN") and not (put_off or _has_to_come(token)):
            return None
        if preposition not in words("terms") and _in_the_wrong_time(token, when, doc):
            return _year_earlier(when, doc) if token.tag_ == "VBD" else None
    return when


def told_amiss(token: Token, doc: Doc) -> bool:
    """Whether a time that hangs on a verb itself can't be that of its tense, so that nothing is known of it."""
    return token.pos_ in ("VERB", "AUX") and any(
        hung.governor == token and hung.mark.when is not None and _in_the_wrong_time(token, hung.mark.when, doc)
        for hung in times_of(token, doc)
    )


def _whole(bound: When, value: str) -> When:
    """The day, month or year that a time only ends with: of "until 2028" the year."""
    start = bound.end
    if len(value) == 4:
        start = f"{value}-01-01"
    elif len(value) == 7 and value[5:].isdecimal():
        start = f"{value}-01"
    return msgspec.structs.replace(bound, start=start, precision="day" if start == bound.end else "interval")


def _has_to_come(verb: Token) -> bool:
    return any(child.lower_ in words("to_come") for child in verb.children if child.dep_ in ("aux", "auxpass"))


def _in_the_wrong_time(verb: Token, when: When, doc: Doc) -> bool:
    """A plain past that would lie after the report, or a future before it."""
    report = doc._.report
    day = report.published[:10] if report is not None and report.published else None
    if day is None:
        return False
    if verb.tag_ == "VBD" and verb.lemma_.lower() not in words("schedules"):
        return when.start is not None and when.start[:10] > day
    return _has_to_come(verb) and when.end is not None and when.end[:10] < day and not _has_been(verb)


def _year_earlier(when: When, doc: Doc) -> When | None:
    """A month or day of the calendar that the text gives no year, in the year before: "executed two in January",
    told in December."""
    start, end = when.start, when.end
    if when.text is None or start is None or end is None or "tense" not in (when.inferred_from or ""):
        return None
    told = text_of(doc)[when.text[0] : when.text[1]]
    if (when.precision == "day" and not any(c.isdigit() for c in told)) or "02-29" in start + end:
        return None
    first, last = (f"{int(day[:4]) - 1:04}{day[4:]}" for day in (start, end))
    return msgspec.structs.replace(when, start=first, end=last)


def _has_been(verb: Token) -> bool:
    return any(child.lower_ in ("have", "would", "could", "should", "might") for child in verb.children)
