"""Where you have worked and studied."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from askaround.me.rules.organisations import job_words, name_key

Sameness: TypeAlias = tuple[str, str, int | None]


@dataclass(frozen=True, slots=True)
class OwnPositionDetails:
    """A position of yours as you tell it."""

    title: str
    organisation: str
    started_on: dt.date | None = None
    ended_on: dt.date | None = None

    @property
    def place(self) -> str:
        """Return where it was."""
        return self.organisation

    @property
    def words(self) -> str:
        """Return it in a line."""
        return job_words(self.title, self.organisation)

    @property
    def said(self) -> str:
        """Return what names it, "" where nothing does."""
        return self.title or self.organisation


@dataclass(frozen=True, slots=True)
class OwnSchoolingDetails:
    """A school of yours as you tell it."""

    degree: str
    school: str
    started_on: dt.date | None = None
    ended_on: dt.date | None = None

    @property
    def place(self) -> str:
        """Return where it was."""
        return self.school

    @property
    def words(self) -> str:
        """Return it in a line."""
        return f"{self.degree}, {self.school}" if self.degree else self.school

    @property
    def said(self) -> str:
        """Return what names it, "" where nothing does."""
        return self.school


OwnTime: TypeAlias = OwnPositionDetails | OwnSchoolingDetails


@dataclass(frozen=True, slots=True)
class Background:
    """Positions, schools and skills of yours, as a file tells them."""

    positions: tuple[OwnPositionDetails, ...] = ()
    schooling: tuple[OwnSchoolingDetails, ...] = ()
    skills: tuple[str, ...] = ()

    def __len__(self) -> int:
        """Return how many things it tells."""
        return len(self.positions) + len(self.schooling) + len(self.skills)

    def only(self, chosen: "Background") -> "Background":
        """Return what of it is chosen."""
        return Background(
            tuple(each for each in self.positions if each in chosen.positions),
            tuple(each for each in self.schooling if each in chosen.schooling),
            tuple(each for each in self.skills if each in chosen.skills),
        )

    def stored(self) -> dict[str, Any]:
        """Return it as JSON can hold it."""
        return {
            "positions": [stored(each) for each in self.positions],
            "schooling": [stored(each) for each in self.schooling],
            "skills": list(self.skills),
        }

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> "Background":
        """Return what `stored` gave; nothing for nothing."""
        return cls(
            tuple(map(position_of, values.get("positions", ()))),
            tuple(map(schooling_of, values.get("schooling", ()))),
            tuple(values.get("skills", ())),
        )


def stored(details: OwnTime) -> dict[str, Any]:
    """Return details as JSON can hold them."""
    dates = {name: value.isoformat() for name, value in asdict(details).items() if isinstance(value, dt.date)}
    return asdict(details) | dates


def position_of(values: Mapping[str, Any]) -> OwnPositionDetails:
    """Return the position that `stored` gave."""
    return OwnPositionDetails(**_dated(values))


def schooling_of(values: Mapping[str, Any]) -> OwnSchoolingDetails:
    """Return the school that `stored` gave."""
    return OwnSchoolingDetails(**_dated(values))


def sameness(details: OwnTime) -> Sameness:
    """Return what makes two tellings the same: place, title or degree, and the year it began."""
    what = details.title if isinstance(details, OwnPositionDetails) else details.degree
    year = details.started_on.year if details.started_on else None
    return name_key(details.place), name_key(what), year


def counted(told: Background) -> str:
    """Say how many of each kind there are."""
    kinds = (
        (len(told.positions), "position", "positions"),
        (len(told.schooling), "school", "schools"),
        (len(told.skills), "skill", "skills"),
    )
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in kinds if count)


def in_order(start: dt.date | None, end: dt.date | None) -> bool:
    """Tell whether something ends no earlier than it begins, as far as is known."""
    return start is None or end is None or start <= end


def _dated(values: Mapping[str, Any]) -> dict[str, Any]:
    dates = {name: values.get(name) for name in ("started_on", "ended_on")}
    return {**values, **{name: dt.date.fromisoformat(text) if text else None for name, text in dates.items()}}
