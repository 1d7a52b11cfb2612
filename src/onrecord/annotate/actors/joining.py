"""Joining the names of one body: its initials, its short form, the acronym in brackets after it."""

from onrecord.annotate.actors.frame import Frame, Identity, Spot, word_set
from onrecord.annotate.actors.phrases import UNKNOWN


def join_short_forms(frame: Frame) -> None:
    """Join an organization's short form to its full one: its initials, its first word, its last words, or its
    name without what says that it is a company."""
    bodies = [
        i for i in frame.identities if i.kind not in ("person", "population") and not i.key.startswith("country")
    ]
    by_short: dict[str, Identity | None] = {}
    firms: dict[str, Identity] = {}
    for body in bodies:
        words = body.name.split()
        if len(words) < 2:
            continue
        initials = "".join(w[0] for w in words if w[0].isupper())
        tails = [" ".join(words[i:]) for i in range(1, len(words) - 1)]
        first = [words[0]] if words[0] in frame.firms else []
        for short in [initials, *first, *tails, words[-1]]:
            if len(short) > 1:
                by_short[short] = None if short in by_short and by_short[short] is not body else body
        if all(word.rstrip(".").lower() in word_set("company_forms") for word in words[1:]):
            firms[words[0]] = body
    by_short.update(firms)
    for body in bodies:
        full = by_short.get(body.name)
        if full is None or full.root() is body or body.merged is not None:
            continue
        if full.country and body.country and full.country != body.country and not _is_own_acronym(body, full):
            continue
        merge(body, full.root())
    _bracketed(frame)
    for i, token in enumerate(frame.tokens):
        if (
            token.text in frame.firms
            and i not in frame.taken
            and i not in frame.sited  # "a visit to Georgetown" isn't one to Georgetown Public Hospital
            and token.pos_ == "PROPN"
            and token.dep_ != "compound"
        ):
            full = by_short.get(token.text)
            if full is not None and frame.tells(i):
                frame.add(Spot(i, i + 1, i, "name", i), full.root())


def join_with_kinds(frame: Frame) -> None:
    """Join a name that stands with a noun for what is so called to the name alone: "the IG Metall union"."""
    bodies = [i for i in frame.identities if i.spots and i.kind in ("organization", "armed_group", "government")]
    named = {body.name: body for body in bodies if not body.key.startswith("country")}
    for body in bodies:
        name, _, kind = body.name.rpartition(" ")
        alone = named.get(name.removeprefix("the "))
        if alone is None or alone is body or kind not in word_set("called_so"):
            continue
        if not body.country or not alone.country or body.country == alone.country:
            merge(body, alone)


def _is_own_acronym(body: Identity, full: Identity) -> bool:
    """Whether initials that the table knows as somebody else's are those of a body that the report names in
    full; what the whole world calls so ("NATO") stays what it is."""
    initials = "".join(word[0] for word in full.name.split() if word[0].isupper())
    known = body.country in ("UNO", "IGO", "EUR") or full.country in ("UNO", "IGO", "EUR")
    return len(initials) > 2 and body.name == initials and not known


def _bracketed(frame: Frame) -> None:
    """Join to a body the acronym that stands in brackets after it."""
    tokens = frame.tokens
    for spot in list(frame.spots):
        i = spot.last
        if spot.form != "name" or i + 2 >= len(tokens) or tokens[i].text != "(" or tokens[i + 2].text != ")":
            continue
        held = frame.taken.get(i + 1)
        full, short = spot.identity, None if held is None else held.identity
        if full is None or short is None or full is short or "person" in (full.kind, short.kind):
            continue
        if tokens[i + 1].is_upper and not short.key.startswith("country") and not full.key.startswith("country"):
            merge(short, full)


def merge(gone: Identity, kept: Identity) -> None:
    """Give all mentions of one identity to another."""
    for spot in gone.spots:
        spot.identity = kept
    kept.spots.extend(gone.spots)
    gone.spots = []
    gone.merged = kept
    kept.placed = kept.placed and gone.placed
    kept.gender = kept.gender or gone.gender
    kept.country = kept.country or gone.country
    if kept.sector in (None, UNKNOWN):
        kept.sector = gone.sector
