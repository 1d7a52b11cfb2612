"""Whatever comes in, it ends in reports or reasons, within limits of time and memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, seed, settings

from onrecord.errors import ReportError, TooLarge
from onrecord.intake import arrivals
from tests.intake import hostile
from tests.intake.crawls import ARTICLE

SECONDS = 10
"""Of processor time an input: a clock would count what else the machine does."""
MEMORY = 1_000_000_000
ALL = 200_000
"""Inputs of the long form."""

LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
"""
RUN = (
    LIMITED
    + f"""
import signal, sys
from hypothesis import HealthCheck, given, seed, settings
from tests.intake import hostile
form, number, start = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])

@seed(start)
@settings(max_examples=number, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(given=(hostile.FORMS | hostile.SLOW)[form])
def check(given):
    open(sys.argv[4], "wb").write(given)
    signal.setitimer(signal.ITIMER_VIRTUAL, {SECONDS})
    hostile.through(given)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)

check()
"""
)
"""A program that hands so many inputs of a form through; the last of them stands in a file when it dies."""


@pytest.mark.parametrize("form", hostile.FORMS)
def test_whatever_comes_in_ends_in_reports_or_reasons(form: str) -> None:
    @seed(1)
    @settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(given=hostile.FORMS[form])
    def check(given: bytes) -> None:
        hostile.through(given)

    check()


@pytest.mark.endurance
@pytest.mark.parametrize("form", [*hostile.FORMS, *hostile.SLOW])
def test_two_hundred_thousand_inputs_stay_within_seconds_and_a_gigabyte(form: str, tmp_path: Path) -> None:
    each = 500  # more would fill the memory with what hypothesis remembers of them
    share = 2_000 if form in hostile.SLOW else (ALL - 2_000) // len(hostile.FORMS)
    for start in range(0, share, each):
        last = tmp_path / "last"
        arguments = [form, str(min(each, share - start)), str(start), str(last)]
        run = subprocess.run([sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False)
        assert run.returncode == 0, f"{last.read_bytes()[:2_000]!r}\n{run.stderr[-3_000:]}"


PARAGRAPHS = "".join(
    f"<p>A ferry with {n} people on board sank off Ersin on Monday, the coast guard said, and {n} are missing.</p>"
    for n in (12, 30, 45)
)
HUGE = 60_000
"""Letters of each; what takes time that grows with the square of its length takes far longer than it may."""
UNITS = (
    *(
        "a",
        "A.",
        " ",
        "\n",
        "\t ",
        "\r\n",
        "\u00a0",
        "\u2028",
        "a-",
        "A'",
        "a.",
        "“a ",
        '" ',
        "Ana ",
        "Ana Ruiz, ",
    ),
    *("Ana Ruiz and ", "(Ana ", "LONDON, ", "LONDON (AP) ", "By Ana ", "Reporting by ", "a@a", "http://a", "1,"),
    *("— ", "<", "<!---->", "<!--", "<a<a", "</", "&#", "<style><SCRIPT></SCRIPT>", "A\n", "* ", "Ã©", "[["),
    '{"a":',
)
AT_ONCE = (
    LIMITED
    + f"""
import signal, sys
from tests.intake import hostile
hostile.MOST = 10_000_000
for given in sys.stdin.buffer.read().split(b"\\x1e"):
    signal.setitimer(signal.ITIMER_VIRTUAL, {SECONDS})
    print(given[400:460], file=sys.stderr)
    hostile.through(given)
"""
)


@pytest.mark.parametrize("form", ["text", "page", "title"])
def test_no_repetition_takes_time_that_grows_with_the_square_of_its_length(form: str) -> None:
    def with_it(unit: str) -> str:
        many = unit * (HUGE // len(unit))
        if form == "text":
            return f"{hostile.TEXT * 4}\n\n{many}\n\n{hostile.TEXT}"
        if form == "title":
            told = f'<meta property="og:title" content="{many.replace(chr(34), chr(39))}">'
            return f"<html><head>{told}</head><body>{PARAGRAPHS}</body></html>"
        return f"<html><body>{PARAGRAPHS}<p>{many}</p></body></html>"

    all_of_them = "\x1e".join(map(with_it, UNITS)).encode()
    run = subprocess.run([sys.executable, "-c", AT_ONCE], input=all_of_them, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr[-3_000:]


@pytest.mark.parametrize(
    "body",
    [
        "<p>x</p>" * 200_000,
        "<a href=x>y</a>" * 100_000,
        ("<div>" * 240 + "<p>x</p>" + "</div>" * 240) * 150,
        "<table><tr><td>" * 40_000,
        "<div " + " ".join(f"a{i}=1" for i in range(100_000)) + ">x</div>",
        "<div " + "a='1'" * 100_000 + ">x</div>",
    ],
)
def test_a_page_of_too_many_or_too_deep_elements_is_refused(body: str) -> None:
    [error] = arrivals(f"<html><body>{PARAGRAPHS}{body}</body></html>".encode(), source="page")
    assert isinstance(error, TooLarge)
    assert error.remedy


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 20_000 + ARTICLE,
        "<html><body>" + "<b>" * 20_000 + ARTICLE,
        ARTICLE.replace("<body>", f"<body class='{'caption ' * 300_000}'>"),
        ARTICLE.replace("<title>", f"<script type='application/ld+json'>{'[' * 100_000}</script><title>"),
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>"
        + ARTICLE.replace("<p>", "<p>" + "&c;" * 1_000),
    ],
)
def test_depth_attributes_and_entities_end_in_a_report_or_a_reason(page: str) -> None:
    [outcome] = arrivals(page.encode(), source="page")
    if not isinstance(outcome, ReportError):
        assert "aaaaaaaaaaaaaaaaaaaa" not in outcome.report.text


def test_nul_characters_in_a_text_are_refused() -> None:
    [error] = arrivals(b'{"text": "A ferry\\u0000 sank off Ersin on Monday, the coast guard said."}', source="f")
    assert isinstance(error, ReportError)
    assert "NUL" in str(error)
