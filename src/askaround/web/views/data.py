"""Your data: where it is, its backups and exports, and bringing one back."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.journeys.commands.backup import request_backup, restore_backup
from askaround.journeys.effects.archives import BackupRefused
from askaround.journeys.effects.restore import put_in_place_of_damaged, stored
from askaround.journeys.queries.backup import (
    Backup,
    backup_progress,
    get_backup,
    list_backups,
    owner_of_home,
)
from askaround.journeys.queries.progress import Progress
from askaround.journeys.rules.backup import Kind
from askaround.kit.clock import now
from askaround.kit.damage import noticed
from askaround.web.damaged import newest_good_known, reopen
from askaround.web.forms.data import BackupForm
from askaround.web.views.shared import owner_of, show

_SHOWN = 50


@dataclass(frozen=True, slots=True)
class DataPage:
    """Where the data is, and its backups."""

    home: str
    backups: list[Backup]
    making: bool
    failed: bool


@dataclass(frozen=True, slots=True)
class RestorePage:
    """Which backup to bring back."""

    form: BackupForm


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show where the data is, and its backups."""
    owner = owner_of(request)
    progress = backup_progress(owner, now())
    page = DataPage(
        home=os.fsencode(settings.HOME).decode(errors="replace"),  # a path may be of any bytes
        backups=list_backups(owner, now())[:_SHOWN],
        making=progress is Progress.MAKING,
        failed=progress is Progress.FAILED,
    )
    partial = request.headers.get("HX-Target") == "backups"
    return show(request, "data/_backups.html" if partial else "data/data.html", page)


@require_POST
def back_up(request: HttpRequest) -> HttpResponse:
    """Have a backup made."""
    request_backup(owner=owner_of(request), now=now())
    return redirect("data")


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Have everything exported."""
    request_backup(owner=owner_of(request), now=now(), kind=Kind.EXPORT)
    return redirect("data")


@require_GET
def download(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """Give a backup as a file."""
    backup = get_backup(owner_of(request), name, now())
    return StreamingHttpResponse(
        _pieces(backup.path),
        content_type="application/zip",
        headers={
            "Content-Disposition": f'attachment; filename="{backup.name}"',
            "Content-Length": str(backup.size),
            "Content-Security-Policy": "sandbox",
        },
    )


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from iter(lambda: file.read(1 << 16), b"")


@require_http_methods(["GET", "POST"])
def restore(request: HttpRequest) -> HttpResponse:
    """Take a backup and bring it back into a home that is empty or damaged."""
    form = BackupForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            with stored(form.cleaned_data["file"].chunks()) as file:
                return _bring_back(request, file)
        except BackupRefused as refused:
            form.add_error("file", str(refused))
    return show(request, "data/restore.html", RestorePage(form), status=422 if form.errors else 200)


@require_POST
def bring_back(request: HttpRequest) -> HttpResponse:
    """Bring the newest good backup back in place of a damaged database."""
    backup = newest_good_known()
    if not noticed(settings.HOME) or backup is None:
        return redirect("data")
    return _bring_back(request, backup.path)


def _bring_back(request: HttpRequest, file: Path) -> HttpResponse:
    if noticed(settings.HOME):
        reopen(read_only=False)
        manifest = put_in_place_of_damaged(file, now())
    else:
        manifest = restore_backup(file=file, now=now())
    request.session.flush()  # the session was the former database's
    login(request, owner_of_home())
    messages.success(request, f"The {manifest.word} of {manifest.made_at:%-d %B %Y} is back.")
    return redirect("home")
