"""Beginning to explore."""

import datetime as dt

from django.db import transaction

from askaround.accounts.commands import edit_profile
from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.paths.commands import add_path
from askaround.paths.rules import PathDetails


@transaction.atomic
def begin_exploring(*, owner: User, details: PathDetails, name: str, now: dt.datetime) -> Entry:
    """Name a first path and, if you like, yourself."""
    if name != owner.name:
        edit_profile(
            user=owner,
            version=owner.version,
            name=name,
            introduction=owner.introduction,
            country=owner.country,
            time_zone=owner.time_zone,
            now=now,
        )
    return add_path(owner=owner, details=details, now=now)
