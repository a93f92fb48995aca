"""Full-text search over insights and the words they rest on."""

from django.db import migrations

from askaround.kit.search_index import SearchIndex

INDEX = SearchIndex("insights_insight", ("claim", "quote"))


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("insights", "0001_initial")]
    operations = [INDEX.operation()]
