"""Rounds: what is new is read once, what changed is a new version, what fails is told of once."""

import pytest

from onrecord.pipeline.watching.articles import TRIES
from tests.pipeline.fetching.site import Answer, Moved, Site
from tests.pipeline.watching.conftest import Desk, Paper, page

HOUR = 3_600


def test_what_a_feed_says_comes_on_record(desk: Desk, paper: Paper) -> None:
    for number in (1, 2):
        paper.put(number)
    done = desk.watching(paper.url).once()
    assert (done.asked, done.found, done.added, done.waiting) == (1, 2, 2, 0)
    assert desk.texts() == [paper.site.url("/1"), paper.site.url("/2")]
    assert {line.publisher for line in desk.record.reports()} == {"The Harbour"}
    assert paper.site.paths() == ["/feed"]
    assert list(desk.record.verify()) == []


def test_the_page_is_read_where_the_full_text_is_wanted(desk: Desk, paper: Paper) -> None:
    paper.put(1, full=False, item="<pubDate>Thu, 28 Mar 2024 10:00:00 GMT</pubDate>")
    done = desk.watching(paper.url, full_text=True, name="The Harbour Post").once()
    assert done.added == 1
    [line] = desk.record.reports()
    report = desk.record.report(line.id)
    assert report.text.startswith("Holm calls off visit 1")
    assert (report.publisher, report.published) == ("The Harbour Post", "2024-03-28T10:00:00Z")
    assert report.fetched == "2024-03-28T12:00:00+00:00"


def test_a_summary_alone_is_in_quarantine_and_says_what_to_do(desk: Desk, paper: Paper) -> None:
    paper.put(1, full=False)
    done = desk.watching(paper.url).once()
    assert [source for source, _ in done.quarantined] == [paper.site.url("/1")]
    [line] = desk.record.quarantined()
    assert "only a summary" in line.message
    assert "full_text = true" in line.message


def test_nothing_is_asked_before_it_is_due(desk: Desk, paper: Paper) -> None:
    paper.put(1)
    desk.watching(paper.url).once()
    done = desk.watching(paper.url).once()
    assert (done.asked, done.waiting) == (0, 0)
    assert paper.site.paths() == ["/feed"]


