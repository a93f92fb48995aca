"""Reading what became of people who were merged."""

from uuid import UUID

from askaround.accounts.models import User
from askaround.history.queries import latest_about, was_undone


def survivor_of(owner: User, uuid: UUID) -> UUID | None:
    """Return into whom a person was merged who is no longer on file, if anybody."""
    merged = latest_about(owner.pk, uuid, chapter="journeys", command="merge_people")
    return UUID(merged.after["into"]) if merged and not was_undone(merged) else None
