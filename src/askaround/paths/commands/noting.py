"""The line that each command of this chapter leaves."""

import datetime as dt
from typing import Any

from askaround.history.commands import record
from askaround.history.models import Entry
from askaround.kit.models import OwnedModel


def note(
    verb: str,
    subject: OwnedModel,
    sentence: str,
    now: dt.datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Entry:
    """Append the line of a command; what the record says afterwards carries its version."""
    return record(
        f"paths.{verb}",
        owner_id=subject.owner_id,
        subject=subject.uuid,
        sentence=sentence,
        now=now,
        before=before,
        after={"version": subject.version, **(after or {})},
    )
