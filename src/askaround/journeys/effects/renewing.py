"""Bringing the stored keys of organisations to the rule of today, which grows with each release."""

from django.db import transaction

from askaround.me.models import OwnPosition, OwnSchooling
from askaround.me.rules import organisation_key
from askaround.people.commands.organising import renew_organisations
from askaround.people.models import Organisation


@transaction.atomic
def renew_organisation_keys() -> None:
    """Make one of organisations that are one firm by today's rule, and key your own places alike."""
    for owner_id in Organisation.objects.order_by().values_list("owner_id", flat=True).distinct():
        renew_organisations(owner_id)
    for model, name in ((OwnPosition, "organisation"), (OwnSchooling, "school")):
        for key, place, on_file in model._default_manager.values_list("pk", name, "key"):  # noqa: SLF001 - Django's documented way
            if on_file != (today := organisation_key(place)):
                model._default_manager.filter(pk=key).update(key=today)  # noqa: SLF001 - as above
