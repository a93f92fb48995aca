"""The wrapper that Django loads by the name of this package."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.backends.sqlite3 import base

from askaround.kit import soundness

# What begins so changes nothing of the database. Everything else is taken for a write.
_READS = ("SELECT", "PRAGMA", "EXPLAIN", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, and what is noted of a home's database is withdrawn before the first write after it."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Look at every statement before it is carried out."""
        super().__init__(*arguments, **named)
        self.execute_wrappers.append(_withdraw_first)


def _withdraw_first(
    execute: Callable[..., Any],
    sql: str,
    params: Any,
    many: Any,
    context: dict[str, Any],
) -> Any:
    told = context["connection"].settings_dict
    # The home's database has this alias; while it is damaged it is opened without a mode, and only read.
    ours = context["connection"].alias == DEFAULT_DB_ALIAS and "transaction_mode" in told["OPTIONS"]
    if ours and not sql.startswith(_READS):
        soundness.withdraw(Path(told["NAME"]))
    return execute(sql, params, many, context)
