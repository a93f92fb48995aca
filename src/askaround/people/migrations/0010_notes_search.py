"""Full-text search over what you wrote about people: FTS5 on SQLite, tsvector on PostgreSQL.

The notes are indexed as written; case and accents are left to the index. On SQLite a person without
notes is not in it, so that imports pay nothing. Whoever makes people_person anew drops and makes the
triggers among SQLITE as 0003_tie does for the search of names.
"""

from django.db import migrations

_LEARN = """INSERT INTO people_notes_search (rowid, owner_id, notes)
    SELECT new.id, new.owner_id, new.notes WHERE new.notes <> '';"""
_FORGET = """INSERT INTO people_notes_search (people_notes_search, rowid, owner_id, notes)
    SELECT 'delete', old.id, old.owner_id, old.notes WHERE old.notes <> '';"""

SQLITE = [
    """CREATE VIRTUAL TABLE people_notes_search USING fts5 (
        owner_id, notes, content='people_person', content_rowid='id', columnsize=0, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2'
    )""",
    """INSERT INTO people_notes_search (rowid, owner_id, notes)
        SELECT id, owner_id, notes FROM people_person WHERE notes <> ''""",
    f"CREATE TRIGGER people_notes_search_insert AFTER INSERT ON people_person BEGIN {_LEARN} END",
    f"CREATE TRIGGER people_notes_search_delete AFTER DELETE ON people_person BEGIN {_FORGET} END",
    f"""CREATE TRIGGER people_notes_search_update AFTER UPDATE OF owner_id, notes ON people_person
        BEGIN {_FORGET} {_LEARN} END""",
]
SQLITE_BACK = [
    "DROP TRIGGER people_notes_search_update",
    "DROP TRIGGER people_notes_search_delete",
    "DROP TRIGGER people_notes_search_insert",
    "DROP TABLE people_notes_search",
]
# A tsvector holds a megabyte at most, which 100,000 characters do not reach.
POSTGRESQL = [
    r"""ALTER TABLE people_person ADD COLUMN notes_search tsvector GENERATED ALWAYS AS (to_tsvector('simple',
        regexp_replace(
            regexp_replace(left(normalize(left(notes, 100000), NFKD), 100000), '[\u0300-\u036f]+', '', 'g'),
            '[^[:alnum:]]+', ' ', 'g'
        )
    )) STORED""",
    "CREATE INDEX people_notes_search ON people_person USING gin (notes_search)",
]
POSTGRESQL_BACK = [
    "DROP INDEX people_notes_search",
    "ALTER TABLE people_person DROP COLUMN notes_search",
]


def _run(sqlite, postgresql):
    def run(apps, schema_editor):
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("people", "0007_tags_and_views")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))]
