"""Who may open a served record: accounts with a role, the keys that open it for them, and a log of what they did.

A password is kept as its argon2id hash; a session's key and a token only as their SHA-256, so that nobody who has
the file can open anything with what stands in it.
"""
