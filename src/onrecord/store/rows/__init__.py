"""What the record answers with: small frozen rows, each with its sentence and its report.

Ids are the record's: the report's id, a full stop, the id within its reading ("3f2a9c01d4e5b678.e1").
``record`` is the reading's own struct, whose ids and offsets hold within that report.
"""
