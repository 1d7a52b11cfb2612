"""A record by its path, its database's URL, or the address that it is served at."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from onrecord.errors import RecordError
from onrecord.settings import Settings

if TYPE_CHECKING:
    from onrecord.pipeline.record import Record
    from onrecord.store.asof.moment import Moment

TOKEN = "ONRECORD_TOKEN"


def open_record(
    path_or_url: str | Path | None = None,
    *,
    settings: Settings | None = None,
    create: bool = True,
    as_of: "Moment | None" = None,
    token: str | None = None,
) -> "Record":
    """Open the record at this path or database URL, the settings' where none is given; it is made where there is
    none, unless ``create`` is False.

    ``as_of`` opens it as it stood at a moment, or at the end of a day (UTC), to be read only: what had come in,
    how that was read then, what was decided and not yet undone. "2024-03-28", a ``date``, a ``datetime`` (without
    a zone: UTC) or an ISO 8601 moment.

    At an ``https://`` address (``http://`` on this machine) it is asked where ``onrecord serve`` serves it, with
    the ``token``, else that of the environment (``ONRECORD_TOKEN``): see
    :class:`onrecord.pipeline.served.ServedRecord`.

    Raises:
        RecordError: it can't be opened as a record, or ``as_of`` is no moment, or is asked of a served record.
    """
    where = str(path_or_url or (settings or Settings.load()).record)
    if where.startswith(("https://", "http://")):
        from onrecord.pipeline.served import ServedRecord

        if as_of is not None:
            raise RecordError("a served record is asked as it is now.", remedy="Leave out as_of.")
        # Whoever asks a record need not know where it is.
        return cast("Record", ServedRecord(where, token=token or os.environ.get(TOKEN)))
    from onrecord.pipeline.record import Record

    return Record(path_or_url, settings=settings, create=create, as_of=as_of)
