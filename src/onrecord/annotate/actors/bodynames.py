"""Names of bodies that their own words show: "Maritime Workers' Congress", "People's Justice Party".

The recognizer breaks such names at the apostrophe or takes their words for people; a run of capitals that ends in
a noun for a body is one name.
"""

from onrecord.annotate.actors.frame import Frame, word_set
from onrecord.annotate.actors.members import bodies_by_members
from onrecord.annotate.actors.tables import Country

_APOSTROPHES = frozenset(("'", "’", "'s", "’s"))
_LINKS = frozenset(("of", "for", "against"))
_OWNERS = frozenset(("people", "women", "men", "children"))
LONGEST = 9


def mark_body_names(frame: Frame) -> None:
    """Note the runs of tokens that are a body's name, so that no step takes them apart."""
    for match in frame.role_matches:
        if match.entry.kind != "group" or match.entry.plural:
            continue
        first, last = frame.token_at(match.start), frame.token_at(match.end - 1) + 1
        if not frame.tokens[last - 1].text[0].isupper() or not frame.tells(first) or _title_case(frame, first):
            continue
        start = _start(frame, first)
        end = _end(frame, last)
        if not _is_name(frame, start, first, last, end):
            continue
        _mark(frame, start, end)
    _mark_firms(frame)
    for start, end in bodies_by_members(frame):
        if start not in frame.in_body and start not in frame.name_starting:
            _mark(frame, start, end)


def _mark(frame: Frame, start: int, end: int) -> None:
    frame.body_names[start] = end
    frame.in_body.update(range(start, end))


def _mark_firms(frame: Frame) -> None:
    """Capitals that end in what only firms end in: "Skerry Air", "Tambun Nickel"."""
    for i, token in enumerate(frame.tokens):
        if frame.lower[i] not in word_set("firm_words") or not token.text[0].isupper() or i in frame.in_body:
            continue
        after = frame.tokens[i + 1] if i + 1 < len(frame.tokens) else token
        follows = after.pos_ == "PROPN" and after.text[0].isupper()
        if follows or not frame.tells(i) or _title_case(frame, i) or frame.shouted(i):
            continue
        start = i
        while start > 0 and i - start < 4 and _may_open(frame, start - 1):
            start -= 1
        if start < i and start not in frame.name_starting:
            _mark(frame, start, i + 1)


def _may_open(frame: Frame, i: int) -> bool:
    token = frame.tokens[i]
    if token.text == "&":
        return i > 0 and frame.tokens[i - 1].text[0].isupper()
    named = token.text[0].isupper() and token.is_alpha and frame.lower[i] not in word_set("no_name")
    return named and token.pos_ in ("PROPN", "NOUN", "ADJ") and i not in frame.role_ending


def _start(frame: Frame, first: int) -> int:
    tokens = frame.tokens
    start = i = first
    while i > 0 and first - i < LONGEST:
        token = tokens[i - 1]
        if token.text in _APOSTROPHES:
            saint = i > 2 and frame.lower[i - 3].rstrip(".") in ("st", "saint", "sainte")
            if not saint and not _plural_owner(frame, i - 2):
                break
            i -= 1
            continue
        if token.text in ("-", "&") and i > 1 and tokens[i - 2].text[0].isupper():
            i -= 1
            continue
        if token.text == "and" and i > 1 and tokens[i - 2].text[0].isupper():
            if (token.ent_type_ != "ORG" or token.ent_iob_ != "I") and not _one_name(frame, i - 2):
                break
            i -= 1
            continue
        held = frame.name_ending.get(i - 1)
        known = held is not None and not isinstance(held.entry, Country)
        if (
            not token.text[0].isupper()
            or not token.text[0].isalpha()
            or token.pos_ not in ("PROPN", "NOUN", "ADJ")
            or token.ent_type_ in ("PERSON", "DATE", "NORP")
            or known
        ):
            break
        i -= 1
        start = i
    return start


def _one_name(frame: Frame, i: int) -> bool:
    """Whether "the" stands before the capitals that end here, so that what "and" joins is one name: "the Peace and
    Reconciliation Foundation"."""
    if i in frame.role_ending and frame.role_ending[i].entry.kind == "group":
        return False
    while i >= 0 and frame.tokens[i].text[0].isupper() and frame.tokens[i].ent_type_ != "PERSON":
        if frame.lower[i] == "the":
            return True
        i -= 1
    return i >= 0 and frame.lower[i] == "the"


def _plural_owner(frame: Frame, i: int) -> bool:
    """Whether whose it is belongs to the name: "Workers'", "People's", but not "Chile's"."""
    if i < 0 or not frame.tokens[i].text[0].isupper():
        return False
    role = frame.role_ending.get(i)
    plural = role is not None and role.entry.kind in ("person", "group") and frame.lower[i].endswith("s")
    token = frame.tokens[i]
    many = frame.tokens[i + 1].text in ("'", "’") and token.tag_ in ("NNPS", "NNS", "NNP")
    return frame.lower[i] in _OWNERS or plural or (many and token.ent_type_ not in ("PERSON", "GPE"))


def _end(frame: Frame, last: int) -> int:
    """Where the name ends, with "of South African Miners" behind it."""
    tokens = frame.tokens
    if last + 1 >= len(tokens) or frame.lower[last] not in _LINKS:
        return last
    i = last + 1
    if frame.lower[i] == "the" and i + 1 < len(tokens):
        i += 1
    begun = i
    while i < len(tokens) and i - last < LONGEST:
        token = tokens[i]
        joined = token.lower_ in ("and", "-") and token.ent_type_ == "ORG" and i + 1 < len(tokens)
        if not joined and not (token.text[0].isupper() and token.pos_ in ("PROPN", "NOUN", "ADJ")):
            break
        if token.ent_type_ in ("PERSON", "DATE"):
            break
        i += 1
    return i if i > begun else last


def _is_name(frame: Frame, start: int, first: int, last: int, end: int) -> bool:
    """Whether more than a country and a kind of body stands there, and no table knows it."""
    if end - start > LONGEST + 4 or frame.shouted(start):
        return False
    if any(
        type(frame.name_ending[i].entry) is tuple and frame.token_at(frame.name_ending[i].start) < start
        for i in range(start, end)
        if i in frame.name_ending
    ):
        return False
    known = frame.name_starting.get(start)
    if known is not None and type(known.entry) is tuple and frame.token_at(known.end - 1) + 1 >= last:
        return False
    covered: set[int] = set()
    for i in range(start, first):
        match = frame.name_starting.get(i)
        if match is not None and isinstance(match.entry, Country):
            covered.update(range(i, frame.token_at(match.end - 1) + 1))
    words = [i for i in range(start, first) if frame.tokens[i].is_alpha and i not in covered]
    owned = any(frame.tokens[i].text in _APOSTROPHES for i in range(start, first))
    return end > last or len(words) > 0 or owned


def _title_case(frame: Frame, i: int) -> bool:
    """Whether the line has capitals on all its words, so that they tell no name."""
    near = [t for t in frame.tokens[max(0, i - 6) : i + 8] if t.is_alpha and len(t) > 3]
    return frame.in_headline(i) and sum(t.text[0].isupper() for t in near) > 0.7 * len(near)
