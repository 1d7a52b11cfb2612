"""Damage found late, put with the damage found before."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.model import Damage, Passage, overlaps, passage_at


def with_damage(passages: Sequence[Passage], marks: Iterable[Damage]) -> tuple[Passage, ...]:
    """The passages with these marks too, save those that overlap what is marked already or leave their passage."""
    late: defaultdict[int, list[Damage]] = defaultdict(list)
    for mark in marks:
        passage = passage_at(passages, mark.start)
        if passage and mark.end <= passage.end:
            late[passage.start].append(mark)
    return tuple(
        msgspec.structs.replace(passage, damage=_merged(passage.damage, late[passage.start]))
        if passage.start in late
        else passage
        for passage in passages
    )


def _merged(damage: tuple[Damage, ...], late: list[Damage]) -> tuple[Damage, ...]:
    apart = [m for m in late if not any(overlaps((m.start, m.end), (d.start, d.end)) for d in damage)]
    return tuple(sorted([*damage, *apart], key=lambda d: d.start))
