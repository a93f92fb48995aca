"""Reading a message: the one command that needs neither a home nor a database."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import typer

from askaround.cli.printing import print_json
from askaround.cli.refusals import NotFound, NotReadable
from askaround.outreach.rules import Channel, Finding, lint


def lint_text(file: str, channel: str) -> list[Finding]:
    """Return what the linter finds in a file or on standard input (-); raises NotReadable, NotFound.

    Line ends are left as they stand, so that places are those of the file (without a byte order mark).
    """
    if channel not in list(Channel):
        raise NotFound(f"There is no way to send called “{channel}”. Choose one of: {', '.join(Channel)}.")
    try:
        text = (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).decode("utf-8-sig")
    except OSError as error:
        raise NotReadable(f"{file} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise NotReadable(f"{file} is not text in UTF-8. Save it as plain text and try again.") from error
    return lint(text, channel=Channel(channel))


def report(found: Sequence[Finding], *, as_json: bool) -> None:
    """Tell what hurts in a message."""
    if as_json:
        print_json([asdict(finding) for finding in found])
        return
    for finding in found:
        place = "" if finding.start is None else f" ({finding.start}-{finding.end})"
        typer.echo(f"{finding.severity}{place}: {finding.message} {finding.repair}")
    if not found:
        typer.echo("Clear, short, and easy to answer.")