def test_only_what_is_new_since_is_sent_and_read(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.put(1)
    watching = desk.watching(paper.url, full_text=True)
    watching.once()
    clock.move(2 * HOUR)
    assert watching.once().unchanged == 1
    paper.put(2)
    clock.move(2 * HOUR)
    done = watching.once()
    assert (done.unchanged, done.found, done.added) == (0, 1, 1)
    assert paper.site.paths() == ["/feed", "/1", "/feed", "/feed", "/2"]


def test_an_article_that_changes_is_a_new_version(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.put(1)
    watching = desk.watching(paper.url, full_text=True)
    watching.once()
    paper.put(1, more="<p>The ministry in Oslo denied on Tuesday that the visit was called off for good.</p>")
    clock.move(2 * HOUR)
    done = watching.once()
    assert (done.added, done.new_versions) == (0, 1)
    [line] = desk.record.reports()
    assert line.version == 2


def test_an_article_of_two_feeds_is_fetched_once(desk: Desk, paper: Paper) -> None:
    paper.put(1)
    other = paper.site.pages["/feed"]
    paper.site.pages["/other"] = other
    done = desk.watching(paper.url, paper.site.url("/other"), full_text=True).once()
    assert (done.asked, done.added) == (2, 1)
    assert paper.site.paths().count("/1") == 1


def test_an_article_that_fails_is_tried_again_later(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.put(1)
    paper.site.pages["/1"] = Answer(status=500)
    watching = desk.watching(paper.url, full_text=True)
    done = watching.once()
    assert (done.put_off, done.waiting, done.added) == (1, 1, 0)
    clock.move(60)
    watching.once()
    assert paper.site.paths() == ["/feed", "/1"]
    paper.site.pages["/1"] = Answer(page(1))
    clock.move(600)
    done = watching.once()
    assert (done.added, done.waiting) == (1, 0)


def test_an_article_that_never_comes_is_given_up(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.put(1, full=False)
    paper.site.pages["/1"] = Answer(status=500)
    watching = desk.watching(paper.url, full_text=True)
    for _ in range(TRIES):
        done = watching.once()
        clock.move(86_400)
    assert [source for source, _ in done.quarantined] == [paper.site.url("/1")]
    assert done.waiting == 0
    assert paper.site.paths().count("/1") == TRIES


@pytest.mark.parametrize(
    "refusal", [Answer(status=404), Answer(b"%PDF", headers={"Content-Type": "application/pdf"})]
)
def test_a_page_that_is_not_to_be_had_is_read_from_the_feed(desk: Desk, paper: Paper, refusal: Answer) -> None:
    paper.put(1)
    paper.put(2, full=False)
    for path in ("/1", "/2"):
        paper.site.pages[path] = refusal
    done = desk.watching(paper.url, full_text=True).once()
    assert (done.added, len(done.quarantined)) == (1, 1)
    assert "Its page was not fetched" in done.quarantined[0][1]


def test_robots_txt_holds_for_articles(desk: Desk, paper: Paper) -> None:
    paper.site.pages["/robots.txt"] = Answer("User-agent: *\nDisallow: /1\n")
    paper.put(1, full=False)
    done = desk.watching(paper.url, full_text=True).once()
    assert "robots.txt disallows it" in done.quarantined[0][1]
    assert paper.site.paths() == ["/feed"]


def test_one_article_that_is_none_stops_no_other(desk: Desk, paper: Paper) -> None:
    for number in (1, 2, 3):
        paper.put(number)
    paper.site.pages["/2"] = Answer("<html><body><p>Sign in.</p></body></html>")
    done = desk.watching(paper.url, full_text=True).once()
    assert (done.added, len(done.quarantined)) == (2, 1)


def test_a_feed_that_fails_is_said_once_and_once_when_it_is_back(desk: Desk, paper: Paper, clock: Moved) -> None:
    feed = paper.site.pages["/feed"]
    paper.site.pages["/feed"] = Answer(status=500)
    said = []
    for _ in range(3):
        done = desk.watching(paper.url).once()  # a restart each time
        said.append((done.failed, len(done.failing)))
        clock.move(2 * 86_400)
    assert said == [(1, 1), (1, 0), (1, 0)]
    paper.site.pages["/feed"] = feed
    assert desk.watching(paper.url).once().back == (paper.url,)
    clock.move(2 * HOUR)
    assert desk.watching(paper.url).once().back == ()


def test_a_feed_that_fails_is_asked_ever_more_rarely(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.site.pages["/feed"] = Answer(status=500)
    watching = desk.watching(paper.url)
    for _ in range(48):
        watching.once()
        clock.move(HOUR)
    assert 4 <= len(paper.site.paths()) <= 7


def test_what_is_no_feed_fails(desk: Desk, paper: Paper) -> None:
    paper.site.pages["/feed"] = Answer(page(1))
    [(url, why)] = desk.watching(paper.url).once().failing
    assert (url, "no feed" in why) == (paper.url, True)


def test_a_feed_that_is_gone_for_good_is_left_alone(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.site.pages["/feed"] = Answer(status=410)
    watching = desk.watching(paper.url)
    assert "gone for good" in watching.once().failing[0][1]
    for _ in range(20):
        clock.move(86_400)
        assert watching.once().asked == 0
    assert paper.site.paths() == ["/feed"]


def test_a_feed_that_moved_for_good_is_asked_there(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.put(1)
    paper.site.pages["/old"] = Answer(status=301, headers={"Location": "/feed"})
    watching = desk.watching(paper.site.url("/old"))
    for _ in range(2):
        watching.once()
        clock.move(2 * HOUR)
    assert paper.site.paths() == ["/old", "/feed", "/feed"]


def test_a_feed_that_moved_for_a_while_is_asked_where_it_was(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.site.pages["/old"] = Answer(status=302, headers={"Location": "/feed"})
    watching = desk.watching(paper.site.url("/old"))
    for _ in range(2):
        watching.once()
        clock.move(2 * HOUR)
    assert paper.site.paths() == ["/old", "/feed"] * 2


def test_a_feed_that_is_lost_where_it_moved_is_asked_where_it_was(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.site.pages["/old"] = Answer(status=301, headers={"Location": "/new"})
    paper.site.pages["/new"] = paper.site.pages["/feed"]
    watching = desk.watching(paper.site.url("/old"))
    watching.once()
    paper.site.pages["/new"] = Answer(status=404)
    paper.site.pages["/old"] = paper.site.pages["/feed"]
    for _ in range(2):
        clock.move(4 * HOUR)
        done = watching.once()
    assert done.back == (paper.site.url("/old"),)


def test_a_host_that_wants_long_pauses_holds_up_no_other(desk: Desk, paper: Paper, site: Site) -> None:
    """The same machine under its two names, of which one wants an hour between two pages."""

    paper.site.pages["/robots.txt"] = lambda asked: Answer(
        "User-agent: *\nCrawl-delay: 3600\n" if asked.headers["Host"].startswith("localhost") else ""
    )
    for number in (1, 2, 3, 4):
        paper.put(number)
    paper.items = [
        one.replace(f"<link>/{number}</link>", f"<link>{site.url(f'/{number}', host='localhost')}</link>")
        if number in (1, 2, 3)
        else one
        for one in paper.items
        for number in [int(one.partition("<link>/")[2].partition("<")[0])]
    ]
    done = desk.watching(paper.url, full_text=True).once()
    assert (done.added, done.waiting) == (2, 2)
    assert paper.site.paths() == ["/feed", "/1", "/4"]


def test_the_time_of_day_may_jump_ahead(desk: Desk, paper: Paper, clock: Moved) -> None:
    watching = desk.watching(paper.url)
    watching.once()
    clock.jump(5 * HOUR)
    assert watching.once().asked == 0  # an hour is counted, not read off a clock
    clock.move(2 * HOUR)
    assert watching.once().asked == 1


def test_the_time_of_day_may_jump_back(desk: Desk, paper: Paper, clock: Moved) -> None:
    watching = desk.watching(paper.url)
    paper.put(1)
    watching.once()
    clock.jump(-5 * HOUR)
    paper.put(2)
    clock.move(2 * HOUR)
    done = watching.once()
    assert (done.asked, done.added) == (1, 1)


def test_a_feed_that_was_asked_under_a_clock_that_was_ahead_is_due(desk: Desk, paper: Paper, clock: Moved) -> None:
    clock.jump(10 * 365 * 86_400)
    desk.watching(paper.url).once()
    clock.jump(-10 * 365 * 86_400)
    assert desk.watching(paper.url).once().asked == 1
    assert desk.watching(paper.url).once().asked == 0


def test_rounds_go_on_until_they_are_to_stop(desk: Desk, paper: Paper, clock: Moved) -> None:
    paper.put(1)
    watching = desk.watching(paper.url)
    asked = []
    for done in watching.rounds():
        asked.append(done.asked)
        if len(asked) == 3:
            watching.stop.ask()
    assert asked == [1, 1, 1]
    assert 2 * 0.9 * HOUR <= sum(clock.slept) <= 2 * 1.1 * HOUR + 120


def test_what_is_broken_off_is_read_by_the_next_run_without_asking_again(desk: Desk, paper: Paper) -> None:
    for number in range(4):
        paper.put(number)
    watching = desk.watching(paper.url, full_text=True)

    def once(arrival: object) -> object:
        watching.stop.ask()
        return desk.reader.read(arrival)  # type: ignore[arg-type]

    watching._read = once  # type: ignore[assignment]
    done = watching.once()
    assert (done.added, done.waiting) == (1, 3)
    done = desk.watching(paper.url, full_text=True).once()
    assert (done.asked, done.added, done.waiting) == (0, 3, 0)
    assert sorted(paper.site.paths()) == ["/0", "/1", "/2", "/3", "/feed"]


def test_a_page_that_was_fetched_is_not_fetched_again_after_a_run_that_died(desk: Desk, paper: Paper) -> None:
    paper.put(1)
    watching = desk.watching(paper.url, full_text=True)

    def die(arrival: object) -> object:
        raise KeyboardInterrupt

    watching._read = die  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        watching.once()
    assert desk.watching(paper.url, full_text=True).once().added == 1
    assert paper.site.paths() == ["/feed", "/1"]


def test_nothing_is_kept_of_an_entry_that_was_read(desk: Desk, paper: Paper) -> None:
    paper.put(1)
    desk.watching(paper.url, full_text=True).once()
    with desk.record._store._reading() as connection:
        [row] = connection.exec_driver_sql("SELECT waiting, page, host, next_due FROM feed_entries").all()
    assert tuple(row) == (None, None, None, None)
