"""Numbers that are no quantities: dates, times, ages, scores, tallies, names, addresses, list numbers."""

import re

from spacy.tokens import Doc, Token

from onrecord.annotate.quantities.numbers import HYPHENS, Number
from onrecord.lang import lexicon

_NONE = lexicon("quantities.toml")["none"]
NAMES = frozenset(_NONE["names"])
TIME_UNITS = frozenset(_NONE["time_units"])
MONTHS = frozenset(_NONE["months"])
AGES = frozenset(_NONE["ages"])
SPORTS = frozenset(_NONE["sports"])
BALLOTS = frozenset(_NONE["ballots"])
AFTER_TALLY = frozenset(_NONE["after_tally"])
COMPOUNDS = frozenset(_NONE["compounds"])
ONE = frozenset(_NONE["one"])
STREETS = frozenset(_NONE["streets"])
NAME_LABELS = frozenset(("LAW", "PRODUCT", "FAC", "ORG", "EVENT", "WORK_OF_ART", "PERSON", "GPE", "LOC"))
YEAR = re.compile(r"(1[5-9]|20)\d\d\Z")
PERSONS = frozenset(_NONE["persons"])
LIFE = frozenset(_NONE["life"])
STANDING = frozenset(_NONE["standing"])
COUNTS = frozenset(_NONE["counts"])
HOURS = frozenset(_NONE["hours"])
CLOCK = re.compile(r"([01]?\d|2[0-3])\.[0-5]\d\Z")
EMERGENCY = frozenset(_NONE["emergency"])
REACH = 6


def is_none(doc: Doc, number: Number) -> bool:
    """Whether a number that stands alone is no quantity, by what stands around it."""
    first, last = number.first, number.last
    before = doc[first - 1] if first else None
    after = doc[last + 1] if last + 1 < len(doc) else None
    head = doc[first]
    if _is_glued(doc, number) or (before is not None and before.text[0] == "0" and len(before) > 3):
        return True
    if before is not None and _is_named_by(before, head, number):
        return True
    # "as many as 400 may have drowned"
    is_month = after is not None and after.lower_ in MONTHS and after.text not in ("may", "march")
    if after is not None and (_is_time(doc, last, number) or is_month or _is_address(doc, last)):
        return True
    if before is not None and before.lower_ in MONTHS and number.value <= 31 and not number.scaled:
        return True
    if first == last and before is not None and before.lower_ == "at" and _is_clock(doc, first):
        return True
    if before is not None and before.lower_ == "in" and head.lower_ in ("two", "half") and _closes(doc, last):
        # "broke in two"
        return after is None or after.lower_ != "of"
    if head.text in ("911", "999", "112") and after is not None and after.lower_ in EMERGENCY:
        return True
    if first == last and YEAR.match(head.text) and _is_year(doc, first):
        return True
    if _is_age(doc, first, last) or _is_list_number(doc, first, last) or _in_name(doc, first, last):
        return True
    if head.lower_ == "one" and first == last and not _counts_one(doc, first):
        return True
    return bool(_tallies(doc, first, last))


def _is_glued(doc: Doc, number: Number) -> bool:
    """A part of a date, clock time, phone number, fraction or code: "10:30", "9/11", "555-0142"."""
    first, last = number.first, number.last
    if first and not doc[first - 1].whitespace_:
        before = doc[first - 1].text
        if before == "#":
            # "#5" is a number on a list; "#18 million" are pounds that some wire has garbled
            return not number.scaled
        if before in (":", "/", "#", "_", "@", "’", "'", "‘") or before[-1:] in (":", "/", "."):
            return True
        if before in HYPHENS and first > 1 and not doc[first - 2].whitespace_ and doc[first].text[0].isdigit():
            previous = doc[first - 2].text
            if (not previous[0].isdigit() and previous.lower() not in ("$", "€", "£")) or _has_many_parts(
                doc, first
            ):
                return True
    if last + 1 < len(doc) and not doc[last].whitespace_:
        after = doc[last + 1].text
        if after in ("/", ":", "_") or after.startswith((":", "/")):
            return last + 2 < len(doc) and doc[last + 2].text[:1].isdigit()
        if after in HYPHENS and doc[first].text[0].isdigit():
            code = last + 2 < len(doc) and doc[last + 2].text[0] == "0" and len(doc[last + 2]) > 1
            return code or _has_many_parts(doc, first)
    return False


