"""Files of another data set's rows, taken in beside the record."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

import msgspec

from onrecord.errors import BadRow, RecordError, ReportError
from onrecord.pipeline.files import printable
from onrecord.pipeline.outside import FORMS
from onrecord.pipeline.outside.forms import Form
from onrecord.pipeline.outside.reading import header_of, rows
from onrecord.store import Store
from onrecord.store.outside.keeping import Numbered
from onrecord.store.outside.rows import OutsideForm, OutsideKept, OutsideRow

AT_ONCE = 5_000
"""So many rows are written in one transaction."""
PROVED = 200
"""If none of a file's first rows can be read, so many of them, it is not of that form."""
TOLD = 20
"""So many reasons are told in the end; all are in quarantine."""

Read = tuple[int, OutsideRow | ReportError]


class OutsideImported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import of a data set's files did: rows ``added``, ``replaced`` (an earlier file had another under
    the same id), ``unchanged``; ``known`` are the files that were taken in before. ``broken`` counts the rows that
    can't be read; ``quarantined`` has the source and the reason of files that can't be, and of the first of the
    rows. ``lacking`` are columns that a file does not have, by the file."""

    dataset: str
    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    broken: int = 0
    known: tuple[str, ...] = ()
    quarantined: tuple[tuple[str, str], ...] = ()
    lacking: dict[str, tuple[str, ...]] = {}


def form_of(path: Path) -> OutsideForm | None:
    """The form of the rows that a file holds, by its first line; None where they are none of ours."""
    try:
        header = header_of(path)
    except (OSError, BadRow):
        return None
    return next((form.name for form in FORMS.values() if _is_of(form, header)), None)


def _is_of(form: Form, header: list[str]) -> bool:
    """Whether a first line is of this form: its columns, or as many cells where it has no header."""
    if form.columns:
        return len(header) == len(form.columns) and header[0].isdecimal()
    return not set(form.needed) & set(form.lacking(header))


def import_outside(
    store: Store,
    paths: Iterable[str | Path],
    *,
    form: str | None = None,
    dataset: str | None = None,
    progress: Callable[[int], None] | None = None,
) -> OutsideImported:
    """Take in the rows of these files, and of those in these folders, under the name of the data set: its form's
    where none is given. ``form`` is one of FORMS; left out, each file's first line tells it. ``progress`` is told
    how many rows were looked at since.

    Raises:
        RecordError: there is no such form; the files are of several, or of none; the data set has rows of another.
    """
    files = [file for path in paths for file in _files(Path(path))]
    chosen = FORMS.get(form or "") or _form(files, form)
    run = _Run(store, chosen, dataset or chosen.name, progress)
    for file in files:
        run.take_in(file)
    return run.ended()


def _files(path: Path) -> list[Path]:
    return sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]


def _form(files: list[Path], asked: str | None) -> Form:
    known = ", ".join(FORMS)
    if asked is not None:
        raise RecordError(f"there is no form {asked!r}.", remedy=f"There are: {known}.")
    found = {name for file in files if (name := form_of(file))}
    if len(found) == 1:
        return FORMS[found.pop()]
    if not found and (gone := next((file for file in files if not file.exists()), None)):
        raise RecordError("there is no such file.", where=printable(str(gone)))
    what = "They are of several." if found else "Its columns are none of theirs."
    raise RecordError(f"the form of these rows is not clear. {what}", remedy=f"Say which it is: {known}.")


class _Run:
    """One import: what became of each row."""

    def __init__(self, store: Store, form: Form, dataset: str, progress: Callable[[int], None] | None) -> None:
        self.store = store
        self.form = form
        self.dataset = dataset
        self.progress = progress
        self.kept = OutsideKept()
        self.broken = 0
        self.known: list[str] = []
        self.quarantined: list[tuple[str, str]] = []
        self.lacking: dict[str, tuple[str, ...]] = {}

    def take_in(self, path: Path) -> None:
        """Take in a file's rows, those that are not on record yet."""
        source = printable(str(path))
        try:
            found = self._rows(path, source)
            first = list(islice(found, PROVED))
            self._prove(first, source)
            with path.open("rb") as content:
                sha256 = hashlib.file_digest(content, "sha256").hexdigest()
            self._keep(chain(first, found), source, sha256, path.stat().st_size)
            self.store.release(source)
        except OSError as error:
            why = BadRow(f"It can't be read ({error.strerror or error}).", remedy="Check that you may read it.")
            self._refused(source, why)
        except BadRow as error:
            self._refused(source, error)

    def ended(self) -> OutsideImported:
        """What the run did."""
        return OutsideImported(
            dataset=self.dataset, added=self.kept.added, replaced=self.kept.replaced,
            unchanged=self.kept.unchanged, broken=self.broken, known=tuple(self.known),
            quarantined=tuple(self.quarantined), lacking=self.lacking,
        )  # fmt: skip

    def _rows(self, path: Path, source: str) -> Iterator[Read]:
        """The file's rows as they are kept.

        Raises:
            BadRow: it lacks columns without which there are no rows.
        """
        if not self.form.columns:
            lacking = self.form.lacking(header_of(path))
            if needed := [name for name in lacking if name in self.form.needed]:
                raise BadRow(f"It has no column {needed[0]}.", remedy=f"Is it {self.form.says}?")
            if lacking:
                self.lacking[source] = lacking
        for number, cells in rows(path, self.form):
            yield number, cells if isinstance(cells, BadRow) else self._row(cells)

    def _row(self, cells: dict[str, str]) -> OutsideRow | ReportError:
        try:
            return self.form.read(cells)
        except BadRow as error:
            return error

    def _prove(self, first: list[Read], source: str) -> None:
        """Raise BadRow where none of a file's first rows can be read."""
        why = next((row for _, row in first if isinstance(row, ReportError)), None)
        if why is not None and all(isinstance(row, ReportError) for _, row in first):
            raise BadRow(
                f"None of its first {len(first)} rows can be read as {self.form.name}; the first: {why.what}",
                remedy=f"Is it {self.form.says}?",
            )

    def _keep(self, found: Iterable[Read], source: str, sha256: str, size: int) -> None:
        kept = self.store.outside
        file = kept.begin(
            dataset=self.dataset, form=self.form.name, source=source, sha256=sha256, size=size,
            lacking=self.lacking.get(source, ()),
        )  # fmt: skip
        if file.finished:
            self.known.append(source)
            return
        left = (one for one in found if one[0] > file.rows)
        while some := list(islice(left, AT_ONCE)):
            broken = [(number, row) for number, row in some if isinstance(row, ReportError)]
            good: list[Numbered] = [(number, row) for number, row in some if isinstance(row, OutsideRow)]
            told = kept.keep(file, good, broken, upto=some[-1][0])
            self.kept = OutsideKept(
                added=self.kept.added + told.added, replaced=self.kept.replaced + told.replaced,
                unchanged=self.kept.unchanged + told.unchanged,
            )  # fmt: skip
            self.broken += len(broken)
            for number, error in broken[: max(0, TOLD - len(self.quarantined))]:
                self.quarantined.append((f"{source}:{number}", f"{type(error).__name__}: {error.what}"))
            if self.progress:
                self.progress(len(some))
        kept.finish(file)

    def _refused(self, source: str, error: ReportError) -> None:
        """Keep the reason why a file can't be read, whole or from some row on."""
        self.store.quarantine(source, error)
        self.quarantined.append((source, f"{type(error).__name__}: {error.what}"))
