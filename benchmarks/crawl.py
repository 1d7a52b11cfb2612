"""What a crawl costs: a WARC of mixed web pages, from its bytes to the record, beside bare spaCy on their texts.

    python -m benchmarks.crawl [REPORTS.jsonl] [--pages N]

Of the pages (2,000) six in ten are reports in English, one in ten of them a copy of an earlier one under another
site's furniture; a quarter are in other languages; the rest are section fronts, galleries, shops and pages for
accounts. The reports are the file's (a line each, with ``text``), or the samples over and over with a number of
their own. Each page is some 50 kB of markup: menus, scripts, teasers, a notice on cookies, a footer.

Printed is what one process spends on all of it, stage by stage; and the ratio to what the bare spaCy pipeline
spends, in the same run, on the texts of all pages, and on those of the reports alone. Bare spaCy is spared the
markup.
"""

import gzip
import json
import random
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

import spacy

from benchmarks.scaling import texts
from onrecord.pipeline.record import Record
from onrecord.pipeline.timing import Timed
from onrecord.settings import Settings

SHARE = {"report": 60, "language": 25, "other": 15}
COPIES = 0.1
LANGUAGES = Path(__file__).with_name("languages.tsv")
TOPICS = ("world", "region", "business", "science", "culture", "sport", "opinion", "health")
OTHER = {
    "front": ("/{topic}/", "Latest from the desk"),
    "gallery": ("/gallery/{n}", "In pictures"),
    "shop": ("/product/{n}", "Add to basket"),
    "account": ("/login", "Sign in to go on"),
}


class Page(NamedTuple):
    """A page of the crawl: its address, its title and its text, paragraph by paragraph."""

    address: str
    title: str
    paragraphs: Sequence[str]
    is_report: bool = False


def pages(reports: Sequence[str], count: int, chance: random.Random) -> Iterator[Page]:
    """So many pages in the shares that the module tells of, in a random order that is the same every time."""
    kinds = [kind for kind, share in SHARE.items() for _ in range(count * share // 100)]
    chance.shuffle(kinds)
    languages: dict[str, list[str]] = {}
    for line in LANGUAGES.read_text("utf8").splitlines()[2:]:
        language, _, sentence = line.partition("\t")
        languages.setdefault(language, []).append(sentence)
    earlier: list[str] = []
    for n, kind in enumerate(kinds):
        topic = chance.choice(TOPICS)
        if kind == "report":
            text = chance.choice(earlier) if earlier and chance.random() < COPIES else reports[n]
            earlier.append(text)
            said = [piece for piece in text.split("\n") if piece.strip()]
            yield Page(f"/{topic}/2024/03/report-{n}-of-the-day", said[0][:90], said, is_report=True)
        elif kind == "language":
            sentences = languages[chance.choice(sorted(languages))]
            said = [" ".join(chance.choices(sentences, k=4)) for _ in range(5)]
            yield Page(f"/{topic}/2024/03/{n}-{topic}", said[0][:60], said)
        else:
            address, title = OTHER[chance.choice(sorted(OTHER))]
            said = [f"{title} {chance.randrange(900)}" for _ in range(40)]
            yield Page(address.format(topic=topic, n=n), title, said)


def markup(page: Page, chance: random.Random) -> str:
    """The page as a site sends it."""
    teasers = [f"{chance.choice(TOPICS).title()} {chance.randrange(10**6)}" for _ in range(120)]
    menu = "".join(f'<li class="item"><a href="/{topic}/">{topic.title()}</a></li>' for topic in TOPICS * 6)
    others = "".join(
        f'<div class="teaser card"><a href="/t/{n}"><img src="/i/{n}.jpg" alt=""><span>{teaser}</span></a></div>'
        for n, teaser in enumerate(teasers)
    )
    script = json.dumps({f"key{n}": chance.random() for n in range(700)})
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in page.paragraphs)
    body = f"<article><h1>{escape(page.title)}</h1>{body}</article>" if page.is_report else f"<main>{body}</main>"
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{escape(page.title)}</title>'
        '<meta property="og:site_name" content="The Daily Page">'
        '<meta property="article:published_time" content="2024-03-28T08:00:00Z">'
        f"<script>window.state={script}</script></head><body><header><nav><ul>{menu}</ul></nav></header>"
        f'<div class="cookies">We and our partners use cookies. <a href="/privacy">More</a></div>{body}'
        f'<aside class="related">{others}</aside><footer><ul>{menu}</ul>All rights reserved.</footer>'
        "</body></html>"
    )


def crawled(found: Sequence[Page], chance: random.Random) -> bytes:
    """The pages as a WARC, each record a gzip member of its own."""
    members = []
    for page in found:
        site = f"https://site{chance.randrange(300)}.example"
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + markup(page, chance).encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2024-03-28T10:15:00Z\r\nWARC-Target-URI: {site}"
            f"{page.address}\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        members.append(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    return b"".join(members)


def bare(said: Sequence[str]) -> float:
    """Seconds of the processor that spaCy alone takes for these texts."""
    nlp = spacy.load(Settings().spacy_model)
    list(nlp.pipe(said[:10]))
    start = time.process_time()
    for _ in nlp.pipe(said, batch_size=32):
        pass
    return time.process_time() - start


def main() -> None:
    """Measure and print."""
    asked = ArgumentParser()
    asked.add_argument("file", nargs="?", type=Path)
    asked.add_argument("--pages", type=int, default=2_000)
    told = asked.parse_args()
    chance = random.Random(2024)
    found = list(pages(texts(told.file, told.pages), told.pages, chance))
    said = [("\n".join(page.paragraphs), page.is_report) for page in found]
    alone = bare([text for text, _ in said])
    reports = bare([text for text, is_report in said if is_report])
    timed = Timed()
    with tempfile.TemporaryDirectory() as folder:
        crawl = Path(folder) / "crawl.warc.gz"
        crawl.write_bytes(crawled(found, chance))
        print(f"{told.pages} pages, {crawl.stat().st_size / 1e6:.0f} MB packed")
        with Record(Path(folder) / "record.db", settings=Settings()) as record:
            summary = record.add([crawl], workers=1, timed=timed)
    print(
        f"{summary.added} added, {sum(summary.passed_by.values())} passed by, {len(summary.quarantined)} refused"
    )
    spent = {stage: each.cpu for stage, each in timed.stages.items() if stage != "loading"}
    for stage, seconds in sorted(spent.items(), key=lambda each: -each[1]):
        print(f"{stage:<28}{seconds:>8.1f} s{1e3 * seconds / told.pages:>8.1f} ms a page")
    whole = sum(spent.values())
    print(f"{'all':<28}{whole:>8.1f} s")
    print(f"bare spaCy: all pages {alone:.1f} s (ratio {whole / alone:.2f}), reports {reports:.1f} s", end=" ")
    print(f"(ratio {whole / reports:.2f})")


if __name__ == "__main__":
    main()
