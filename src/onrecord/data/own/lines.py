"""On which line of a TOML file something stands: the parser of the standard library doesn't tell."""

import re

_HEADER = re.compile(r"^\s*\[\[?\s*([\w.\"'-]+)\s*\]?\]")
_MULTI = re.compile(r'"""|\'\'\'')


class Lines:
    """The lines of a file that was parsed: where its entries and their keys stand. None where that can't be had,
    as in a list of tables within one line."""

    def __init__(self, text: str) -> None:
        self._lines = list(_outside_texts(text))

    def of_entry(self, kind: str, number: int) -> int | None:
        """The line of the header ``[[kind]]`` that opens this entry, counted from 1 as entries are."""
        headers = [line for line, text in self._lines if _header(text) == kind and "[[" in text]
        return headers[number - 1] if number <= len(headers) else None

    def of_key(self, key: str, after: int = 0) -> int | None:
        """The line of this key in the entry whose header stands on a line; without one, of the key or header
        anywhere."""
        pattern = re.compile(rf"^\s*[\"']?{re.escape(key)}[\"']?\s*(=|\.)")
        for line, text in self._lines:
            if line <= after:
                continue
            if _header(text) is not None:
                if after:
                    return None
                if _header(text) == key:
                    return line
            if pattern.match(text):
                return line
        return None


def _header(text: str) -> str | None:
    match = _HEADER.match(text)
    return None if match is None else match[1].strip("\"'")


def _outside_texts(text: str) -> list[tuple[int, str]]:
    """The lines with their numbers, those within texts of several lines left out."""
    found, inside = [], False
    for number, line in enumerate(text.splitlines(), 1):
        if not inside:
            found.append((number, line))
        inside ^= len(_MULTI.findall(line)) % 2 == 1
    return found
