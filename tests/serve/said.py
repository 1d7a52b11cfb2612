"""A record written by hand: two versions of one report, hostile words, a report whose marks overlap."""

from pathlib import Path

from onrecord.model import Event, Figure, Passage, Reading, Report, Statement, report_id
from onrecord.store import Store

URL = "https://courier.example/mill"
TOLL = "The fire in the Kesh mill killed {} people, Mayor Petra Hollan said on Monday."
HOSTILE = '<script>alert("read")</script> called it "javascript:alert(1)" & left.'
OVERLAPPING = '"We will not travel to Norland," she said.'


def plain(text: str, *, title: str | None = None, url: str | None = None) -> Reading:
    """A reading of one paragraph that holds nothing."""
    report = Report(
        id=report_id(text=text, url=url), title=title, url=url, published="2024-05-16", text=text
    )  # fmt: skip
    return Reading(method="by hand", report=report, passages=(Passage(start=0, end=len(text), kind="paragraph"),))


def version(toll: int, day: str) -> Reading:
    """A version of the report about the mill, with its figure."""
    text = TOLL.format(toll)
    at = text.index(str(toll))
    report = Report(
        id=report_id(text=text, url=URL), url=URL, publisher="The Courier", published=day, title="Mill burns",
        text=text,
    )  # fmt: skip
    figure = Figure(
        id="f1", value=toll, what="people", kind="killed", text=(at, at + 2), evidence=((0, len(text)),),
        confidence=0.9, rule="extract.figures:stated",
    )  # fmt: skip
    passage = Passage(start=0, end=len(text), kind="paragraph")
    return Reading(method="by hand", report=report, passages=(passage,), figures=(figure,))


def overlapping() -> Reading:
    """A report in whose words a statement and an event lie on each other."""
    text = OVERLAPPING
    end = text.rindex('"') + 1
    trigger = text.index("travel"), text.index("travel") + len("travel")
    whole = ((0, len(text)),)
    read = plain(text)
    return Reading(
        method="by hand", report=read.report, passages=read.passages,
        events=(
            Event(
                id="e1", type="CONSULT", quad=1, status="cancelled", trigger=trigger, evidence=whole,
                confidence=0.9, rule="extract.events.rules:verbal",
            ),
        ),
        statements=(
            Statement(
                id="s1", kind="direct", content=((0, end),), evidence=whole, confidence=0.9,
                rule="extract.statements.parsed:verbal",
            ),
        ),
    )  # fmt: skip


FIRST, SECOND = version(41, "2024-05-16"), version(14, "2024-05-17")
ATTACK = plain(HOSTILE, title="<img src=x onerror=alert(1)>", url="javascript:alert(document.cookie)")


def written(file: Path) -> Path:
    """The record, in a file."""
    with Store(file) as store:
        for reading in (FIRST, SECOND):
            store.add(reading, series=URL)
        for reading in (ATTACK, overlapping()):
            store.add(reading, series=reading.report.id)
    return file
