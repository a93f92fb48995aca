"""Which clocks were offered and not taken; and homes of which nobody knew where they are say so.

Every home was made in UTC and in no country, whatever the machine said.
"""

from django.db import migrations, models


def forget_made_up_places(apps, schema_editor):
    users = apps.get_model("accounts", "User").objects.using(schema_editor.connection.alias)
    users.filter(time_zone="UTC", country="").update(time_zone="")
    entries = apps.get_model("history", "Entry").objects.using(schema_editor.connection.alias)
    # Whoever is in the made-up world becomes again who they were before.
    for user in users.exclude(demo_since=None):
        entry = entries.filter(owner_id=user.pk, command="enter_demo").order_by("-pk").first()
        if entry and (entry.before.get("time_zone"), entry.before.get("country")) == ("UTC", ""):
            entry.before["time_zone"] = ""
            entry.save(update_fields=["before"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_demo_since"), ("history", "0001_initial")]
    operations = [
        migrations.AddField("user", "zones_kept", models.JSONField(default=list, db_default=[])),
        migrations.RunPython(forget_made_up_places, migrations.RunPython.noop),
    ]
