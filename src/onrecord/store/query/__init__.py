"""The language of queries: words, "phrases", -excluded, word*, OR, and fields (``actor:"Irena Novak"``).

In: what somebody typed. Out: a tree of :mod:`onrecord.store.query.nodes`. Promise: whatever is typed comes to a
tree or to a RecordError that says what is wrong, where, and what to do; nothing of it reaches a database as its
syntax.

>>> parse('ceasefire actor:"Irena Novak" -budget')
And(parts=(Words(words=('ceasefire',), prefix=False), Field(name='actor', value='Irena Novak'), \
Not(part=Words(words=('budget',), prefix=False))))
>>> parse('"called off" OR cancel*')
Or(parts=(Words(words=('called', 'off'), prefix=False), Words(words=('cancel',), prefix=True)))
>>> parse("from:Monday")
Traceback (most recent call last):
    ...
onrecord.errors.RecordError: the query, character 1: 'Monday' is no date. Write it as 2024-03-27, 2024-03 or 2024.
"""

from onrecord.store.query.nodes import And, Field, Node, Not, Or, Words, fields_of, looked_up, sides, words_of
from onrecord.store.query.parsing import parse

__all__ = ["And", "Field", "Node", "Not", "Or", "Words", "fields_of", "looked_up", "parse", "sides", "words_of"]
