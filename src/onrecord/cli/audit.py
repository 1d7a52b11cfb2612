"""``onrecord audit``: a random sample of the record, judged."""

import click

from onrecord.cli import options
from onrecord.cli.auditing import words
from onrecord.cli.auditing.keys import ENTER, keys
from onrecord.cli.auditing.sitting import Sitting
from onrecord.cli.output import emit_csv, emit_json, emit_jsonl, say
from onrecord.errors import OnRecordError
from onrecord.pipeline.record import Record
from onrecord.store.auditing.drawing import BY, KINDS
from onrecord.store.auditing.rows import AuditReport, AuditSample

ASK = "y right · n wrong · {} wrong in that, Enter when all are named · s skip · u undo · q quit"


@click.command()
@click.option("--sample", "size", type=click.IntRange(min=1), default=100, show_default=True, help="How many.")
@click.option("--type", "of", type=click.Choice(list(KINDS)), help="Which list.  [default: events]")
@click.option("--by", "strata", type=click.Choice(BY), help="Draw as many from each of its parts.")
@click.option("--seed", type=int, default=0, show_default=True, help="The same seed draws the same.")
@click.option("--report", is_flag=True, help="Print the figures of all verdicts so far, and judge nothing.")
@click.option("--list", "listed", is_flag=True, help="Print what is drawn and not judged yet, and judge nothing.")
@click.option("--why", metavar="WORDS", help="What is kept with each verdict.")
@click.option(
    "--reviewer",
    metavar="NAME",
    callback=options.whoever,
    help="Who judges.  [default: $ONRECORD_REVIEWER, the settings' reviewer, or the login name]",
)
@options.shape()
@options.record
@options.as_of
def command(
    *,
    size: int,
    of: str | None,
    strata: str | None,
    seed: int,
    report: bool,
    listed: bool,
    why: str | None,
    reviewer: str,
    record_at: str | None,
    as_of: str | None,
    form: str,
) -> None:
    """Judge records drawn at random, and print how many are right: in whole, by field and by part, each with its
    interval of 95 % (Wilson).

    Each record is shown with its fields and its sentence between its neighbours: y it is right, n the text tells
    no such thing, a number that field is wrong (Enter when all that are wrong are named), s skip, u undo, q quit;
    the same call goes on. A verdict is kept at once as a decision that changes nothing that stands: put records
    right with `onrecord decide`.

    Example: onrecord audit --sample 100 --type events --by status
    """
    from onrecord import open_record

    if as_of and not (report or listed):
        raise click.UsageError("What stood then is judged no more: with --as-of give --report or --list.")
    with open_record(record_at, as_of=as_of, create=False) as record:
        if report:
            _tell(record.audit_reports(of), form)
            return
        sample = record.audit_sample(of or "events", size=size, seed=seed, by=strata)
        if listed:
            _list(sample, form)
            return
        _judge(record, Sitting(record, sample, by=reviewer, why=why))
        _tell([one for one in record.audit_reports(sample.of) if one.by == sample.by], form)


def _judge(record: Record, sitting: Sitting) -> None:
    """Ask about one record after another, on standard error, until all are judged or somebody quits."""
    wrong: list[str] = []
    pressed = keys()
    shown = None
    whole = sitting.sample.judged + len(sitting.sample.drawn)
    while (drawn := sitting.current) is not None:
        fields = words.fields_of(record, drawn)
        if shown != sitting.done:
            say(f"\n[{sitting.done + 1} of {whole}] {words.asked(record, drawn)}")
            say(click.style(ASK.format(f"1-{len(fields)}"), dim=True))
            shown, wrong = sitting.done, []
        key = next(pressed, "q")
        if key == "q":
            break
        try:
            wrong = _answered(sitting, key, fields, wrong)
        except OnRecordError as error:
            say(f"onrecord: {error}")
    say(f"\n{sitting.done} of {whole} seen; this time {sitting.tally()}.")


def _answered(sitting: Sitting, key: str, fields: tuple[str, ...], wrong: list[str]) -> list[str]:
    """Do what the key says; returns the fields that are named wrong so far."""
    if key == "y" and wrong:
        say(f"Wrong in {', '.join(wrong)}, or right? Press the number again to take it back, or Enter to keep it.")
    elif key == "y":
        sitting.answer("right")
    elif key == "n" or (key == ENTER and wrong):
        sitting.answer("wrong", wrong)
    elif key == "s":
        sitting.answer("skipped")
    elif key == "u" and not sitting.back():
        say("Nothing was answered yet.")
    elif key.isdigit() and 0 < int(key) <= len(fields):
        field = fields[int(key) - 1]
        wrong = [one for one in wrong if one != field] if field in wrong else [*wrong, field]
        say(f"wrong in: {', '.join(wrong) or 'nothing'}")
    return wrong


def _tell(reports: list[AuditReport], form: str) -> None:
    if form == "json":
        emit_json(reports)
    elif form == "jsonl":
        emit_jsonl(reports)
    elif form == "csv":
        emit_csv(words.rows(reports))
    else:
        for report in reports:
            click.echo(words.found(report))
        if not reports:
            say("Nothing was judged yet.")


def _list(sample: AuditSample, form: str) -> None:
    if form == "json":
        emit_json([sample])
    elif form == "jsonl":
        emit_jsonl(sample.drawn)
    elif form == "csv":
        emit_csv({"id": drawn.id, "stratum": drawn.stratum} for drawn in sample.drawn)
    else:
        for drawn in sample.drawn:
            click.echo(f"{drawn.id}  {drawn.stratum or ''}".rstrip())
        say(f"{len(sample.drawn)} of {sample.population:,} drawn, {sample.judged} judged already.")
