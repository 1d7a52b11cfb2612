"""One quantity from the number at a token: its bound, range and unit, what it counts, of what it is part."""

from functools import cache

from spacy.tokens import Doc

from onrecord.annotate.quantities.counting import counted
from onrecord.annotate.quantities.exclusions import is_none, is_pair_of_none
from onrecord.annotate.quantities.numbers import HYPHENS, Extent, Number, number_at
from onrecord.data import table
from onrecord.lang import lexicon
from onrecord.model import Quantity

_WORDS = lexicon("quantities.toml")
BOUNDS = frozenset(tuple(words.split()) for words in _WORDS["bounds"]["before"])
BOUND_ENDS = frozenset(words[-1] for words in BOUNDS)
AFTER = frozenset(tuple(words.split()) for words in _WORDS["bounds"]["after"])
CURRENCY: dict[str, str] = _WORDS["currency"]
CURRENCY_WORDS: dict[str, str] = _WORDS["currency_words"]
UNITS: dict[str, str] = _WORDS["units"]
SCALED = frozenset(_WORDS["currency_scaled"]["words"])
ABOUT = frozenset(_WORDS["bounds"]["about"])
CHANGES = frozenset(_WORDS["bounds"]["changes"])
SCALES = frozenset(("thousand", "million", "billion", "trillion"))
RANGE_WORDS = frozenset(("to", "and", "or"))


def quantities_at(doc: Doc, i: int) -> tuple[list[Quantity], int]:
    """The quantities that begin with the number at this token (a part and its whole make two), and the next
    token to look at."""
    number = number_at(doc, i)
    if number is None:
        return [], i + 1
    extent = _range(doc, number)
    if extent is None:
        return [], number.last + 1
    if not extent.numbers:
        return [], extent.last + 1
    if is_none(doc, extent.numbers[-1]) or (len(extent.numbers) > 1 and is_none(doc, extent.numbers[0])):
        return [], extent.last + 1
    return _quantity(doc, extent), extent.last + 1


def _range(doc: Doc, low: Number) -> Extent | None:
    """The number alone, or with the one it makes a range with; no numbers where they are a score or tally."""
    after = doc[low.last + 1] if low.last + 1 < len(doc) else None
    if after is None:
        return Extent((low,), low.first, low.last)
    glued = not doc[low.last].whitespace_
    joint = after.lower_
    j = low.last + 2
    is_dash = after.text in HYPHENS
    if not is_dash and joint not in RANGE_WORDS:
        return Extent((low,), low.first, low.last)
    ahead = low.first - 1
    if ahead > 0 and doc[ahead].lower_ in CURRENCY:
        ahead -= 1
    before = doc[ahead].lower_ if ahead >= 0 else ""
    if j < len(doc) and doc[j].lower_ in CURRENCY and j + 1 < len(doc):
        j += 1
    high = number_at(doc, j) if j < len(doc) else None
    if high is None:
        return Extent((low,), low.first, low.last)
    if is_dash and glued:
        digits = doc[low.first].text[0].isdigit() == doc[high.first].text[0].isdigit()
        if is_pair_of_none(doc, low, _scaled_alike(low, high)[1]) and digits:
            return Extent((), low.first, high.last) if high.value <= low.value or not high.scaled else None
        return Extent(_scaled_alike(low, high), low.first, high.last)
    low_scaled, high_scaled = _scaled_alike(low, high)
    if joint == "and" and before == "between":
        return Extent((low_scaled, high_scaled), ahead, high.last)
    if joint == "or" and high_scaled.value > low_scaled.value:
        return Extent((low_scaled, high_scaled), low.first, high.last)
    if joint == "to" and _rises_to(doc, low, high):
        return Extent((low,), low.first, low.last)
    if joint == "to" or is_dash:
        if before == "from" and (low_scaled.value > high_scaled.value or _is_change(doc, low)):
            return Extent((low,), low.first, low.last)
        if is_pair_of_none(doc, low_scaled, high_scaled):
            alone = joint == "to" and (low.scaled or high.scaled or low.vague)
            return Extent((low,), low.first, low.last) if alone else Extent((), low.first, high.last)
        return Extent((low_scaled, high_scaled), low.first, high.last)
    return Extent((low,), low.first, low.last)


