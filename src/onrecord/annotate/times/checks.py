"""What refuses an expression that has the form of a time and is none: "Theresa May", "2000 people"."""

from collections.abc import Callable

from spacy.tokens import Token

from onrecord.annotate.times.scene import Found

Check = Callable[[Found, Token | None, Token | None], bool]
"""Takes the expression, its first token and its last (None: no tagger); says whether it stands."""

YEAR_BEFORE = frozenset(
    [
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "through",
        "during",
        "before",
        "after",
        "of",
        "to",
        "for",
        "between",
        "around",
        "about",
        "circa",
        "late",
        "early",
        "and",
        "or",
        "the",
        "fiscal",
        "than",
        "(",
        "-",
        ",",
        "spring",
        "summer",
        "fall",
        "autumn",
        "winter",
        "mid",
        "ending",
        "ended",
        "--",
        "'",
    ]
)


def part(found: Found, first: Token | None, last: Token | None) -> bool:
    """A part of the day stands by itself only in an adverbial place: "in the morning", not "the night sky"."""
    after = found.after[0].word if found.after else ""
    if found.has("TONIGHT"):
        return True
    before = found.before[-1].word if found.before else ""
    return (before in ("in", "during", "by", "at", "until", "of") and after not in ("of",)) or found.has(
        "MID", "LATE", "EARLY"
    )


def noon(found: Found, first: Token | None, last: Token | None) -> bool:
    """Only noon and midnight are times without any other word."""
    part = found.one("DAYPART")
    return part is not None and part.word in ("noon", "midnight", "midday", "noontime")


def month(found: Found, first: Token | None, last: Token | None) -> bool:
    """A month, not a person of that name, nor the verb."""
    lexeme = found.one("MONTH", "MAYBE_MONTH")
    if len(found.lexemes) > 1 and not (len(found.lexemes) == 2 and found.has("THE")):
        return True
    before = found.before[-1].word if found.before else ""
    if lexeme and lexeme.kind == "MAYBE_MONTH":
        if before in (
            "in",
            "since",
            "of",
            "by",
            "until",
            "till",
            "from",
            "through",
            "to",
            "during",
            "before",
            "after",
            "for",
        ):
            return first is None or first.tag_ in ("NNP", "NN", "NNPS")
        if first is None or first.tag_ not in ("NNP", "NN", "NNPS"):
            return False
    if first is None:
        return True
    return first.ent_type_ not in ("PERSON", "GPE", "ORG", "FAC", "WORK_OF_ART") or before in (
        "in",
        "since",
        "by",
        "until",
    )


def season(found: Found, first: Token | None, last: Token | None) -> bool:
    """A season, not the verbs "to spring", "to fall", nor the noun "the fall of the wall"."""
    lexeme = found.one("SEASON")
    word = lexeme.word if lexeme else ""
    if found.has("YEAR", "SHORT", "UNIT", "THIS", "LAST", "NEXT"):
        return True
    before = found.before[-1].word if found.before else ""
    after = found.after[0].word if found.after else ""
    if word in ("fall", "spring"):
        return before in ("in", "by", "during", "until", "since", "of") and after != "of" and found.has("THE")
    return last is None or last.tag_ in ("NN", "NNP")


def year(found: Found, first: Token | None, last: Token | None) -> bool:
    """Four digits are a year where the words around make them one: not "2000 people", "$1900"."""
    lexeme = found.one("YEAR")
    if lexeme is None:
        return False
    number = int(lexeme.worth)
    before = found.before[-1] if found.before else None
    after = found.after[0] if found.after else None
    word = before.word if before else ""
    if (before and before.kind in ("MONEY",)) or (after and after.kind in ("PERCENT",)):
        return False
    if (after and after.kind in ("UNITS", "UNIT", "SLASH")) or (before and before.kind == "SLASH"):
        return False
    spoken = word in (
        "in",
        "since",
        "until",
        "till",
        "during",
        "by",
        "from",
        "before",
        "after",
        "late",
        "early",
        "of",
        "to",
    )
    if not 1900 <= number <= 2050:
        return spoken and number >= 1400 and (last is None or last.dep_ in ("pobj", "npadvmod") or not after)
    if (
        last is not None
        and last.dep_ in ("nummod", "quantmod")
        and last.head.i > last.i
        and last.head.tag_ == "NNS"
    ):
        return word in ("the", "its") and last.head.tag_ != "CD"
    return True


