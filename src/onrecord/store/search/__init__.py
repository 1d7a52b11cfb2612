"""Full text over the record: reports by title and text, records by sentence, content and who takes part.

In: reports and readings as they are kept. Out: what answers to a query, best first, with the words that do marked.
Promise: the index is written in the transaction that writes what it is of; SQLite and PostgreSQL answer alike.
"""