def _is_change(doc: Doc, number: Number) -> bool:
    """Whether "from X to Y" tells a change ("rose from 20 to 30") rather than a range ("from 20 to 30 men")."""
    start = next(
        (j for j in range(number.first - 1, max(-1, number.first - 3), -1) if doc[j].lower_ == "from"), None
    )
    if start is None:
        return False
    carrier = doc[start].head
    return carrier.lemma_ in CHANGES or doc[number.last].head.i <= number.last


def _rises_to(doc: Doc, low: Number, high: Number) -> bool:
    """Whether "rose $1 to $84" tells by how much and to what, each with a currency of its own."""
    both = all(n.first and doc[n.first - 1].lower_ in CURRENCY for n in (low, high))
    carrier = doc[low.last].head
    return both and (carrier.lemma_ in CHANGES or carrier.head.lemma_ in CHANGES)


def _scaled_alike(low: Number, high: Number) -> tuple[Number, Number]:
    """Of "10 to 15 million" both in millions."""
    if high.scaled and not low.scaled and low.value < 1000 and not low.vague:
        base = high.value
        factor = 1.0
        while base >= 1000:
            base, factor = base / 1000, factor * 1000
        if base < 1 or low.value > base:
            return low, high
        return low._replace(value=low.value * factor), high
    return low, high


def _quantity(doc: Doc, extent: Extent) -> list[Quantity]:
    numbers = extent.numbers
    bound, first = _bound(doc, extent.first)
    unit, first, last, noun_from = _unit(doc, first, extent)
    if bound is None:
        bound, first = _bound(doc, first)
    tail = _bound_after(doc, last)
    if tail:
        bound = f"{bound} {tail[0]}" if bound else tail[0]
        last = tail[1]
    if last + 2 < len(doc) and doc[last + 1].text in HYPHENS and doc[last + 2].lower_ in ("plus", "odd"):
        last += 2
        bound = bound or doc[last].lower_
    if doc[extent.last].text.endswith("+") or (last + 1 < len(doc) and doc[last + 1].text == "+"):
        bound = bound or "+"
    noun, whole, whole_noun = counted(doc, extent, noun_from, unit)
    if noun is not None and first <= noun <= last:
        noun = None
    if noun is not None and bound is None:
        # "500 Eritreans or more"
        tail = _bound_after(doc, noun)
        bound = tail[0] if tail else None
    value: float | None = numbers[0].value
    low = high = None
    of = None
    if len(numbers) == 2:
        value, low, high = None, numbers[0].value, numbers[1].value
    elif numbers[0].vague:
        value, low = None, numbers[0].value
    elif whole is not None:
        of = whole.value
        if numbers[0].fraction:
            value, noun = numbers[0].value * whole.value, whole_noun
            last = whole.last
    return [
        Quantity(
            start=doc[first].idx,
            end=doc[last].idx + len(doc[last]),
            value=_plain(value),
            low=_plain(low),
            high=_plain(high),
            bound=bound,
            unit=unit,
            of=_plain(of),
            noun=noun,
        )
    ]


def _plain(value: float | None) -> int | float | None:
    if value is None:
        return None
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def _bound(doc: Doc, first: int) -> tuple[str | None, int]:
    """The words right before that bound the number, joined, and the token where they begin."""
    words: list[str] = []
    while first:
        if doc[first - 1].lower_ not in BOUND_ENDS:
            break
        for width in (4, 3, 2, 1):
            if first - width < 0:
                continue
            phrase = tuple(doc[j].lower_ for j in range(first - width, first))
            if phrase in BOUNDS and not _is_place(doc, first - width, phrase):
                words = [*phrase, *words]
                first -= width
                break
        else:
            break
    return " ".join(words) or None, first


def _is_place(doc: Doc, at: int, phrase: tuple[str, ...]) -> bool:
    """Whether "over", "about" or "some" is no bound here: "argued over two bills", "think about two things"."""
    if phrase in (("over",), ("about",), ("under",), ("near",), ("above",), ("below",), ("towards",), ("around",)):
        word = doc[at]
        if at and doc[at - 1].pos_ == "NOUN" and doc[at - 1].lemma_ in ABOUT and phrase in (("over",), ("about",)):
            # "a strike over 200 dismissals"
            return True
        if at + 1 < len(doc) and doc[at + 1].lower_ in CURRENCY:
            # "incomes above $50,000"
            return False
        if (
            word.dep_ == "prep"
            and word.head.pos_ in ("VERB", "NOUN", "AUX", "ADJ")
            and any(c.dep_ == "pobj" for c in word.children)
        ):
            verb = word.head.lemma_
            return verb in ABOUT or (phrase not in (("over",), ("about",), ("around",), ("under",)))
    return False


