"""Files that are there whole or not at all, also after a power cut."""

import os
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from askaround.kit.ids import new_uuid


def write_whole(path: Path, text: str) -> None:
    """Let a file hold a text, for its owner only; until it does, what was there stays."""
    draft = path.with_name(f".{new_uuid().hex}.part")
    try:
        with os.fdopen(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
            sync(file)
        put(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def put(draft: Path, path: Path) -> None:
    """Give a file that was synced its name, in place of what has it."""
    draft.replace(path)
    sync_folder(path.parent)


def sync(file: IO[Any]) -> None:
    """Let what was written to a file survive a power cut."""
    file.flush()
    os.fsync(file.fileno())


def folder(path: Path) -> Path:
    """Return a folder for the owner only, made if it is not there."""
    if not path.exists():
        path.mkdir(mode=0o700, exist_ok=True)
        sync_folder(path.parent)
    return path


def sync_folder(path: Path) -> None:
    """Let names that came, went or changed in a folder survive a power cut.

    Not every file system can be asked for this; SQLite goes on without as well.
    """
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
