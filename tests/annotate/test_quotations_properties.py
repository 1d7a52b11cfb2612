"""What holds of quotations whatever the text: what was put in comes out, and nothing is too broken to be read."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.annotate.quotations import PARAGRAPHS, paired
from onrecord.lang.quoting import quoted
from onrecord.model.marks import Quotation

SAID = (
    "We won’t leave the valley",
    "It’s the farmers’ own work",
    "The mast is 40 feet high",
    "Nobody came, and nobody will",
    "Rock ’n’ roll isn’t dead",
    "O’Brien met ‘Abd al-Rahman in Sana’a",
    "The boys’ school and the girls’ school shut in the ’90s",
    "No",
)
BETWEEN = (
    "Osei’s men left the farmers’ hall.",
    "The harbour was shut on Monday, officials said.",
    "It was the ’90s, and the D’Angelo brothers’ ship wasn’t lost.",
    "She smiled.",
)
TURNS = ("{q} said Osei.", "{q} the clerk wrote.", "{q} she asked, and left.")
DOUBLE = (("“", "”"), ('"', '"'), ("``", "''"), ("«", "»"), ("„", "“"), ("“", '"'), ("&quot;", "&quot;"))
SINGLE = (("‘", "’"), ("'", "'"))
LINES = st.text(alphabet="“”„‟\"«»″‘’‚'`‹› \na.,;sSA1&t=<>[(", max_size=120)


def found(text: str) -> list[Quotation]:
    return list(paired(text, [m.span() for m in PARAGRAPHS.finditer(text)]))


@st.composite
def paragraphs(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A paragraph, and the quotations that stand in it, in order of their start."""
    outer, inner = draw(
        st.sampled_from([(d, s) for d in DOUBLE for s in SINGLE] + [(s, d) for s in SINGLE for d in DOUBLE])
    )
    pieces: list[str] = []
    quotations: list[str] = []
    for kind in draw(st.lists(st.sampled_from(("between", "turn", "nested")), min_size=1, max_size=6)):
        if kind == "between":
            pieces.append(draw(st.sampled_from(BETWEEN)))
            continue
        words = draw(st.sampled_from(SAID))
        nested = []
        if kind == "nested":
            nested = [f"{inner[0]}{draw(st.sampled_from(SAID))},{inner[1]}"]
            words = f"They told us, {nested[0]} and {words[0].lower()}{words[1:]}"
        quotation = f"{outer[0]}{words},{outer[1]}"
        pieces.append(draw(st.sampled_from(TURNS)).format(q=quotation))
        quotations += [quotation, *nested]
    return " ".join(pieces), quotations


@given(paragraphs())
@settings(deadline=None, derandomize=True, max_examples=300)
def test_what_was_put_in_comes_out(paragraph: tuple[str, list[str]]) -> None:
    text, quotations = paragraph
    assert [text[q.start : q.end] for q in found(text)] == quotations


@given(LINES)
@settings(deadline=None, derandomize=True, max_examples=500)
def test_quotations_lie_side_by_side_or_inside_each_other(text: str) -> None:
    for i, q in enumerate(found(text)):
        assert 0 <= q.start <= q.inner[0] < q.inner[1] <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]
        for other in found(text)[i + 1 :]:
            assert other.start >= q.end or (other.end <= q.end and other.level > q.level)


@given(LINES)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_quotations_stand_in_order_and_go_on_from_earlier_ones(text: str) -> None:
    quotations = found(text)
    assert all(a.start <= b.start for a, b in pairwise(quotations))
    assert all(q.continues is None or q.continues < i for i, q in enumerate(quotations))


@given(LINES)
@settings(deadline=None, derandomize=True, max_examples=300)
def test_no_mark_is_half_of_a_pair_and_without_a_partner(text: str) -> None:
    spans = [m.span() for m in PARAGRAPHS.finditer(text)]
    reading = quoted(text, spans)
    closing = {q.end for q in reading.quotations if q.closed and not q.damaged}
    opening = {q.start for q in reading.quotations if not q.damaged and q.inner[0] > q.start}
    assert not {mark.start for _, mark, _ in reading.alone} & opening
    assert not {mark.end for _, mark, _ in reading.alone} & closing
