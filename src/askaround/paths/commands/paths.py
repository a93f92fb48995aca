"""Naming a path, saying it differently, and deciding about it."""

import datetime as dt
from dataclasses import asdict
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.paths.models import Path
from askaround.paths.queries import details_of, get_path
from askaround.paths.rules import LONGEST, PathDetails, Status


class TooLong(Refusal):
    """Raised for a title, field or place that does not fit a line."""


class NoTitle(Refusal):
    """Raised for a path that says no kind of work."""


@transaction.atomic
def add_path(*, owner: User, details: PathDetails, now: dt.datetime) -> Entry:
    """Begin to explore a path; the entry's subject is its uuid. Raises NoTitle, TooLong."""
    _refuse_unusable(details)
    path = Path.objects.create(owner=owner, **asdict(details))
    return note("add_path", path, f"You are exploring {path.title}.", now, after=asdict(details))


@transaction.atomic
def edit_path(*, owner: User, path: UUID, version: int, details: PathDetails, now: dt.datetime) -> Entry:
    """Say a path differently; raises NoTitle, and StaleVersion when it was edited elsewhere meanwhile."""
    _refuse_unusable(details)
    subject = get_path(owner, path)
    before = asdict(details_of(subject))
    subject.change(expected=version, **asdict(details))
    return note("edit_path", subject, f"{subject.title} is saved.", now, before, asdict(details))


@transaction.atomic
def remove_path(*, owner: User, path: UUID, now: dt.datetime) -> Entry:
    """Forget a path and what was said about it."""
    subject = get_path(owner, path)
    sentence = f"{subject.title} is not on file any more."
    entry = note("remove_path", subject, sentence, now, asdict(details_of(subject)))
    subject.delete()
    return entry


@transaction.atomic
def park_path(*, owner: User, path: UUID, reason: str, now: dt.datetime) -> Entry:
    """Let a path rest, with everything kept."""
    return _decide("park_path", get_path(owner, path), Status.PARKED, reason, now)


@transaction.atomic
def rule_out_path(*, owner: User, path: UUID, reason: str, now: dt.datetime) -> Entry:
    """Decide against a path, with everything kept."""
    return _decide("rule_out_path", get_path(owner, path), Status.RULED_OUT, reason, now)


@transaction.atomic
def choose_path(*, owner: User, path: UUID, reason: str, now: dt.datetime) -> Entry:
    """Decide for a path."""
    return _decide("choose_path", get_path(owner, path), Status.CHOSEN, reason, now)


@transaction.atomic
def explore_path(*, owner: User, path: UUID, now: dt.datetime) -> Entry:
    """Explore a path again."""
    return _decide("explore_path", get_path(owner, path), Status.EXPLORING, "", now)


_SENTENCES = {
    Status.EXPLORING: "You are exploring {} again.",
    Status.CHOSEN: "{} is the path you choose.",
    Status.PARKED: "{} is parked. It rests until you take it up again.",
    Status.RULED_OUT: "{} is ruled out. What you learned stays.",
}


def _decide(verb: str, path: Path, status: Status, reason: str, now: dt.datetime) -> Entry:
    before = {"status": path.status, "reason": path.reason}
    path.change(status=status, reason=reason.strip(), decided_at=None if status is Status.EXPLORING else now)
    return note(verb, path, _SENTENCES[status].format(path.title), now, before)


def _refuse_unusable(details: PathDetails) -> None:
    if not details.title:
        raise NoTitle("Say which kind of work you are curious about.")
    if max(map(len, (details.title, details.field, details.place))) > LONGEST:
        raise TooLong(f"Title, field and place hold {LONGEST} characters each. The rest can go into the why.")
