"""Django's SQLite backend, that tells our own writing from another program's lock."""
