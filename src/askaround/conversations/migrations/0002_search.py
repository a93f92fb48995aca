"""Full-text search over what was noted in conversations; a line that was taken back is not in it."""

from django.db import migrations

from askaround.kit.search_index import SearchIndex

INDEX = SearchIndex("conversations_note", ("text",), unless="removed_at")


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("conversations", "0001_initial")]
    operations = [INDEX.operation()]
