"""What a statement says, in a form in which two tellings can be compared."""

import re
from functools import cache, lru_cache

import msgspec

from onrecord.lang import lexicon

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
QUOTED = re.compile(r"[\"“«„‟](.+?)(?:[\"”»]|$)", re.DOTALL)
SHORT = re.compile(r"\b(?:[A-Z]\.){2,}")
CONTRACTED = re.compile(r"'(s|re|ve|ll|d|m)?$")
JOINED = re.compile(r"(?<=[^\W\d_])[-‐‑](?=[^\W\d_])")
MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "[": None, "]": None, "‑": "-", "‐": "-"})
ENDINGS = ("ing", "ed", "es", "s", "e")
SHORTEST = 3
"""So many letters a word keeps when its ending goes."""


class Wording(msgspec.Struct, frozen=True):
    """A statement's words in normal form.

    ``words`` are all of them, ``matter`` those that say what it is about, by their stems, in their order;
    ``numbers`` are written in digits and stand in both. ``names`` are the stems that stand with a capital,
    ``negated`` the first stem behind each negation, ``hedges`` what weakens it.
    """

    words: tuple[str, ...]
    matter: tuple[str, ...]
    numbers: frozenset[str]
    names: frozenset[str]
    negated: frozenset[str]
    hedges: frozenset[str]


@lru_cache(maxsize=4096)
def wording(text: str) -> Wording:
    """The words of a statement's content.

    >>> told = wording('"We won\u2019t send forty trucks to Norland," … "not one"')
    >>> told.words
    ('we', 'will', 'not', 'send', '40', 'trucks', 'to', 'norland', 'not', 'one')
    >>> told.matter, sorted(told.negated), sorted(told.names)
    (('send', '40', 'truck', 'norland', 'one'), ['one', 'send'], ['norland'])
    """
    tokens = _counted(_tokens(text))
    idle, negations, hedges = _listed("idle"), _listed("negations"), _listed("hedges")
    matter, names, negated = [], set(), set()
    waiting = False
    for word, capital in tokens:
        if word in negations:
            waiting = True
        if word in negations or word in hedges or word in idle:
            continue
        stem = stemmed(word)
        matter.append(stem)
        if capital:
            names.add(stem)
        if waiting:
            negated.add(stem)
            waiting = False
    words = tuple(word for word, _ in tokens)
    return Wording(
        words=words,
        matter=tuple(matter),
        numbers=frozenset(word for word in words if word[0].isdigit()),
        names=frozenset(names),
        negated=frozenset(negated),
        hedges=frozenset(words) & hedges,
    )


def quoted(content: str, kind: str) -> str:
    """The words of a statement that stand in quotation marks: all of a direct one's.

    >>> quoted('that the plan was “a trap for fools” and no more', "mixed")
    'a trap for fools'
    """
    if kind == "direct":
        return content
    return " ".join(QUOTED.findall(content)) if kind == "mixed" else ""


@lru_cache(maxsize=65536)
def stemmed(word: str) -> str:
    """The word without its ending: near enough to tell a word from another, no more.

    >>> [stemmed(word) for word in ("stopped", "stops", "closed", "closing", "policies", "bus", "sent")]
    ['stop', 'stop', 'clos', 'clos', 'policy', 'bus', 'send']
    """
    if word[0].isdigit():
        return word
    word = _forms().get(word, word)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    for ending in ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= SHORTEST and not word.endswith("ss"):
            if ending in ("ing", "ed") and len(stem) > SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "ls":
                return stem[:-1]
            return stem.removesuffix("e") if len(stem) > SHORTEST else stem
    return word


def _tokens(text: str) -> list[tuple[str, bool]]:
    """The words in lower case, contractions in full; whether each was written with a capital."""
    text = SHORT.sub(lambda match: match.group().replace(".", "") + " ", text.translate(MARKS))
    text = JOINED.sub(lambda match: "" if _closed(match) else " ", text)
    found = []
    for match in TOKEN.finditer(_in_full(text)):
        written = match.group()
        word = written.lower()
        if word.endswith("n't") and word != "n't":
            found += [(word[:-3], False), ("not", False)]
            continue
        if "'" in word:
            word = CONTRACTED.sub("", word)
        if len(written) > 1 and written.isupper() and word in _listed("idle"):
            word = f"{word}."  # US, WHO, IT: no pronouns
        if word:
            found.append((word, written[0].isupper() and written != "I"))
    return found


def _closed(hyphen: re.Match[str]) -> bool:
    """Whether the words on either side of a hyphen are written as one elsewhere ("cease-fire"): neither is a name
    or a number."""
    before = re.search(r"[^\W\d_]+$", hyphen.string[: hyphen.start()])
    after = hyphen.string[hyphen.end()]
    return before is not None and before.group().islower() and after.islower() and before.group() not in _numbers()


def _in_full(text: str) -> str:
    forms = lexicon("tellings.toml")["written"]
    return _written().sub(lambda match: str(forms[match.group().lower()]), text)


def _counted(tokens: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The tokens with numbers in digits: "two dozen" is 24, "1.5 million" 1500000."""
    found: list[tuple[str, bool]] = []
    number: float | None = None
    run: list[str] = []

    def end() -> None:
        nonlocal number
        if number is not None:
            # "one" alone is seldom a number that matters.
            found.append(("one" if run == ["one"] else f"{number:.10g}", False))
        number = None
        run.clear()

    values, multipliers = _numbers(), _multipliers()
    for place, (word, capital) in enumerate(tokens):
        if word == "and" and run and run[-1] in multipliers and _begins_number(tokens[place + 1 :]):
            continue  # "two hundred and forty"
        if word[0].isdigit():
            end()
            number = _value(word)
            if number is None:
                found.append((word, False))
            else:
                run.append(word)
        elif word in values:
            if number is not None and not _goes_on(run[-1], values[word]):
                end()
            number = (number or 0) + values[word]
            run.append(word)
        elif word in multipliers and (number is not None or word == "dozen"):
            number = (1 if number is None else number) * multipliers[word]
            run.append(word)
        else:
            end()
            found.append((word, capital))
    end()
    return found


def _goes_on(before: str, value: int) -> bool:
    """Whether a number word goes on the number before it: "twenty five", "two hundred forty"."""
    tens = _numbers().get(before, 0)
    return before in _multipliers() or (tens >= 20 and value < 10)


def _begins_number(tokens: list[tuple[str, bool]]) -> bool:
    return bool(tokens) and tokens[0][0] in _numbers()


def _value(digits: str) -> float | None:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(lexicon("tellings.toml")[name].split())


@cache
def _forms() -> dict[str, str]:
    verbs = (verb.split() for verb in lexicon("tellings.toml")["forms"].split(";"))
    return {form: first for first, *forms in verbs for form in forms}


@cache
def _written() -> re.Pattern[str]:
    forms = lexicon("tellings.toml")["written"]
    told = (rf"\b{re.escape(form)}\b" if form[0].isalpha() else re.escape(form) for form in forms)
    return re.compile("|".join(told), re.IGNORECASE)


@cache
def _numbers() -> dict[str, int]:
    words: dict[str, int] = lexicon("quantities.toml")["words"]
    return words


@cache
def _multipliers() -> dict[str, int]:
    told: dict[str, int] = lexicon("quantities.toml")["multipliers"]
    return {word: value for word, value in told.items() if len(word) > 3}
