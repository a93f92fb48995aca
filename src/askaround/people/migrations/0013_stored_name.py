"""An import names the file that `store` made for it, while it waits, and nothing else."""

from typing import Any

from django.db import migrations, models
from django.db.models import Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import Exact

_IS_STORED = Q(
    Exact(Func("stored_name", Value("0123456789abcdef"), function="LTRIM"), Value(".upload")),
    Exact(Length("stored_name"), Value(39)),
)


def _forget_others(apps: Any, schema_editor: Any) -> None:
    """Forget names of files that are deleted by now, and those that no file of an import has."""
    batches = apps.get_model("people", "ImportBatch").objects.using(schema_editor.connection.alias)
    batches.exclude(state__in=["previewed", "reading", "stopped"]).update(stored_name="")
    batches.exclude(_IS_STORED).update(stored_name="")


class Migration(migrations.Migration):
    """Hold the database to it."""

    dependencies = [("people", "0012_files_from_the_world")]

    operations = [
        migrations.RunPython(_forget_others, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(
                condition=Q(stored_name="") | _IS_STORED, name="batch_stored_name"
            ),
        ),
    ]
