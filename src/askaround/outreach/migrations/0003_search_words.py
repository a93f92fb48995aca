"""Messages are found by words in every script."""

from django.db import migrations

from askaround.kit.fields import SearchWords
from askaround.kit.search_index import SearchIndex

BEFORE = SearchIndex("outreach_message", ("subject", "body"))
INDEX = SearchIndex(
    "outreach_message", ("subject", "body"), words=("subject_words", "body_words")
)


class Migration(migrations.Migration):
    """Make the index anew, with the words beside the texts."""

    dependencies = [("outreach", "0002_search")]
    operations = [
        BEFORE.removal(),
        migrations.AddField("message", "subject_words", SearchWords(of="subject")),
        migrations.AddField("message", "body_words", SearchWords(of="body")),
        INDEX.words_written(),
        INDEX.operation(),
    ]
