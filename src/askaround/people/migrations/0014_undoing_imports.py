"""A large import is undone in the background, and is meanwhile in a state of its own."""

from django.db import migrations, models

_STATES = ["previewed", "reading", "applied", "refused", "stopped", "undoing", "undone", "expired"]


class Migration(migrations.Migration):
    """Add the state."""

    dependencies = [("people", "0013_stored_name")]

    operations = [
        migrations.RemoveConstraint(model_name="importbatch", name="batch_state"),
        migrations.AlterField(
            model_name="importbatch",
            name="state",
            field=models.CharField(choices=[(state, state) for state in _STATES], max_length=16),
        ),
        migrations.AddConstraint(
            model_name="importbatch",
            constraint=models.CheckConstraint(condition=models.Q(state__in=_STATES), name="batch_state"),
        ),
    ]
