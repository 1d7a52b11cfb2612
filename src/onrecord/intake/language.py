"""Which language a report is in."""

import re
from functools import cache

from onrecord import plugins
from onrecord.errors import NotEnglish
from onrecord.lang import lexicon

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 20_000
"""Characters from the text's start, as many again from its middle."""


@cache
def _english() -> tuple[frozenset[str], float, int]:
    words = lexicon("intake_language.toml")
    return frozenset(words["english"]), float(words["enough"]), int(words["short"])


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language.

    English function words decide; only where they are rare is the language model asked. A few words in Latin
    letters pass as English: a headline has no function words, and to refuse an English report is the worse error.

    >>> language_of("Ferry strike ends"), language_of("Le ministre a déclaré que la grève est finie. " * 8)
    ('en', 'fr')
    """
    middle = len(text) // 2
    sample = text if len(text) <= 2 * LOOKED_AT else text[:LOOKED_AT] + " " + text[middle : middle + LOOKED_AT]
    words = WORD.findall(sample)
    letters = sum(map(len, words))
    latin = sum(c < "\u0250" for word in words for c in word)
    if letters and latin < 0.5 * letters:
        return _asked(sample)
    english, enough, short = _english()
    if len(words) < short or sum(word.lower() in english for word in words) >= enough * len(words):
        return "en"
    return _asked(sample)


def _asked(sample: str) -> str:
    import py3langid

    return str(py3langid.classify(sample[:4_000])[0])


def require_english(text: str, *, source: str | None = None) -> str:
    """The text's language, where a reader of it is installed: English, or one that a plug-in reads.

    Raises:
        NotEnglish: it is in another language.
        PluginError: two plug-ins read the same language.
    """
    language = language_of(text)
    if language != "en" and language not in plugins.installed("languages"):
        seems = "" if language in ("zxx", "und") else f" (it looks like {language!r})"
        raise NotEnglish(
            f"The text is not English{seems}.",
            where=source,
            remedy="Only English reports are read; hand in a translation.",
        )
    return language
