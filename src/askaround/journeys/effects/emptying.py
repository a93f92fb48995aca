"""Emptying a home of everything that came after a line of its log."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model, QuerySet

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.models import Erasure, TodayMark
from askaround.journeys.rules.backup import LEFT_OUT
from askaround.kit.models import OwnedModel


def is_empty(owner: User) -> bool:
    """Tell whether nothing is on file, whatever the log says of what was; what is derived does not count."""
    kept = (rows for rows in _records(owner) if rows.model is not TodayMark and not _is_derived(rows.model))
    return not any(rows.exists() for rows in kept)


def empty(owner: User, since: Entry) -> None:
    """Delete everything an owner has, and the log from an entry on; backups and erasures stay."""
    for rows in _records(owner):
        rows.delete()
    Entry.objects.filter(owner=owner, pk__gte=since.pk).delete()


def _records(owner: User) -> Iterator[QuerySet[Model]]:
    """Yield the rows of each table, later chapters first: they point to those before."""
    for model in reversed(list(apps.get_models())):
        if issubclass(model, OwnedModel) and model not in {Entry, Erasure}:
            yield model._default_manager.filter(owner=owner)  # noqa: SLF001 - Django's documented way to the manager


def _is_derived(model: type[Model]) -> bool:
    return model._meta.label_lower in LEFT_OUT  # noqa: SLF001 - Django's documented way
