"""Full-text search over insights and the words they rest on: FTS5 on SQLite, tsvector on PostgreSQL.

On SQLite, whoever makes insights_insight anew drops and makes the triggers among SQLITE.
"""

from django.db import migrations

_LEARN = """INSERT INTO insights_insight_search (rowid, owner_id, claim, quote)
    SELECT new.id, new.owner_id, new.claim, new.quote;"""
_FORGET = """INSERT INTO insights_insight_search (insights_insight_search, rowid, owner_id, claim, quote)
    SELECT 'delete', old.id, old.owner_id, old.claim, old.quote;"""

SQLITE = [
    """CREATE VIRTUAL TABLE insights_insight_search USING fts5 (
        owner_id, claim, quote, content='insights_insight', content_rowid='id', columnsize=0, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2'
    )""",
    """INSERT INTO insights_insight_search (rowid, owner_id, claim, quote)
        SELECT id, owner_id, claim, quote FROM insights_insight""",
    f"CREATE TRIGGER insights_insight_search_insert AFTER INSERT ON insights_insight BEGIN {_LEARN} END",
    f"CREATE TRIGGER insights_insight_search_delete AFTER DELETE ON insights_insight BEGIN {_FORGET} END",
    f"""CREATE TRIGGER insights_insight_search_update AFTER UPDATE OF owner_id, claim, quote ON insights_insight
        BEGIN {_FORGET} {_LEARN} END""",
]
SQLITE_BACK = [
    "DROP TRIGGER insights_insight_search_update",
    "DROP TRIGGER insights_insight_search_delete",
    "DROP TRIGGER insights_insight_search_insert",
    "DROP TABLE insights_insight_search",
]
# A tsvector holds a megabyte at most, which 100,000 characters do not reach.
POSTGRESQL = [
    r"""ALTER TABLE insights_insight ADD COLUMN search tsvector GENERATED ALWAYS AS (to_tsvector('simple',
        regexp_replace(
            regexp_replace(left(normalize(left(claim || ' ' || quote, 100000), NFKD), 100000), '[\u0300-\u036f]+', '', 'g'),
            '[^[:alnum:]]+', ' ', 'g'
        )
    )) STORED""",
    "CREATE INDEX insights_insight_search ON insights_insight USING gin (search)",
]
POSTGRESQL_BACK = ["DROP INDEX insights_insight_search", "ALTER TABLE insights_insight DROP COLUMN search"]


def _run(sqlite, postgresql):
    def run(apps, schema_editor):
        for statement in sqlite if schema_editor.connection.vendor == "sqlite" else postgresql:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("insights", "0001_initial")]
    operations = [migrations.RunPython(_run(SQLITE, POSTGRESQL), _run(SQLITE_BACK, POSTGRESQL_BACK))]
