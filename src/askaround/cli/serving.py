"""Serving the pages: one program for a home, a port found, the worker started, the browser opened."""

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
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

import typer

from askaround.cli import browser, ports, running
from askaround.cli.start import Damaged, note_state, prepared, setup
from askaround.kit import damage, launch_page
from askaround.kit.refusals import Refusal
from askaround.kit.unavailable import READ_ONLY

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler
    from granian.server import MPServer

_log = logging.getLogger(__name__)
# How often the worker looks whether a damaged database was replaced, in seconds.
_HEARTBEAT = 2
# A connection over which no whole head of a request came for so long is closed, in milliseconds.
_PATIENCE_WITH_HEADS = 10_000
# What is being answered may still end within this when the program is stopped, in seconds; then it is killed.
_GRACE = 1
# How long a second start waits for a browser that does not return, in seconds.
_PATIENCE_WITH_BROWSERS = 5
_FOR_LOCKS = 8000  # milliseconds that a page waits on PostgreSQL
# Nobody waits for the worker: another program may be at the data for minutes (a virus scanner, a backup).
_WORKERS_PATIENCE = 180.0
# After how many new objects the youngest are looked through for cycles, and how seldom the older.
_RUBBISH = (10_000, 20, 50)


class OlderIsRunning(Refusal):
    """Raised when this home is served by another version."""


def serve() -> None:
    """Serve until interrupted; where this home is served already, open that."""
    # While there is nothing to end in order, Ctrl+C ends it on the spot, which harms no more than a kill.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    setup()
    from django.conf import settings

    if settings.ENVIRONMENT.read_only:
        _serve()  # several may read at once, and no lock can be kept there
        return
    with running.only_one(settings.HOME) as other:
        if other is None:
            _serve()
            return
    typer.echo("Askaround is running already.", err=True)
    if asking := _open(other.port, _token_of(other)):
        asking.join(_PATIENCE_WITH_BROWSERS)


def _serve() -> None:
    from django.conf import settings

    launch_page.remove(settings.HOME)
    token = _token()
    with ports.held(settings.PORT) as held:
        _make_ready(held.getsockname()[1])
        if sys.platform != "linux":
            held.close()  # elsewhere two sockets cannot share a port, and the server's own is to have it
        try:
            _run(settings.PORT, token)
        finally:
            launch_page.remove(settings.HOME)
    if not damage.noticed(settings.HOME):
        note_state()


def _make_ready(port: int) -> None:
    """Do once what the web process, which is forked from this one, then has."""
    from django.conf import settings
    from django.db import connections

    from askaround.cli.assets import collect
    from askaround.kit.instance import answer_at

    answer_at(port)
    collect()
    connections.close_all()
    import_module(settings.ROOT_URLCONF)
    _spare_what_is_loaded()
    if not settings.ENVIRONMENT.read_only:
        running.announce(settings.HOME, port)


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
        typer.echo(str(damaged), err=True)
        return _token_for_damaged(damaged.damage)
    from django.conf import settings

    if settings.ENVIRONMENT.read_only:
        return _token_to_read()
    from askaround.accounts.commands import issue_launch_token
    from askaround.kit.clock import now

    return issue_launch_token(user=owner, now=now())


def _token_for_damaged(sentence: str) -> str:
    from django.conf import settings

    token = secrets.token_urlsafe(32)
    damage.announce(settings.HOME, sentence, token)
    return token


def _token_to_read() -> str:
    """Return what lets the owner in where no token can be written down; each process of ours knows it."""
    token = secrets.token_urlsafe(32)
    damage.announce_only_read(READ_ONLY, token)
    typer.echo(READ_ONLY, err=True)
    return token


def _token_of(other: running.Running) -> str:
    """Return what lets into the program that runs already; raises OlderIsRunning."""
    from django.conf import settings

    from askaround.accounts.commands import issue_launch_token
    from askaround.journeys.queries.backup import owner_of_home
    from askaround.kit.clock import now

    if other.version != running.VERSION:
        raise OlderIsRunning(
            f"Askaround {other.version} is running in this home, and this is {running.VERSION}. "
            "Stop the other one with Ctrl+C where it was started, then start again."
        )
    if damaged := damage.noticed(settings.HOME):
        return _token_for_damaged(damaged.sentence)
    return issue_launch_token(user=owner_of_home(), now=now())


