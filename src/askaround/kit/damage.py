"""What every process of a home has to know while nothing may be written to its database: a file in the home.

Where the home itself cannot be written to, it is known to the processes forked from the one that noticed.
"""

import hashlib
import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import DatabaseError

from askaround.kit import files

_WORDS = ("malformed", "not a database")


@dataclass(frozen=True, slots=True)
class Damage:
    """What is wrong, the SHA-256 of the launch token that lets in meanwhile ("" once it is used).

    `only_read` where nothing is wrong, but the disk lets nobody write.
    """

    sentence: str
    token: str = ""
    only_read: bool = False

    def lets_in(self, token: str) -> bool:
        """Tell whether this is the token."""
        return secrets.compare_digest(self.token, _digest(token))


_noticed_here: list[Damage] = []


def is_damaged(exception: BaseException) -> bool:
    """Tell whether an exception means that SQLite met a page that makes no sense."""
    return isinstance(exception, DatabaseError) and any(word in str(exception) for word in _WORDS)


def noticed(home: Path) -> Damage | None:
    """Return the damage that was noticed, if any."""
    if _noticed_here:
        return _noticed_here[0]
    path = _path(home)
    if not path.exists():
        return None
    with suppress(OSError, ValueError, TypeError):
        return Damage(**json.loads(path.read_text(encoding="utf-8")))
    return Damage("The database is damaged.")


def announce(home: Path, sentence: str, token: str = "") -> None:
    """Let every process know."""
    damage = Damage(sentence, _digest(token) if token else "")
    files.write_whole(_path(home), json.dumps(asdict(damage)))


def announce_only_read(sentence: str, token: str = "") -> None:
    """Let this process, and those that are forked from it, know that the home can only be read."""
    _noticed_here[:] = [Damage(sentence, _digest(token) if token else "", only_read=True)]


def forget(home: Path) -> None:
    """Let every process know that the database is sound again."""
    _path(home).unlink(missing_ok=True)


def _path(home: Path) -> Path:
    return home / "askaround.damaged"


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
