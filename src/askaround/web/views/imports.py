"""Imports: choosing a file, looking at it, following it, taking it back; and who is the same."""

import csv
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.commands import importing
from askaround.journeys.effects.importing import FileNotImported, encodings
from askaround.kit import disk
from askaround.kit.clock import now
from askaround.kit.text import neutral_cell
from askaround.me.queries import new_to_you
from askaround.me.rules import Background
from askaround.people import commands
from askaround.people.commands.importing import NotImportable
from askaround.people.models import ImportBatch, ImportedRow, MergeCandidate
from askaround.people.queries import (
    candidate_pairs,
    get_batch,
    get_imported_row,
    has_people,
    held_rows_of,
    import_rows,
    job_changes,
    member_counts,
    noted_rows,
    open_candidates_count,
    recent_batches,
)
from askaround.people.rules import BatchState, FileReading, FileRow, MemberCount, Outcome
from askaround.web.forms.imports import OffersForm, ReadingForm, UploadForm
from askaround.web.views.shared import done, owner_of, show
from askaround.web.views.start import ContactsPage

_REFUSED_SHOWN = 20
_HELD_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """Which file to bring in, and what came in before."""

    form: UploadForm
    batches: list[ImportBatch]


@dataclass(frozen=True, slots=True)
class Held:
    """A line that names somebody whom you erased."""

    row: ImportedRow
    told: FileRow


