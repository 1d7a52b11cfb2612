"""``onrecord evaluate``: how well we read, on gold."""

import json
import time
from importlib import import_module
from pathlib import Path

import click
import msgspec

from onrecord.errors import GoldError
from onrecord.settings import Settings

TASKS = ("quotes", "times", "types", "records", "actors", "copies", "stories", "stories-arriving")


@click.command()
@click.argument("task", type=click.Choice(TASKS))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--predictions", metavar="OUT", type=click.Path(dir_okay=False, path_type=Path), help="Write them here."
)
def command(task: str, gold: Path, predictions: Path | None) -> None:
    """Measure the reader on gold.

    Runs the reader over the texts of GOLD (JSON lines), writes predictions in the format that the task's scorer
    takes, and prints our own figures as JSON. Where GOLD has no labels it predicts and prints no figures.

    Example: onrecord evaluate times timebank.jsonl --predictions times.jsonl
    """
    from onrecord.pipeline.reader import Reader

    if predictions is not None and not predictions.absolute().parent.is_dir():
        raise click.BadParameter(f"the folder of {str(predictions)!r} is not there.", param_hint="--predictions")
    rows = _rows(gold)
    module = import_module(f"onrecord.pipeline.evaluation.{task.replace('-', '_')}")
    started = time.process_time()
    try:
        predicted = list(module.predict(rows, Reader(Settings.load())))
        spent = time.process_time() - started
        measured = module.figures(rows, predicted)
    except (KeyError, TypeError) as error:
        lacking = f"no {error}" if isinstance(error, KeyError) else f"a field of another kind ({error})"
        raise GoldError(
            f"a row has {lacking}, and the task {task} needs it.",
            where=str(gold),
            remedy="See docs/evaluating.md for the fields that each task reads.",
        ) from error
    if predictions is not None:
        predictions.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in predicted))
    if measured is not None:
        summary = {"task": task, "rows": len(rows), "cpu_seconds": round(spent, 2), **measured}
        click.echo(json.dumps(summary, indent=1, ensure_ascii=False))
    else:
        click.echo(f"{len(predicted)} predictions for {len(rows)} rows; no labels, so no figures.", err=True)


def _rows(gold: Path) -> list[dict[str, object]]:
    """The gold's rows. Raises GoldError where a line is no JSON object."""
    rows = []
    with gold.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except ValueError as error:  # no JSON, or bytes that are no text
                raise GoldError(f"no JSON: {error}.", where=f"{gold}:{number}") from error
            if not isinstance(row, dict):
                raise GoldError("a row is a JSON object.", where=f"{gold}:{number}")
            rows.append(row)
    return rows
