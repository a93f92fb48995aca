"""What can be done with paths."""

import datetime as dt
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal
from askaround.paths.models import Path
from askaround.paths.queries import details_of, get_path
from askaround.paths.rules import LONGEST, PathDetails


class TooLong(Refusal):
    """Raised for a title, field or place that does not fit a line."""


class NoTitle(Refusal):
    """Raised for a path that says no kind of work."""


@transaction.atomic
def add_path(*, owner: User, details: PathDetails, now: dt.datetime) -> Entry:
    """Begin to explore a path; the entry's subject is its uuid. Raises NoTitle, TooLong."""
    _refuse_unusable(details)
    path = Path.objects.create(owner=owner, **asdict(details))
    return _record("add_path", path, f"You are exploring {path.title}.", now, after=asdict(details))


@transaction.atomic
def edit_path(*, owner: User, path: UUID, version: int, details: PathDetails, now: dt.datetime) -> Entry:
    """Say a path differently; raises NoTitle, and StaleVersion when it was edited elsewhere meanwhile."""
    _refuse_unusable(details)
    subject = get_path(owner, path)
    before = asdict(details_of(subject))
    subject.change(expected=version, **asdict(details))
    return _record("edit_path", subject, f"{subject.title} is saved.", now, before, asdict(details))


@transaction.atomic
def archive_path(*, owner: User, path: UUID, now: dt.datetime) -> Entry:
    """Stop exploring a path, with everything kept."""
    subject = get_path(owner, path).change(archived_at=now)
    return _record("archive_path", subject, f"{subject.title} is archived.", now)


@transaction.atomic
def unarchive_path(*, owner: User, path: UUID, now: dt.datetime) -> Entry:
    """Explore a path again."""
    subject = get_path(owner, path).change(archived_at=None)
    return _record("unarchive_path", subject, f"You are exploring {subject.title} again.", now)


def _refuse_unusable(details: PathDetails) -> None:
    if not details.title:
        raise NoTitle("Say which kind of work you are curious about.")
    if max(map(len, (details.title, details.field, details.place))) > LONGEST:
        raise TooLong(f"Title, field and place hold {LONGEST} characters each. The rest can go into the why.")


def _record(
    verb: str,
    path: Path,
    sentence: str,
    now: dt.datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    return record(
        f"paths.{verb}",
        owner_id=path.owner_id,
        subject=path.uuid,
        sentence=sentence,
        now=now,
        before=before,
        after={**(after or {}), "version": path.version},
    )