def _has_many_parts(doc: Doc, i: int) -> bool:
    """Whether digits and dashes alternate over three parts, as in phone numbers and ISO dates."""
    text = doc[max(0, i - 20) : i + 20].text
    offset = doc[max(0, i - 20)].idx
    start = i_start = doc[i].idx - offset
    while start and (text[start - 1].isdigit() or text[start - 1] in "-‐‑–") and i_start - start < 20:
        start -= 1
    end = i_start + len(doc[i])
    while end < len(text) and (text[end].isdigit() or text[end] in "-‐‑–") and end - i_start < 20:
        end += 1
    return sum(c in "-‐‑–" for c in text[start:end].strip("-‐‑–")) >= 2


def _is_named_by(before: Token, head: Token, number: Number) -> bool:
    """Whether the word before takes the number for its name: "Resolution 2728", "Boeing 737"."""
    lower = before.lower_
    if lower == "of" and before.i and before.nbor(-1).text == "Group" and not number.scaled:
        # "the Group of 20"
        return True
    if lower in NAMES and not number.scaled and number.value < 100000 and not head.text.startswith("$"):
        capital = before.text[:1].isupper() or not before.text[:1].isalpha()
        return (
            (capital and not before.is_sent_start)
            or lower in ("no.", "no", "number", "flight", "level", "page", "phase")
            or (head.dep_ in ("nummod", "npadvmod", "appos") and head.head.i == before.i)
        )
    return (
        before.pos_ == "PROPN"
        and head.dep_ in ("nummod", "appos", "npadvmod")
        and head.head.i == before.i
        and not number.scaled
        and not number.written
        and before.text[:1].isupper()
    )


def _is_time(doc: Doc, last: int, number: Number) -> bool:
    i = last + 1
    if doc[i].text in HYPHENS and not doc[last].whitespace_ and i + 1 < len(doc):
        i += 1
        return doc[i].lemma_.lower() in TIME_UNITS or doc[i].lower_ in COMPOUNDS
    for j in range(i, min(i + 3, len(doc))):
        token = doc[j]
        if token.lemma_.lower() in TIME_UNITS or token.lower_ in TIME_UNITS:
            # "20 second-hand cars" counts cars; "two third parties" too: only nouns are units.
            return token.pos_ in ("NOUN", "PROPN", "ADV", "X", "ADP", "INTJ", "PRON", "AUX", "VERB") and not (
                j > i and doc[i].pos_ == "NOUN"
            )
        if token.pos_ not in ("ADJ", "ADV") and token.lower_ not in ("of", "or", "more", "and"):
            return False
        if token.lower_ == "of" and not number.vague and not number.fraction:
            return False
    return False


def _is_year(doc: Doc, i: int) -> bool:
    token = doc[i]
    after = doc[i + 1] if i + 1 < len(doc) else None
    if (
        token.dep_ == "nummod"
        and after is not None
        and after.pos_ in ("NOUN", "ADJ")
        and after.tag_ in ("NNS", "JJ")
    ):
        return token.ent_type_ == "DATE" or (1900 <= int(token.text) <= 2035 and not _counts(doc, i))
    return not (after is not None and after.lower_ in ("of", "people", "dead"))


def _counts(doc: Doc, i: int) -> bool:
    before = doc[i - 1].lower_ if i else ""
    return before in (
        "than",
        "least",
        "about",
        "around",
        "nearly",
        "some",
        "over",
        "almost",
        "to",
        "roughly",
        "all",
        "with",
    )