def said_year(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "'98" is a year after a preposition, not where it closes a quotation."""
    if not found.has("SHORT"):
        return True
    before = found.before[-1].word if found.before else ""
    return before in YEAR_BEFORE or found.has("FISCAL")


def decade(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "The 80s" wants its article; "1980s" and "'80s" stand alone. "In his 40s" is an age."""
    lexeme = found.one("DECADE")
    before = found.before[-1].word if found.before else ""
    words = {x.word for x in found.lexemes}
    return (
        lexeme is not None
        and (
            not lexeme.word[:2].isdigit()
            or len(lexeme.word) > 3
            or ("the" in words and before in ("in", "of", "during", ""))
        )
        and not words & {"his", "her", "their"}
    )


def context_quarter(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "The quarter" of a year, not of a town, nor a fourth of something."""
    after = found.after[0].word if found.after else ""
    return after not in ("of", "million", "century", "point", "percentage") and not found.has("AT")


def year_ago(found: Found, first: Token | None, last: Token | None) -> bool:
    """Always stands."""
    return True


def duration(found: Found, first: Token | None, last: Token | None) -> bool:
    """A duration, not the ordinal in "a second", nor a town's "quarter"."""
    kinds = [lexeme.kind for lexeme in found.lexemes]
    if "SECOND" in kinds and not any(k in kinds for k in ("NUMBER",)):
        return False
    if "QUARTER" in kinds and not any(k in kinds for k in ("NUMBER", "VAGUE")):
        return False
    return not (kinds[0] == "FRACTION")


def vague_duration(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "For years", "in the coming weeks"; not "days" in any other place."""
    before = found.before[-1].word if found.before else ""
    unit = found.one("UNITS")
    if unit and unit.worth in ("TS", "SU", "WI", "WE", "Q") and not found.has("LAST", "NEXT"):
        return False
    return found.has("LAST", "NEXT", "FIRST", "EARLY") or before in (
        "for", "in", "over", "within", "after", "of", "took", "take", "takes", "lasted", "last", "spent", "during", "than",
        "that", "many", "how",
    )  # fmt: skip


def regular(found: Found, first: Token | None, last: Token | None) -> bool:
    """What comes again, not a newspaper's name ("the Daily News")."""
    lexeme = found.lexemes[0]
    return first is None or first.tag_ not in ("NNP", "NNPS")


def the_unit(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "For the year", "the fiscal year"; not "the week" in any other place."""
    unit = found.one("UNIT")
    if unit is None or unit.worth not in ("Y", "W", "M"):
        return False
    before = found.before[-1].word if found.before else ""
    after = found.after[0].word if found.after else ""
    return (
        after in ("ended", "ending")
        or found.has("FISCAL")
        or (before in ("for", "during", "throughout") and after != "of")
    )


def past(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "In the past", "of the past": the noun."""
    after = found.after[0].word if found.after else ""
    return (
        found.lexemes[-1].word == "past"
        and found.has("THE")
        and (last is None or last.tag_ == "NN")
        and after != "tense"
    )


def per(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "$5 a year", "three times a week": after an amount."""
    if found.lexemes[0].word == "per":
        return True
    before = found.before[-1] if found.before else None
    return before is not None and (
        before.word
        in (
            "times",
            "once",
            "twice",
            "million",
            "billion",
            "dollars",
            "pounds",
            "euros",
            "cents",
            "barrels",
            "tons",
            "people",
            "percent",
        )
        or before.kind in ("NUMBER", "PERCENT")
    )


def reference(found: Found, first: Token | None, last: Token | None) -> bool:
    """ "Now" and its like; not "now" as an interjection or conjunction."""
    return True


CHECKS: dict[str, Check] = {
    "part": part, "noon": noon, "month": month, "season": season, "year": year, "said_year": said_year, "decade": decade,
    "context_quarter": context_quarter, "year_ago": year_ago, "duration": duration, "vague_duration": vague_duration,
    "set": regular, "per": per, "the_unit": the_unit, "past": past, "reference": reference,
}  # fmt: skip
