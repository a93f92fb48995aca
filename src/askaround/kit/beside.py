"""One more database for a while, beside the one that settings name, and migrations that run in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import connections
from django.db.utils import load_backend

from askaround.kit.ids import new_uuid

_instead: ContextVar[str | None] = ContextVar("instead", default=None)


class Router:
    """Sends what names no database to the one that stands in for it, as data migrations do."""

    def db_for_read(self, _model: object, **_hints: object) -> str | None:
        """Return the alias of the database that stands in, if one does."""
        return _instead.get()

    def db_for_write(self, _model: object, **_hints: object) -> str | None:
        """Return the alias of the database that stands in, if one does."""
        return _instead.get()


@contextmanager
def opened(settings: dict[str, Any]) -> Iterator[str]:
    """Yield the alias of a database like the usual one, but for these settings."""
    alias = f"beside-{new_uuid().hex}"
    told = {**connections["default"].settings_dict, **settings}
    connections[alias] = load_backend(told["ENGINE"]).DatabaseWrapper(told, alias)
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]


@contextmanager
def standing_in(alias: str) -> Iterator[None]:
    """Let a database stand in for the usual one in this thread, wherever none is named."""
    token = _instead.set(alias)
    try:
        yield
    finally:
        _instead.reset(token)
