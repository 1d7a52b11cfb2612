"""Whether tampering is noticed, wherever it strikes."""

import pytest

from onrecord.store import Store
from tests.databases import Where, change
from tests.store.reports import TEXT, reading


def test_a_record_that_holds_has_nothing_to_say(store: Store) -> None:
    store.add(reading(), series="lindau")
    store.add(reading(TEXT + "Later edition.\n"), series="lindau")
    assert list(store.mismatches()) == []


@pytest.mark.parametrize(
    ("tampering", "said"),
    [
        ("UPDATE reports SET text = replace(text, 'Monday', 'Friday')", "its hash differs"),
        ("UPDATE reports SET text = substr(text, 1, 60)", "no such span"),
        ("UPDATE reports SET publisher = 'Another'", "not the one that its id was made from"),
        ("UPDATE evidence SET quote = 'She will travel.' WHERE place = 0", "the record 'She will travel.'"),
        ("UPDATE evidence SET start = start + 1", "the text says"),
        ("DELETE FROM evidence", "its evidence is not kept"),
        ("UPDATE records SET body = '{'", "JSON can't be read"),
        ("UPDATE decisions SET target = replace(target, 'called off', 'put off')", "decision 1 'put off"),
        ("DELETE FROM standing", "the table of what stands"),
        ("UPDATE standing SET title = 'Talks resume'", "the table of what stands"),
    ],
)
def test_tampering_is_noticed(store: Store, where: Where, tampering: str, said: str) -> None:
    store.add(reading(), series="lindau")
    store.judge("accept", f"{reading().report.id}.e1", by="ana")
    change(where, tampering)
    assert any(said in mismatch.problem for mismatch in store.mismatches())
