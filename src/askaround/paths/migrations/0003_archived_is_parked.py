"""A path that was archived is parked: it rests, with everything kept."""

from django.db import migrations


def _park(apps, schema_editor):
    apps.get_model("paths", "Path").objects.filter(decided_at__isnull=False).update(status="parked")


def _unpark(apps, schema_editor):
    apps.get_model("paths", "Path").objects.update(status="exploring")


class Migration(migrations.Migration):
    """Say so; taken back, whatever was decided reads as archived again."""

    dependencies = [("paths", "0002_status")]
    operations = [migrations.RunPython(_park, _unpark)]
