"""PDFs: paragraphs in reading order, pages told apart, and what has no text refused."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from onrecord.errors import NoArticle, NotText, ReportError, TooLarge
from onrecord.intake import arrivals
from onrecord.model import Arrival, Particulars
from tests.intake.pdfs import Line, lines, of_streams, pdf

LEAD = ("A ferry with 300 people on board sank off Ersin on Monday, the coast guard", "said, and 12 are missing.")
SECOND = ("“We are searching, and we will go on searching,” Captain Lena Moe told the", "reporters in the port.")
THIRD = ("The government promised an inquiry into the sinking and said that all of the", "findings would be told.")
PAGE: list[Line] = [
    (72, 740, 18, "Ferry sinks off Ersin, 12 missing"),
    *lines(*LEAD, top=700),
    *lines(*SECOND, top=660),
    *lines(*THIRD, top=620),
]


def only(raw: bytes, **told: str) -> Arrival:
    [arrival] = arrivals(raw, source="a.pdf", particulars=Particulars(**told))
    assert isinstance(arrival, Arrival), arrival
    return arrival


def refusal(raw: bytes, max_bytes: int = 10_000_000) -> ReportError:
    [error] = arrivals(raw, source="a.pdf", max_bytes=max_bytes)
    assert isinstance(error, ReportError), error
    assert error.where == "a.pdf"
    assert error.remedy
    return error


def said(*pages: list[Line]) -> list[str]:
    return only(pdf(*pages)).report.text.split("\n\n")


def test_lines_become_paragraphs_in_the_order_in_which_they_are_read() -> None:
    assert said(PAGE) == ["Ferry sinks off Ersin, 12 missing", " ".join(LEAD), " ".join(SECOND), " ".join(THIRD)]


def test_indents_and_short_last_lines_part_paragraphs_where_no_gap_does() -> None:
    indented = [(x + 20 if i in (2, 4) else x, y, size, text) for i, (x, y, size, text) in
                enumerate(lines(*LEAD, *SECOND, *THIRD))]  # fmt: skip
    assert (
        said(indented)
        == said(lines(*LEAD, *SECOND, *THIRD))
        == [" ".join(LEAD), " ".join(SECOND), " ".join(THIRD)]
    )


def test_columns_are_read_one_after_the_other() -> None:
    left = lines(
        "A ferry with 300 people on", "board sank off Ersin on Monday,", "the coast guard said, and twelve"
    )
    right = lines(
        "of them are missing. The search", "goes on, and the government said", "it would ask why.", left=320
    )
    assert said(left + right) == [" ".join(text for *_, text in left + right)]


def test_what_the_caller_says_is_kept() -> None:
    report = only(pdf(PAGE), published="2024-03-28", publisher="The Daily Buoy").report
    assert (report.published, report.publisher, report.language) == ("2024-03-28", "The Daily Buoy", "en")


def test_every_offset_knows_its_page() -> None:
    report = only(pdf(PAGE, lines(*SECOND), [], lines(*THIRD))).report
    ends = [report.text.index("Ferry"), report.text.rindex("“We are"), report.text.rindex("The government")]
    assert [report.page_of(offset) for offset in ends] == [1, 2, 4]


def test_a_text_of_one_page_or_none_has_no_pages() -> None:
    assert only(pdf(PAGE)).report.page_of(5) is None


def test_a_sentence_goes_on_over_the_page() -> None:
    first, second = lines(*LEAD, SECOND[0]), lines(SECOND[1], *THIRD)
    report = only(pdf(first, second)).report
    assert f"{SECOND[0]}\f{SECOND[1]}" in report.text
    assert report.page_of(report.text.index("reporters")) == 2


def test_running_heads_and_page_numbers_are_none_of_the_text() -> None:
    pages = [
        [(72, 770, 9, f"The Daily Buoy, 28 March 2024, page {number}"), *page, (300, 30, 9, str(number))]
        for number, page in enumerate((PAGE, lines(*SECOND), lines(*THIRD)), 1)
    ]
    text = only(pdf(*pages)).report.text
    assert "Daily Buoy" not in text
    assert not any(part.strip().isdigit() for part in text.split("\n\n"))
    assert all(" ".join(part) in text for part in (LEAD, SECOND, THIRD))


def test_a_hyphen_goes_where_the_document_writes_the_word_without_it_and_a_repair_says_so() -> None:
    first = ("The govern-", "ment met the long-", "term envoy in Ersin on Monday, and the govern-")
    last = "ment said on Tuesday that the government would go on meeting the envoy."
    report = only(pdf(lines(*first, last))).report
    assert "The government met the long-term envoy" in report.text
    assert [(report.text[r.start : r.end], r.was) for r in report.repairs] == [("government", "govern-\nment")] * 2


def test_no_hyphen_goes_for_a_word_that_is_written_nowhere_else() -> None:
    report = only(
        pdf(lines(*LEAD[:1], "said in the har-", "bour of the town, where all of the boats were."))
    ).report
    assert "the har-bour of the town" in report.text
    assert report.repairs == ()


def test_a_scan_without_text_is_told_from_an_empty_file() -> None:
    image = (b"/XObject << /I1 << /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
             b"/BitsPerComponent 8 /Length 0 >> >>")  # fmt: skip
    scan = refusal(of_streams([b"/I1 Do", b"/I1 Do"], more=image))
    assert isinstance(scan, NoArticle)
    assert "OCR" in str(scan)
    assert isinstance(refusal(pdf([])), NoArticle)


def test_a_locked_file_is_refused_and_one_that_opens_without_a_password_is_read() -> None:
    for password, locked in (("secret", True), ("", False)):
        writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf(PAGE))))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        out = BytesIO()
        writer.write(out)
        if locked:
            assert "password" in str(refusal(out.getvalue()))
        else:
            assert " ".join(LEAD) in only(out.getvalue()).report.text


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n...", pdf(PAGE)[:300], b"%PDF-1.4\n" + bytes(range(256)) * 40])
def test_a_broken_file_is_refused(raw: bytes) -> None:
    assert isinstance(refusal(raw), NotText)


def test_letters_that_nobody_can_tell_are_refused() -> None:
    drawn = b"BT /F1 11 Tf 1 0 0 1 72 %d Tm (\\001\\002\\003\\004\\005 \\006\\016\\017 of it) Tj ET"
    strange = of_streams([b"\n".join(drawn % y for y in range(200, 700, 14))])
    assert isinstance(refusal(strange), NotText)


def test_a_file_over_the_limit_is_refused() -> None:
    assert isinstance(refusal(pdf(PAGE), max_bytes=500), TooLarge)


def test_a_file_of_too_many_pages_is_refused() -> None:
    assert "pages" in str(refusal(pdf(*[lines(*LEAD)] * 501)))


def test_a_stream_that_unpacks_without_end_is_refused() -> None:
    assert isinstance(refusal(of_streams([b"BT " + bytes(200_000_000)])), ReportError)


def test_a_page_tree_that_goes_round_is_refused() -> None:
    round_about = pdf(PAGE).replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]")
    assert isinstance(refusal(round_about), ReportError)


def test_a_form_that_draws_itself_ends() -> None:
    form = b"/XObject << /X 3 0 R >>"
    assert isinstance(refusal(of_streams([b"/X Do " * 1000], more=form)), ReportError)


def test_another_language_is_refused_by_name() -> None:
    words = "Le ministre a déclaré lundi que les discussions continueraient et que"
    assert "'fr'" in str(refusal(pdf(lines(*[words] * 8))))
