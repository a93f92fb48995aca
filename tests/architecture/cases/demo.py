"""Entering a made-up world, and leaving it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from askaround.accounts.commands import enter_demo
from askaround.history.models import Entry
from tests import factories

LATER = factories.NOW + dt.timedelta(hours=1)
Arguments = dict[str, Any]


def _entered(world: Any) -> Entry:
    entry = enter_demo(user=world.owner, now=factories.NOW)
    world.owner.refresh_from_db()
    return entry


def _leave(world: Any) -> Arguments:
    assert _entered(world)
    return {"owner": world.owner, "now": LATER}


CASES: dict[str, Callable[[Any], Arguments]] = {
    "accounts.enter_demo": lambda world: {"user": world.owner, "now": LATER},
    "accounts.leave_demo": lambda world: {"user": world.owner, "entered": _entered(world), "now": LATER},
    "journeys.demo.fill_demo": lambda world: {"owner": world.owner, "now": LATER},
    "journeys.demo.request_demo": lambda world: {"owner": world.owner, "now": LATER},
    "journeys.demo.leave_demo": _leave,
}
