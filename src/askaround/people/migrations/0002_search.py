"""Full-text search over people: FTS5 on SQLite, tsvector on PostgreSQL.

Both index the folded columns, so that case and accents do not matter. On SQLite the row id of the
index is the person's key, and triggers keep the two in step, also for bulk writes.
"""

from django.db import migrations

_COLUMNS = "owner_id, sort_name, sort_title, sort_organisation"
_NEW = "new.id, new.owner_id, new.sort_name, new.sort_title, new.sort_organisation"
_OLD = "old.id, old.owner_id, old.sort_name, old.sort_title, old.sort_organisation"
_FORGET = f"INSERT INTO people_search (people_search, rowid, {_COLUMNS}) VALUES ('delete', {_OLD});"
_LEARN = f"INSERT INTO people_search (rowid, {_COLUMNS}) VALUES ({_NEW});"

SQLITE = [
    f"""CREATE VIRTUAL TABLE people_search USING fts5 (
        {_COLUMNS}, content='people_person', content_rowid='id', prefix='2 3', tokenize='unicode61'
    )""",
    f"CREATE TRIGGER people_search_insert AFTER INSERT ON people_person BEGIN {_LEARN} END",
    f"CREATE TRIGGER people_search_delete AFTER DELETE ON people_person BEGIN {_FORGET} END",
    f"""CREATE TRIGGER people_search_update AFTER UPDATE OF {_COLUMNS} ON people_person
        BEGIN {_FORGET} {_LEARN} END""",
]
SQLITE_BACK = [
    "DROP TRIGGER people_search_update",
    "DROP TRIGGER people_search_delete",
    "DROP TRIGGER people_search_insert",
    "DROP TABLE people_search",
]
POSTGRESQL = [
    r"""ALTER TABLE people_person ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple',
        regexp_replace(sort_name || ' ' || sort_title || ' ' || sort_organisation, '[^[:alnum:]]+', ' ', 'g')
    )) STORED""",
    "CREATE INDEX people_search ON people_person USING gin (search)",
]
POSTGRESQL_BACK = ["DROP INDEX people_search", "ALTER TABLE people_person DROP COLUMN search"]


def _run(sqlite, postgresql):
    def run(apps, schema_editor):
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))]
