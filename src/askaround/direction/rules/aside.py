"""“Not this one”: the reasons for which somebody is put aside, and how far each reaches."""

import datetime as dt
import enum
from typing import Final

# “Not now” is over after a season.
NOT_NOW: Final = dt.timedelta(days=90)


class AsideReason(enum.StrEnum):
    """Why you do not want to ask somebody."""

    NOT_THE_WORK = "not_the_work"
    KNOW_ENOUGH = "know_enough"
    NOT_NOW = "not_now"
    RATHER_NOT = "rather_not"
    OTHER = "other"


ASIDE_WORDS = {
    AsideReason.NOT_THE_WORK: "Not the right work",
    AsideReason.KNOW_ENOUGH: "I know enough about this",
    AsideReason.NOT_NOW: "Not now",
    AsideReason.RATHER_NOT: "I would rather not ask them",
    AsideReason.OTHER: "Another reason",
}
# These say something of a path, so they say nothing of the others.
_OF_ONE_PATH = frozenset({AsideReason.NOT_THE_WORK, AsideReason.KNOW_ENOUGH})


def may_be_everywhere(reason: AsideReason) -> bool:
    """Tell whether a reason can hold for every path at once."""
    return reason not in _OF_ONE_PATH


def comes_back_on(reason: AsideReason, put_aside_on: dt.date) -> dt.date | None:
    """Return the day somebody is suggested again by themselves; None when only you bring them back."""
    return put_aside_on + NOT_NOW if reason is AsideReason.NOT_NOW else None
