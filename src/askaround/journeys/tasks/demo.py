"""Filling a home with the demo world in the background."""

from django_tasks import task

from askaround.accounts.models import User
from askaround.journeys.effects.demo import fill
from askaround.kit.clock import now


@task()
def fill_demo(owner: int) -> None:
    """Fill the home of somebody who asked to look around."""
    fill(owner=User.objects.get(pk=owner), now=now())
