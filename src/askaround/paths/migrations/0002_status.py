"""How things stand with a path: a status, why, and since when."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the columns; the moment of archiving becomes the moment of whatever was decided."""

    dependencies = [("paths", "0001_initial")]

    operations = [
        migrations.RemoveIndex(model_name="path", name="path_in_order"),
        migrations.RenameField(model_name="path", old_name="archived_at", new_name="decided_at"),
        migrations.AddField(
            model_name="path",
            name="status",
            field=models.CharField(
                choices=[
                    ("exploring", "exploring"),
                    ("chosen", "chosen"),
                    ("parked", "parked"),
                    ("ruled_out", "ruled_out"),
                ],
                default="exploring",
                max_length=16,
            ),
        ),
        migrations.AddField(model_name="path", name="reason", field=models.TextField(blank=True)),
        migrations.AddField(
            model_name="path", name="guesses_version", field=models.PositiveIntegerField(default=1)
        ),
        migrations.AddIndex(
            model_name="path", index=models.Index(fields=["owner", "status", "id"], name="path_by_status")
        ),
    ]
