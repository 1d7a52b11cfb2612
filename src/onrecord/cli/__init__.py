"""The command line: one file a verb.

In: a verb and its options. Out: on standard output nothing but what was asked for, on standard error what the
run has to say. Promise: exit code 0 all went well, 1 it could not be done, 2 the call's words are off, 3 done,
but some reports went to quarantine.

Each verb's module holds a click command named ``command``. To add a verb: a file here and a line in VERBS.
The modules are imported only when their verb is called, so that ``onrecord --help`` answers at once.
"""

import os
import sys
from importlib import import_module

import click

from onrecord.errors import OnRecordError

VERBS = {
    "read": "Read one report, or JSON lines of them, and print the reading.",
    "add": "Add reports to the record.",
    "timeline": "What happened, was planned or was called off, in order.",
    "statements": "Who said what.",
    "figures": "Which figure is whose.",
    "votes": "How bodies voted.",
    "changes": "What was reversed, revised, disputed or denied.",
    "occurrences": "What several reports tell, each once.",
    "copies": "Which reports are copies of which.",
    "versions": "What publishers changed in their reports.",
    "stories": "What several reports tell of.",
    "actors": "Who is on record.",
    "reports": "Which reports were read, and which could not be.",
    "search": "Reports and records that have these words, best first.",
    "attention": "How much is told over time.",
    "export": "A list of the record as a file for other tools.",
    "import": "Readings made elsewhere, into the record; or another data set's rows, beside it.",
    "outside": "Data sets of others, beside the record.",
    "compare": "Another data set's rows beside the record's events.",
    "join": "What imported readings share with the rest of the record.",
    "show": "One record with its evidence in context.",
    "why": "Which rule gave a record, from what, how surely.",
    "decide": "Accept, reject, correct, merge or split.",
    "decisions": "What was decided: who, when, why.",
    "undo": "Take a decision back.",
    "resolve": "Settle side by side what the machine is unsure of.",
    "audit": "Judge a random sample: how right is the record?",
    "alerts": "Saved searches, and telling what is new in them.",
    "watch": "Feeds read as they come, for months.",
    "serve": "The record in the browser.",
    "accounts": "Who may open the record where it is served.",
    "remove": "Take a report off the record, down to its bytes.",
    "removals": "Which reports were removed: who, when, why.",
    "verify": "Check every line's evidence against its report.",
    "backup": "A copy of the record in one file, while others use it.",
    "restore": "A backup in a record's place, or into another database.",
    "compact": "Make the record small and fast.",
    "check": "Own names and words, looked over before they are used.",
    "plugins": "What other packages add to OnRecord.",
    "evaluate": "Measure the reader on gold.",
    "completion": "The Tab key, for a shell.",
}


HELP = ["-h", "--help"]


class Verbs(click.Group):
    """The verbs, each imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in VERBS:
            return None
        command: click.Command = import_module(f"onrecord.cli.{name}").command
        # A command keeps the help option of the first call: it must be the same whoever calls it first.
        command.context_settings.setdefault("help_option_names", HELP)
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Call the verb; where whoever read its output has gone (head), that is the end, and no error."""
        try:
            answer: object = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            _leave_output()
            ctx.exit(0)
        return answer

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if name and name not in VERBS and not name.startswith("-") and not ctx.resilient_parsing:
            from difflib import get_close_matches

            close = get_close_matches(name, VERBS, n=1)
            hint = f" Did you mean {close[0]!r}?" if close else f" Verbs: {', '.join(VERBS)}."
            raise click.UsageError(f"There is no verb {name!r}.{hint}", ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=Verbs, context_settings={"help_option_names": HELP})
@click.version_option(package_name="onrecord", prog_name="onrecord")
def onrecord() -> None:
    """Reads news reports and keeps the record, each line tied to its sentence.

    Start with: onrecord add REPORTS/ && onrecord timeline
    """


def _leave_output() -> None:
    """Point standard output nowhere: what is still to be flushed at the end can't be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main() -> None:
    """The console script: our own errors end in one line and exit code 1, a closed pipe ends in silence."""
    try:
        onrecord()
    except OnRecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"onrecord: {place}{error.strerror or error}.", err=True)
        _leave_output()
        sys.exit(1)
