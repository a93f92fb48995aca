"""Django's SQLite, which takes the note of the database's state back before it writes."""
