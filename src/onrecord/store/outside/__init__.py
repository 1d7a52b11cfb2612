"""Rows of other data sets beside the record: kept, listed, asked for, and removed a data set at a time.

In: rows as their form reads them, with the file that they stand in. Out: the rows of some days and actors, each
with its file, its file's hash and its place in it. Promise: none of them is an event of the record or anybody's
evidence, and a file that was taken in adds nothing when it comes again.
"""
