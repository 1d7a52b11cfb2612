"""Whether confidence is what it says: of the records given .8, are eight in ten right?

``python -m tests.accuracy.calibration`` prints, for events, statements and figures, how many records have a
confidence in each tenth, and how many of these are right: on each part of the gold, and by rule on both together.
What the gold leaves open is left out. The held-out part counts: rules fit the other one too well.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.model import Reading
from onrecord.pipeline.reader import Reader
from tests.accuracy import events, numbers, reading, statements
from tests.accuracy.tally import pairs

Judged = tuple[str, str, float, bool]
"""The kind of record, its rule, its confidence, whether it is right."""


def judged(sentence: reading.Sentence, read: Reading, offset: int) -> Iterator[Judged]:
    """Every record of this sentence that the gold can judge, whatever its confidence."""
    if "events" in sentence:
        told = [event for event in read.events if event.trigger[0] >= offset]
        right = {f for _, f in pairs(sentence["events"], told, events.event_agrees)}
        open_ = [gold for gold in sentence["events"] if gold.get("optional")]
        excused = {f for _, f in pairs(open_, told, events.type_agrees)} - right
        for i, event in enumerate(told):
            if i not in excused:
                yield "events", event.rule, event.confidence, i in right
    if "statements" in sentence:
        yield from _statements(sentence, read, offset)
    if "figures" in sentence:
        names = {actor.id: actor.name for actor in read.actors}
        given = [figure for figure in read.figures if figure.text[0] >= offset]
        text = read.report.text
        met = pairs(sentence["figures"], given, lambda g, f: numbers.figure_agrees(g, f, names, text))
        for i, figure in enumerate(given):
            yield "figures", figure.rule, figure.confidence, i in {f for _, f in met}


def _statements(sentence: reading.Sentence, read: Reading, offset: int) -> Iterator[Judged]:
    text = read.report.text
    names = {actor.id: actor.name for actor in read.actors}
    said = [s for s in read.statements if s.content and s.content[-1][0] >= offset]
    found = [(s, statements.letters(s.content, text)) for s in said]
    gold = [
        (g, statements.letters(statements.placed(g["content"], text, offset), text))
        for g in sentence["statements"]
    ]
    met = {
        f
        for _, f in pairs(
            gold,
            found,
            lambda g, s: (
                statements.jaccard(g[1], s[1]) >= 0.5
                and (g[0].get("optional", False) or statements.speaks(g[0]["speaker"], s[0], names, text))
            ),
        )
    }
    for i, statement in enumerate(said):
        yield "statements", statement.rule, statement.confidence, i in met


def table(judgements: Iterable[Judged], *, by_rule: bool = False) -> str:
    """Lines of kind (or rule), tenth of confidence, how many, share right."""
    cells: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for kind, rule, confidence, right in judgements:
        cells[rule if by_rule else kind, min(9, int(confidence * 10))].append(right)
    lines = [f"{'':44s}confidence     n   right"]
    for (name, tenth), rights in sorted(cells.items()):
        share = sum(rights) / len(rights)
        lines.append(f"{name:44s}{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}{len(rights):6d}{share:8.2f}")
    return "\n".join(lines)


def main() -> None:
    reader = Reader()
    both: list[Judged] = []
    for split in reading.SPLITS:
        rows = reading.sentence_readings(reader, reading.sentences(split))
        judgements = [judgement for row in rows for judgement in judged(*row)]
        print(f"== {split} ==\n{table(judgements)}\n")
        both += judgements
    print(f"== by rule ==\n{table(both, by_rule=True)}")


if __name__ == "__main__":
    main()
