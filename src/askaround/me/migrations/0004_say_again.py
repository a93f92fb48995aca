"""On the way back, what was not said is said as it was before there was a way not to."""

from django.db import migrations


def _say(apps, schema_editor):
    skills = apps.get_model("me", "Skill").objects.using(schema_editor.connection.alias)
    skills.filter(level=None).update(level=2)
    skills.filter(joy=None).update(joy=0)


class Migration(migrations.Migration):
    """Change nothing on the way forth."""

    dependencies = [("me", "0003_skill_unsaid")]

    operations = [migrations.RunPython(migrations.RunPython.noop, _say)]
