"""What the commands do: each one call inward."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer
from django.conf import settings

from askaround.accounts.models import User
from askaround.cli.refusals import NotFound, NotReadable
from askaround.cli.start import Damaged, prepared
from askaround.direction.commands import rank_path, read_few_titles
from askaround.direction.queries import WhomToAsk
from askaround.direction.queries import whom_to_ask as read_whom_to_ask
from askaround.journeys.commands import backup as commands
from askaround.journeys.commands.demo import fill_demo as make_demo
from askaround.journeys.commands.importing import accept_offers as accept
from askaround.journeys.commands.importing import discard_import, finish_import, open_import
from askaround.journeys.effects.importing import encodings
from askaround.journeys.effects.restore import put_in_place_of_damaged
from askaround.journeys.queries.backup import Backup
from askaround.journeys.rules.backup import Manifest
from askaround.kit.clock import now
from askaround.me.queries import new_to_you
from askaround.me.rules import Background, counted
from askaround.paths.commands import add_path as add
from askaround.paths.models import Path as CareerPath
from askaround.paths.queries import find_path
from askaround.paths.rules import PathDetails
from askaround.people.models import ImportBatch, ImportedRow
from askaround.people.queries import (
    SORTS,
    PersonRow,
    count_people,
    import_rows,
    list_people,
    noted_rows,
    search_people,
)
from askaround.people.rules import DATE_ORDERS, FileReading, FileRow, Outcome

DEMO_IS_HERE = "The made-up world is here already."
# More than a home holds; what is asked for without a limit is asked for up to this many.
_EVERYBODY = 100_000_000
# What is read while somebody waits, in about a second; more is left to the background.
_FEW_TITLES = 500


def import_file(owner: User, file: Path, encoding: str, dates: str, *, quiet: bool) -> ImportBatch:
    """Bring a file in here and now, with a bar on the terminal unless quiet; raises NotReadable, Refusal."""
    from rich.progress import Progress

    _refuse_unknown(encoding, dates)
    batch = open_import(
        owner=owner, file_name=file.name, pieces=_pieces(file), encoding=encoding, dates=dates, now=now()
    )
    if not encoding:
        _refuse_doubtful(owner, batch, file)
    with Progress(transient=True, disable=quiet or not sys.stderr.isatty()) as bar:
        line = bar.add_task("Bringing contacts in", total=1.0)
        done = finish_import(
            owner=owner,
            batch=batch.uuid,
            now=now(),
            progress=lambda _rows, share: bar.update(line, completed=share),
        )
    if done.state in {"refused", "stopped"}:
        raise NotReadable(done.reason)
    return done


def _refuse_unknown(encoding: str, dates: str) -> None:
    for said, known, what in (
        (encoding, dict(encodings()), "encoding"),
        (dates, DATE_ORDERS, "order of dates"),
    ):
        if said and said not in known:
            raise NotReadable(f"There is no {what} “{said}” here. Choose one of: {', '.join(known)}.")


def _refuse_doubtful(owner: User, batch: ImportBatch, file: Path) -> None:
    """Refuse a file whose letters could be one or another, rather than bring in wrong names.

    Nothing of it stays.
    """
    reading = FileReading.restored(batch.reading)
    if not reading.other:
        return
    words = dict(encodings())
    first = next((row for row in map(FileRow.restored, batch.preview) if not row.refusal), None)
    shown = (
        f" As {reading.encoding} its first name reads: {first.given_name} {first.family_name}."
        if first
        else ""
    )
    discard_import(owner=owner, batch=batch.uuid, now=now())
    raise NotReadable(
        f"The letters of {file.name} could be {words[reading.encoding]} or "
        f"{words[reading.other]}.{shown} "
        f"Nothing was brought in. Say which it is: --encoding {reading.encoding}, "
        f"or --encoding {reading.other}."
    )


@dataclass(frozen=True, slots=True)
class RowsToTell:
    """The lines of a file that were refused, held back, or came in with something left out."""

    refused: Sequence[ImportedRow]
    noted: Sequence[ImportedRow]
    held: Sequence[ImportedRow]


def rows_to_tell(owner: User, batch: ImportBatch) -> RowsToTell:
    """Return every line of an import that is to be told of."""
    return RowsToTell(
        list(import_rows(owner, batch, Outcome.REFUSED)) if batch.refused else [],
        noted_rows(owner, batch, limit=_EVERYBODY) if batch.noted else [],
        list(import_rows(owner, batch, Outcome.HELD)) if batch.held else [],
    )


def accept_offers(owner: User, batch: ImportBatch) -> str:
    """Say yes to all that is new of what a file tells of the user; returns what to tell."""
    new = new_to_you(owner, Background.restored(batch.offers))
    return accept(owner=owner, batch=batch.uuid, chosen=new, now=now()).sentence if new else ""


def waiting_offers(owner: User, batch: ImportBatch) -> str:
    """Say what a file tells of the user that waits for a yes, "" for nothing."""
    return counted(new_to_you(owner, Background.restored(batch.offers)))


def back_up(owner: User, file: Path | None) -> Backup:
    """Back up to a file, or to the home's own folder; raises NotBackedUp."""
    return commands.back_up(owner=owner, now=now(), to=file.absolute() if file else None)


