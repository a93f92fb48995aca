"""A home for the measurements: `ASKAROUND_HOME=… python -m bench.world FILE NEWER` prints JSON.

FILE is brought in, timed; then a path, messages, and NEWER, so that every page has something to show.
"""

import json
import sys
from pathlib import Path
from typing import Any

from askaround.cli.start import prepared

PATH = ("UX researcher", "health care")


def main(file: Path, newer: Path) -> dict[str, Any]:
    """Return the seconds of both imports and the addresses of pages."""
    owner = prepared()
    from askaround.direction.commands import rank_path
    from askaround.direction.queries import whom_to_ask
    from askaround.kit.clock import now
    from askaround.outreach.commands import begin_message, mark_sent
    from askaround.paths.commands import add_path
    from askaround.paths.queries import get_path
    from askaround.paths.rules import PathDetails
    from bench.importing import bring_in

    seconds, _ = bring_in(owner, file)
    seconds_newer, report = bring_in(owner, newer)
    about = PathDetails(title=PATH[0], field=PATH[1], why="I like to listen.")
    path = add_path(owner=owner, details=about, now=now()).subject
    rank_path(owner=owner, path=path, now=now())
    first, second, *_ = whom_to_ask(owner, get_path(owner, path), now()).named
    sent = begin_message(owner=owner, person=first.person.uuid, path=path, now=now())
    mark_sent(owner=owner, message=sent.uuid, now=now())
    draft = begin_message(owner=owner, person=second.person.uuid, path=path, now=now())
    return {
        "seconds": seconds,
        "seconds_newer": seconds_newer,
        "pages": {
            "today": "/today/",
            "person": f"/people/{first.person.uuid}/",
            "person, editing": f"/people/{first.person.uuid}/edit/",
            "archived people": "/people/?state=archived",
            "bring contacts": "/import/",
            "import, report": f"/import/{report}/",
            "who is the same": "/duplicates/",
            "paths": "/paths/",
            "path with five people": f"/paths/{path}/",
            "path, editing": f"/paths/{path}/edit/",
            "message, composing": f"/messages/{draft.uuid}/",
            "message, sent": f"/messages/{sent.uuid}/",
            "first visit, five people": "/start/five/",
            "you": "/you/",
        },
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
