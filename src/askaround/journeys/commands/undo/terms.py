"""What takes a command back."""

import datetime as dt
from collections.abc import Callable

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.kit.refusals import Refusal

Inverse = Callable[[User, Entry, dt.datetime], object]


class NotUndoable(Refusal):
    """Raised for a command that cannot be taken back, or was already."""