def _bound_after(doc: Doc, last: int) -> tuple[str, int] | None:
    for width in (2,):
        if last + width < len(doc):
            phrase = tuple(doc[j].lower_ for j in range(last + 1, last + 1 + width))
            if phrase in AFTER:
                return " ".join(phrase), last + width
    return None


def _unit(doc: Doc, first: int, extent: Extent) -> tuple[str | None, int, int, int]:
    """The unit, the first and last token that the quantity takes with it, and where what is counted may begin."""
    last = extent.last
    before = extent.first - 1
    unit = None
    if before >= 0 and doc[before].lower_ in CURRENCY and (before == first - 1 or first <= before):
        unit = CURRENCY[doc[before].lower_]
        first = min(first, before)
    elif extent.numbers[0].first > extent.first and doc[extent.numbers[0].first - 1].lower_ in CURRENCY:
        unit = CURRENCY[doc[extent.numbers[0].first - 1].lower_]
    i = last + 1
    if i < len(doc) and doc[i].text in HYPHENS and not doc[last].whitespace_:
        i += 1
    found, end = _unit_at(doc, i, unit)
    if found is not None and (unit is None or found == unit):
        return found, first, end, end + 1
    return unit, first, last, last + 1


def _unit_at(doc: Doc, i: int, money: str | None) -> tuple[str | None, int]:
    if i >= len(doc):
        return None, i
    word = doc[i].lower_
    following = doc[i + 1].lower_ if i + 1 < len(doc) else ""
    if f"{word} {following}" in UNITS:
        return UNITS[f"{word} {following}"], i + 1
    if f"{word} {following}" in CURRENCY_WORDS:
        return CURRENCY_WORDS[f"{word} {following}"], i + 1
    if word == "of" and following in CURRENCY_WORDS:
        return (UNITS["lb"] if _is_weight(doc, i + 1) else CURRENCY_WORDS[following]), i + 1
    if word in CURRENCY_WORDS and _is_money(doc, i):
        if _is_weight(doc, i):
            return UNITS["lb"], i
        return CURRENCY_WORDS[word], i
    if following in CURRENCY_WORDS:
        code = _currencies().get(doc[i].text)
        if code is not None:
            return code, i + 1
    if word in UNITS and (word not in ("m", "k", "foot") or doc[i].pos_ == "NOUN"):
        if money is not None and word in ("m", "mm"):
            return None, i
        if word in ("degrees", "degree") and following in ("celsius", "fahrenheit"):
            return UNITS[following], i + 1
        return UNITS[word], i
    return None, i


def _is_money(doc: Doc, i: int) -> bool:
    """Whether a word that is a currency's name means money here: "5,000 won", "a billion marks"."""
    word = doc[i].lower_
    if doc[i - 1].lower_ in SCALES:
        return True
    return word not in SCALED and (word != "won" or doc[i].pos_ in ("NOUN", "PROPN"))


def _is_weight(doc: Doc, i: int) -> bool:
    """Whether pounds are a weight: of something, in a compound, or what somebody weighs, gains or loses."""
    if doc[i].lower_ not in ("pound", "pounds"):
        return False
    following = doc[i + 1] if i + 1 < len(doc) else None
    if following is not None and (following.lower_ == "of" or following.text in HYPHENS):
        return True
    return doc[i].head.lemma_ in ("weigh", "gain", "shed", "lift") or (
        doc[i].head.pos_ != "VERB" and doc[i].head.head.lemma_ == "weigh"
    )


@cache
def _currencies() -> dict[str, str]:
    """The currency of each country's adjective: "Canadian" CAD."""
    return {
        adjective: row["currency"]
        for row in table("countries.tsv")
        for adjective in row["adjectives"].split("|")
        if adjective and row["currency"]
    }
