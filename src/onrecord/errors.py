"""Everything that OnRecord raises. Each message says what, where, and what to do.

OnRecordError
├── SettingsError          a setting that can't be used
├── PluginError            a plug-in that can't be used
├── ReportError            one report can't be read; the rest of the run goes on
│   ├── NotText            binary, or bytes that no encoding explains
│   ├── NoArticle          nothing left to read: empty, or markup with no article in it
│   ├── TooLarge           longer than the limit in the settings
│   ├── NotEnglish         a language that no installed reader knows
│   ├── BadRow             a row of another data set that can't be read
│   └── PassedBy           near certainly no news report: left out and counted, not kept in quarantine
├── RecordError            the record (the database) can't be opened, read or written
│   ├── UnknownId          no record has this id
│   ├── RemovedReport      a report that somebody took off the record, and that is to be added again
│   ├── BadDecision        a decision that can't be taken: no such field, not its kind of value
│   ├── BadSearch          a search that can't be saved
│   └── EvidenceMismatch   a span no longer says what the record says that it says
├── AccessError            an account that can't be, or somebody who may not do this
├── EngineError            the machines that read can't be reached or used; what they read is kept
├── BadExport              a list that can't be written in a format
├── FetchError             an address that can't be fetched now; it may be later
│   └── FetchRefused       nor later: private, disallowed, not there, too large, no text
│       ├── AddressGone    it says that it is gone for good
│       └── PrivateAddress it is not on the public internet
├── ModelError             one of OnRecord's own models can't be opened
└── GoldError              a gold file that `evaluate` can't use
"""


class OnRecordError(Exception):
    """The root of the tree. ``where`` is a file, report or span; ``remedy`` says what to do."""

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"

    def __reduce__(self) -> tuple[object, ...]:
        """Survive pickling, so that workers can raise these."""
        return (_again, (type(self), self.what, self.where, self.remedy))


def _again(kind: type[OnRecordError], what: str, where: str | None, remedy: str | None) -> OnRecordError:
    return kind(what, where=where, remedy=remedy)


class SettingsError(OnRecordError):
    """A setting that can't be used."""


class PluginError(OnRecordError):
    """A plug-in that can't be used: it can't be imported, is not what it must be, or shares its name."""


class ReportError(OnRecordError):
    """One report can't be read; it goes to quarantine with its reason, and the run goes on."""


class NotText(ReportError):
    """Binary, or bytes that no encoding explains."""


class NoArticle(ReportError):
    """Nothing left to read: empty, or markup with no article in it."""


class TooLarge(ReportError):
    """Longer than the limit in the settings."""


class NotEnglish(ReportError):
    """A language that no installed reader knows."""


class BadRow(ReportError):
    """A row of another data set can't be read, or its file can't."""


class PassedBy(ReportError):
    """A crawled page that is near certainly no news report, or not in English. ``what`` is the reason, one of a
    few, so that a run can count by it."""


class RecordError(OnRecordError):
    """The record can't be opened, read or written."""


class UnknownId(RecordError):
    """No record has this id."""


class RemovedReport(RecordError):
    """A report that somebody took off the record."""


class BadDecision(RecordError):
    """A decision that can't be taken."""


class BadSearch(RecordError):
    """A search that can't be saved."""


class EvidenceMismatch(RecordError):
    """A span no longer says what the record says that it says."""


class AccessError(OnRecordError):
    """An account that can't be, or somebody who may not do this."""


class EngineError(OnRecordError):
    """The machines that read reports can't be reached or used; what they have read is kept."""


class BadExport(OnRecordError):
    """A list can't be written in a format."""


class FetchError(OnRecordError):
    """An address can't be fetched now; it may be later."""


class FetchRefused(FetchError):
    """An address is not fetched, now or later."""


class AddressGone(FetchRefused):
    """An address says that it is gone for good."""


class PrivateAddress(FetchRefused):
    """An address is not on the public internet."""


class ModelError(OnRecordError):
    """One of OnRecord's own models can't be opened."""


class GoldError(OnRecordError):
    """A gold file that `evaluate` can't use."""
