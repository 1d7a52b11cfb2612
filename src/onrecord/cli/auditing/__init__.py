"""The audit in the terminal: a record at a time, a key an answer.

======= ============================================================
keys    the keys, from a terminal or from a pipe
sitting the records of one sitting, what was answered, and the way back
words   a record as it is put to the reader, and the figures
======= ============================================================
"""
