"""One ranking a path, by a key that begins with the owner."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Change the key."""

    dependencies = [("direction", "0001_initial")]

    operations = [
        migrations.AlterField(
            model_name="ranking",
            name="path",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="paths.path",
            ),
        ),
        migrations.AddConstraint(
            model_name="ranking",
            constraint=models.UniqueConstraint(fields=("owner", "path"), name="ranked_once"),
        ),
    ]
