"""Where a quotation plainly begins or ends whose mark was lost.

"“The dam holds, he said." ends at its comma, "The dam holds,” he said." begins with its sentence. Nothing is
looked for outside the stretch that is handed in, which stands in one paragraph.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from onrecord.lang import lexicon

SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+(?=[\"“‘'«(\[]*[A-Z0-9])")
WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+(?:\.[^\W\d_])*)$")
CUE_LONG = 80
LONGEST = 5_000
"""In characters: no end is looked for further on."""


class _Patterns(NamedTuple):
    end: re.Pattern[str]
    behind: re.Pattern[str]
    leads_in: re.Pattern[str]
    abbreviations: frozenset[str]


@cache
def _patterns() -> _Patterns:
    words = lexicon("quotation_marks.toml")
    says, pronouns, opens = ("|".join(words[key]) for key in ("says", "pronouns", "speakers_open"))
    name = r"[A-Z][\w'’.-]*\s(?:(?:[A-Z][\w'’.-]*|of|the|al|de|van|von|bin)\s){0,4}"
    cue = (
        rf"(?:(?:{says})\s(?:[A-Z]|(?:{pronouns}|{opens})\b)"  # said Osei, said the clerk
        rf"|(?:{pronouns})\s(?:\w+ly\s)?(?:{says})\b"  # she said
        rf"|(?:{name}|(?:{opens})\s(?:[\w'’-]+\s){{0,4}})(?:{says})\b)"  # Jane Osei said, the clerk said
    )
    return _Patterns(
        end=re.compile(rf"[,?!…—](?=\s{cue})"),
        behind=re.compile(rf",?\s?{cue}"),
        leads_in=re.compile(rf"\b(?:{says}|called|calls|calling)(?:,|:|\sthat)?\s|:\s"),
        abbreviations=frozenset(lexicon("clean_damage.toml")["abbreviations"]),
    )


def plain_end(text: str, start: int, end: int) -> int | None:
    """Where words that open here end in front of “he said” or “said Osei”, None where nothing says so."""
    match = _patterns().end.search(text, start, min(end, start + LONGEST))
    return None if match is None else match.end()


def ends_with_a_cue(text: str, start: int, end: int) -> bool:
    """Whether the stretch ends in a “he said” behind its last words, so that it does not go on."""
    match = _patterns().end.search(text, max(start, end - CUE_LONG), end)
    return match is not None and next(sentence_starts(text, match.end(), end), end) == end


def likely_end(text: str, start: int, inner: int, end: int, end_before: Callable[[int], int]) -> int:
    """Where a quotation ends that never closes: its plain end; the end of its sentence if it is a part of one
    ("called it “a disgrace"); else the end of the stretch.

    ``end_before`` tells where the last quotation ends that begins before an offset: no end is taken inside one.
    """
    plain = plain_end(text, inner, end)
    while plain is not None and (held := end_before(plain)) > plain:
        plain = plain_end(text, held, end)
    if plain is not None:
        return plain
    before = text[max(0, start - 2) : start].strip()[-1:]
    if before.isalnum() and text[inner : inner + 1].islower():
        end = next((at for at in sentence_starts(text, inner, end) if end_before(at) <= at), end)
    return inner + len(text[inner:end].rstrip())


def says_behind(text: str, mark: int, after: int) -> bool:
    """Whether a closing mark stands behind a comma or stop, and “he said” or “said Osei” behind the mark."""
    return text[mark - 1 : mark] in (",", ".", "?", "!", "…", "—") and bool(_patterns().behind.match(text, after))


def likely_start(text: str, start: int, closer: int, after: int, *, fresh: bool) -> int | None:
    """Where a quotation begins that never opened and closes here: at the start of its sentence, or behind the
    “she said” that leads into it; None where its words cannot be told from the report's.

    ``start`` is where the paragraph begins (then ``fresh``), or where the last quotation in it ends.
    """
    begins = [*([start] if fresh else []), *sentence_starts(text, max(start, closer - LONGEST), closer)]
    if not begins:
        return None
    first = begins[-1]
    patterns = _patterns()
    if not patterns.behind.match(text, after):
        lead = patterns.leads_in.search(text, first, closer)
        if lead is not None:
            first = lead.end()
        elif text[closer - 1] not in ".,?!…—":
            return None
    first += len(text[first:closer]) - len(text[first:closer].lstrip())
    return first if first < closer else None


def sentence_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Where sentences begin behind the end of one; what follows abbreviations and initials begins none."""
    known = _patterns().abbreviations
    for match in SENTENCE_END.finditer(text, start, end):
        word = WORD_BEFORE.search(text[max(start, match.start() - 20) : match.start()])
        if (
            text[match.start()] == "."
            and word
            and (len(word[1]) == 1 or word[1].lower() in known or "." in word[1])
        ):
            continue
        yield match.end()
