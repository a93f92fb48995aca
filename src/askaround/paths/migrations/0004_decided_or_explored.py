"""A path is either being explored, or there is a moment at which something else was decided."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """Hold the database to it."""

    dependencies = [("paths", "0003_archived_is_parked")]

    operations = [
        migrations.AddConstraint(
            model_name="path",
            constraint=models.CheckConstraint(
                condition=Q(status__in=["exploring", "chosen", "parked", "ruled_out"]), name="path_status"
            ),
        ),
        migrations.AddConstraint(
            model_name="path",
            constraint=models.CheckConstraint(
                condition=Q(status="exploring", decided_at=None)
                | (~Q(status="exploring") & Q(decided_at__isnull=False)),
                name="path_decided_or_explored",
            ),
        ),
    ]
