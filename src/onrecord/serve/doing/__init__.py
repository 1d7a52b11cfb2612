"""What can be done where the record is served, one file a kind: logging in, deciding, adding, keeping accounts.

Each has a form's address, which leads back to a page, and the same with ``.json`` for programs.
"""
