"""Start Askaround many times: what it takes from libraries is read once, and each program forks off from there.

Jobs come in on standard input and exit codes go out on standard output, a line each.
"""

import importlib
import json
import os
import signal
import sys
import time

# What most of the time of a start goes into, and what reads neither settings nor surroundings.
_LIBRARIES = (
    "asgiref.sync",
    "cleanco",
    "django.core.management",
    "django.core.serializers.json",
    "django.db.migrations.executor",
    "django.db.models",
    "django.forms",
    "django.http",
    "django.template.backends.django",
    "django.urls",
    "platformdirs",
    "pydantic",
    "rich.console",
    "rich.table",
    "typer",
    "uuid_utils",
)
_LONGEST = 120  # seconds


def _forked(job: dict[str, object]) -> bool:
    """Run a job and say how it ended; in the new process return True instead, as what it is to be."""
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        os.write(_ANSWERS, f"{os.waitstatus_to_exitcode(status)}\n".encode())
        return False
    signal.alarm(_LONGEST)
    os.environ.clear()
    os.environ.update(job["surroundings"])
    time.tzset()
    for number, name in enumerate(job["files"]):
        file = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
        os.dup2(file, number)
        os.close(file)
    os.close(_ANSWERS)
    sys.argv = ["askaround", *job["arguments"]]
    return True


if __name__ == "__main__":
    for library in _LIBRARIES:
        importlib.import_module(library)
    _ANSWERS = os.dup(1)
    with os.fdopen(os.dup(0), "rb") as jobs:
        forked = any(_forked(json.loads(line)) for line in iter(jobs.readline, b""))
    if forked:
        from askaround.__main__ import main

        main()
