"""Bringing a file in, in the background."""

from django_tasks import task

from askaround.journeys.effects import import_undo, importing
from askaround.kit.clock import now
from askaround.people.models import ImportBatch


@task()
def run_import(batch: int) -> None:
    """Bring a started import in."""
    importing.run_import(ImportBatch.objects.select_related("owner").get(pk=batch), now())


@task()
def run_undo(batch: int) -> None:
    """Take a large import back."""
    import_undo.run_undo(ImportBatch.objects.select_related("owner").get(pk=batch), now())
