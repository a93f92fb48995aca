"""The environment, read here and nowhere else; a bad value stops the start with a sentence."""

import os
import secrets
import shlex
import stat
import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import platformdirs

from askaround.kit.files import write_whole

DATABASE = "askaround.sqlite3"
_KEY = "secret.key"
_KEY_LENGTH = 50
_LANGUAGES = ("LC_ALL", "LC_TIME", "LANG")  # the first that is set counts (POSIX)
# A server that is gone may answer nothing at all; whoever waits is told within ten seconds.
_TO_CONNECT = "4"  # seconds, for each address of the host
_DATABASE_URL = "DATABASE_URL must read postgresql://USER:PASSWORD@HOST:PORT/NAME."


class BadEnvironment(SystemExit):
    """Stops the program, with a sentence that says which variable to mend."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What the surroundings ask for; `tz` and `language` are as they say it, "" for nothing."""

    home: Path
    port: int
    browser: bool
    database_url: str
    tz: str
    language: str
    read_only: bool


def read() -> Environment:
    """Read the environment, before Django puts its own time zone there; raises BadEnvironment."""
    home = _home()
    kept_in = [path for path in (home, home / DATABASE) if path.exists()]
    url = os.environ.get("DATABASE_URL", "")
    return Environment(
        home=home,
        read_only=not url and not all(os.access(path, os.W_OK) for path in kept_in),
        port=_port(),
        browser=not os.environ.get("NO_BROWSER"),
        database_url=url,
        tz=os.environ.get("TZ", ""),
        language=next((os.environ[name] for name in _LANGUAGES if os.environ.get(name)), ""),
    )


def _home() -> Path:
    chosen = os.environ.get("ASKAROUND_HOME") or platformdirs.user_data_dir("askaround", appauthor=False)
    home = Path(chosen).expanduser().resolve()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        mode = stat.S_IMODE(home.stat().st_mode)
        # What is closed to writing stays so: it may be there to be looked at only.
        if mode & 0o077 and os.access(home, os.W_OK):
            home.chmod(mode & 0o700)
    except OSError as error:
        raise BadEnvironment(
            f"Askaround cannot use {home} for your data ({error.strerror}). "
            "Set ASKAROUND_HOME to a folder of your own."
        ) from error
    return home


def _port() -> int:
    text = os.environ.get("PORT") or "8765"
    if not text.isdecimal() or not 0 < int(text) < 65536:  # noqa: PLR2004 - the range of TCP ports
        raise BadEnvironment(f"PORT is {text!r}; set it to a number from 1 to 65535, or leave it out.")
    return int(text)


def secret_key(home: Path) -> str:
    """Return the key that signs this home's cookies, made on the first start for its owner only.

    It appears whole or not at all; one that is too short was cut off by a full or failing disk. Where nothing
    can be written, it lasts for one start.
    """
    path = home / _KEY
    if path.exists() and len(key := path.read_text(encoding="ascii")) >= _KEY_LENGTH:
        return key
    key = secrets.token_urlsafe(_KEY_LENGTH)
    if os.access(home, os.W_OK):
        try:
            write_whole(path, key)
        except OSError as error:
            raise BadEnvironment(
                f"Askaround cannot write to {home} ({error.strerror}). Nothing was changed. "
                "Free some space, or set ASKAROUND_HOME to a folder on another disk."
            ) from error
    return key


def postgresql(url: str) -> dict[str, Any]:
    """Turn postgresql://user:password@host:port/name?option=value into Django's settings."""
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError as error:
        raise BadEnvironment(_DATABASE_URL) from error
    if parts.scheme not in {"postgres", "postgresql"} or len(parts.path) < 2:  # noqa: PLR2004 - "/" and a name
        raise BadEnvironment(_DATABASE_URL)
    _see_that_psycopg_is_there()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": port,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": _TO_CONNECT, **dict(parse_qsl(parts.query))},
    }


def _see_that_psycopg_is_there() -> None:
    try:
        import_module("psycopg")
    except ImportError as error:
        checkout = (Path(__file__).parents[3] / "Makefile").exists()
        command = "pip install 'psycopg[binary,pool]'" if checkout else "pip install 'askaround[server]'"
        raise BadEnvironment(
            "DATABASE_URL names a PostgreSQL database, for which Askaround needs the package psycopg. "
            f"Install it with: {shlex.quote(sys.executable)} -m {command}\n"
            "Or leave DATABASE_URL out, and your data is kept in a file in your home."
        ) from error
