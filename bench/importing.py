"""One import, timed, in a process of its own: `ASKAROUND_HOME=… python -m bench.importing FILE`."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from askaround.cli.start import prepared

if TYPE_CHECKING:
    from askaround.accounts.models import User


def bring_in(owner: "User", file: Path) -> tuple[float, UUID]:
    """Bring a file in; return the seconds after its preview, and which import it was."""
    from askaround.journeys.commands.importing import finish_import, open_import
    from askaround.kit.clock import now

    batch = open_import(owner=owner, file_name=file.name, pieces=[file.read_bytes()], now=now())
    began = time.perf_counter()
    done = finish_import(owner=owner, batch=batch.uuid, now=now(), progress=lambda _rows, _share: None)
    seconds = time.perf_counter() - began
    if done.state != "applied":
        raise RuntimeError(f"{file.name} was {done.state}: {done.reason}")
    return seconds, done.uuid


if __name__ == "__main__":
    print(bring_in(prepared(), Path(sys.argv[1]))[0])