def export(owner: User, file: Path) -> Backup:
    """Write everything in open formats to a file; raises NotBackedUp."""
    return commands.export_all(owner=owner, now=now(), to=file.absolute())


def restore(file: Path) -> Manifest:
    """Bring a backup or export back into an empty home or in place of a damaged one; raises BackupRefused."""
    try:
        prepared()
    except Damaged:
        return put_in_place_of_damaged(file, now())
    return commands.restore_backup(file=file, now=now())


def _pieces(file: Path) -> Iterator[bytes]:
    try:
        with file.open("rb") as opened:
            yield from iter(lambda: opened.read(1 << 20), b"")
    except OSError as error:
        raise NotReadable(f"{file} cannot be read: {error.strerror}.") from error


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """The people to print, and how many there are of whom these are the first."""

    count: int
    rows: Sequence[PersonRow]


def find_people(owner: User, search: str, sort: str, limit: int) -> FoundPeople:
    """Return people by words, or in an order; raises NotFound for an order there is none of."""
    if sort not in SORTS:
        raise NotFound(f"There is no order “{sort}”. Choose one of: {', '.join(SORTS)}.")
    if search:
        found = search_people(owner, search, limit=_EVERYBODY)
        return FoundPeople(len(found), found[:limit])
    page = list_people(owner, sort=sort, size=limit)
    return FoundPeople(count_people(owner, at_most=_EVERYBODY), page.rows)


def add_path(owner: User, title: str, field: str, place: str, why: str) -> str:
    """Explore a path; returns what to tell."""
    details = PathDetails(title=title.strip(), field=field, place=place, why=why)
    return add(owner=owner, details=details, now=now()).sentence


def fill_demo(owner: User) -> str:
    """Fill an empty home with a made-up world, once; returns what to tell. Raises HomeNotEmpty."""
    return DEMO_IS_HERE if owner.demo_since else make_demo(owner=owner, now=now()).sentence


def whom_to_ask(owner: User, words: str, most: int, *, quiet: bool) -> WhomToAsk:
    """Return whom to ask about the path that these words name; raises NotFound.

    Unread titles are read first if they are few, and unless quiet that is said.
    """
    try:
        path = find_path(owner, words)
    except CareerPath.DoesNotExist as error:
        raise NotFound(f"No path begins with “{words}”. “askaround paths” lists yours.") from error
    whom = read_whom_to_ask(owner, path, now(), most=most)
    if (whom.fresh and not whom.reading) or settings.ENVIRONMENT.read_only:
        return whom
    if (read := read_few_titles(owner=owner, most=_FEW_TITLES, now=now())) and not quiet:
        typer.echo(f"{read} new {'title was' if read == 1 else 'titles were'} read closely.", err=True)
    rank_path(owner=owner, path=path.uuid, now=now())
    return read_whom_to_ask(owner, path, now(), most=most)
