"""A comparison's lines as the columns of a table."""

from typing import Any

from onrecord.pipeline.beside.rows import ComparedLine, KilledClaim

Cells = dict[str, Any]


def compared_cells(line: ComparedLine) -> Cells:
    """The line as a row; what its other side would say is not known where it is alone."""
    ours, theirs = line.ours, line.theirs
    row = theirs.record if theirs else None
    return {
        "found": line.found,
        "score": line.score,
        **{f"same_{name}": line.agreement.get(name) for name in ("parties", "type", "day", "place", "fatalities")},
        "days_apart": line.days_apart,
        "km_apart": line.km_apart,
        "their_id": row.id if row else None,
        "their_start": row.start if row else None,
        "their_end": row.end if row else None,
        "their_type": row.code if row else None,
        "their_plover": list(row.types) if row else [],
        "their_actors": [party.name for party in row.actors] if row else [],
        "their_recipients": [party.name for party in row.recipients] if row else [],
        "their_place": row.place.name if row and row.place else None,
        "their_country": row.place.country if row and row.place else None,
        "their_fatalities": row.fatalities if row else None,
        "their_file": theirs.file if theirs else None,
        "their_row": theirs.row if theirs else None,
        "their_sha256": theirs.sha256 if theirs else None,
        "our_id": ours.id if ours else None,
        "our_start": ours.start if ours else None,
        "our_end": ours.end if ours else None,
        "our_dated_by": ours.dated_by if ours else None,
        "our_type": ours.type if ours else None,
        "our_mode": ours.mode if ours else None,
        "our_status": ours.status if ours else None,
        "our_actors": list(ours.actors) if ours else [],
        "our_recipients": list(ours.recipients) if ours else [],
        "our_place": ours.place.name if ours and ours.place else None,
        "our_country": ours.place.country if ours and ours.place else None,
        "our_killed": list(map(claim_says, ours.killed)) if ours else [],
        "our_reports": ours.reports if ours else None,
        "our_independent": ours.independent if ours else None,
        "our_sentence": ours.sentence if ours else None,
        "our_report": ours.report.id if ours else None,
        "our_publisher": ours.report.publisher if ours else None,
        "our_published": ours.report.published if ours else None,
        "our_url": ours.report.url if ours else None,
        "beside": line.beside,
    }


def claim_says(claim: KilledClaim) -> str:
    """A figure, whose it is, and where it is found: "at least 41 (Interior Ministry, 3f2a9c01d4e5b678.f2)"."""
    return f"{claim.says} ({claim.claimant or 'the report'}, {claim.id})"
