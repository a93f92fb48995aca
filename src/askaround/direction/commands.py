"""What can be done about whom to ask."""

import datetime as dt
from uuid import UUID

from askaround.accounts.models import User
from askaround.direction.effects import rank_people
from askaround.paths.queries import get_path, list_paths


def rank_path(*, owner: User, path: UUID, now: dt.datetime) -> int:
    """Compute a path's ranking from what is on file; returns how many people were considered.

    It derives rows from others and decides nothing, so it leaves no line in history.
    """
    return rank_people(owner=owner, path=get_path(owner, path), now=now)


def rank_all_paths(*, owner: User, now: dt.datetime) -> None:
    """Compute the ranking of every path being explored; derived too, it leaves no line in history."""
    for path in list_paths(owner):
        rank_people(owner=owner, path=path, now=now)
