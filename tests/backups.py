"""Backups as tests make them: of the test's own rows, which no other connection can see yet."""

import datetime as dt
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from askaround.journeys.effects import archives, backup, tables
from askaround.journeys.rules.backup import Kind, Manifest, Name
from tests.factories import NOW


def written(path: Path, *, at: dt.datetime = NOW, kind: Kind = Kind.ASKED) -> Manifest:
    """Write a backup of the rows that the test sees; returns its manifest."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    about = Manifest(at, kind, "0.1.0", tables.migrations_of("default"), ())
    with path.open("wb") as file:
        return archives.write(file, "default", about, backup._more("default", about))


def kept(folder: Path, *, at: dt.datetime = NOW, kind: Kind = Kind.ASKED) -> Path:
    """Write a backup into a home's folder, under the name that it gets there."""
    path = folder / str(Name(at, kind))
    written(path, at=at, kind=kind)
    return path


def altered(path: Path, change: Callable[[dict[str, bytes]], object]) -> Path:
    """Write a backup anew with its members changed; returns its path."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def redescribed(path: Path, **values: object) -> Path:
    """Write a backup anew with other values in its manifest; returns its path."""

    def change(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        members["manifest.json"] = json.dumps({**manifest, **values}).encode()

    return altered(path, change)
