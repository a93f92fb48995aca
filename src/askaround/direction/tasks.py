"""Reading titles, in the background."""

from django_tasks import task

from askaround.accounts.models import User
from askaround.direction import effects
from askaround.kit.clock import now
from askaround.kit.tasks import enqueue


@task()
def read_titles(owner: int) -> None:
    """Read some of an owner's titles; what is left waits behind other jobs, such as an import."""
    if effects.read_some(owner=User.objects.get(pk=owner), now=now()):
        enqueue(read_titles, owner)
