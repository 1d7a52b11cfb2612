"""What refuses an expression that has the form of a time and is none: "Theresa May", "2000 people"."""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from onrecord.annotate.times.scene import Found
from onrecord.lang import lexicon


class Beside(NamedTuple):
    """What stands beside an expression: the word before and after it ("" at an edge of the text), its own first
    and last token (None where the pipeline has no tagger)."""

    before: str
    after: str
    first: Token | None
    last: Token | None


Check = Callable[[Found, Beside], bool]


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``times_checks.toml``."""
    return frozenset(lexicon("times_checks.toml")[name])


def part(found: Found, beside: Beside) -> bool:
    """A part of the day stands by itself only in an adverbial place: "in the morning", not "the night sky"."""
    if found.has("TONIGHT", "MID", "LATE", "EARLY"):
        return True
    return beside.before in words("part_after") and beside.after != "of"


def noon(found: Found, beside: Beside) -> bool:
    """Only noon and midnight are times without any other word."""
    lexeme = found.one("DAYPART")
    return lexeme is not None and lexeme.word in words("noons") and beside.before != "high"


def month(found: Found, beside: Beside) -> bool:
    """A month, not a person of that name, nor the verb."""
    lexeme = found.one("MONTH", "MAYBE_MONTH")
    if lexeme is None or len(found.lexemes) > 1 + found.has("THE"):
        return True
    first = beside.last
    after = beside.before in words("month_after")
    if first is None:
        return lexeme.kind == "MONTH" or after
    if lexeme.kind == "MAYBE_MONTH" and first.tag_ not in ("NNP", "NN", "NNPS"):
        return False
    if after:
        return True
    if lexeme.word in words("names_too") and first.i and first.nbor(-1).pos_ == "PROPN":
        return False
    return first.ent_type_ not in words("names_of") and beside.after != "of"


def season(found: Found, beside: Beside) -> bool:
    """A season, not the verbs "to spring", "to fall", nor the noun "the fall of the wall"."""
    lexeme = found.one("SEASON")
    if found.has("YEAR", "SHORT", "UNIT", "THIS", "LAST", "NEXT"):
        return True
    if lexeme is not None and lexeme.word in words("season_verbs"):
        return beside.before in words("season_after") and beside.after != "of" and found.has("THE")
    return beside.last is None or (beside.last.tag_ in ("NN", "NNP") and beside.last.text.islower())


def year(found: Found, beside: Beside) -> bool:
    """Four digits are a year where the words around make them one: not "2000 people", "$1900"."""
    lexeme = found.one("YEAR")
    if lexeme is None or (found.before and found.before[-1].kind in ("MONEY", "SLASH")):
        return False
    if found.after and found.after[0].kind in ("PERCENT", "UNITS", "UNIT", "SLASH"):
        return False
    last = beside.last
    if not 1900 <= int(lexeme.worth) <= 2050:
        stands = last is None or last.dep_ in ("pobj", "npadvmod")
        return beside.before in words("year_after") and int(lexeme.worth) >= 1400 and stands
    if (
        last is not None
        and last.dep_ in ("nummod", "quantmod")
        and last.head.i > last.i
        and last.head.tag_ == "NNS"
    ):
        return beside.before in ("the", "its", "'s") or found.has("THE")
    return True


def years(found: Found, beside: Beside) -> bool:
    """ "1914-18", "2022/23": nothing between, and two digits."""
    first, sign, last = found.lexemes[-3:]
    joined = first.end == sign.start and sign.end == last.start and last.end - last.start == 2
    next_year = int(last.worth) == int(first.worth) % 100 + 1
    return joined and beside.after != "-" and (next_year or sign.kind == "DASH")


def said_year(found: Found, beside: Beside) -> bool:
    """ "'98" is a year after a preposition, not where a quotation begins with a number."""
    return not found.has("SHORT") or found.has("FISCAL") or beside.before in words("short_year_after")


def decade(found: Found, beside: Beside) -> bool:
    """ "The 80s" wants its article; "1980s" and "'80s" stand alone. "In his 40s" is an age."""
    lexeme = found.one("DECADE", "DECADE_WORD")
    own = {x.word for x in found.lexemes}
    if lexeme is None or own & {"his", "her", "their"}:
        return False
    if lexeme.kind == "DECADE_WORD":
        return "the" in own
    alone = len(lexeme.word) > 3 or not lexeme.word[0].isdigit()
    return alone or ("the" in own and beside.before in words("decade_after"))


def context_quarter(found: Found, beside: Beside) -> bool:
    """ "The quarter" of a year, not of a town, nor a fourth of something."""
    return beside.after not in words("not_a_quarter")


def duration(found: Found, beside: Beside) -> bool:
    """A duration, not the ordinal in "a second", nor a town's quarter, nor three quarters of something."""
    kinds = [lexeme.kind for lexeme in found.lexemes]
    if kinds[0] == "FRACTION" or ("SECOND" in kinds and "NUMBER" not in kinds):
        return False
    if "DASH" in kinds and found.lexemes[-1].word == "quarters":
        return False
    return "QUARTER" not in kinds or "NUMBER" in kinds or "VAGUE" in kinds


