from django.db import migrations, models


class Migration(migrations.Migration):
    """Count voices by reading an index from one end to the other."""

    dependencies = [("insights", "0002_search")]
    operations = [
        migrations.AddIndex(
            model_name="insight",
            index=models.Index(fields=["owner", "path", "topic", "person"], name="insight_voices"),
        ),
        migrations.AddIndex(
            model_name="insight",
            index=models.Index(fields=["owner", "person", "said_on"], name="insight_days_of_person"),
        ),
    ]