def _is_age(doc: Doc, first: int, last: int) -> bool:
    before = doc[first - 1].lower_ if first else ""
    if before in AGES or (before and doc[first - 1].lemma_ == "turn" and doc[first].is_digit):
        return True
    if before == "of" and first > 1 and doc[first - 1].head.lower_ in PERSONS and _closes(doc, last):
        # "a man of 40"
        return True
    if before == "at" and doc[first - 1].head.lemma_ in LIFE and first == last and _closes(doc, last):
        # "died at 93"
        return True
    if before in ("and", "or", "to", ",") and any(
        doc[j].lower_ in AGES for j in range(max(0, first - 6), first - 1)
    ):
        # "aged 20 and 25", "aged 4, 7 and 9"
        between = range(next(j for j in range(first - 1, -1, -1) if doc[j].lower_ in AGES) + 1, first)
        if all(doc[j].like_num or doc[j].lower_ in ("and", "or", "to", ",") for j in between):
            return True
    if (
        last + 2 < len(doc)
        and doc[last + 1].lower_ in ("or", "and")
        and doc[last + 2].lower_ in ("older", "younger")
    ):
        return True
    if before == "," and first > 1 and last + 1 < len(doc) and doc[last + 1].text in (",", ".", ";", ")"):
        person = doc[first - 2]
        if doc[first].dep_ == "appos" and doc[first].head == person and person.tag_ == "NN":
            # "the former president, 85, was taken ill"
            return 0 < number_of(doc[first]) < 120
        return person.ent_type_ == "PERSON" or (person.pos_ == "PROPN" and first == last and doc[first].is_digit)
    verb = doc[first].head
    if last == first and doc[first].dep_ == "attr" and verb.lemma_ == "be" and 0 < number_of(doc[first]) < 120:
        return any(
            c.dep_ == "nsubj" and (c.lower_ in ("he", "she", "i") or c.ent_type_ == "PERSON") for c in verb.lefts
        )
    if before == "(" and first > 1 and last + 1 < len(doc) and doc[last + 1].text == ")":
        return doc[first - 2].ent_type_ == "PERSON"
    return False


def _closes(doc: Doc, last: int) -> bool:
    """Whether nothing that could be counted follows: the end, a mark, a preposition."""
    return last + 1 >= len(doc) or doc[last + 1].is_punct or doc[last + 1].pos_ in ("ADP", "CCONJ", "SCONJ")


def _is_clock(doc: Doc, i: int) -> bool:
    """Whether a bare number after "at" is the time of day: "at 10.29", "at nine on Thursday"; what stands, closes
    or trades at a number is no clock."""
    verb = next((t for t in doc[i].ancestors if t.pos_ in ("VERB", "AUX")), None)
    if not _closes(doc, i) or (verb is not None and verb.lemma_ in STANDING) or doc[i - 1].head.pos_ == "NOUN":
        return False
    if any(map(_puts_a_count, doc[i].ancestors)):
        return False
    following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if CLOCK.match(doc[i].text):
        return True
    return doc[i].lower_ in HOURS and following in ("on", "in", "every", "each", ".", ",", "and")


def _puts_a_count(verb: Token) -> bool:
    """Whether somebody puts a count at the number: "put the number of people killed by the fire at five"."""
    return verb.lemma_ in STANDING and any(c.dep_ == "dobj" and c.lemma_ in COUNTS for c in verb.rights)


def number_of(token: Token) -> int:
    """The whole number that a token of plain digits writes, 0 for any other."""
    return int(token.text) if token.is_digit and token.is_ascii and len(token) < 9 else 0


def _is_list_number(doc: Doc, first: int, last: int) -> bool:
    """A number that opens a line and is closed by a dot or bracket."""
    if last + 1 >= len(doc) or doc[last + 1].text not in (".", ")", ":") or not doc[first].is_digit:
        return False
    opens = (
        first == 0 or "\n" in doc[first - 1].text or (doc[first - 1].text == "(" and doc[first - 1].is_sent_start)
    )
    return bool(opens) and last + 2 < len(doc) and "\n" not in doc[last + 2].text


