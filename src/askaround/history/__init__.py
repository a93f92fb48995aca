"""History: an append-only log with one *entry* per command.

An entry says who did what to which record, when, and what the record said before and after, so that
a later journey can undo it. Entries are never changed; undoing writes an entry of its own.
"""
