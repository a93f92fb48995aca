"""Copy how you know somebody from its table to the person."""

from django.db import migrations


def _to_person(apps, schema_editor):
    person = apps.get_model("people", "Person").objects
    for link in apps.get_model("people", "Link").objects.iterator():
        person.filter(owner_id=link.owner_id, pk=link.person_id).update(
            tie=link.tie, tie_detail=link.detail, tie_year=link.since_year
        )


def _to_link(apps, schema_editor):
    links = apps.get_model("people", "Link").objects
    for person in apps.get_model("people", "Person").objects.exclude(tie="").iterator():
        links.update_or_create(
            owner_id=person.owner_id,
            person=person,
            defaults={"tie": person.tie, "detail": person.tie_detail, "since_year": person.tie_year},
        )


class Migration(migrations.Migration):
    """Copy there and back."""

    dependencies = [("people", "0003_tie")]
    operations = [migrations.RunPython(_to_person, _to_link)]
