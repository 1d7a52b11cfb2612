"""A record opened as of a moment answers as it did then."""

from onrecord.store.asof.past import PastStore
from tests.databases import Where
from tests.store.asof.days import ASKED, DAYS, grow, moment


def test_each_day_is_answered_as_it_was(where: Where) -> None:
    then = [{name: ask(store) for name, ask in ASKED.items()} for _, store in grow(where)]
    off = []
    for number, day in enumerate(DAYS):
        with PastStore(where, as_of=moment(number)) as past:
            off += [(day, name) for name, ask in ASKED.items() if ask(past) != then[number][name]]
    assert off == []
