"""Lines are found by words in every script."""

from django.db import migrations

from askaround.kit.fields import SearchWords
from askaround.kit.search_index import SearchIndex

BEFORE = SearchIndex("conversations_note", ("text",), unless="removed_at")
INDEX = SearchIndex(
    "conversations_note", ("text",), unless="removed_at", words=("text_words",)
)


class Migration(migrations.Migration):
    """Make the index anew, with the words beside the texts."""

    dependencies = [("conversations", "0002_search")]
    operations = [
        BEFORE.removal(),
        migrations.AddField("note", "text_words", SearchWords(of="text")),
        INDEX.words_written(),
        INDEX.operation(),
    ]
