"""``onrecord add``: reports into the record."""

import sys
from pathlib import Path

import click
import msgspec

from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.model import Particulars
from onrecord.pipeline.timing import OFF, Timed, table_of
from onrecord.settings import Settings
from onrecord.store.rows.runs import Outcome


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@options.particulars
@click.option("--again", is_flag=True, help="Add what was removed from the record, too.")
@click.option("--workers", type=click.IntRange(min=0), help="Processes.  [default: as many as cores]")
@click.option(
    "--engine",
    type=click.Choice(("local", "dask")),
    default="local",
    show_default=True,
    help="What reads: this machine's processes, or a Dask cluster.",
)
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    envvar="DASK_SCHEDULER_ADDRESS",
    help="The cluster's scheduler, such as tcp://host:8786.  [default: $DASK_SCHEDULER_ADDRESS]",
)
@click.option(
    "--results",
    metavar="FOLDER|URL",
    help="Where the cluster leaves what it reads; every machine must see it.  [default: RECORD.shards]",
)
@click.option("--profile", is_flag=True, help="Say where the time went, stage by stage.")
@options.shape("text", "json")
@options.record
def command(
    *,
    paths: tuple[Path, ...],
    title: str | None,
    url: str | None,
    publisher: str | None,
    published: str | None,
    again: bool,
    workers: int | None,
    engine: str,
    scheduler: str | None,
    results: str | None,
    profile: bool,
    form: str,
    record_at: str | None,
) -> None:
    """Add files and folders of reports to the record: text, HTML, PDF with its text, JSON lines, ninjs, saved
    feeds, and WARC archives of crawled pages, told apart by content.

    Of the pages in archives and folders those that are near certainly no report, or not in English, are passed
    by and counted with the reason; a page that is named itself is always read.

    Adding the same report again changes nothing; a changed one becomes a new version. One that was read with other
    own names (docs/own-names.md) or plug-ins is read again: both readings stay, the new one stands. What can't be
    read goes to quarantine with its reason (onrecord reports --quarantined) and the exit code is 3. A run that was
    cut off goes on where it stopped when it is called again. What was removed from the record (onrecord removals)
    is refused.

    With --engine dask a cluster reads (docs/scaling.md), and this machine puts what it reads on record, in order.

    Example: onrecord add reports/ --record crisis.db
    """
    from onrecord import open_record

    if engine == "dask" and scheduler is None:
        raise click.UsageError("--engine dask needs the cluster's --scheduler, such as tcp://host:8786.")

    settings = Settings.load(workers=workers)
    given = Particulars(title=title, url=url, publisher=publisher, published=published)
    timed = Timed() if profile else OFF
    with open_record(record_at, settings=settings) as record, _Bar() as bar:
        summary = record.add(
            paths, workers=settings.workers, particulars=given, progress=bar.step, again=again, timed=timed,
            scheduler=scheduler if engine == "dask" else None, results=results,
        )  # fmt: skip
    spent = timed.taken()
    if form == "json":
        told = msgspec.to_builtins(summary) | ({"profile": spent} if profile else {})
        click.echo(msgspec.json.encode(told))
    else:
        click.echo(
            f"{summary.added} added, {summary.new_versions} as new versions, {summary.unchanged} unchanged, "
            f"{len(summary.quarantined)} in quarantine."
        )
        if summary.appended:
            click.echo(f"{summary.appended} read again, for the own names or plug-ins are not those of before.")
        if summary.passed_by:
            reasons = "; ".join(f"{count} {reason}" for reason, count in summary.passed_by.items())
            click.echo(f"{sum(summary.passed_by.values())} pages passed by, no reports of their own: {reasons}.")
        if profile:
            click.echo(table_of(spent))
    for source, reason in summary.refused:
        say(f"onrecord: {source}: {reason}. To add it all the same: onrecord add --again")
    for source, reason in summary.quarantined:
        say(f"onrecord: {source}: {reason}")
    if summary.quarantined:
        sys.exit(3)


class _Bar:
    """Counts on standard error while a run goes on, where that is a terminal; nothing otherwise."""

    def __enter__(self) -> "_Bar":
        from rich.console import Console
        from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.completed} reports"),
            TimeElapsedColumn(),
            TextColumn("{task.description}"),
            console=Console(stderr=True),
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self._task = self._progress.add_task("", total=None)
        self._progress.start()
        return self

    def step(self, outcome: Outcome) -> None:
        """One report more."""
        self._progress.update(self._task, advance=1, description=Path(outcome.source).name)

    def __exit__(self, *_: object) -> None:
        self._progress.stop()
