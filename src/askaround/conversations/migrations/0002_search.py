"""Full-text search over what was noted in conversations: FTS5 on SQLite, tsvector on PostgreSQL.

A line that was taken back is not in it. On SQLite, whoever makes conversations_note anew drops and makes the
triggers among SQLITE.
"""

from django.db import migrations

_LEARN = """INSERT INTO conversations_note_search (rowid, owner_id, text)
    SELECT new.id, new.owner_id, new.text WHERE new.removed_at IS NULL;"""
_FORGET = """INSERT INTO conversations_note_search (conversations_note_search, rowid, owner_id, text)
    SELECT 'delete', old.id, old.owner_id, old.text WHERE old.removed_at IS NULL;"""

SQLITE = [
    """CREATE VIRTUAL TABLE conversations_note_search USING fts5 (
        owner_id, text, content='conversations_note', content_rowid='id', columnsize=0, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2'
    )""",
    """INSERT INTO conversations_note_search (rowid, owner_id, text)
        SELECT id, owner_id, text FROM conversations_note WHERE removed_at IS NULL""",
    f"CREATE TRIGGER conversations_note_search_insert AFTER INSERT ON conversations_note BEGIN {_LEARN} END",
    f"CREATE TRIGGER conversations_note_search_delete AFTER DELETE ON conversations_note BEGIN {_FORGET} END",
    f"""CREATE TRIGGER conversations_note_search_update AFTER UPDATE OF owner_id, text, removed_at ON conversations_note
        BEGIN {_FORGET} {_LEARN} END""",
]
SQLITE_BACK = [
    "DROP TRIGGER conversations_note_search_update",
    "DROP TRIGGER conversations_note_search_delete",
    "DROP TRIGGER conversations_note_search_insert",
    "DROP TABLE conversations_note_search",
]
# A tsvector holds a megabyte at most, which 100,000 characters do not reach.
POSTGRESQL = [
    r"""ALTER TABLE conversations_note ADD COLUMN search tsvector GENERATED ALWAYS AS (CASE WHEN removed_at IS NULL THEN to_tsvector('simple',
        regexp_replace(
            regexp_replace(left(normalize(left(text, 100000), NFKD), 100000), '[\u0300-\u036f]+', '', 'g'),
            '[^[:alnum:]]+', ' ', 'g'
        )
    ) END) STORED""",
    "CREATE INDEX conversations_note_search ON conversations_note USING gin (search)",
]
POSTGRESQL_BACK = ["DROP INDEX conversations_note_search", "ALTER TABLE conversations_note DROP COLUMN search"]


def _run(sqlite, postgresql):
    def run(apps, schema_editor):
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("conversations", "0001_initial")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))]
