"""Taking back what you wrote into your strategy."""

import datetime as dt
from uuid import UUID

from askaround.accounts.models import User
from askaround.direction import commands as direction
from askaround.direction.commands.strategy import due_told
from askaround.history.models import Entry
from askaround.journeys.commands.undo.terms import Inverse


def _reedit(owner: User, entry: Entry, now: dt.datetime) -> object:
    return direction.edit_line(
        owner=owner,
        line=entry.subject,
        version=entry.after["version"],
        text=entry.before["text"],
        due_on=due_told(entry.before),
        now=now,
    )


def _move_back(owner: User, entry: Entry, now: dt.datetime) -> object:
    return direction.move_line(owner=owner, line=entry.subject, up=not entry.after["up"], now=now)


def _uncite(owner: User, entry: Entry, now: dt.datetime) -> object:
    insight = UUID(entry.after["insight"])
    return direction.uncite_insight(owner=owner, line=entry.subject, insight=insight, now=now)


def _cite_again(owner: User, entry: Entry, now: dt.datetime) -> object:
    insight = UUID(entry.before["insight"])
    return direction.cite_insight(owner=owner, line=entry.subject, insight=insight, now=now)


INVERSES: dict[str, Inverse] = {
    "direction.write_line": lambda o, e, t: direction.remove_line(owner=o, line=e.subject, now=t),
    "direction.edit_line": _reedit,
    "direction.move_line": _move_back,
    "direction.remove_line": lambda o, e, t: direction.restore_line(owner=o, entry=e, now=t),
    "direction.do_step": lambda o, e, t: direction.reopen_step(owner=o, line=e.subject, now=t),
    "direction.reopen_step": lambda o, e, t: direction.do_step(owner=o, line=e.subject, now=t),
    "direction.cite_insight": _uncite,
    "direction.uncite_insight": _cite_again,
}
