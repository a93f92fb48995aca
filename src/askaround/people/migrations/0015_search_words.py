"""People, and what you wrote about them, are found by words in every script.

Whoever makes people_person anew on SQLite drops and makes the triggers among SQLITE, as 0003_tie did.
"""

from importlib import import_module

from django.db import migrations

from askaround.kit.fields import SearchWords
from askaround.kit.search_index import SearchIndex, run, tsvector

_names = import_module("askaround.people.migrations.0002_search")
_notes = import_module("askaround.people.migrations.0010_notes_search")

_SORTED = ("sort_name", "sort_title", "sort_organisation")
_WORDS = ("name_words", "title_words", "organisation_words")
# What is sorted by has no more than its first 200 characters, and those folded: its words are read from the texts.
_TEXTS = ("display_name", "title", "organisation_name")
NAMES = SearchIndex("people_person", _TEXTS, words=_WORDS)
NOTES = SearchIndex("people_person", ("notes",), words=("notes_words",))

_COLUMNS = ("owner_id", *_SORTED, *_WORDS)
_LISTED = ", ".join(_COLUMNS)
_NEW, _OLD = (", ".join(f"{row}.{column}" for column in ("id", *_COLUMNS)) for row in ("new", "old"))
_FORGET = f"INSERT INTO people_search (people_search, rowid, {_LISTED}) VALUES ('delete', {_OLD});"
_LEARN = f"INSERT INTO people_search (rowid, {_LISTED}) VALUES ({_NEW});"
_LEARN_NOTES = """INSERT INTO people_notes_search (rowid, owner_id, notes, notes_words)
    SELECT new.id, new.owner_id, new.notes, new.notes_words WHERE new.notes <> '';"""
_FORGET_NOTES = """INSERT INTO people_notes_search (people_notes_search, rowid, owner_id, notes, notes_words)
    SELECT 'delete', old.id, old.owner_id, old.notes, old.notes_words WHERE old.notes <> '';"""
_LETTERS = "categories ''L* N* M* Co''"

SQLITE = [
    f"""CREATE VIRTUAL TABLE people_search USING fts5 (
        {_LISTED}, content='people_person', content_rowid='id', prefix='2 3', tokenize='unicode61 {_LETTERS}'
    )""",
    "INSERT INTO people_search (people_search) VALUES ('rebuild')",
    f"CREATE TRIGGER people_search_insert AFTER INSERT ON people_person BEGIN {_LEARN} END",
    f"CREATE TRIGGER people_search_delete AFTER DELETE ON people_person BEGIN {_FORGET} END",
    f"""CREATE TRIGGER people_search_update AFTER UPDATE OF {_LISTED} ON people_person
        BEGIN {_FORGET} {_LEARN} END""",
    f"""CREATE VIRTUAL TABLE people_notes_search USING fts5 (
        owner_id, notes, notes_words, content='people_person', content_rowid='id', columnsize=0, prefix='2 3',
        tokenize='unicode61 remove_diacritics 2 {_LETTERS}'
    )""",
    """INSERT INTO people_notes_search (rowid, owner_id, notes, notes_words)
        SELECT id, owner_id, notes, notes_words FROM people_person WHERE notes <> ''""",
    f"CREATE TRIGGER people_notes_search_insert AFTER INSERT ON people_person BEGIN {_LEARN_NOTES} END",
    f"CREATE TRIGGER people_notes_search_delete AFTER DELETE ON people_person BEGIN {_FORGET_NOTES} END",
    f"""CREATE TRIGGER people_notes_search_update AFTER UPDATE OF owner_id, notes, notes_words ON people_person
        BEGIN {_FORGET_NOTES} {_LEARN_NOTES} END""",
]
SQLITE_BACK = [*_notes.SQLITE_BACK, *_names.SQLITE_BACK]
POSTGRESQL = [
    f"ALTER TABLE people_person ADD COLUMN search tsvector GENERATED ALWAYS AS ({tsvector(_SORTED, _WORDS)}) STORED",
    "CREATE INDEX people_search ON people_person USING gin (search)",
    f"""ALTER TABLE people_person ADD COLUMN notes_search tsvector
        GENERATED ALWAYS AS ({tsvector(("notes",), ("notes_words",))}) STORED""",
    "CREATE INDEX people_notes_search ON people_person USING gin (notes_search)",
]
POSTGRESQL_BACK = [*_notes.POSTGRESQL_BACK, *_names.POSTGRESQL_BACK]
_SQLITE_BEFORE = [
    *_names.SQLITE,
    "INSERT INTO people_search (people_search) VALUES ('rebuild')",
    *_notes.SQLITE,
]
_POSTGRESQL_BEFORE = [*_names.POSTGRESQL, *_notes.POSTGRESQL]


class Migration(migrations.Migration):
    """Make both indexes anew, with the words beside the texts."""

    dependencies = [("people", "0014_undoing_imports")]
    operations = [
        migrations.RunPython(
            run(SQLITE_BACK, POSTGRESQL_BACK), run(_SQLITE_BEFORE, _POSTGRESQL_BEFORE)
        ),
        migrations.AddField("person", "name_words", SearchWords(of="display_name")),
        migrations.AddField("person", "title_words", SearchWords(of="title")),
        migrations.AddField("person", "organisation_words", SearchWords(of="organisation_name")),
        migrations.AddField("person", "notes_words", SearchWords(of="notes")),
        NAMES.words_written(),
        NOTES.words_written(),
        migrations.RunPython(run(SQLITE, POSTGRESQL), run(SQLITE_BACK, POSTGRESQL_BACK)),
    ]
