"""Ranking people, and reading the titles that rankings compare."""

import datetime as dt
from uuid import UUID

from askaround.accounts.models import User
from askaround.direction import effects
from askaround.direction.queries import owners_with_unread_titles
from askaround.direction.tasks import read_titles
from askaround.kit.tasks import enqueue
from askaround.paths.queries import get_path, list_paths


def rank_path(*, owner: User, path: UUID, now: dt.datetime) -> int:
    """Compute a path's ranking from what is on file; returns how many people were considered.

    Titles that no sentence model has read yet are left to the background. It derives rows from others and
    decides nothing, so it leaves no line in history.
    """
    ranked = effects.rank_people(owner=owner, path=get_path(owner, path), now=now)
    if ranked.reading_begun:
        enqueue(read_titles, owner.pk)
    return ranked.considered


def rank_all_paths(*, owner: User, now: dt.datetime) -> None:
    """Compute the ranking of every path being explored; derived too, it leaves no line in history."""
    ranked = [effects.rank_people(owner=owner, path=path, now=now) for path in list_paths(owner)]
    if any(each.reading_begun for each in ranked):
        enqueue(read_titles, owner.pk)


def read_few_titles(*, owner: User, most: int, now: dt.datetime) -> int:
    """Read the titles that are not read yet here and now, if they are few; returns how many were read.

    Vectors are derived from titles, so it leaves no line in history.
    """
    return effects.read_few(owner=owner, most=most, now=now)


def resume_readings() -> None:
    """Take up again the readings that were cut off, and read what was ranked before there was a model.

    It only hands out work, so it leaves no line in history.
    """
    if not effects.can_read():
        effects.forget_readings()
        return
    for owner in owners_with_unread_titles():
        enqueue(read_titles, owner)
