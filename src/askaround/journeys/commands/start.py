"""Beginning to explore."""

import datetime as dt
from collections.abc import Sequence

from django.db import transaction

from askaround.accounts.commands import edit_profile
from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.rules.start import Introduced, SaidPath
from askaround.kit.text import fold
from askaround.paths.commands import add_path, edit_path
from askaround.paths.models import Path
from askaround.paths.queries import details_of, get_path, list_paths
from askaround.paths.rules import PathDetails


@transaction.atomic
def begin_exploring(
    *, owner: User, paths: Sequence[SaidPath], you: Introduced, now: dt.datetime
) -> list[Entry]:
    """Say what you are curious about and who you are, once or again: nothing is added twice.

    A path that is on file is said differently, and only where it differs. Raises StaleVersion and
    ProfileChangedMeanwhile when it was said differently elsewhere meanwhile, and saves nothing then.
    """
    entries = [_say_path(owner, each, now) for each in paths]
    if (you.name, you.introduction) != (owner.name, owner.introduction):
        entries.append(
            edit_profile(
                user=owner,
                version=you.version,
                name=you.name,
                introduction=you.introduction,
                country=owner.country,
                time_zone=owner.time_zone,
                now=now,
            )
        )
    return [entry for entry in entries if entry]


def _say_path(owner: User, said: SaidPath, now: dt.datetime) -> Entry | None:
    known = get_path(owner, said.path) if said.path else _same(owner, said.details)
    if known is None:
        return add_path(owner=owner, details=said.details, now=now)
    if details_of(known) == said.details:
        return None
    version = known.version if said.version is None else said.version
    return edit_path(owner=owner, path=known.uuid, version=version, details=said.details, now=now)


def _same(owner: User, details: PathDetails) -> Path | None:
    """Return the path being explored that is said again, as a form does that is sent twice."""
    wanted = _key(details)
    return next((path for path in list_paths(owner) if _key(details_of(path)) == wanted), None)


def _key(details: PathDetails) -> tuple[str, ...]:
    return fold(details.title), fold(details.field), fold(details.place)
