"""The process that prints: limited in memory and time, since what it prints was written by anybody.

It reads one line of JSON, ["brief" or "report", the versions to try, the paper], and answers with the PDF.
"""

import json
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from askaround.integrations.documents.press import print_page

_PAGES: Final = {name: Path(__file__).with_name(f"{name}.typ") for name in ("brief", "report")}


def _limit(memory: int) -> None:
    """Limit memory, where the system can; the other process watches the clock."""
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Print what is asked for, in the memory on the command line."""
    _limit(int(sys.argv[1]))
    kind, versions, paper = json.loads(sys.stdin.buffer.readline())
    sys.stdout.buffer.write(print_page(_PAGES[kind], versions, paper))


if __name__ == "__main__":
    main()
