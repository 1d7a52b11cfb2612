"""From a hand-made case in exact substrings (case.toml) to one in offsets (expected.json).

``python -m tests.accuracy.offsets`` makes every case's expected.json anew. A place is written as the text's own
words. ``first words … last words`` spans from the one to the other, and ``#2`` at the end means the second
occurrence. Words that stand more than once in the report, and say no number, are refused: so is what is not there.
"""

import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

import ftfy

HERE = Path(__file__).parent
READINGS = (HERE / "gold" / "readings", HERE / "heldout" / "readings")
ABOUT = (
    "Hand-made reading of report.txt, made from case.toml. Offsets are Unicode code points into the report's text "
    "with its encoding repaired. A prediction matches where its evidence overlaps 'where' and every field named "
    "agrees; a list of alternatives means any of them will do."
)


def locate(text: str, words: str) -> list[int]:
    """The span [start, end) of these words.

    Raises:
        ValueError: the words are not in the text, or stand there more than once.
    """
    numbered = re.fullmatch(r"(.*)#(\d+)", words, re.S)
    words, which = (numbered[1], int(numbered[2])) if numbered else (words, None)
    first, _, last = words.partition(" … ")
    starts = [match.start() for match in re.finditer(re.escape(first), text)]
    if len(starts) < (which or 1):
        raise ValueError(f"not in the text: {words!r}")
    if which is None and len(starts) > 1:
        raise ValueError(f"stands {len(starts)} times in the text, say which with #1: {words!r}")
    start = starts[(which or 1) - 1]
    if not last:
        return [start, start + len(first)]
    end = text.find(last, start + len(first))
    if end < 0:
        raise ValueError(f"not in the text after its beginning: {words!r}")
    return [start, end + len(last)]


def expected(case: dict[str, Any], text: str) -> dict[str, Any]:
    """The case with every place as offsets into ``text``, in the form that cases are scored in."""

    def placed(record: dict[str, Any]) -> dict[str, Any]:
        at: dict[str, Any] = {key: locate(text, record[key]) for key in ("where", "of", "with") if key in record}
        nobody = {"claimant": None} if record.get("claimant") is False else {}
        return {**record, **at, **nobody}

    passages = case["passages"]
    return {
        "about": ABOUT,
        "published": case["published"],
        "language": "en",
        "passages": {
            "headline": [locate(text, words) for words in passages["headline"]],
            "caption": [locate(text, words) for words in passages["caption"]],
            "repeats": [placed(repeat) for repeat in passages["repeats"]],
            "damage": [placed(damage) for damage in passages["damage"]],
        },
        "actors": case["actors"],
        **{
            kind: [placed(record) for record in case.get(kind, [])]
            for kind in ("statements", "events", "not_events", "votes", "figures")
        },
        "changes": case.get("changes", []),
    }


def cases() -> list[Path]:
    """The folders of all hand-made cases, those held out last."""
    return [case.parent for folder in READINGS for case in sorted(folder.glob("*/case.toml"))]


def made(folder: Path) -> str:
    """What this case's expected.json has to hold."""
    case = tomllib.loads((folder / "case.toml").read_text("utf8"))
    text = ftfy.fix_encoding((folder / "report.txt").read_text("utf8"))
    try:
        return json.dumps(expected(case, text), ensure_ascii=False, indent=1) + "\n"
    except ValueError as error:
        raise ValueError(f"{folder.name}: {error}") from None


if __name__ == "__main__":
    for folder in cases():
        (folder / "expected.json").write_text(made(folder), encoding="utf8")
        print(folder.name, file=sys.stderr)
