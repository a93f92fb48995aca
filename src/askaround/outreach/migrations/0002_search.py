"""Full-text search over what you wrote to people."""

from django.db import migrations

from askaround.kit.search_index import SearchIndex

INDEX = SearchIndex("outreach_message", ("subject", "body"))


class Migration(migrations.Migration):
    """Add the index and what keeps it in step."""

    dependencies = [("outreach", "0001_initial")]
    operations = [INDEX.operation()]
