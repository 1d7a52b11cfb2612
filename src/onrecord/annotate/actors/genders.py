"""Whether somebody is a man or a woman, where neither name nor title tells: by pronouns that can only mean them.

“Thorsen, who brought her own pen” is a woman in the whole report, before any other pronoun is read.
"""

from collections import Counter

from spacy.tokens import Token

from onrecord.annotate.actors.frame import Frame, Identity, Spot
from onrecord.annotate.actors.parts import family_first
from onrecord.annotate.actors.tables import tables

GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
DAUGHTERS = ("dóttir", "dottir", "ová", "ská", "kova", "skaya", "skaia", "ovna", "evna")
"""Ends of family names that women bear."""
HONOURS = frozenset(("sheikh", "shaikh", "sheik", "haji", "hajji", "maulana", "mullah"))
"""Titles that stand where a first name does."""
SURE = 3
"""How much a pronoun weighs that syntax binds to one person, beside one that stands near nobody else."""


def gender_of(identity: Identity) -> str | None:
    """What is known of somebody's gender, the first name's included."""
    if identity.gender is None and identity.kind == "person":
        return by_name(identity.name)
    return identity.gender


def by_name(name: str) -> str | None:
    """What a name tells: by its first name, which in much of East Asia comes last, or by what only daughters are
    called by."""
    words, known = name.lower().split(), tables().genders
    given = words[-1] if len(words) > 1 and family_first(name.split()) else words[0]
    if given in HONOURS and len(words) > 1:
        given = words[1]  # "Sheikh Hasina"
    return known.get(given) or ("f" if words[-1].endswith(DAUGHTERS) else None)


def learn_genders(frame: Frame) -> None:
    """Give a gender to the report's people who have none yet, where the pronouns around them agree."""
    people = sorted((s for s in frame.spots if _is_somebody(s)), key=lambda spot: spot.head)
    if not people:
        return
    for _ in range(2):  # who is known after the first round leaves fewer for the second
        for identity, votes in _votes(frame, people).items():
            (gender, most), *rest = votes.most_common()
            if most > sum(count for _, count in rest):
                identity.gender = gender


def _is_somebody(spot: Spot) -> bool:
    found = spot.identity
    return found is not None and found.kind in ("person", "unnamed") and not found.plural


def _votes(frame: Frame, people: list[Spot]) -> dict[Identity, Counter[str]]:
    """For each person of unknown gender the pronouns that can mean nobody else, by gender."""
    found: dict[Identity, Counter[str]] = {}
    starts = [token.is_sent_start for token in frame.tokens]
    near: list[tuple[int, Spot]] = []
    sentence = -1
    passed = 0
    for i, lower in enumerate(frame.lower):
        sentence += bool(starts[i])
        gender = GENDERED.get(lower)
        while passed < len(people) and people[passed].head < i:
            spot = people[passed]
            near.append((sentence - any(starts[spot.head + 1 : i + 1]), spot))
            passed += 1
        if gender is None:
            continue
        near = [(at, spot) for at, spot in near if sentence - at <= 1]
        bound = _bound(frame, i)
        if bound is not None:
            if gender_of(bound) is None:
                found.setdefault(bound, Counter())[gender] += SURE
            continue
        fitting = {
            s.identity for _, s in near if s.identity is not None and gender_of(s.identity) in (None, gender)
        }
        only = next(iter(fitting)) if len(fitting) == 1 else None
        if only is not None and gender_of(only) is None and only.kind == "person":
            found.setdefault(only, Counter())[gender] += 1
    return found


def _bound(frame: Frame, i: int) -> Identity | None:
    """Whom syntax binds the pronoun to: the subject of "wrote it herself", Roe in "Roe, who lost his hat"."""
    token = frame.tokens[i]
    verb = token
    for _ in range(6):
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX"):
            break
    described: Token | None = None
    if frame.lower[i].endswith("self"):
        described = next((c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass")), None)
    elif frame.lower[i] in ("his", "her") and token.dep_ == "poss" and verb.dep_ in ("relcl", "acl"):
        described = verb.head
    if described is not None and described.lower_ in ("who", "that") and verb.dep_ == "relcl":
        described = verb.head
    spot = None if described is None else frame.taken.get(described.i)
    if spot is None or not _is_somebody(spot) or spot.form != "name":
        return None
    return spot.identity
