"""Insights are found by words in every script."""

from django.db import migrations

from askaround.kit.fields import SearchWords
from askaround.kit.search_index import SearchIndex

BEFORE = SearchIndex("insights_insight", ("claim", "quote"))
INDEX = SearchIndex(
    "insights_insight", ("claim", "quote"), words=("claim_words", "quote_words")
)


class Migration(migrations.Migration):
    """Make the index anew, with the words beside the texts."""

    dependencies = [("insights", "0003_voices")]
    operations = [
        BEFORE.removal(),
        migrations.AddField("insight", "claim_words", SearchWords(of="claim")),
        migrations.AddField("insight", "quote_words", SearchWords(of="quote")),
        INDEX.words_written(),
        INDEX.operation(),
    ]
