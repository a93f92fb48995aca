"""Reading in a process of its own: what the model takes of memory goes with it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from base64 import b64decode
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SOURCES = Path(__file__).parents[3]


class ReadingStopped(RuntimeError):  # noqa: N818 - named for what happened
    """Raised when the process that reads has come to an end."""


@contextmanager
def reader() -> Iterator[Callable[[Sequence[str]], list[bytes]]]:
    """Give a function that does what `read` does, for as long as it is wanted; it raises ReadingStopped."""
    command = [sys.executable, "-P", "-m", "askaround.integrations.embeddings.child"]
    with subprocess.Popen(  # noqa: S603 - our own program, and nothing of the texts on the command line
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(_SOURCES)},
    ) as process:
        try:
            yield lambda texts: _ask(process, texts)
        finally:
            process.kill()


def _ask(process: subprocess.Popen[bytes], texts: Sequence[str]) -> list[bytes]:
    asked, answers = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
    try:
        asked.write(json.dumps(list(texts)).encode() + b"\n")
        asked.flush()
        return [b64decode(vector) for vector in json.loads(answers.readline())]
    except (OSError, ValueError) as error:
        raise ReadingStopped from error
