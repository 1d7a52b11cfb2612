"""Readings written by hand, about invented events, for the tests of the record."""

from onrecord.model import (
    Actor,
    Change,
    Event,
    Figure,
    MemberVote,
    Passage,
    Place,
    Reading,
    Report,
    Role,
    Span,
    Statement,
    Vote,
    When,
    report_id,
)

TEXT = """Talks in Lindau called off

Chancellor Irena Novak called off her visit to Norland on Monday. "We will not travel," Ms. Novak said.
At least 1,200 people were displaced near Göteborg, the Norland Red Cross said.
On Thursday Novak put the visit back on the calendar. The Assembly adopted the budget by 31 to 4, Kesh abstaining.
"""


def span(words: str, text: str = TEXT) -> Span:
    """Where these words first stand."""
    start = text.index(words)
    return start, start + len(words)


def reading(
    text: str = TEXT,
    *,
    url: str | None = "https://example.org/lindau",
    publisher: str | None = "The Lindau Courier",
    published: str | None = "2024-05-16",
    method: str = "by hand",
) -> Reading:
    """A reading that holds one of everything, and two events in one thread."""
    report = Report(
        id=report_id(text=text, url=url, publisher=publisher),
        title="Talks in Lindau called off",
        url=url,
        publisher=publisher,
        published=published,
        text=text,
    )
    first, second, third = (span(start + rest) for start, rest in _SENTENCES)
    monday = When(start="2024-05-13", end="2024-05-13", text=span("Monday"), inferred_from="publication date")
    thursday = When(start="2024-05-16", end="2024-05-16", text=span("Thursday"))
    return Reading(
        method=method,
        report=report,
        passages=(
            Passage(start=0, end=26, kind="headline"),
            Passage(start=28, end=len(text) - 1, kind="paragraph"),
        ),
        actors=(
            Actor(
                id="a1", name="Irena Novak", kind="person", codes=("LINGOV",),
                roles=(Role(title="Chancellor", country="LIN", sector="GOV"),),
                mentions=(span("Chancellor Irena Novak"), span("her"), span("Ms. Novak")),
            ),
            Actor(id="a2", name="Norland", kind="place", codes=("NLD",), mentions=(span("Norland"),)),
            Actor(id="a3", name="Norland Red Cross", kind="organization", codes=("NGOMED",),
                  mentions=(span("the Norland Red Cross"),)),
            Actor(id="a4", name="Assembly", kind="government", mentions=(span("The Assembly"),)),
            Actor(id="a5", name="Kesh", kind="place", mentions=(span("Kesh"),)),
        ),
        events=(
            Event(
                id="e1", type="CONSULT", mode="visit", quad=1, status="cancelled", actors=("a1",),
                recipients=("a2",), actor_codes=("LINGOV",), recipient_codes=("NLD",), date=monday,
                trigger=span("called off her visit"),
                place=Place(name="Norland", country="NLD"), thread="t1", evidence=((0, 26), first),
                confidence=0.9, rule="by.hand:cancelled",
            ),
            Event(
                id="e2", type="CONSULT", mode="visit", quad=1, status="rescheduled", actors=("a1",),
                recipients=("a2",), date=thursday, trigger=span("put the visit back"), thread="t1",
                evidence=(third,), confidence=0.8, rule="by.hand:rescheduled", inputs={"cue": "put back"},
            ),
            Event(
                id="e3", type="AID", quad=2, status="possible", trigger=span("Red Cross"), evidence=(second,),
                confidence=0.3, rule="by.hand:unsure",
            ),
        ),
        statements=(
            Statement(
                id="s1", kind="direct", speaker="a1", speaker_text=span("Ms. Novak"), cue=span("said"),
                content=(span('"We will not travel,"'),), act="declines",
                evidence=(span('"We will not travel," Ms. Novak said.'),), confidence=0.95, rule="by.hand:direct",
            ),
        ),
        figures=(
            Figure(
                id="f1", value=1200, low=1200, bound="at least", what="people displaced", kind="displaced",
                place=Place(name="Göteborg", country="SWE", admin1="Västra Götaland"), claimant="a3",
                claimant_span=span("the Norland Red Cross"), text=span("At least 1,200"), evidence=(second,),
                confidence=0.9, rule="by.hand:counted",
            ),
        ),
        votes=(
            Vote(
                id="v1", body="a4", measure="the budget", in_favour=31, against=4,
                positions=(MemberVote(actor="a5", vote="abstain"),), outcome="adopted",
                evidence=(span("The Assembly adopted the budget by 31 to 4, Kesh abstaining."),), confidence=0.9,
                rule="by.hand:vote",
            ),
        ),
        changes=(
            Change(
                id="c1", kind="reversal", by=("a1",), thread="t1", steps=("e1", "e2"), evidence=(first, third),
                confidence=0.8, rule="by.hand:reversal",
            ),
        ),
    )  # fmt: skip


_SENTENCES = (
    ("Chancellor Irena Novak", " called off her visit to Norland on Monday."),
    ("At least 1,200", " people were displaced near Göteborg, the Norland Red Cross said."),
    ("On Thursday Novak", " put the visit back on the calendar."),
)
