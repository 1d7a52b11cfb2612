"""``onrecord serve``: the record in the browser."""

import click

from onrecord.cli import options
from onrecord.cli.output import say


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(0, 65535))
@options.record
def command(*, record_at: str | None, host: str, port: int) -> None:
    """Open the record in the browser: pages, and the same as JSON.

    Example: onrecord serve --record onrecord.db
    """
    import uvicorn

    from onrecord.serve.app import make_app

    app = make_app(record_at, host=host)
    say(f"The record is at http://{host}:{port}/ (Ctrl-C ends it)")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
