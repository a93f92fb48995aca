"""Background work: jobs are rows written with what they follow from, and a bell that wakes the worker.

A job enqueued inside a transaction becomes visible when that transaction commits, and only then is
the bell rung; a job can be neither lost nor early. The bell is a socket in the home folder: the
worker sleeps on it instead of polling the database, since each poll would lock SQLite.
"""

import contextlib
import os
import socket
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections, transaction
from django_tasks.base import Task

# How long the worker sleeps when no bell rings, and how often it looks whether it is wanted, in seconds.
_PATIENCE = 60
_HEARTBEAT = 3


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


def work(*, parent: int) -> None:
    """Run jobs as they come, until the process that started this one is gone."""
    path = Path(_bell_path())
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as bell:
        bell.bind(str(path))
        path.chmod(0o600)
        bell.settimeout(_HEARTBEAT)
        while os.getppid() == parent:
            run_waiting()
            connections.close_all()
            _sleep(bell, parent)


def _sleep(bell: socket.socket, parent: int) -> None:
    """Sleep until the bell rings, patience ends or the parent is gone."""
    for _ in range(_PATIENCE // _HEARTBEAT):
        with contextlib.suppress(TimeoutError):
            bell.recv(1)
            return
        if os.getppid() != parent:
            return


def _bell_path() -> str:
    return str(settings.HOME / "worker.bell")
