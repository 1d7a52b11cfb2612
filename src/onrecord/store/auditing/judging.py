"""A verdict on a record, kept as a decision that rules nothing."""

from sqlalchemy import Connection

from onrecord.errors import BadDecision
from onrecord.model import Decision
from onrecord.store.auditing.fields import FIELDS, said
from onrecord.store.auditing.rows import AuditSample
from onrecord.store.clock import now
from onrecord.store.deciding import record_of, somebody
from onrecord.store.decisions import keeping


def judge(
    connection: Connection,
    id: str,
    *,
    right: bool,
    fields: tuple[str, ...] = (),
    sample: AuditSample | None = None,
    stratum: str | None = None,
    by: str,
    why: str | None = None,
) -> Decision:
    """Keep that a record, as it was read, is right, or wrong: in these ``fields``, or, where none is named, in
    that the text tells no such thing. ``sample`` and ``stratum`` are what it was drawn from.

    Raises:
        UnknownId: there is no such record.
        BadDecision: it has no such field, or it is right and wrong.
    """
    reading, fact, target = record_of(connection, id)
    known = FIELDS[target.kind]
    if strange := [field for field in fields if field not in known]:
        raise BadDecision(f"no {strange[0]!r} is judged of a {target.kind}.", remedy=f"Known: {', '.join(known)}.")
    if right and fields:
        raise BadDecision(f"{target.id} can't be right and wrong in its {fields[0]}.")
    told = {
        "right": right, "fields": list(fields), "said": said(fact, reading), "by": sample.by if sample else None,
        "stratum": stratum, "seed": sample.seed if sample else None,
    }  # fmt: skip
    return keeping.append(
        connection,
        Decision(key=0, verb="audit", target=target, value=told, by=somebody(by), at=now(connection), why=why),
    )
