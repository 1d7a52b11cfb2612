"""Copy families: their cleanest member, and its words beside garbled ones."""

from onrecord.model import Damage, Passage, Reading, Report, Statement, report_id
from onrecord.store import Store

TEXT = (
    "Rescuers in Kesh pulled 14 miners from the Arvik shaft on Monday, the ministry in Lindau said. "
    "“We heard them knock all night,” said Petra Hollan, who leads the rescue crews of the Norland Red Cross. "
    "The pumps had failed on Friday, when the river Osen broke through the eastern wall of the mine. "
    "The owner, Berg & Sohn, had been fined twice for its pumps, in 2019 and in 2022. "
    "Nine of the miners were taken to the hospital in Lund, where Dr. Karl Moss said they would recover. "
    "The state secretary for mining, Irena Novak, promised an inquiry before the summer."
)
OTHER = " ".join(
    f"The harbour council of Vadstena met for the {n}th time about pier {n} and its crane." for n in range(9)
)
QUOTED = "“We heard them knock all night,” said Petra Hollan"


def put(
    store: Store, name: str, text: str, day: str, *, damage: str | None = None, statement: str | None = None
) -> str:
    """Put a report of this text on record; its id. ``damage`` are words that are marked as broken in it."""
    url = f"https://{name}.example"
    report = Report(id=report_id(text=text, url=url), url=url, publisher=name, published=day, text=text)
    marks: tuple[Damage, ...] = ()
    if damage:
        at = text.index(damage)
        marks = (Damage(start=at, end=at + len(damage), kind="unbalanced quotation mark"),)
    said: tuple[Statement, ...] = ()
    if statement:
        at = text.index(statement)
        span = (at, at + len(statement))
        said = (Statement(id="s1", kind="direct", content=(span,), act="asserts", evidence=(span,), confidence=0.9,
                          rule="by.hand"),)  # fmt: skip
    passages = (Passage(start=0, end=len(text), kind="paragraph", damage=marks),)
    store.add(Reading(report=report, passages=passages, statements=said), series=url)
    return report.id


def test_a_copy_lists_what_it_altered_with_both_spans(store: Store) -> None:
    put(store, "wire", TEXT, "2024-05-16")
    text = TEXT.replace("14 miners", "41 miners").replace("Hollan", "Holan")
    put(store, "daily", text, "2024-05-17")
    [copy] = store.copies({}, bar=0.5)
    found = copy.record.altered
    assert [(a.kind, a.words, a.original_words) for a in found] == [
        ("figure", "41", "14"),
        ("name", "Holan", "Hollan"),
    ]
    assert [text[slice(*(a.span or ()))] for a in found] == ["41", "Holan"]
    assert [TEXT[slice(*(a.original or ()))] for a in found] == ["14", "Hollan"]


def test_an_exact_copy_altered_nothing(store: Store) -> None:
    for name in ("wire", "daily"):
        put(store, name, TEXT, "2024-05-16")
    [copy] = store.copies({}, bar=0.5)
    assert copy.record.altered == ()


def test_a_family_has_every_report_that_has_its_text_from_another(store: Store) -> None:
    wire = put(store, "wire", TEXT, "2024-05-16")
    daily = put(store, "daily", TEXT + " More was expected.", "2024-05-17")
    echo = put(store, "echo", TEXT.replace("pulled", "brought"), "2024-05-18")
    put(store, "harbour", OTHER, "2024-05-18")
    [family] = store.families({}, bar=0.5)
    assert [member.report.id for member in family.members] == [wire, daily, echo]
    assert (family.members[0].kind, family.independent) == (None, 1)
    assert all(member.kind for member in family.members[1:])


def test_the_cleanest_member_is_the_one_without_damage(store: Store) -> None:
    broken = TEXT.replace("night,”", "night,")
    put(store, "wire", broken, "2024-05-16", damage="“We")
    whole = put(store, "daily", TEXT, "2024-05-17")
    [family] = store.families({}, bar=0.5)
    assert family.cleanest.id == whole


def test_of_clean_members_the_complete_one_is_the_cleanest_and_then_the_earliest(store: Store) -> None:
    put(store, "brief", TEXT[: TEXT.index("Nine of")], "2024-05-15")
    wire = put(store, "wire", TEXT, "2024-05-16")
    put(store, "daily", TEXT, "2024-05-17")
    [family] = store.families({}, bar=0.5)
    assert family.cleanest.id == wire


def test_families_are_found_by_their_dates(store: Store) -> None:
    for name, day in (("wire", "2024-05-16"), ("daily", "2024-05-17")):
        put(store, name, TEXT, day)
    assert len(list(store.families({"since": "2024-05-17"}, bar=0.5))) == 1
    assert not list(store.families({"since": "2024-05-18"}, bar=0.5))


def test_a_garbled_quotation_is_shown_beside_its_clean_sibling(store: Store) -> None:
    wire = put(store, "wire", TEXT, "2024-05-16")
    broken = QUOTED.replace("”", "")
    daily = put(store, "daily", TEXT.replace(QUOTED, broken), "2024-05-17", damage="“We", statement=broken)
    [evidence] = store.entry(f"{daily}.s1").evidence
    assert evidence.clean is not None
    assert (evidence.clean.report.id, QUOTED in evidence.clean.quote) == (wire, True)
    assert TEXT[evidence.clean.start : evidence.clean.end] == evidence.clean.quote


def test_a_garbled_name_is_shown_beside_its_clean_sibling(store: Store) -> None:
    put(store, "wire", TEXT, "2024-05-16")
    garbled = QUOTED.replace("Hollan", "Holan")
    daily = put(store, "daily", TEXT.replace(QUOTED, garbled), "2024-05-17", statement=garbled)
    [evidence] = store.entry(f"{daily}.s1").evidence
    assert evidence.clean is not None
    assert QUOTED in evidence.clean.quote


def test_clean_words_have_nothing_beside_them(store: Store) -> None:
    wire = put(store, "wire", TEXT, "2024-05-16", statement=QUOTED)
    put(store, "daily", TEXT.replace("Hollan", "Holan"), "2024-05-17")
    assert [line.clean for line in store.entry(f"{wire}.s1").evidence] == [None]
