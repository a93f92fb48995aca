"""The table of links is no longer needed."""

from django.db import migrations


class Migration(migrations.Migration):
    """Delete it."""

    dependencies = [("people", "0004_copy_ties")]
    operations = [migrations.DeleteModel(name="Link")]
