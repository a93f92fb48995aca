"""The made-up world while it is being made."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from askaround.accounts.models import User
from askaround.journeys.rules.demo import Said
from askaround.kit.clock import local_date

_FRIDAY = 4


@dataclass(slots=True)
class World:
    """Whose it is and when it is now; what was made so far, by what the rules call it.

    `titles` are people by title in the order they came, `learned` insights with what was said.
    """

    owner: User
    now: dt.datetime
    paths: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, UUID] = field(default_factory=dict)
    titles: dict[str, list[UUID]] = field(default_factory=dict)
    learned: list[tuple[UUID, Said]] = field(default_factory=list)

    @property
    def zone(self) -> str:
        """Return the clock of whose world it is."""
        return self.owner.time_zone or "UTC"

    @property
    def today(self) -> dt.date:
        """Return the day it is now."""
        return local_date(self.now, self.zone)

    def day(self, days: int) -> dt.date:
        """Return the day so many days from now, or the Friday before; yesterday and later stay."""
        day = self.today + dt.timedelta(days=days)
        late = max(day.weekday() - _FRIDAY, 0) if days < -1 else 0
        return day - dt.timedelta(days=late)

    def at(self, days: int, hour: int = 10) -> dt.datetime:
        """Return an hour of such a day."""
        return dt.datetime.combine(self.day(days), dt.time(hour), ZoneInfo(self.zone))
