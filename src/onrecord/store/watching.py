"""Whether anything was written since: a value that is another one after every write, whoever wrote."""

from threading import Lock

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from onrecord.store.databases import DATABASES


class Watch:
    """Asks on a connection of its own, which never writes: SQLite counts what others did."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._lock = Lock()
        self._connection: Connection | None = None

    def state(self) -> object:
        """A value that is the same as before only where nothing was written meanwhile."""
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.connect()
            try:
                with self._connection.begin():
                    return self._connection.exec_driver_sql(DATABASES[self._engine.dialect.name].STATE).scalar()
            except DatabaseError:
                self._close()
                raise

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._close()

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