def _run(port: int, token: str) -> None:
    """Serve with one web process; jobs are another's, forked before any thread starts.

    Both end at once when this one has ended in any way: they read from a pipe that it alone keeps open.
    """
    pipe = os.pipe()
    fork = multiprocessing.get_context("fork")
    worker = fork.Process(target=_work, args=(port, token, pipe), name="askaround-worker", daemon=True)
    worker.start()
    server = _server(port)
    server.on_startup(partial(_heed_closed_terminals, server, signal.getsignal(signal.SIGHUP)))
    try:
        server.serve(target_loader=partial(_application, pipe), wrap_loader=False)
    except SystemExit:
        if not server.interrupt_signal:  # otherwise the web process only ended before it was told to
            raise
    finally:
        worker.kill()
        worker.join()


def _heed_closed_terminals(server: "MPServer", before: object) -> None:
    """End with the terminal, unless started with nohup; Granian would take it for a wish to reload."""
    ignored = before is signal.SIG_IGN
    signal.signal(signal.SIGHUP, signal.SIG_IGN if ignored else server.signal_handler_interrupt)


def _application(pipe: tuple[int, int]) -> "WSGIHandler":
    """Return what the web process answers with."""
    from django.core.wsgi import get_wsgi_application

    _wait_less_for_locks()
    _end_with_parent(pipe)
    return get_wsgi_application()


def _end_with_parent(pipe: tuple[int, int]) -> None:
    """Leave the terminal's signals to the process that started this one, and end when that has ended."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ended, alive = pipe
    os.close(alive)

    def wait() -> None:
        os.read(ended, 1)
        os._exit(0)

    threading.Thread(target=wait, daemon=True).start()


def _wait_less_for_locks() -> None:
    """Let pages on PostgreSQL be answered in ten seconds, whoever locks a table; for SQLite see Patience."""
    from django.conf import settings

    if settings.ENVIRONMENT.database_url:
        options = settings.DATABASES["default"]["OPTIONS"]
        options["options"] = f"{options.get('options', '')} -c lock_timeout={_FOR_LOCKS}".strip()


def _server(port: int) -> "MPServer":
    from django.conf import settings
    from granian.constants import HTTPModes, Interfaces
    from granian.http import HTTP1Settings
    from granian.server import MPServer

    return MPServer(
        "askaround",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,  # otherwise who sends nothing at all is waited for without end
        http1_settings=HTTP1Settings(header_read_timeout=_PATIENCE_WITH_HEADS),
        blocking_threads=settings.THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=_GRACE,
        log_enabled=False,
    )


def _work(port: int, token: str, pipe: tuple[int, int]) -> None:
    from askaround.kit import sqlite, tasks

    parent = os.getppid()
    _end_with_parent(pipe)
    _wait_for(port)
    _open(port, token)
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
    from django.conf import settings

    from askaround.journeys.commands.backup import back_up_when_due
    from askaround.journeys.commands.importing import forget_waiting_files
    from askaround.kit.clock import now

    launch_page.remove_old(settings.HOME)
    try:
        forget_waiting_files(now=now())
        back_up_when_due(now=now())
        note_state()
    except (Refusal, OSError):
        _log.exception("The day's backup could not be made; it is tried again.")


def _wait_for(port: int) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)


def _open(port: int, token: str) -> threading.Thread | None:
    """Say where to go in, and ask for the browser, unless it is not wanted."""
    from django.conf import settings

    address = f"http://127.0.0.1:{port}/enter/{token}"
    typer.echo(f"Open {address}")
    sys.stdout.flush()
    if not settings.ENVIRONMENT.browser or settings.ENVIRONMENT.read_only:
        return None
    return browser.open_page(launch_page.write(settings.HOME, address))
