"""One path ranked, timed, in a fresh process: `ASKAROUND_HOME=… python -m bench.ranking [WHAT]`.

WHAT is `cold` (by letters, with the import of NumPy), `reading` (all titles read by the sentence model, as
the background does the first time) or `warm` (by what is read, the second time). The start of Python and
Django is never timed. Rankings of `cold` are by letters because nothing was read.
"""

import sys
import time

from askaround.cli.start import setup


def main(what: str) -> float:
    """Return the seconds."""
    setup()
    from askaround.accounts.models import User
    from askaround.direction.commands import rank_path
    from askaround.direction.effects import read_some
    from askaround.kit.clock import now
    from askaround.paths.queries import list_paths

    owner = User.objects.get()
    path = list_paths(owner)[0]
    if "numpy" in sys.modules:
        raise RuntimeError("NumPy was imported before the clock started")
    if what == "warm":
        rank_path(owner=owner, path=path.uuid, now=now())
    began = time.perf_counter()
    if what == "reading":
        while read_some(owner=owner, now=now()):
            pass
    else:
        rank_path(owner=owner, path=path.uuid, now=now())
    return time.perf_counter() - began


if __name__ == "__main__":
    print(main(sys.argv[1] if len(sys.argv) > 1 else "cold"))
