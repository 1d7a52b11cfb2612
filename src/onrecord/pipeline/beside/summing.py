"""A comparison in numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from onrecord.pipeline.beside.rows import ComparedLine, ComparisonSummary, Counted, Side

ACTORS = 50
"""So many actors are counted apart, those of most lines."""
NO_TYPE = "no PLOVER type"
NOBODY = "nobody named"


def summed(lines: Sequence[ComparedLine], *, theirs_too_wide: int, ours_too_wide: int) -> ComparisonSummary:
    """The lines in numbers."""
    found = Counter(line.found for line in lines)
    both, theirs, ours = found["both"], found["theirs"], found["ours"]
    agreement: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        for name, verdict in line.agreement.items():
            agreement[name][verdict] += 1
    names = _our_names(lines)
    return ComparisonSummary(
        both=both,
        theirs=theirs,
        ours=ours,
        share_of_theirs=round(both / (both + theirs), 4) if both + theirs else None,
        share_of_ours=round(both / (both + ours), 4) if both + ours else None,
        agreement={name: dict(counter.most_common()) for name, counter in agreement.items()},
        by_type=_counted(((line, [_type(line)]) for line in lines), None),
        by_actor=_counted(((line, _actors(line, names)) for line in lines), ACTORS),
        theirs_too_wide=theirs_too_wide,
        ours_too_wide=ours_too_wide,
    )


def _type(line: ComparedLine) -> str:
    """Ours, of what only they have the first that theirs may be."""
    if line.ours:
        return line.ours.type
    return line.theirs.record.types[0] if line.theirs and line.theirs.record.types else NO_TYPE


def _actors(line: ComparedLine, names: dict[str, str]) -> list[str]:
    """Who acts, under our name for them where a pair says it."""
    if line.ours:
        acting = line.ours.actors
    else:
        parties = line.theirs.record.actors if line.theirs else ()
        acting = tuple(names.get(party.name, party.name) for party in parties)
    return list(dict.fromkeys(acting)) or [NOBODY]


def _our_names(lines: Iterable[ComparedLine]) -> dict[str, str]:
    """Our names for their actors: those of the pairs in which each side has a single one, unswapped."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for line in lines:
        if line.ours and line.theirs and line.agreement.get("parties") in ("same", "near"):
            acting = line.theirs.record.actors
            if len(line.ours.actors) == len(acting) == 1:
                told[acting[0].name][line.ours.actors[0]] += 1
    return {theirs: counter.most_common(1)[0][0] for theirs, counter in told.items()}


def _counted(lines: Iterable[tuple[ComparedLine, list[str]]], most: int | None) -> dict[str, Counted]:
    found: dict[str, Counter[Side]] = defaultdict(Counter)
    same: Counter[str] = Counter()
    for line, names in lines:
        for name in names:
            found[name][line.found] += 1
            same[name] += line.agreement.get("type") == "same"
    order = sorted(found, key=lambda name: (-found[name].total(), name))[:most]
    return {
        name: Counted(
            both=found[name]["both"], theirs=found[name]["theirs"], ours=found[name]["ours"], same_type=same[name]
        )
        for name in order
    }
