"""``onrecord plugins``: what other packages add."""

import click
import msgspec

from onrecord import plugins
from onrecord.cli import options
from onrecord.cli.output import say
from onrecord.errors import PluginError
from onrecord.export import FORMATS


@click.command()
@options.shape("text", "json")
def command(*, form: str) -> None:
    """List the plug-ins that are installed: kind, name, the package that brings each and its version. Each is
    loaded; of one that can't be used the reason is told, and the exit code is 1.

    What a plug-in must be: docs/plug-ins.md.

    Example: onrecord plugins
    """
    found = [(plugin, _wrong(plugin)) for plugin in plugins.every()]
    if form == "json":
        rows = [
            {"kind": one.kind, "name": one.name, "distribution": one.distribution, "version": one.version,
             "error": wrong}
            for one, wrong in found
        ]  # fmt: skip
        click.echo(msgspec.json.encode(rows))
    else:
        for one, wrong in found:
            click.echo(f"{one.kind:<11} {one.name} · {one.distribution} {one.version}")
            if wrong:
                click.echo(f"            {wrong}")
        if not found:
            say("onrecord: no plug-ins are installed.")
    if any(wrong for _, wrong in found):
        raise click.exceptions.Exit(1)


def _wrong(plugin: plugins.Plugin) -> str | None:
    """Why it can't be used."""
    if plugin.kind == "exporters" and plugin.name in FORMATS:
        return f"OnRecord has a format {plugin.name!r} itself, which is the one that is written."
    try:
        plugins.installed(plugin.kind)
        plugins.load(plugin)
    except PluginError as error:
        return str(error)
    return None
