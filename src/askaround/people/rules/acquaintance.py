"""Who spoke with whom and when: what files tell, and what is true when several tell it."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Figures:
    """How many messages went to somebody and came from them, when the last one went, and who invited whom.

    `last_by` and `invited_by` are "me", "them" or "".
    """

    sent: int = 0
    received: int = 0
    last_spoke_on: dt.date | None = None
    last_by: str = ""
    invited_by: str = ""
    invited_on: dt.date | None = None

    def stored(self) -> dict[str, Any]:
        """Return these figures as JSON can hold them."""
        dates = {
            name: value.isoformat() for name, value in asdict(self).items() if isinstance(value, dt.date)
        }
        return asdict(self) | dates

    @classmethod
    def restored(cls, values: Mapping[str, Any]) -> "Figures":
        """Return what `stored` gave."""
        dates = {name: values[name] for name in ("last_spoke_on", "invited_on")}
        days = {name: dt.date.fromisoformat(text) if text else None for name, text in dates.items()}
        return cls(**{**values, **days})


@dataclass(frozen=True, slots=True)
class Telling:
    """What one import, named by its uuid, told of the two of you."""

    batch: str
    figures: Figures

    @classmethod
    def restored(cls, values: Sequence[Any]) -> "Telling":
        """Return what stands in a list of tellings."""
        batch, figures = values
        return cls(batch, Figures.restored(figures))


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody as a file names them, what it tells of the two of you, and how many of its rows do."""

    profile: str
    name: str
    figures: Figures
    messages: int = 0
    invitations: int = 0


def added(one: Figures, other: Figures) -> Figures:
    """Return what two names of one person in the same file come to."""
    last = max((one, other), key=lambda each: each.last_spoke_on or dt.date.min)
    invited = max((one, other), key=lambda each: (each.invited_on or dt.date.min, bool(each.invited_by)))
    return Figures(
        sent=one.sent + other.sent,
        received=one.received + other.received,
        last_spoke_on=last.last_spoke_on,
        last_by=last.last_by,
        invited_by=invited.invited_by,
        invited_on=invited.invited_on,
    )


def newest(told: Iterable[Figures]) -> Figures:
    """Return what is true when several files tell, oldest import first: the one that knows later days.

    Each export repeats the whole past, so figures are taken from one file and never summed.
    """
    best = Figures()
    for each in told:
        if _messages(each) >= _messages(best):
            best = replace(each, invited_by=best.invited_by, invited_on=best.invited_on)
        if each.invited_by and (each.invited_on or dt.date.min) >= (best.invited_on or dt.date.min):
            best = replace(best, invited_by=each.invited_by, invited_on=each.invited_on)
    return best


def acquaintance_words(figures: Figures) -> list[str]:
    """Return what is on file about the two of you, in sentences."""
    said = []
    count = figures.sent + figures.received
    if count:
        when = (
            f"Last wrote in {figures.last_spoke_on:%B %Y} on LinkedIn"
            if figures.last_spoke_on
            else "On LinkedIn"
        )
        by = {"me": "from you", "them": "from them"}.get(figures.last_by, "")
        last = f", {by if count == 1 else f'the last {by}'}" if by else ""
        said.append(f"{when}: {count:,} {'message' if count == 1 else 'messages'}{last}.")
    if figures.invited_by:
        on = f" in {figures.invited_on:%B %Y}" if figures.invited_on else ""
        said.append(f"You invited them{on}." if figures.invited_by == "me" else f"They invited you{on}.")
    return said


def _messages(figures: Figures) -> tuple[dt.date, int]:
    return figures.last_spoke_on or dt.date.min, figures.sent + figures.received
