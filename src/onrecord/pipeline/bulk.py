"""Readings of new reports into the record, many at once."""

from collections.abc import Sequence

from onrecord.errors import RecordError
from onrecord.pipeline.engines.batches import refused
from onrecord.store import Store
from onrecord.store.bulk import Given
from onrecord.store.rows.runs import Happening


def in_bulk(store: Store, given: Sequence[Given]) -> list[Happening | Exception]:
    """What becomes of each of these readings of reports that are not on record. Where writing them together fails
    they are written in two halves, so that only what can't be kept is left out.

    Raises:
        RecordError: the record can't be written.
    """
    if not given:
        return []
    try:
        return list(store.bulk(given))
    except RecordError:
        raise
    except Exception as error:
        half = len(given) // 2
        if not half:
            return [refused(str(given[0].source), error)]
        return in_bulk(store, given[:half]) + in_bulk(store, given[half:])
