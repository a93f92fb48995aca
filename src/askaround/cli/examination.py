"""Examining a home: is everything sound, and what is optional and absent."""

import platform
import shutil
import stat
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.db import connection

from askaround.accounts.models import User
from askaround.cli.start import Damaged, prepared
from askaround.direction.effects import model_name
from askaround.direction.queries import count_read_titles
from askaround.kit.machine import place_of_machine
from askaround.kit.zones import Place

_LITTLE_SPACE = 200 * 1024 * 1024
_OPTIONAL = {"psycopg": "PostgreSQL instead of SQLite (extra “server”)"}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    fine: bool
    value: str


def examine_home() -> list[Check]:
    """Look at everything in a home that is made ready; of a damaged one, only say what is wrong."""
    try:
        owner = prepared()
    except Damaged as damaged:
        return [*_versions(), Check("database health", fine=False, value=str(damaged)), *_modes(), _space()]
    return examine(owner)


def examine(owner: User) -> list[Check]:
    """Look at everything; the order is the order of telling."""
    place = _place(owner)
    return [*_versions(), *_database(), *_modes(), _space(), place, *_optional(), _sentence_model(owner)]


def _versions() -> Iterator[Check]:
    yield Check("askaround", fine=True, value=version("askaround"))
    yield Check("python", fine=sys.version_info >= (3, 11), value=platform.python_version())
    yield Check("django", fine=True, value=version("django"))
    yield Check("home", fine=True, value=str(settings.HOME))


def _database() -> Iterator[Check]:
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT version()")
            yield Check("database", fine=True, value=str(cursor.fetchone()[0]))
        return
    yield Check("sqlite", fine=True, value=_pragma("sqlite_version()", select=True))
    if settings.ENVIRONMENT.read_only:
        yield Check("writing", fine=False, value="this home can only be read")
    else:
        mode = _pragma("journal_mode")
        yield Check("journal mode", fine=mode in {"wal", "truncate"}, value=mode)
    yield Check("synchronous", fine=_pragma("synchronous") == "2", value=_pragma("synchronous"))
    health = _pragma("integrity_check")
    yield Check("database health", fine=health == "ok", value=health)
    broken = _pragma("foreign_key_check")
    yield Check("references", fine=not broken, value=broken or "ok")


def _pragma(name: str, *, select: bool = False) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {name}" if select else f"PRAGMA {name}")
        row = cursor.fetchone()
    return str(row[0]) if row else ""


def _modes() -> Iterator[Check]:
    home = Path(settings.HOME)
    mode = stat.S_IMODE(home.stat().st_mode)
    yield Check("folder mode", fine=mode == stat.S_IRWXU, value=f"{mode:04o}")
    open_files = [path.name for path in home.rglob("*") if _is_open(path)]
    yield Check("file modes", fine=not open_files, value=", ".join(open_files[:5]) or "closed to others")


def _is_open(path: Path) -> bool:
    return not path.is_symlink() and bool(stat.S_IMODE(path.lstat().st_mode) & 0o077)


def _space() -> Check:
    free = shutil.disk_usage(settings.HOME).free
    return Check("free space", fine=free > _LITTLE_SPACE, value=f"{free // 2**20:,} MiB")


def _place(owner: User) -> Check:
    yours, machine = Place(owner.time_zone, owner.country), place_of_machine()
    otherwise = f"; this machine is in {_words(machine)}" if machine.zone not in {"", yours.zone} else ""
    return Check("your place", fine=True, value=f"{_words(yours)}{otherwise}")


def _words(place: Place) -> str:
    """Return zone and country, and what is missing without them."""
    zone = place.zone or "no time zone known, so no times are proposed"
    return f"{zone}; {f'holidays of {place.country}' if place.country else 'no holidays'}"


def _optional() -> Iterator[Check]:
    for module, what in _OPTIONAL.items():
        present = find_spec(module) is not None
        yield Check(
            f"optional: {module}", fine=True, value="present" if present else f"absent; it adds {what}"
        )


def _sentence_model(owner: User) -> Check:
    name, read = model_name(), count_read_titles(owner)
    absent = "absent; it adds titles compared by meaning (extra “semantic”)"
    state = f"present; {name}" if name else absent
    return Check("optional: sentence model", fine=True, value=f"{state}; {read:,} titles read")
