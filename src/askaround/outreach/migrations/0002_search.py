"""Full-text search over what you wrote to people: FTS5 on SQLite, tsvector on PostgreSQL.

On SQLite, whoever makes outreach_message anew drops and makes the triggers among SQLITE.
"""

from django.db import migrations

_LEARN = """INSERT INTO outreach_message_search (rowid, owner_id, subject, body)
    SELECT new.id, new.owner_id, new.subject, new.body;"""
_FORGET = """INSERT INTO outreach_message_search (outreach_message_search, rowid, owner_id, subject, body)
    SELECT 'delete', old.id, old.owner_id, old.subject, old.body;"""

SQLITE = [
    """CREATE VIRTUAL TABLE outreach_message_search USING fts5 (
        owner_id, subject, body, content='outreach_message', content_rowid='id', columnsize=0, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2'
    )""",
    """INSERT INTO outreach_message_search (rowid, owner_id, subject, body)
        SELECT id, owner_id, subject, body FROM outreach_message""",
    f"CREATE TRIGGER outreach_message_search_insert AFTER INSERT ON outreach_message BEGIN {_LEARN} END",
    f"CREATE TRIGGER outreach_message_search_delete AFTER DELETE ON outreach_message BEGIN {_FORGET} END",
    f"""CREATE TRIGGER outreach_message_search_update AFTER UPDATE OF owner_id, subject, body ON outreach_message
        BEGIN {_FORGET} {_LEARN} END""",
]
SQLITE_BACK = [
    "DROP TRIGGER outreach_message_search_update",
    "DROP TRIGGER outreach_message_search_delete",
    "DROP TRIGGER outreach_message_search_insert",
    "DROP TABLE outreach_message_search",
]
# A tsvector holds a megabyte at most, which 100,000 characters do not reach.
POSTGRESQL = [
    r"""ALTER TABLE outreach_message ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple',
        regexp_replace(
            regexp_replace(left(normalize(left(subject || ' ' || body, 100000), NFKD), 100000), '[\u0300-\u036f]+', '', 'g'),
            '[^[:alnum:]]+', ' ', 'g'
        )
    )) STORED""",
    "CREATE INDEX outreach_message_search ON outreach_message USING gin (search)",
]
POSTGRESQL_BACK = ["DROP INDEX outreach_message_search", "ALTER TABLE outreach_message DROP COLUMN search"]


def _run(sqlite, postgresql):
    def run(apps, schema_editor):
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("outreach", "0001_initial")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))]
