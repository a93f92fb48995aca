"""Saying what would change your mind."""

import datetime as dt
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.paths.models import MindChanger
from askaround.paths.queries import get_mind_changer, get_path

_MOST = 20


class NothingSaid(Refusal):
    """Raised when what is to be remembered is empty."""


class TooManyMindChangers(Refusal):
    """Raised when there are more than would ever be looked at again."""


@transaction.atomic
def add_mind_changer(*, owner: User, path: UUID, text: str, now: dt.datetime) -> Entry:
    """Remember what would change your mind about a path. Raises NothingSaid, TooManyMindChangers."""
    subject = get_path(owner, path)
    if MindChanger.objects.filter(owner=owner, path=subject).count() >= _MOST:
        raise TooManyMindChangers(f"There are {_MOST} already. Take one away that matters less.")
    changer = MindChanger.objects.create(owner=owner, path=subject, text=_said(text))
    return note("add_mind_changer", changer, "Noted. Listen for it.", now)


@transaction.atomic
def edit_mind_changer(*, owner: User, mind_changer: UUID, version: int, text: str, now: dt.datetime) -> Entry:
    """Say it differently; raises NothingSaid, StaleVersion."""
    subject = get_mind_changer(owner, mind_changer)
    before = {"text": subject.text}
    subject.change(expected=version, text=_said(text))
    return note("edit_mind_changer", subject, "It is saved.", now, before, {"text": subject.text})


@transaction.atomic
def remove_mind_changer(*, owner: User, mind_changer: UUID, now: dt.datetime) -> Entry:
    """Take it off the list."""
    subject = get_mind_changer(owner, mind_changer)
    before = {"text": subject.text, "path": str(subject.path.uuid)}
    entry = note("remove_mind_changer", subject, "It is off your list.", now, before)
    subject.delete()
    return entry


def _said(text: str) -> str:
    if not text.strip():
        raise NothingSaid("Say it in a few words first.")
    return text.strip()
