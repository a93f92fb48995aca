"""Reading a file of contacts: stored, looked at, staged, applied, and its people ranked."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from askaround.direction.commands import rank_all_paths
from askaround.integrations import contacts
from askaround.journeys.effects.surroundings import background, surroundings
from askaround.kit import disk, files
from askaround.kit.ids import new_uuid
from askaround.kit.refusals import Refusal
from askaround.kit.sqlite import let_others_in
from askaround.kit.unavailable import why_unavailable
from askaround.me.rules import Background
from askaround.people import commands as people
from askaround.people.commands.importing import NotImportable
from askaround.people.models import ImportBatch
from askaround.people.queries import get_batch
from askaround.people.rules import MOST_AT_ONCE, BatchState, FileReading, FileRow, MemberCount, Surroundings

Progress = Callable[[int, float], None]
PREVIEW_ROWS = 8
# A step takes about a second on a slow machine; whoever wants to save meanwhile waits no longer than that.
ROWS_A_STEP = 2_000
# Between storing a file and remembering its import it is looked at, which is stopped long before this.
_BEING_READ = dt.timedelta(hours=1)
NO_LIST = (
    "There is no list of connections in this ZIP. LinkedIn sends its archive in parts: bring the part with "
    "Connections.csv in first, then this one, so that its messages and invitations find their people."
)
_STORED = re.compile(r"[0-9a-f]{32}\.upload")


class FileNotImported(Refusal):
    """Raised when a file is refused as a whole; nothing on file has changed."""


def encodings() -> list[tuple[str, str]]:
    """Return the encodings that a file that is not Unicode can be said to have, and what people call them."""
    return list(contacts.encoding_words().items())


def store(pieces: Iterable[bytes]) -> str:
    """Keep an uploaded file in the home until it is read, all of it or none; returns its name there."""
    name = f"{new_uuid().hex}.upload"
    folder = files.folder(_folder())
    try:
        with path_of(name).open("wb") as file:
            for piece in pieces:
                file.write(piece)
            files.sync(file)
        files.sync_folder(folder)
    except BaseException:
        forget(name)
        raise
    return name


def forget(stored_name: str) -> None:
    """Delete a stored file."""
    if _STORED.fullmatch(stored_name):
        path_of(stored_name).unlink(missing_ok=True)


def path_of(stored_name: str) -> Path:
    """Return where a stored file is; raises FileNotImported for a name that `store` did not give.

    The one way from a name to a file: a name may have come with a backup.
    """
    if not _STORED.fullmatch(stored_name):
        raise FileNotImported("The file is not here any more. Choose it again.")
    return _folder() / stored_name


@dataclass(frozen=True, slots=True)
class Look:
    """What kind of file this is, its first rows, the rows of each file in it, and what it tells of you."""

    source: str
    preview: list[FileRow]
    members: list[MemberCount]
    offers: Background
    reading: FileReading


def look(stored_name: str, *, encoding: str = "", dates: str = "") -> Look:
    """Return what a file is and holds, read as the user says or as is guessed; raises FileNotImported."""
    how = contacts.How(encoding, dates)
    try:
        preview = contacts.preview(path_of(stored_name), rows=PREVIEW_ROWS, how=how)
    except contacts.FileRefused as refused:
        raise FileNotImported(str(refused)) from refused
    absent = "" if preview.total else NO_LIST
    connections = MemberCount("connections", "Connections.csv", preview.total, refusal=absent)
    return Look(
        source=preview.source,
        preview=[_file_row(row) for row in preview.rows],
        members=[connections, *surroundings(preview.around).members],
        offers=background(preview.around),
        reading=FileReading(
            **asdict(preview.reading) | {"guessed": preview.reading.guessed or bool(encoding)}
        ),
    )


def run_import(batch: ImportBatch, now: dt.datetime, progress: Progress = lambda _rows, _share: None) -> None:
    """Bring a started file in, from wherever an earlier run was cut off.

    A file that turns out bad is refused as a whole and says so on its batch. Anything unforeseen stops
    the import, says so too with how much of it is in, and is raised.
    """
    if batch.state != BatchState.READING:
        return
    stored_name = batch.stored_name
    try:
        _bring_in(batch, now, progress)
    except Exception as error:
        people.stop_batch(batch=batch, cause=_cause(error), now=now)
        raise
    if get_batch(batch.owner, batch.uuid).state in {BatchState.APPLIED, BatchState.REFUSED}:
        forget(stored_name)
    rank_all_paths(owner=batch.owner, now=now)


def _cause(error: Exception) -> str:
    if disk.is_full(error):
        return "The disk was full while this file came in. Free some space."
    return why_unavailable(error) or "Something went wrong while this file came in."


def sweep(needed: Mapping[str, bool], now: dt.datetime) -> None:
    """Delete stored files whose import is done, and those of none, where a kill left them.

    Once nobody reads them, whatever the clock said when they came.
    """
    for file in _folder().glob("*.upload"):
        age = abs(now.timestamp() - file.stat().st_mtime)
        if not needed.get(file.name, age <= _BEING_READ.total_seconds()):
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
    file, how = path_of(batch.stored_name), _how(batch)
    for chunk in contacts.read(file, after=batch.rows_read, size=ROWS_A_STEP, how=how):
        if chunk.rows:
            rows = [_file_row(row) for row in chunk.rows]
            people.apply_step(batch=batch, rows=rows, share=chunk.share, now=now)
            progress(rows[-1].number, chunk.share)
            let_others_in()


def _around(batch: ImportBatch) -> Surroundings:
    """Read what lies around the connections, where there was anything when the file was looked at."""
    if len(batch.members) <= 1:
        return Surroundings()
    return surroundings(contacts.read_around(path_of(batch.stored_name)))


def _how(batch: ImportBatch) -> contacts.How:
    told = FileReading.restored(batch.reading)
    return contacts.How(told.encoding if told.guessed else "", told.dates)


def _stage(batch: ImportBatch, progress: Progress) -> None:
    for chunk in contacts.read(path_of(batch.stored_name), after=batch.rows_read, how=_how(batch)):
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
