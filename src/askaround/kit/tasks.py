"""Background work: jobs are rows written with what they follow from, and a bell that wakes the worker.

A job enqueued inside a transaction becomes visible when that transaction commits, and only then is
the bell rung; a job can be neither lost nor early. The bell is a socket in the home folder: the
worker sleeps on it instead of polling the database, since each poll would lock SQLite.
"""

import contextlib
import ctypes
import gc
import logging
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error as DatabaseErrors
from django.db import connections, transaction
from django_tasks.base import Task

_log = logging.getLogger(__name__)
# How long the worker sleeps when no bell rings, and how often it looks whether it is wanted, in seconds.
_PATIENCE = 60
_HEARTBEAT = 3
# How long it sleeps where the database could not be had or the disk is full.
_SOON = 6


def enqueue(job: Task[Any, Any], *arguments: Any) -> None:
    """Write a job down and wake the worker once the surrounding transaction is committed."""
    job.enqueue(*arguments)
    transaction.on_commit(ring)


def ring() -> None:
    """Wake the worker, if one is listening; otherwise it finds the job when it next looks."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
        bell.setblocking(False)
        bell.sendto(b"!", _bell_path())


def run_waiting() -> None:
    """Run every job that waits, one after another, and return."""
    from django_tasks_db.management.commands.db_worker import Worker

    Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"worker-{os.getpid()}",
    ).run()


def work(*, parent: int, resume: Callable[[], None], between: Callable[[], None]) -> None:
    """Run jobs as they come, and something between them, until the process that started this one is gone.

    `resume` takes up what was cut off: at first, and again whenever the database could not be had meanwhile.
    """
    resumed = False
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
        patience = _PATIENCE if _hang_up(bell) else _HEARTBEAT
        bell.settimeout(_HEARTBEAT)
        while os.getppid() == parent:
            try:
                if not resumed:
                    resume()
                run_waiting()
                between()
                resumed = True
            except DatabaseErrors as error:
                _log.warning("The worker could not do its work and tries again soon: %s", error)
                resumed = False
            connections.close_all()
            _give_memory_back()
            _sleep(bell, patience if resumed else _SOON, parent)


def _give_memory_back() -> None:
    """Let the system have what a large job needed, where the C library (glibc) keeps it otherwise."""
    gc.collect()
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "malloc_trim"):
        library.malloc_trim(0)


def _hang_up(bell: socket.socket) -> bool:
    """Tell whether the bell could be hung up: paths over about 100 bytes, and some disks, take none."""
    path = Path(_bell_path())
    try:
        if _is_heard():
            return False
        path.unlink(missing_ok=True)
        bell.bind(str(path))
    except OSError:
        return False
    path.chmod(0o600)
    return True


def _is_heard() -> bool:
    """Tell whether another worker of this home listens to the bell."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as probe:
        return probe.connect_ex(_bell_path()) == 0


def _sleep(bell: socket.socket, patience: int, parent: int) -> None:
    """Sleep until the bell rings, patience ends or the parent is gone."""
    for _ in range(patience // _HEARTBEAT):
        with contextlib.suppress(TimeoutError):
            bell.recv(1)
            return
        if os.getppid() != parent:
            return


def _bell_path() -> str:
    return str(settings.HOME / "worker.bell")
