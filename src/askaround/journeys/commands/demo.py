"""Looking around in a made-up world, and leaving it."""

import datetime as dt

from django.db import transaction

from askaround.accounts import commands as accounts
from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.history.queries import latest_about
from askaround.journeys.effects import demo
from askaround.journeys.effects.emptying import empty, is_empty
from askaround.journeys.queries.progress import Progress, demo_progress
from askaround.journeys.tasks.demo import fill_demo as fill_later
from askaround.kit.refusals import Refusal
from askaround.kit.tasks import enqueue


class NotInDemo(Refusal):
    """Raised when a made-up world is left that nobody is in; what is on file stays."""


def fill_demo(*, owner: User, now: dt.datetime) -> Entry:
    """Make a world to look at in an empty home here and now; raises HomeNotEmpty."""
    return demo.fill(owner=owner, now=now)


@transaction.atomic
def request_demo(*, owner: User, now: dt.datetime) -> None:
    """Have a world to look at made in the background, unless it is being made; raises HomeNotEmpty."""
    if not is_empty(owner):
        raise demo.HomeNotEmpty
    if demo_progress(owner, now) is not Progress.MAKING:
        enqueue(fill_later, owner.pk)


@transaction.atomic
def leave_demo(*, owner: User, now: dt.datetime) -> Entry:
    """Throw the made-up world away with everything that was added in it; backups stay. Raises NotInDemo.

    There is no way back, and none is needed: it can be made anew.
    """
    entered = latest_about(owner.pk, owner.uuid, chapter="accounts", command="enter_demo")
    if entered is None or owner.demo_since is None:
        raise NotInDemo("This is your own home, not a made-up world. Nothing was changed.")
    empty(owner, entered)
    return accounts.leave_demo(user=owner, entered=entered, now=now)
