"""The record's tables brought from one version to another, by Alembic's scripts in ``migrations``."""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, to: str = "head") -> None:
    """Bring the tables up to this revision, within the connection's own transaction."""
    scripts = _scripts()

    def steps(at: Any, _: object) -> Any:
        return scripts._upgrade_revs(to, at)

    _run(connection, scripts, steps)


def downgrade(connection: Connection, to: str) -> None:
    """Take the tables back to this revision ("base": none), within the connection's own transaction."""
    scripts = _scripts()

    def steps(at: Any, _: object) -> Any:
        return scripts._downgrade_revs(to, at)

    _run(connection, scripts, steps)


def known() -> tuple[str, ...]:
    """Every revision that this OnRecord knows, the newest first."""
    return tuple(script.revision for script in _scripts().walk_revisions())


def _scripts() -> ScriptDirectory:
    return ScriptDirectory(str(SCRIPTS))


def _run(connection: Connection, scripts: ScriptDirectory, steps: Any) -> None:
    with EnvironmentContext(Config(), scripts, fn=steps) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
