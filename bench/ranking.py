"""One ranking, timed, in a fresh process: `ASKAROUND_HOME=… python -m bench.ranking`.

What is timed includes the import of NumPy and excludes the start of Python and Django.
"""

import sys
import time

from askaround.cli.start import setup


def main() -> float:
    """Return the seconds to rank the first path anew."""
    setup()
    from askaround.accounts.models import User
    from askaround.direction.commands import rank_path
    from askaround.kit.clock import now
    from askaround.paths.queries import list_paths

    owner = User.objects.get()
    path = list_paths(owner)[0]
    if "numpy" in sys.modules:
        raise RuntimeError("NumPy was imported before the clock started")
    began = time.perf_counter()
    rank_path(owner=owner, path=path.uuid, now=now())
    return time.perf_counter() - began


if __name__ == "__main__":
    print(main())
