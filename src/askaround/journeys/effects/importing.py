"""Reading a file of contacts: stored, looked at, staged, applied, and its people ranked."""

import datetime as dt
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from askaround.direction.commands import rank_all_paths
from askaround.integrations import contacts
from askaround.journeys.effects.surroundings import background, surroundings
from askaround.kit import disk
from askaround.kit.ids import new_uuid
from askaround.kit.refusals import Refusal
from askaround.kit.sqlite import let_others_in
from askaround.kit.unavailable import why_unavailable
from askaround.me.rules import Background
from askaround.people import commands as people
from askaround.people.commands.importing import NotImportable
from askaround.people.models import ImportBatch
from askaround.people.queries import get_batch
from askaround.people.rules import MOST_AT_ONCE, BatchState, FileRow, MemberCount, Surroundings

Progress = Callable[[int, float], None]
PREVIEW_ROWS = 8
# A step takes about a second on a slow machine; whoever wants to save meanwhile waits no longer than that.
ROWS_A_STEP = 2_000


class FileNotImported(Refusal):
    """Raised when a file is refused as a whole; nothing on file has changed."""


def store(pieces: Iterable[bytes]) -> str:
    """Keep an uploaded file in the home until it is read, all of it or none; returns its name there."""
    name = f"{new_uuid().hex}.upload"
    folder = _folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        with (folder / name).open("wb") as file:
            for piece in pieces:
                file.write(piece)
    except BaseException:
        forget(name)
        raise
    return name


def forget(stored_name: str) -> None:
    """Delete a stored file."""
    if stored_name:
        (_folder() / stored_name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Look:
    """What kind of file this is, its first rows, the rows of each file in it, and what it tells of you."""

    source: str
    preview: list[FileRow]
    members: list[MemberCount]
    offers: Background


def look(stored_name: str) -> Look:
    """Return what a file is and holds; raises FileNotImported."""
    try:
        preview = contacts.preview(_folder() / stored_name, rows=PREVIEW_ROWS)
    except contacts.FileRefused as refused:
        raise FileNotImported(str(refused)) from refused
    connections = MemberCount("connections", "Connections.csv", preview.total)
    return Look(
        source=preview.source,
        preview=[_file_row(row) for row in preview.rows],
        members=[connections, *surroundings(preview.around).members],
        offers=background(preview.around),
    )


def run_import(batch: ImportBatch, now: dt.datetime, progress: Progress = lambda _rows, _share: None) -> None:
    """Bring a started file in, from wherever an earlier run was cut off.

    A file that turns out bad is refused as a whole and says so on its batch. Anything unforeseen stops
    the import, says so too with how much of it is in, and is raised.
    """
    if batch.state != BatchState.READING:
        return
    try:
        _bring_in(batch, now, progress)
    except Exception as error:
        people.stop_batch(batch=batch, cause=_cause(error), now=now)
        raise
    current = get_batch(batch.owner, batch.uuid)
    if current.state in {BatchState.APPLIED, BatchState.REFUSED}:
        forget(batch.stored_name)
    rank_all_paths(owner=batch.owner, now=now)


def _cause(error: Exception) -> str:
    if disk.is_full(error):
        return "The disk was full while this file came in. Free some space."
    return why_unavailable(error) or "Something went wrong while this file came in."


def sweep(kept: Collection[str], now: dt.datetime) -> None:
    """Delete stored files that no import waits for, once they are a day old."""
    yesterday = (now - dt.timedelta(days=1)).timestamp()
    for file in _folder().glob("*.upload"):
        if file.name not in kept and file.stat().st_mtime < yesterday:
            file.unlink(missing_ok=True)


def _bring_in(batch: ImportBatch, now: dt.datetime, progress: Progress) -> None:
    try:
        if batch.members and batch.members[0][2] > MOST_AT_ONCE:
            _apply_by_steps(batch, now, progress)
        else:
            _stage(batch, progress)
        batch.refresh_from_db()
        people.apply_batch(batch=batch, around=_around(batch), now=now)
    except contacts.FileRefused as refused:
        batch.refresh_from_db()
        if batch.rows_in:
            people.stop_batch(batch=batch, cause=str(refused), now=now)
        else:
            people.refuse_batch(batch=batch, reason=str(refused), now=now)
    except NotImportable:
        # Another worker has finished the same import meanwhile.
        batch.refresh_from_db()


def _apply_by_steps(batch: ImportBatch, now: dt.datetime, progress: Progress) -> None:
    """Bring a large file in as it is read; others read and write between the steps."""
    for chunk in contacts.read(_folder() / batch.stored_name, after=batch.rows_read, size=ROWS_A_STEP):
        if chunk.rows:
            rows = [_file_row(row) for row in chunk.rows]
            people.apply_step(batch=batch, rows=rows, share=chunk.share, now=now)
            progress(rows[-1].number, chunk.share)
            let_others_in()


def _around(batch: ImportBatch) -> Surroundings:
    """Read what lies around the connections, where there was anything when the file was looked at."""
    if len(batch.members) <= 1:
        return Surroundings()
    return surroundings(contacts.read_around(_folder() / batch.stored_name))


def _stage(batch: ImportBatch, progress: Progress) -> None:
    for chunk in contacts.read(_folder() / batch.stored_name, after=batch.rows_read):
        if chunk.rows:
            rows = [_file_row(row) for row in chunk.rows]
            people.stage_rows(batch=batch, rows=rows, share=chunk.share)
            progress(rows[-1].number, chunk.share)


def _file_row(row: contacts.ContactRow | contacts.RefusedRow) -> FileRow:
    if isinstance(row, contacts.RefusedRow):
        return FileRow(row.number, row.line, refusal=row.reason, cells=row.cells)
    return FileRow(
        number=row.number,
        line=row.line,
        given_name=row.given_name,
        family_name=row.family_name,
        profile=row.profile_url,
        mail=row.mail,
        organisation=row.organisation,
        title=row.title,
        connected_on=row.connected_on.isoformat() if row.connected_on else "",
        note=row.note,
    )


def _folder() -> Path:
    return Path(settings.HOME) / "imports"
