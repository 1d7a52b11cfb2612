"""What the verdicts on a list come to: in whole, by field, by part."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import Connection

from onrecord.store.auditing.counting import share
from onrecord.store.auditing.drawing import KINDS, OTHERS, kind_of, records
from onrecord.store.auditing.fields import FIELDS
from onrecord.store.auditing.rows import AuditReport
from onrecord.store.auditing.verdicts import Verdict, verdicts


def reports(connection: Connection, of: str | None = None, *, bar: float) -> list[AuditReport]:
    """One for each list that was judged, and each way in which it was divided; ``of`` asks for one list.

    Raises:
        BadDecision: there is no such list.
    """
    if of is not None:
        kind_of(of)
    found = []
    for name, kind in KINDS.items():
        if of is not None and of != name:
            continue
        every = list(verdicts(connection, kind))
        for by in sorted({one.by for one in every}, key=lambda by: by or ""):
            found.append(_report(connection, name, by, [one for one in every if one.by == by], bar))
    return found


def _report(connection: Connection, of: str, by: str | None, every: Sequence[Verdict], bar: float) -> AuditReport:
    held = [one for one in every if one.holds]
    population = _population(connection, of, by, held, bar)
    judged = Counter(one.stratum for one in held)
    weights = {part: population[part] / judged[part] for part in judged}

    def weighed(*, of_part: str | None = None) -> list[tuple[Verdict, float]]:
        return [(one, weights[one.stratum]) for one in held if of_part is None or one.stratum == of_part]

    fields = {
        field: [(field not in one.fields, weight) for one, weight in weighed() if _shows(one, field)]
        for field in FIELDS[KINDS[of]]
    }
    return AuditReport(
        of=of,
        by=by,
        population=sum(population.values()),
        whole=share("right in all", [(one.right, weight) for one, weight in weighed()]),
        told=share("told by the text", [(one.right or bool(one.fields), weight) for one, weight in weighed()]),
        fields=tuple(share(field, seen) for field, seen in fields.items()),
        strata=tuple(
            share(part, [(one.right, 1.0) for one, _ in weighed(of_part=part)], population[part])
            for part in sorted(part for part in judged if part is not None)
        ),
        passed=len(every) - len(held),
        unseen=sum(count for part, count in population.items() if part not in judged),
    )


def _population(
    connection: Connection, of: str, by: str | None, held: Sequence[Verdict], bar: float
) -> Counter[str | None]:
    """How many records each part has, by the parts that were drawn from; at least those that were judged."""
    drawn = {one.id: one.stratum for one in held}
    parts = {one.stratum for one in held}
    found: Counter[str | None] = Counter()
    for id, part in records(connection, KINDS[of], by=by, bar=bar, also=drawn):
        found[drawn.get(id, part if part in parts or OTHERS not in parts else OTHERS)] += 1
    return found


def _shows(verdict: Verdict, field: str) -> bool:
    """Whether a field counts: the text tells such a thing, and the record says something there or should."""
    told = verdict.right or bool(verdict.fields)
    return told and (bool(verdict.says.get(field)) or field in verdict.fields)
