"""The screen: two columns, the score part by part below, and the keys."""

from typing import ClassVar

from rich.table import Table
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Static

from onrecord.cli.resolving.queue import Answer, Queue
from onrecord.cli.resolving.sides import texts
from onrecord.errors import OnRecordError
from onrecord.pipeline.record import Record
from onrecord.store.rows.decisions import Proposal

PARTS = ("head", "one", "other", "score")
BAR = 20
"""Characters of a full bar."""


class Resolve(App[None]):
    """Pairs side by side: are they the same? Each answer is a decision at once."""

    TITLE = "onrecord resolve"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    #head { height: 1; padding: 0 1; background: $primary; color: $text; }
    #sides { height: 1fr; }
    .side { width: 1fr; border: round $secondary; padding: 0 1; }
    #score { height: auto; max-height: 10; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer('same')", "same"),
        Binding("n", "answer('not the same')", "not the same"),
        Binding("s", "answer('skipped')", "skip"),
        Binding("u", "return", "undo"),
        Binding("q", "quit", "quit"),
    ]

    def __init__(self, record: Record, queue: Queue) -> None:
        super().__init__()
        self._record = record
        self.queue = queue

    def compose(self) -> ComposeResult:
        yield Static(id="head")
        with Horizontal(id="sides"):
            for name in ("one", "other"):
                with VerticalScroll(classes="side"):
                    yield Static(id=name)
        yield Static(id="score")
        yield Footer()

    def on_mount(self) -> None:
        self._show()

    def action_answer(self, answer: Answer) -> None:
        """Take the answer as a decision, and go on to the next pair."""
        try:
            self.queue.answer(answer)
        except OnRecordError as error:
            self.notify(str(error), severity="error")
        self._show()

    def action_return(self) -> None:
        """Undo the last answer, and return to its pair."""
        try:
            if not self.queue.back():
                self.notify("Nothing was answered yet.")
        except OnRecordError as error:
            self.notify(str(error), severity="error")
        self._show()

    def _show(self) -> None:
        proposal = self.queue.current
        head, one, other, score = (self.query_one(f"#{name}", Static) for name in PARTS)
        if proposal is None:
            head.update(f"All {len(self.queue)} pairs seen: {self.queue.tally()}. u goes back, q ends.")
            for part in (one, other, score):
                part.update("")
            return
        head.update(f"{self.queue.done + 1} of {len(self.queue)} · {asked(proposal)}")
        for side, words in zip((one, other), texts(self._record, proposal), strict=True):
            side.update(words)
        score.update(scored(proposal))
        for scroll in self.query(VerticalScroll):
            scroll.scroll_home(animate=False)


def asked(proposal: Proposal) -> str:
    """The question that the pair asks."""
    if proposal.about == "copy":
        return f"Is the left a copy of the right? The machine says {proposal.confidence:.2f}"
    if proposal.about == "story":
        return f"Do both tell one story? The machine says {proposal.confidence:.2f}"
    return f"Is this one and the same {proposal.kind}? The machine says {proposal.confidence:.2f}"


def scored(proposal: Proposal) -> Table:
    """The score, part by part."""
    table = Table.grid(padding=(0, 2))
    for part in proposal.parts:
        number = "" if part.score is None else f"{part.score:.2f}"
        filled = round((part.score or 0) * BAR)
        table.add_row(part.name, number, "█" * filled + "·" * (BAR - filled) if number else "", part.says)
    return table
