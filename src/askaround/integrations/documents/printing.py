"""The printer: our side of the process that prints, which is ended when it takes too long."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from askaround.integrations.documents import fitting
from askaround.integrations.documents.protocol import Brief, NotPrinted, Paper, Report

if TYPE_CHECKING:
    from collections.abc import Iterable

# Whoever asked waits for it. The longest strategy takes a few, on a machine that has little else to do.
SECONDS: Final = 30
# Address space; a page of many scripts took a third of it, most of that for fonts.
MEMORY: Final = 1024 * 1024 * 1024
_SOURCES: Final = Path(__file__).parents[3]
_TOO_MUCH: Final = (
    f"Making this PDF took more than {SECONDS} seconds or too much memory, so it was stopped. Nothing was "
    "changed. Print the page from your browser instead, or shorten its longest texts and try again."
)


class Press:
    """Prints with Typst, as PDF/UA-1."""

    missing = ""

    def print_brief(self, brief: Brief, paper: Paper = Paper.A4, /) -> bytes:
        """Return the brief as a PDF of one page.

        What is too long is printed smaller, then shortened with a sentence that says so. Scripts for which
        this computer has no font show as boxes.
        """
        return _printed("brief", fitting.versions(brief), paper)

    def print_report(self, report: Report, paper: Paper = Paper.A4, /) -> bytes:
        """Return the report as a PDF, on as many pages as it takes and anybody reads."""
        return _printed("report", [fitting.whole(report)], paper)


def _printed(kind: str, versions: Iterable[dict[str, Any]], paper: Paper) -> bytes:
    asked = json.dumps([kind, list(versions), paper.value]).encode() + b"\n"
    command = [sys.executable, "-P", "-m", "askaround.integrations.documents.child", str(MEMORY)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, and nothing of the texts on the command line
            command,
            input=asked,
            capture_output=True,
            check=True,
            timeout=SECONDS,
            env={**os.environ, "PYTHONPATH": str(_SOURCES)},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise NotPrinted(_TOO_MUCH) from error
    return done.stdout
