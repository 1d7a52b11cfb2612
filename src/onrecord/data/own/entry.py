"""One entry of a file, and the ways in which its keys are asked for: each checks what it gives."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from onrecord.data.own.lines import Lines
from onrecord.errors import SettingsError

LONGEST = 200
"""Characters of a name."""


class Entry(NamedTuple):
    """An entry as TOML has it, and where it stands."""

    kind: str
    number: int
    told: dict[str, Any]
    path: Path
    line: int | None
    lines: Lines

    @property
    def where(self) -> str:
        """Where it stands, for an error: "crisis.toml, line 12, actors 3 (Red Hand)"."""
        return self._at(self.line)

    def _at(self, line: int | None) -> str:
        place = f"{self.path}, line {line}" if line is not None else str(self.path)
        name = next(
            (self.told[key] for key in ("name", "title", "verb", "noun") if isinstance(self.told.get(key), str)),
            "",
        )
        return f"{place}, {self.kind} {self.number}" + (f" ({name[:60]})" if name else "")

    def wrong(self, what: str, remedy: str, *, key: str | None = None) -> NoReturn:
        """Refuse the entry, at the line of this key where it can be had."""
        line = self.lines.of_key(key, self.line) if key and self.line else None
        raise SettingsError(what, where=self._at(line or self.line), remedy=remedy)

    def only(self, known: Sequence[str]) -> None:
        """Refuse keys that are none of these."""
        for key in self.told:
            if key not in known:
                close = get_close_matches(key, known, n=1)
                hint = f"Did you mean {close[0]!r}?" if close else f"There are: {', '.join(known)}."
                self.wrong(f"there is no key {key!r} in {self.kind}.", hint, key=key)

    def text(self, key: str, *, needed: bool = False) -> str:
        """A text, "" where there is none."""
        value = self.told.get(key)
        if value is None:
            if needed:
                self.wrong(f"it has no {key}.", f'Give it one: {key} = "..."')
            return ""
        return self._clean(value, key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text is a list of one."""
        value = self.told.get(key, [])
        if isinstance(value, str):
            value = [value]
        if not isinstance(value, list):
            self.wrong(f"{key} is {value!r}.", f'It takes a list of texts: {key} = ["...", "..."]', key=key)
        return tuple(self._clean(one, key) for one in value)

    def number_of(self, key: str, least: float, most: float) -> float:
        """A number that must be there, between these."""
        value = self.told.get(key)
        if value is None:
            self.wrong(f"it has no {key}.", f"Give it one, in degrees: {key} = 34.5")
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.wrong(f"{key} is {value!r}.", f"It takes a number, in degrees: {key} = 34.5", key=key)
        if not least <= value <= most:
            self.wrong(f"{key} is {value}.", f"It goes from {least:g} to {most:g} degrees.", key=key)
        return float(value)

    def flag(self, key: str) -> bool:
        """true or false, false where it isn't said."""
        value = self.told.get(key, False)
        if not isinstance(value, bool):
            self.wrong(
                f"{key} is {value!r}.", f"It takes true or false, without quotation marks: {key} = true", key=key
            )
        return value

    def day(self, key: str) -> str:
        """A day, month or year in ISO 8601, "" where it is open."""
        value = self.told.get(key, "")
        if isinstance(value, datetime):
            value = value.date()
        said = value.isoformat() if isinstance(value, date) else str(value)
        if said:
            try:
                whole = said + "-01-01"[: 10 - len(said)] if len(said) in (4, 7, 10) else ""
                if date.fromisoformat(whole).isoformat() != whole:  # a day of a week: "2024-W01-1"
                    raise ValueError(said)
            except ValueError:
                self.wrong(
                    f"{key} is {said!r}.", f'It takes a day, a month or a year: {key} = "2024-03-28"', key=key
                )
        return said

    def one_of(self, key: str, known: Collection[str], *, default: str = "", says: str) -> str:
        """A text that is one of these. ``says`` is what they are."""
        value = self.text(key) or default
        if value and value not in known:
            close = get_close_matches(value, known, n=1, cutoff=0.5) or [k for k in known if k == value.upper()]
            hint = f"Did you mean {close[0]!r}? " if close else ""
            listed = f"There are: {', '.join(sorted(known))}." if known else "It has none: leave it out."
            self.wrong(f"{key} is {value!r}, which is no {says}.", hint + listed, key=key)
        return value

    def _clean(self, value: object, key: str) -> str:
        if not isinstance(value, str):
            self.wrong(
                f"{key} has {value!r} in it.", f'It takes a text in quotation marks: {key} = "..."', key=key
            )
        said = " ".join(value.split())
        if not any(letter.isalnum() for letter in said):
            self.wrong(f"{key} is empty.", "Name something, or leave the key out.", key=key)
        if len(said) > LONGEST:
            self.wrong(
                f"{key} is longer than {LONGEST} characters.", "A name as reports write it will do.", key=key
            )
        return said
