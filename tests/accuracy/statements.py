"""The statements of single sentences against the gold."""

from collections.abc import Iterable, Sequence

from onrecord.model import Reading, Statement
from tests.accuracy.agreement import COUNTED, Misses, names_agree
from tests.accuracy.reading import Sentence
from tests.accuracy.tally import Tally, pairs


def letters(spans: Iterable[tuple[int, int]], text: str) -> set[int]:
    """The places of the letters and digits in these spans: quotation marks and commas weigh nothing."""
    return {i for start, end in spans for i in range(start, end) if text[i].isalnum()}


def statements(rows: Iterable[tuple[Sentence, Reading, int]], misses: Misses) -> dict[str, float]:
    """Statements found (content overlaps by half, Jaccard), and found with the right speaker."""
    content, spoken, kinds, acts = (Tally() for _ in range(4))
    for sentence, reading, offset in rows:
        if "statements" not in sentence:
            continue
        text = reading.report.text
        names = {actor.id: actor.name for actor in reading.actors}
        gold = [(g, letters(placed(g["content"], text, offset), text)) for g in sentence["statements"]]
        found = [
            (s, letters(((c[0], c[1]) for c in s.content), text))
            for s in reading.statements
            if s.confidence >= COUNTED and s.content and s.content[-1][0] >= offset
        ]
        wanted = [pair for pair in gold if not pair[0].get("optional")]
        met = pairs(wanted, found, lambda g, s: jaccard(g[1], s[1]) >= 0.5)
        rest = [pair for i, pair in enumerate(found) if i not in {f for _, f in met}]
        allowed = [pair for pair in gold if pair[0].get("optional")]
        excused = pairs(allowed, rest, lambda g, s: jaccard(g[1], s[1]) >= 0.5)
        counted = len(found) - len(excused)
        content.add(len(met), counted, len(wanted))
        by = [w for w, f in met if speaks(wanted[w][0]["speaker"], found[f][0], names, text)]
        spoken.add(len(by), counted, len(wanted))
        kinds.add(sum(wanted[w][0]["kind"] == found[f][0].kind for w, f in met), len(met), len(met))
        for w, f in met:
            if act := wanted[w][0].get("act"):
                acts.add(found[f][0].act in act.split("|"), 1, 1)
        if len(by) < len(wanted) or counted > len(met):
            misses.append(
                f"{sentence['id']} {sentence['text']}\n"
                + "".join(f"    gold  {g['speaker']}: {g['content']}\n" for g, _ in gold)
                + "".join(f"    found {_worded(s, names, text)}\n" for s, _ in found)
            )
    return {
        "statements_f1": content.f1,
        "statements_with_speaker_f1": spoken.f1,
        "statement_kinds": kinds.recall,
        "statement_acts": acts.recall,
    }


def placed(words: Sequence[str], text: str, offset: int) -> list[tuple[int, int]]:
    starts = [text.index(piece, offset) for piece in words]
    return [(start, start + len(piece)) for start, piece in zip(starts, words, strict=True)]


def jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0


def speaks(wanted: str, statement: Statement, names: dict[str, str], text: str) -> bool:
    span = statement.speaker_text
    words = text[span[0] : span[1]] if span else None
    return names_agree(wanted, words) or names_agree(wanted, names.get(statement.speaker or ""))


def _worded(statement: Statement, names: dict[str, str], text: str) -> str:
    span = statement.speaker_text
    speaker = text[span[0] : span[1]] if span else names.get(statement.speaker or "")
    return f"{statement.kind} {speaker}: {[text[c[0] : c[1]] for c in statement.content]}"
