"""The figures and votes of single sentences against the gold."""

from collections.abc import Iterable, Iterator
from functools import partial

from onrecord.model import Figure, Reading, Vote
from tests.accuracy.agreement import COUNTED, Gold, Misses, names_agree
from tests.accuracy.reading import Sentence
from tests.accuracy.tally import Tally, pairs


def figures(rows: Iterable[tuple[Sentence, Reading, int]], misses: Misses) -> dict[str, float]:
    """Figures found with their value; with value, bound and claimant; with value, bound and what is counted. Of
    those found with their value, the shares whose claimant, kind and unit are right."""
    values, whole, what = Tally(), Tally(), Tally()
    shares = {"figure_claimants": Tally(), "figure_kinds": Tally(), "figure_units": Tally()}
    for sentence, reading, offset in rows:
        if "figures" not in sentence:
            continue
        text = reading.report.text
        names = {actor.id: actor.name for actor in reading.actors}
        wanted = [gold for gold in sentence["figures"] if not gold.get("optional")]
        allowed = [gold for gold in sentence["figures"] if gold.get("optional")]
        found = [f for f in reading.figures if f.confidence >= COUNTED and f.text[0] >= offset]
        met = pairs(wanted, found, _value_agrees)
        rest = [figure for i, figure in enumerate(found) if i not in {f for _, f in met}]
        excused = pairs(allowed, rest, lambda g, f: "value" not in g or _value_agrees(g, f))
        counted = len(found) - len(excused)
        values.add(len(met), counted, len(wanted))
        right = [
            w
            for w, f in met
            if found[f].bound in _ways(wanted[w]["bound"])
            and _claims(wanted[w]["claimant"], found[f], names, text)
        ]
        whole.add(len(right), counted, len(wanted))
        if all("unit" in gold for gold in wanted):
            counts = [w for w, f in met if _bound_and_what(wanted[w], found[f])]
            what.add(len(counts), counted, len(wanted))
            right = [w for w in right if w in counts]
        for w, f in met:
            for name, is_right in _parts(wanted[w], found[f], names, text):
                shares[name].add(is_right, 1, 1)
        if len(right) < len(wanted) or counted > len(met):
            misses.append(
                f"{sentence['id']} {sentence['text']}\n"
                + "".join(f"    gold  {gold}\n" for gold in sentence["figures"])
                + "".join(f"    found {_counted(f, names, text)}\n" for f in found)
            )
    return {
        "figure_values_f1": values.f1,
        "figures_f1": whole.f1,
        "figure_whats_f1": what.f1,
        **{name: tally.recall for name, tally in shares.items()},
    }


def _bound_and_what(gold: Gold, figure: Figure) -> bool:
    return figure.bound in _ways(gold["bound"]) and _any_agrees(gold["what"], figure.what)


def _any_agrees(wanted: str | None, found: str | None) -> bool:
    """Whether the words of one hold those of the other, whichever way of several is meant."""
    ways = (wanted or "").split("|")
    return any(names_agree(way, found) if way else not found for way in ways)


def _parts(gold: Gold, figure: Figure, names: dict[str, str], text: str) -> Iterator[tuple[str, bool]]:
    """What the gold says of a figure beside its value, and whether it was found so."""
    yield "figure_claimants", _claims(gold["claimant"], figure, names, text)
    if "kind" in gold:
        yield "figure_kinds", figure.kind in gold["kind"].split("|")
    if "unit" in gold:
        yield "figure_units", (figure.unit or "") in (gold["unit"] or "").split("|")


def _ways(wanted: str | list[str | None] | None) -> list[str | None]:
    return wanted if isinstance(wanted, list) else [wanted]


def _value_agrees(gold: Gold, figure: Figure) -> bool:
    if "low" in gold:
        return (figure.low, figure.high) == (gold["low"], gold["high"])
    value = figure.value
    return value is not None and abs(value - gold.get("value", -1)) < 1e-6 * max(1, abs(value))


def figure_agrees(gold: Gold, figure: Figure, names: dict[str, str], text: str) -> bool:
    """Value, bound and claimant; the value alone where the gold leaves the figure open."""
    if gold.get("optional"):
        return "value" not in gold or _value_agrees(gold, figure)
    bound = figure.bound in _ways(gold["bound"])
    return _value_agrees(gold, figure) and bound and _claims(gold["claimant"], figure, names, text)


def _claims(wanted: str | None, figure: Figure, names: dict[str, str], text: str) -> bool:
    span = figure.claimant_span
    named = [names.get(figure.claimant or ""), text[span[0] : span[1]] if span else None]
    return any(names_agree(wanted, who) for who in named) if wanted else not any(named)


def _counted(figure: Figure, names: dict[str, str], text: str) -> str:
    span = figure.claimant_span
    claimant = text[span[0] : span[1]] if span else names.get(figure.claimant or "")
    counts = (
        f"{figure.value} {figure.low} {figure.high} {figure.bound} {figure.what} ({figure.kind}, {figure.unit})"
    )
    return f"{counts} claimed by {claimant}"


def votes(rows: Iterable[tuple[Sentence, Reading, int]], misses: Misses) -> dict[str, float]:
    """Votes met in their tally, outcome, body and named positions, those found where none is told counted as
    wrong; of the sentences that tell votes, those met in tally, outcome and body; of those that tell none, the
    share left alone."""
    whole, told, alone = Tally(), Tally(), Tally()
    for sentence, reading, offset in rows:
        codes = {actor.id: actor.codes for actor in reading.actors}
        names = {actor.id: actor.name for actor in reading.actors}
        gold = sentence.get("votes", [])
        found = [v for v in reading.votes if v.confidence >= COUNTED and v.evidence[-1][1] > offset]
        wanted = [g for g in gold if not g.get("optional")]
        met = pairs(wanted, found, partial(_vote_agrees, codes=codes, names=names))
        excused = sum(bool(g.get("optional")) for g in gold)
        counted = max(len(met), len(found) - excused)
        whole.add(len(met), counted, len(wanted))
        if gold:
            agree = partial(_tally_agrees, names=names)
            told.add(len(pairs(wanted, found, agree)), counted, len(wanted))
        elif "votes" in sentence:
            alone.add(not found, 1, 1)
        if len(met) < len(wanted) or counted > len(met):
            misses.append(
                f"{sentence['id']} {sentence['text']}\n    gold  {gold}\n"
                + "".join(
                    f"    found {v.in_favour}-{v.against}-{v.abstain} {v.outcome} {names.get(v.body or '')}"
                    f" vetoed={v.vetoed} {[(codes.get(p.actor), p.vote) for p in v.positions]}\n"
                    for v in found
                )
            )
    return {"votes_f1": whole.f1, "votes_told_f1": told.f1, "no_votes": alone.recall}


def _tally_agrees(gold: Gold, vote: Vote, names: dict[str, str]) -> bool:
    tally = {"for": vote.in_favour, "against": vote.against, "abstain": vote.abstain}
    return (
        all(gold[side] is None or gold[side] == count for side, count in tally.items())
        and gold["outcome"] == vote.outcome
        and ("body" not in gold or names_agree(gold["body"], names.get(vote.body or "")))
    )


def _vote_agrees(gold: Gold, vote: Vote, codes: dict[str, tuple[str, ...]], names: dict[str, str]) -> bool:
    return (
        _tally_agrees(gold, vote, names)
        and (not gold.get("vetoed") or vote.vetoed is True)
        and all(
            set(countries) <= {c[:3] for p in vote.positions if p.vote == side for c in codes.get(p.actor, ())}
            for side, countries in gold.get("positions", {}).items()
        )
    )