@dataclass(frozen=True, slots=True)
class BatchPage:
    """One import, at whatever stage it is."""

    batch: ImportBatch
    preview: list[FileRow]
    refused: list[ImportedRow]
    noted: list[ImportedRow]
    changes: list[ImportedRow]
    members: list[MemberCount]
    offers: OffersForm | None
    reading: FileReading
    form: ReadingForm | None
    held: list[Held]
    disk_full: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Somebody in a file and somebody on file who may be the same."""

    candidate: MergeCandidate
    row: FileRow


@dataclass(frozen=True, slots=True)
class DuplicatesPage:
    """The questions of who is the same."""

    pairs: list[Pair]
    count: int


@require_http_methods(["GET", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Take a file, look at it, and go on to its preview."""
    owner = owner_of(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = importing.open_import(owner=owner, file_name=file.name, pieces=file.chunks(), now=now())
        except FileNotImported as refused:
            form.add_error("file", str(refused))
        else:
            return redirect("import-batch", batch.uuid)
    return _ask_again(request, owner, form)


def _ask_again(request: HttpRequest, owner: User, form: UploadForm) -> HttpResponse:
    status = 422 if form.errors else 200
    if "start" in request.POST:
        return show(request, "start/contacts.html", ContactsPage(form, has_people(owner)), status)
    return show(request, "imports/choose.html", ChoosePage(form, recent_batches(owner)), status)


@require_GET
def batch(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Show an import: its preview, its progress, or its report."""
    owner = owner_of(request)
    page = _batch_page(owner, get_batch(owner, batch))
    partial = request.headers.get("HX-Target") == "import"
    return show(request, "imports/_batch.html" if partial else "imports/batch.html", page)


def _batch_page(owner: User, subject: ImportBatch, form: ReadingForm | None = None) -> BatchPage:
    applied, reading = subject.state == BatchState.APPLIED, FileReading.restored(subject.reading)
    return BatchPage(
        batch=subject,
        preview=[FileRow.restored(values) for values in subject.preview],
        refused=_some_refused(owner, subject) if subject.refused and applied else [],
        noted=noted_rows(owner, subject, limit=_REFUSED_SHOWN) if subject.noted and applied else [],
        changes=job_changes(owner, subject) if subject.changed and applied else [],
        members=member_counts(subject),
        offers=_offers(owner, subject) if applied else None,
        reading=reading,
        form=form or _reading_form(reading),
        held=_held(owner, subject) if subject.held and applied else [],
        disk_full=subject.state == BatchState.READING and disk.has_no_space(settings.HOME),
    )


def _reading_form(reading: FileReading, *said: QueryDict) -> ReadingForm | None:
    form = ReadingForm(reading, encodings(), *said)
    return form if form.fields else None


def _held(owner: User, batch: ImportBatch) -> list[Held]:
    return [
        Held(row, FileRow.from_facts(row.number, row.line, row.facts))
        for row in held_rows_of(owner, batch, limit=_HELD_SHOWN)
    ]


@require_POST
def reread(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Read a previewed file as the user says."""
    owner = owner_of(request)
    subject = get_batch(owner, batch)
    form = _reading_form(FileReading.restored(subject.reading), request.POST)
    if form is None or not form.is_valid():
        return redirect("import-batch", batch)
    said = {name: form.cleaned_data.get(name, "") for name in ("encoding", "dates")}
    try:
        importing.reread_import(owner=owner, batch=batch, now=now(), **said)
    except FileNotImported as refused:
        form.add_error(next(iter(form.fields)), str(refused))
        return show(request, "imports/batch.html", _batch_page(owner, subject, form), 422)
    return redirect("import-batch", batch)


@require_POST
def admit(request: HttpRequest, row: UUID) -> HttpResponse:
    """Bring somebody in again who was erased."""
    return _settle(request, row, commands.admit_row)


@require_POST
def leave_out(request: HttpRequest, row: UUID) -> HttpResponse:
    """Leave somebody out who was erased."""
    return _settle(request, row, commands.leave_row_out)


def _settle(request: HttpRequest, row: UUID, command: Callable[..., Entry]) -> HttpResponse:
    owner = owner_of(request)
    held = get_imported_row(owner, row)
    entry = command(owner=owner, row=row, now=now())
    return done(request, entry, "import-batch", held.batch.uuid)


def _offers(owner: User, batch: ImportBatch) -> OffersForm | None:
    told = Background.restored(batch.offers)
    new = new_to_you(owner, told)
    return OffersForm(told, new) if new else None


@require_POST
def accept(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Say yes to what a file tells of you."""
    owner = owner_of(request)
    told = Background.restored(get_batch(owner, batch).offers)
    form = OffersForm(told, told, request.POST)
    if not form.is_valid():
        return redirect("import-batch", batch)
    entry = importing.accept_offers(owner=owner, batch=batch, chosen=form.chosen(), now=now())
    return done(request, entry, "import-batch", batch)


def _some_refused(owner: User, batch: ImportBatch) -> list[ImportedRow]:
    rows = import_rows(owner, batch, Outcome.REFUSED)
    return [row for row, _ in zip(rows, range(_REFUSED_SHOWN), strict=False)]


@require_POST
def begin(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Bring a previewed file in; a second click shows how far it is."""
    with suppress(NotImportable):
        importing.start_import(owner=owner_of(request), batch=batch, now=now())
    return redirect("import-batch", batch)


@require_POST
def discard(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Forget a previewed file."""
    importing.discard_import(owner=owner_of(request), batch=batch, now=now())
    return redirect("import")


@require_POST
def undo(request: HttpRequest, batch: UUID) -> HttpResponse:
    """Take an import back."""
    entry = importing.undo_import(owner=owner_of(request), batch=batch, now=now())
    return done(request, entry, "import-batch", batch)


@require_GET
def refused_rows(request: HttpRequest, batch: UUID) -> StreamingHttpResponse:
    """Give the refused rows with line and reason, as a CSV file that tricks no spreadsheet."""
    owner = owner_of(request)
    subject = get_batch(owner, batch)
    return StreamingHttpResponse(
        _csv_lines(import_rows(owner, subject, Outcome.REFUSED)),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": 'attachment; filename="refused.csv"',
            "Content-Security-Policy": "sandbox",
        },
    )


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _csv_lines(rows: Iterator[ImportedRow]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield "\ufeff" + str(writer.writerow(["Line", "Reason", "Row as it stood"]))
    for row in rows:
        yield str(writer.writerow([row.line, row.note, *map(neutral_cell, row.cells)]))


@require_GET
def duplicates(request: HttpRequest) -> HttpResponse:
    """Ask who is the same."""
    owner = owner_of(request)
    pairs = [
        Pair(each, FileRow.from_facts(each.row.number, each.row.line, each.row.facts))
        for each in candidate_pairs(owner)
    ]
    return show(request, "people/duplicates.html", DuplicatesPage(pairs, open_candidates_count(owner)))


@require_POST
def same(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Say that two are one."""
    return _decide(request, candidate, commands.merge_same)


@require_POST
def different(request: HttpRequest, candidate: UUID) -> HttpResponse:
    """Say that two are two."""
    return _decide(request, candidate, commands.keep_apart)


def _decide(request: HttpRequest, candidate: UUID, command: Callable[..., Entry]) -> HttpResponse:
    entry = command(owner=owner_of(request), candidate=candidate, now=now())
    return done(request, entry, "duplicates")
