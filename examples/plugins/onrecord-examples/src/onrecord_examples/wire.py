"""Stories as a wire sends them: between ZCZC and NNNN, lines with what is known first, then the text.

ZCZC
ID: nw-1041
DATE: 2024-03-28
FROM: Northern Wire
HEAD: Hurricane strikes Ersin

ERSIN (NW) - A Category 4 hurricane ...
NNNN
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.errors import NoArticle, ReportError
from onrecord.plugins import Article

STORY = re.compile(r"^ZCZC\s*?\n(.*?)^NNNN\s*?$", re.MULTILINE | re.DOTALL)


def looks_so(head: bytes) -> bool:
    """Whether the file opens a story."""
    return head.lstrip().startswith((b"ZCZC\n", b"ZCZC\r\n"))


def read(file: BinaryIO) -> Iterator[Article | ReportError]:
    """The stories, in order."""
    for number, story in enumerate(STORY.findall(file.read().decode("utf8").replace("\r\n", "\n")), 1):
        known, _, text = story.partition("\n\n")
        told = {
            name.strip(): value.strip() for name, _, value in (line.partition(":") for line in known.split("\n"))
        }
        if not text.strip():
            yield NoArticle(f"Story {number} has no text.", remedy="An empty line stands before the text.")
            continue
        headline = told.get("HEAD")
        yield Article(
            text=f"{headline}\n\n{text}" if headline else text,
            title=headline,
            publisher=told.get("FROM"),
            published=told.get("DATE"),
            id=told.get("ID"),
        )
