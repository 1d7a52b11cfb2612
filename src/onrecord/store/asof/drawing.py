"""Which records told one thing then, and what had turned: drawn anew around whatever came since."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select, update

from onrecord.model import Decision
from onrecord.store import tables as t
from onrecord.store.asof.ruling import decided_records, decided_reports
from onrecord.store.asof.shadows import Shadows
from onrecord.store.changing import forget, redraw_changes
from onrecord.store.decisions.ruling import standing_keys
from onrecord.store.occurring import ranks, redraw


def draw(shadows: Shadows, decided_since: Sequence[Decision]) -> None:
    """Have the tables of occurrences and of what turned say what they said then. ``decided_since`` is what was
    decided after the moment."""
    connection = shadows.connection
    decided = decided_records(shadows, decided_since)
    shadows.hold("occurrences", where="record < {end}")
    shadows.hold("world_changes", where="1 = 1")
    shadows.hold("world_change_steps", where="1 = 1")
    around = decided | _stood_otherwise(shadows) | _beside_later(shadows)
    _set_heads(shadows)
    turned = _turned_with_later(shadows)
    _forget_later(shadows)
    redraw(connection, around)
    copies = [decision for decision in decided_since if decision.about == "copy"]
    known = decided_reports(shadows, copies)
    redraw_changes(connection, turned | {key for report in known for key in standing_keys(connection, report)})


def _stood_otherwise(shadows: Shadows) -> set[int]:
    """The records of then in reports that were read again since, have a later version, or were joined with others
    only since: every report that is has its story."""
    main, at = shadows.main, shadows.at
    return set(
        shadows.connection.exec_driver_sql(
            f"""SELECT f.key FROM {main}.records f JOIN standing_readings g ON g.key = f.reading
            WHERE g.report IN (
                SELECT later.report FROM {main}.readings later WHERE later.read_at > '{at}'
                UNION
                SELECT v.report FROM latest_versions v
                JOIN {main}.versions later ON later.series = v.series AND later.since > '{at}'
                UNION
                SELECT r.id FROM reports r WHERE NOT EXISTS (SELECT 1 FROM story_links l WHERE l.report = r.id))"""
        ).scalars()
    )


def _beside_later(shadows: Shadows) -> set[int]:
    """The records of then that tell one thing with later ones now."""
    main, end = shadows.main, shadows.end
    return set(
        shadows.connection.exec_driver_sql(
            f"""SELECT o.record FROM {main}.occurrences o WHERE o.record < {end} AND o.occurrence IN (
                SELECT later.occurrence FROM {main}.occurrences later WHERE later.record >= {end})"""
        ).scalars()
    )


def _turned_with_later(shadows: Shadows) -> set[int]:
    """The records of then that are steps of a change with later ones now."""
    main, end = shadows.main, shadows.end
    return set(
        shadows.connection.exec_driver_sql(
            f"""SELECT s.record FROM {main}.world_change_steps s WHERE s.record < {end} AND s.change IN (
                SELECT later.change FROM {main}.world_change_steps later WHERE later.record >= {end})"""
        ).scalars()
    )


def _forget_later(shadows: Shadows) -> None:
    """Forget every change that has a later record for a step."""
    step = t.world_change_steps.c
    later = shadows.connection.execute(select(step.record).where(step.record >= shadows.end)).scalars()
    forget(shadows.connection, set(later))


def _set_heads(shadows: Shadows) -> None:
    """Have each occurrence that a later record stood for be stood for by the first of then."""
    told = t.occurrences.c
    groups: dict[int, list[int]] = defaultdict(list)
    for head, record in shadows.connection.execute(
        select(told.occurrence, told.record).where(told.occurrence >= shadows.end)
    ):
        groups[head].append(record)
    order = ranks(shadows.connection, {record for group in groups.values() for record in group})
    for head, group in groups.items():
        first = min(group, key=lambda key: (key not in order, order.get(key, ("", "")), key))
        shadows.connection.execute(update(t.occurrences).where(told.occurrence == head).values(occurrence=first))
