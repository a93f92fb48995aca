"""A skill need not say how well and how gladly."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Let both columns be empty."""

    dependencies = [("me", "0002_own_career")]

    operations = [
        migrations.AlterField("skill", "level", models.PositiveSmallIntegerField(null=True)),
        migrations.AlterField("skill", "joy", models.SmallIntegerField(null=True)),
    ]
