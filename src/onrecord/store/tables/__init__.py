"""The record's tables. Facts are appended, each under the reading that gave it; nothing is overwritten.

::

    arrivals    a file as it was taken in: its bytes' hash, so that the next run may pass it by
    quarantine  what could not be read, and why
    reports     one row a text; its id is its content's
    versions    which report stood at a source (an address, a path, a line's id), one after the other; none
                where it was removed and an earlier one is left, which stays superseded
    removals    reports that were taken off the record: their hashes, who did it, when and why
    readings    one row each time that a report was read, with the method that read it
    standing    computed: the reports that stand, each with its latest reading and what lists show of it
    unjoined    readings that were written in bulk: what their reports share with others is not looked for yet, and
                a new version among them does not stand yet
    passages, actors, names          what the reading found in the report
    records     every event, statement, figure, vote and change, with its rule and its JSON
    events, statements, figures, votes, changes    what they are filtered by, as corrected; ``key`` is the record's
    participants    who has a part in a record, and which
    name_words      each name, and each list of codes, under its words: an actor is found by it
    evidence        the spans that say it, with their words
    copies          which report takes its text from which; of a pair that was judged again the last row stands
    copy_index      each report as it is compared with others
    copy_index_keys what those reports are found by that may be copies
    copy_index_ordinary    how many of a sample of reports have each pair of words
    version_comparisons, version_changes    what its publisher changed from one version to the next
    stories         what several reports tell of; story_links says which report tells which, and why
    story_index     (with its terms and counts) what the reports of one story find each other by
    statement_index    what the tellings of one statement find each other by
    decisions       what people decided, each with who, when and why; undone by another decision
    rulings         what follows from them for a record: computed, like record_pairs and report_pairs
    report_search, record_search    the index of words; see :mod:`onrecord.store.search.index`
    links           proposals that two records tell one thing, or that one turns the other
    dropped_links   those that no longer hold since somebody decided about a record of theirs
    occurrence_index    what the tellings of one event, figure or vote find each other by
    occurrences     computed: which records tell one thing; ``occurrence`` is the earliest of them
    saved_searches, saved_rows    what people keep watch on, and which of its rows were seen and told
    feeds, feed_entries    how each feed that is watched was found last, which entries were seen, and which wait
    world_changes, world_change_steps    computed: what turned, over all reports, and the records that tell it
    outside_files, outside_rows    rows of other data sets, beside the record: no events of it, and no evidence

Keys are numbers that a reading gives to what it holds: the reading's key times a million, plus the place in the
reading. Ids are for people: the report's id, a full stop, the id within the reading ("3f2a9c01d4e5b678.e1").
Text columns that hold lists are JSON, so that SQLite and PostgreSQL read them alike.
"""

from onrecord.store.tables.access import access_log, account_keys, accounts
from onrecord.store.tables.columns import PER_READING, metadata
from onrecord.store.tables.decisions import decisions, record_pairs, report_pairs, rulings
from onrecord.store.tables.edits import version_changes, version_comparisons
from onrecord.store.tables.feeds import feed_entries, feeds
from onrecord.store.tables.occurrences import (
    dropped_links,
    links,
    occurrence_index,
    occurrences,
    world_change_steps,
    world_changes,
)
from onrecord.store.tables.outside import outside_files, outside_rows
from onrecord.store.tables.records import (
    FACTS,
    actors,
    changes,
    events,
    evidence,
    figures,
    name_words,
    names,
    participants,
    passages,
    records,
    statement_index,
    statements,
    votes,
)
from onrecord.store.tables.reports import (
    arrivals,
    copies,
    copy_index,
    copy_index_keys,
    copy_index_ordinary,
    quarantine,
    readings,
    removals,
    reports,
    standing,
    unjoined,
    versions,
)
from onrecord.store.tables.saved import saved_rows, saved_searches
from onrecord.store.tables.stories import (
    stories,
    story_index,
    story_index_counts,
    story_index_terms,
    story_links,
)

__all__ = [
    "FACTS",
    "PER_READING",
    "access_log",
    "account_keys",
    "accounts",
    "actors",
    "arrivals",
    "changes",
    "copies",
    "copy_index",
    "copy_index_keys",
    "copy_index_ordinary",
    "decisions",
    "dropped_links",
    "events",
    "evidence",
    "feed_entries",
    "feeds",
    "figures",
    "links",
    "metadata",
    "name_words",
    "names",
    "occurrence_index",
    "occurrences",
    "outside_files",
    "outside_rows",
    "participants",
    "passages",
    "quarantine",
    "readings",
    "record_pairs",
    "records",
    "removals",
    "report_pairs",
    "reports",
    "rulings",
    "saved_rows",
    "saved_searches",
    "standing",
    "statement_index",
    "statements",
    "stories",
    "story_index",
    "story_index_counts",
    "story_index_terms",
    "story_links",
    "unjoined",
    "version_changes",
    "version_comparisons",
    "versions",
    "votes",
    "world_change_steps",
    "world_changes",
]
