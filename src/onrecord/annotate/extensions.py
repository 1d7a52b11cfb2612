"""The extension attributes that the marks hang on; see :mod:`onrecord.model.marks` for what each holds."""

from spacy.tokens import Doc

from onrecord.data.own import own_of, teach

TUPLES = (
    "passages", "quotations", "times", "places", "quantities", "actors", "mentions", "statements", "events",
    "figures", "votes", "changes",
)  # fmt: skip


def register() -> None:
    """Declare them on spaCy's Doc; again is harmless."""
    for name in TUPLES:
        Doc.set_extension(name, default=(), force=True)
    Doc.set_extension("report", default=None, force=True)
    Doc.set_extension("own", getter=own_of, setter=teach, force=True)
    Doc.set_extension("reading", default=None, force=True)
    Doc.set_extension("mention_at", default={}, force=True)
