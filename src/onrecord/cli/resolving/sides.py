"""Each of a pair as text: its report, what it says, its words, with what sets it apart marked."""

from rich.text import Text

from onrecord.pipeline.comparing import Side, sides
from onrecord.pipeline.record import Record
from onrecord.pipeline.wording import joined
from onrecord.store.rows.decisions import Proposal

MARKED = "bold reverse"


def texts(record: Record, proposal: Proposal) -> tuple[Text, Text]:
    """The two as they are shown beside each other."""
    one, other = sides(record, proposal)
    return _text(one), _text(other)


def _text(side: Side) -> Text:
    head = "\n".join(filter(None, (side.title, joined(side.source, side.id))))
    text = Text("\n\n".join(filter(None, (head, side.says))) + "\n\n")
    for words, sets_apart in side.words:
        text.append(words, style=MARKED if sets_apart else "")
    return text
