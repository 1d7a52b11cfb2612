"""A record that is kept for years: its backups, and its own file.

In: a record, or a backup of one. Out: a backup, a record that was put back, a smaller file. Promise: what is
written under a name is whole and checked before it has that name, so that a kill leaves the old or the new; what
was removed does not come back.

========= ==========================================================
files     a file written under another name first, and one that is held against everyone else
checking  whether a file is a record, and whole
backing   a record copied into one file, while others write
restoring a backup put in a record's place, or made one
removed   what was removed from the record that is replaced stays removed
carrying  every table from one database into another: SQLite to PostgreSQL, and back
serving   a record on a PostgreSQL server, made of a backup
rewriting the database's own file written anew: what was deleted is gone, and its space given back
compacting a record made small and fast
========= ==========================================================

A backup is a record in one SQLite file, whichever database it was made from: so it can be opened and asked like
any other, needs no server of the right version to be read in years, and is how a record moves from one database to
the other.
"""
