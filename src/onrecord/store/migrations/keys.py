"""What a key of the record's tables is, for the migrations."""

import sqlalchemy as sa

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
"""A number; in SQLite a row goes by it alone only where its column is an INTEGER, word for word. The first records
had a BIGINT there, and an index over it: a row was looked up twice. Version 0017 makes those anew."""
