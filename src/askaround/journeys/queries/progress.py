"""How far work is that somebody asked for in the background."""

import datetime as dt
from enum import StrEnum

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from askaround.accounts.models import User

# What was asked for longer ago was left behind by a program that was killed.
# What is dated later than this was asked for under a wrong clock.
_LONGEST = dt.timedelta(minutes=10)


class Progress(StrEnum):
    """How far work is that was asked for."""

    NONE = "none"
    MAKING = "making"
    FAILED = "failed"


_PROGRESS = {
    str(TaskResultStatus.READY): Progress.MAKING,
    str(TaskResultStatus.RUNNING): Progress.MAKING,
    str(TaskResultStatus.FAILED): Progress.FAILED,
}


def progress_of(task: str, owner: User, now: dt.datetime) -> Progress:
    """Tell how far the newest task of this name is that an owner asked for."""
    asked = DBTaskResult.objects.filter(task_path=task, args_kwargs__args__0=owner.pk)
    newest = asked.filter(enqueued_at__gt=now - _LONGEST, enqueued_at__lt=now + _LONGEST)
    return _PROGRESS.get(
        newest.order_by("-enqueued_at").values_list("status", flat=True).first() or "", Progress.NONE
    )


def demo_progress(owner: User, now: dt.datetime) -> Progress:
    """Tell how far the demo world is that was last asked for."""
    return progress_of("askaround.journeys.tasks.demo.fill_demo", owner, now)
