"""What the store is told and asked, by task; each call is a transaction of its own.

In: what a call is about. Out: typed rows, streamed where there may be many. Promise: a call opens a connection,
hands it to the module that knows, and says in our errors what the database says; it knows no SQL itself.
"""