def _in_name(doc: Doc, first: int, last: int) -> bool:
    """Within a name of several words that the recogniser saw: "Super Bowl 50", "Channel 4 News"."""
    token = doc[first]
    if token.ent_type_ not in NAME_LABELS or (
        token.ent_iob_ == "B" and token.ent_type_ in ("ORG", "PERSON", "GPE", "LOC")
    ):
        return False
    if last + 1 < len(doc) and doc[last + 1].ent_iob_ != "I" and token.ent_iob_ == "B":
        return False
    before = doc[first - 1] if first else None
    return before is not None and token.ent_iob_ == "I" and before.text[:1].isupper()


def _is_address(doc: Doc, last: int) -> bool:
    if not doc[last].is_digit or not doc[last + 1].text[:1].isupper():
        return False
    return any(doc[j].lower_ in STREETS for j in range(last + 1, min(last + 4, len(doc))))


def _counts_one(doc: Doc, i: int) -> bool:
    token = doc[i]
    after = doc[i + 1] if i + 1 < len(doc) else None
    before = doc[i - 1].lower_ if i else ""
    if before in (
        "not",
        "nor",
        "no",
        "any",
        "every",
        "each",
        "this",
        "that",
        "the",
        "another",
        "last",
        "first",
        "which",
    ):
        return False
    if any(t.lower_ == "nor" for t in doc[max(0, i - 2) : i]):
        return False  # "nor was one ship seen"
    if after is None or after.lower_ in ONE or after.is_punct:
        return False
    return token.dep_ == "nummod" and token.head.i > i and token.head.lemma_ not in ONE


def _tallies(doc: Doc, first: int, last: int) -> bool:
    """A side of a vote's tally: "12 in favour", "51 votes to 49", "twelve countries voted against"."""
    words = [doc[i].lower_ for i in range(last + 1, min(last + 6, len(doc)))]
    words += [""] * (5 - len(words))
    if words[0] in ("votes", "vote") and words[1] in ("to", "for", "against", "in"):
        return words[1] != "in" or words[2].startswith("favo")
    before = [doc[i].lower_ for i in range(max(0, first - 2), first)]
    if before == ["votes", "to"]:
        return True
    for i in (0, 1, 2):
        two = f"{words[i]} {words[i + 1]}"
        if two in AFTER_TALLY and two != "votes in":
            return i == 0 or words[i - 1] in ("voted", "were", "was", "are") or words[i] == "voted"
        if words[i] == "voted" and words[i + 1] in ("for", "against", "no", "yes", "in"):
            return words[i + 1] != "in" or words[i + 2].startswith("favo")
        if words[i] in AFTER_TALLY:
            if words[i] == "against":
                return i == 0 and (_near(doc, first, BALLOTS - {"against"}) or first < 3)
            return i < 2 and words[i] not in ("absent", "opposed", "voted", "voting")
        if not words[i].isalpha() or words[i] in ("to", "and", "or", "that", "who"):
            break
    return False


def _near(doc: Doc, i: int, words: frozenset[str]) -> bool:
    low = i
    while low > max(0, i - 2 * REACH) and not doc[low].is_sent_start:
        low -= 1
    for j in range(low, min(len(doc), i + 2 * REACH)):
        if j > i and doc[j].is_sent_start:
            return False
        if doc[j].lower_ in words:
            return True
    return False


def is_pair_of_none(doc: Doc, first: Number, second: Number) -> bool:
    """Whether two numbers joined by a dash or "to" are a score, odds or a vote's tally rather than a range."""
    if first.value >= second.value:
        return True
    if first.scaled or second.scaled or second.value > 1000:
        return False
    return _near(doc, first.first, BALLOTS) or (second.value < 30 and _near(doc, first.first, SPORTS))