def vague_duration(found: Found, beside: Beside) -> bool:
    """ "For years", "in the coming weeks", "weeks after the vote"; not "days" in any other place."""
    unit = found.one("UNITS")
    if found.has("LAST", "NEXT"):
        return True
    if unit is None or unit.worth in ("TS", "SU", "WI", "WE", "Q"):
        return False
    counted = len(found.lexemes) == 1 and beside.after in words("lasting_until")
    return counted or found.has("FIRST", "EARLY") or beside.before in words("lasting")


def regular(found: Found, beside: Beside) -> bool:
    """What comes again, not a newspaper's name ("the Daily News")."""
    return beside.first is None or beside.first.tag_ not in ("NNP", "NNPS")


def the_unit(found: Found, beside: Beside) -> bool:
    """ "For the year", "the fiscal year"; not "the week" in any other place."""
    unit = found.one("UNIT")
    if unit is None or unit.worth not in ("Y", "W", "M"):
        return False
    if beside.after in words("ended") or found.has("FISCAL"):
        return True
    return beside.before in words("whole") and beside.after != "of"


def past(found: Found, beside: Beside) -> bool:
    """ "In the past", "of the past": the noun."""
    if found.lexemes[-1].word != "past" or not found.has("THE"):
        return False
    return beside.after != "tense" and (beside.last is None or beside.last.tag_ == "NN")


def per(found: Found, beside: Beside) -> bool:
    """ "$5 a year", "three times a week", "barrels of oil a day": after an amount."""
    if found.lexemes[0].word == "per" or beside.before in words("paid_per"):
        return True
    last = beside.last
    if (
        last is not None
        and last.dep_ in ("npadvmod", "appos", "nmod")
        and last.head.tag_ in ("NNS", "CD", "$", "NN")
    ):
        return last.head.i < last.i
    return bool(found.before) and found.before[-1].kind in ("NUMBER", "PERCENT")


def date(found: Found, beside: Beside) -> bool:
    """Not a title: "Today" in quotation marks."""
    quoted = beside.before in words("quotes") and beside.after in words("quotes")
    return not (quoted and found.has("DAY_WORD"))


def relative(found: Found, beside: Beside) -> bool:
    """Not a programme's or book's title in quotation marks ("This Week")."""
    titled = beside.last is not None and beside.last.text[:1].isupper() and beside.last.tag_.startswith("NNP")
    return not (titled and beside.before in words("quotes"))


def closing(found: Found, beside: Beside) -> bool:
    """ "He had called her the day before." - nothing follows that the day would stand before."""
    return not found.after or found.after[0].kind in ("DOT", "COMMA", "BREAK") or beside.after in words("quotes")


def reference(found: Found, beside: Beside) -> bool:
    """ "Soon" and "future" of what is to come: not "soon after", "soon became", "future earnings"."""
    lexeme = found.one("FUTURE")
    if lexeme is None or beside.last is None or len(found.lexemes) > 1:
        return True
    if lexeme.word == "soon":
        return beside.after not in words("soon_then") and beside.last.head.tag_ != "VBD"
    return lexeme.word != "future" or beside.last.tag_ == "NN"


def hours(found: Found, beside: Beside) -> bool:
    """ "The early hours", not "the early days"."""
    unit = found.one("UNITS")
    return unit is not None and unit.worth == "TH"


def numbered_day(found: Found, beside: Beside) -> bool:
    """ "On the 15th", not "on the 15th floor" or "on the third"."""
    ordinal = found.one("ORDINAL")
    if ordinal is None or not ordinal.word[:1].isdigit():
        return False
    alone = beside.last is not None and beside.last.dep_ == "pobj" and beside.after not in ("-", "of")
    return found.has("UNIT") or (beside.before in words("numbered_day_after") and alone)


def some_day(found: Found, beside: Beside) -> bool:
    """ "He will one day be king", not "for one day", "one day later", "it took 1 day"."""
    number, last = found.lexemes[0], beside.last
    if number.worth != 1 or number.end - number.start < 3 or found.lexemes[1].worth != "D" or last is None:
        return False
    ahead = any(child.tag_ == "MD" for child in last.head.children)
    return (
        last.dep_ == "npadvmod"
        and last.head.pos_ in ("VERB", "AUX")
        and (last.i < last.head.i or ahead)
        and beside.before not in words("counted_by")
        and beside.after not in words("counted_on")
    )


def often(found: Found, beside: Beside) -> bool:
    """ "At weekends", not "two weekends"."""
    return not (found.before and found.before[-1].kind in ("NUMBER", "VAGUE", "LAST", "NEXT"))


CHECKS: dict[str, Check] = {
    "part": part, "noon": noon, "month": month, "season": season, "year": year, "said_year": said_year,
    "years": years, "decade": decade, "context_quarter": context_quarter, "duration": duration,
    "vague_duration": vague_duration,
    "set": regular, "per": per, "the_unit": the_unit, "past": past, "reference": reference, "date": date,
    "relative": relative, "closing": closing, "hours": hours, "numbered_day": numbered_day, "some_day": some_day,
    "often": often,
}  # fmt: skip
