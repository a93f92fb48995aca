"""Serving the pages: the home made ready, a port found, the worker started, the browser opened."""

import gc
import logging
import multiprocessing
import os
import secrets
import signal
import socket
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from askaround.cli.start import Damaged, note_state, prepared
from askaround.kit import damage
from askaround.kit.refusals import Refusal
from askaround.kit.unavailable import READ_ONLY

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler
    from granian.server import MPServer

_log = logging.getLogger(__name__)
# How often the web process looks whether it is still wanted, in seconds.
_HEARTBEAT = 2
_PORTS_TRIED = 50
_FOR_LOCKS = 8000  # milliseconds that a page waits on PostgreSQL
# Nobody waits for the worker: another program may be at the data for minutes (a virus scanner, a backup).
_WORKERS_PATIENCE = 180.0
# After how many new objects the youngest are looked through for cycles, and how seldom the older.
_RUBBISH = (10_000, 20, 50)


class NoFreePort(Refusal):
    """Raised when no port near the one wished for is free."""


def serve() -> None:
    """Serve until interrupted."""
    token = _token()
    from django.conf import settings
    from django.db import connections

    from askaround.cli.assets import collect

    # The web process is forked from this one: it answers to the port that was free, not the one wished for.
    port = settings.PORT = _free_port(settings.PORT)
    collect()
    address = f"http://127.0.0.1:{port}/enter/{token}"
    connections.close_all()
    browser = settings.ENVIRONMENT.browser and not settings.ENVIRONMENT.read_only
    import_module(settings.ROOT_URLCONF)
    _spare_what_is_loaded()
    _run(port, lambda: _announce(address, settings.HOME, browser=browser))
    if not damage.noticed(settings.HOME):
        note_state()


def _spare_what_is_loaded() -> None:
    """Let no search for rubbish go through what stays, copy what forks share, or come amid a page."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RUBBISH)


def _token() -> str:
    """Return what lets the owner in, also to look at what can be read of a damaged home."""
    try:
        owner = prepared()
    except Damaged as damaged:
        from django.conf import settings

        typer.echo(str(damaged), err=True)
        token = secrets.token_urlsafe(32)
        damage.announce(settings.HOME, damaged.damage, token)
        return token
    from django.conf import settings

    if settings.ENVIRONMENT.read_only:
        return _token_to_read()
    from askaround.accounts.commands import issue_launch_token
    from askaround.kit.clock import now

    return issue_launch_token(user=owner, now=now())


def _token_to_read() -> str:
    """Return what lets the owner in where no token can be written down; each process of ours knows it."""
    token = secrets.token_urlsafe(32)
    damage.announce_only_read(READ_ONLY, token)
    typer.echo(READ_ONLY, err=True)
    return token


def _free_port(wanted: int) -> int:
    for port in range(wanted, min(wanted + _PORTS_TRIED, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with suppress(OSError):
                probe.bind(("127.0.0.1", port))
                if port != wanted:
                    typer.echo(f"Port {wanted} is taken; Askaround uses {port}.", err=True)
                return port
    raise NoFreePort(f"No port from {wanted} on is free. Set PORT to another number.")


def _run(port: int, announce: Callable[[], None]) -> None:
    """Serve with one web process; jobs are another's, forked before any thread starts."""
    worker = multiprocessing.get_context("fork").Process(
        target=_work, args=(port, announce), name="askaround-worker", daemon=True
    )
    worker.start()
    _server(port).serve(target_loader=_application, wrap_loader=False)
    worker.terminate()


def _application() -> "WSGIHandler":
    """Return what the web process answers with; the process ends with the one that started it."""
    from django.core.wsgi import get_wsgi_application

    _wait_less_for_locks()
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    return get_wsgi_application()


def _wait_less_for_locks() -> None:
    """Let pages on PostgreSQL be answered in ten seconds, whoever locks a table; for SQLite see Patience."""
    from django.conf import settings

    if settings.ENVIRONMENT.database_url:
        options = settings.DATABASES["default"]["OPTIONS"]
        options["options"] = f"{options.get('options', '')} -c lock_timeout={_FOR_LOCKS}".strip()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_HEARTBEAT)
    os._exit(0)


def _server(port: int) -> "MPServer":
    from granian.constants import Interfaces
    from granian.server import MPServer

    return MPServer(
        "askaround",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=2,  # so that pages can be read while a save waits for its turn
        respawn_failed_workers=True,
        log_enabled=False,
    )


def _work(port: int, announce: Callable[[], None]) -> None:
    from askaround.kit import sqlite, tasks

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    _wait_for(port)
    announce()
    _wait_until_sound(parent)
    with sqlite.waiting_at_most(_WORKERS_PATIENCE):
        tasks.work(parent=parent, resume=_take_up, between=_between_jobs)


def _take_up() -> None:
    from askaround.direction.commands import resume_readings
    from askaround.journeys.commands.importing import resume_imports
    from askaround.kit.clock import now

    resume_imports(now=now())
    resume_readings()


def _wait_until_sound(parent: int) -> None:
    from django.conf import settings

    while damage.noticed(settings.HOME) and os.getppid() == parent:
        time.sleep(_HEARTBEAT)


def _between_jobs() -> None:
    """Back up once a day, and note what the database is like while nothing is open here."""
    from askaround.journeys.commands.backup import back_up_when_due
    from askaround.kit.clock import now

    try:
        back_up_when_due(now=now())
        note_state()
    except (Refusal, OSError):
        _log.exception("The day's backup could not be made; it is tried again.")


def _wait_for(port: int) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)


def _announce(address: str, home: Path, *, browser: bool) -> None:
    """Open the browser through a file only its owner can read, so that the token is in no argument or log."""
    page = home / "enter.html"
    with suppress(OSError):
        page.unlink()
    if browser:
        page.write_text(
            '<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
            f'<meta http-equiv="refresh" content="0;url={address}"><a href="{address}">Open Askaround</a>',
            encoding="utf-8",
        )
        if webbrowser.open(page.as_uri()):
            return
    typer.echo(f"Open {address}")
    sys.stdout.flush()
