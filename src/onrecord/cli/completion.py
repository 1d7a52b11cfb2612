"""``onrecord completion``: the Tab key, for a shell."""

import click

from onrecord.cli.completing import bash, fish, spots, zsh

SHELLS = {"bash": bash, "zsh": zsh, "fish": fish}


@click.command()
@click.argument("shell", type=click.Choice(list(SHELLS)))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print what makes the Tab key complete verbs, options, their choices and files in a shell.

    What is printed holds all of them, so that completing starts nothing and is there at once; print it again after
    an update. Where to keep it: docs/installing.md.

    Example: onrecord completion bash > ~/.local/share/bash-completion/completions/onrecord
    """
    from onrecord.cli import VERBS

    root = ctx.find_root()
    click.echo(SHELLS[shell].script(list(spots(root.command, root, VERBS))), nl=False)
