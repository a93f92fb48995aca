"""What the commands print: words for people, JSON for programs."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from askaround.cli.examination import Check
from askaround.cli.printing import print_json
from askaround.cli.work import FoundPeople, RowsToTell
from askaround.direction.queries import Named, WhomToAsk
from askaround.journeys.queries.backup import Backup
from askaround.journeys.queries.today import Today
from askaround.journeys.rules.backup import Manifest
from askaround.paths.models import Path
from askaround.people.models import ImportBatch, ImportedRow
from askaround.people.queries import PersonRow, member_counts
from askaround.people.rules import FileReading, MemberCount

COUNTS = ("created", "matched", "queued", "held", "refused")
# Of each kind, what a terminal takes; --json has every line.
_LINES = 20


def imported(batch: ImportBatch, rows: RowsToTell, yours: tuple[str, str], *, as_json: bool) -> None:
    """Tell what became of a file's rows.

    `yours` is what it tells of the user that is in, and that waits for a yes.
    """
    members, reading = member_counts(batch), FileReading.restored(batch.reading)
    if as_json:
        counts = {name: getattr(batch, name) for name in COUNTS}
        kinds = {kind: list(map(_line, getattr(rows, kind))) for kind in ("refused", "noted", "held")}
        print_json(
            {**counts, "members": list(map(_member, members)), "reading": reading.stored(), "lines": kinds}
        )
        return
    held = f", {batch.held:,} held back" if batch.held else ""
    typer.echo(
        f"{batch.created:,} new, {batch.matched:,} known already, {batch.queued:,} to decide{held}, "
        f"{batch.refused:,} refused."
    )
    _tell_reading(reading)
    _tell_lines("Refused", rows.refused)
    _tell_lines("Came in with something left out", rows.noted)
    _tell_lines("Held back, since you erased whom they name; decide on the import's page", rows.held)
    brought, waiting = yours
    for member in members[1:]:
        typer.echo(f"{member.title}: {_became(member)}")
    if brought:
        typer.echo(brought)
    if waiting:
        typer.echo(f"Waiting for your yes: {waiting}. Say it on the import's page, or with --with-me.")


def _tell_reading(reading: FileReading) -> None:
    if reading.guessed:
        typer.echo(
            f"Its letters were read as {reading.encoding}. If names look wrong, undo it and say --encoding."
        )
    if reading.unread:
        typer.echo(f"{reading.unread:,} {'date' if reading.unread == 1 else 'dates'} could not be read.")
    if reading.open:
        typer.echo(
            f"Of {reading.open:,} the file does not tell whether day or month comes first; "
            "--dates day-first or --dates month-first does."
        )


def _tell_lines(title: str, rows: Sequence[ImportedRow]) -> None:
    if rows:
        typer.echo(f"{title}:")
    for row in rows[:_LINES]:
        typer.echo(f"  line {row.line}: {row.note}" if row.note else f"  line {row.line}")
    if len(rows) > _LINES:
        typer.echo(f"  and {len(rows) - _LINES:,} more; --json tells of all.")


def _line(row: ImportedRow) -> dict[str, Any]:
    return {"line": row.line, "note": row.note}


def _became(member: MemberCount) -> str:
    if member.refusal:
        return f"refused. {member.refusal}"
    return f"{member.used:,} used, {member.unmatched:,} not matched, {member.refused:,} set aside."


def _member(member: MemberCount) -> dict[str, Any]:
    names = ("name", "kind", "rows", "used", "unmatched", "refused", "refusal")
    reasons = [{"reason": reason, "rows": count} for reason, count in member.reasons]
    return {**{name: getattr(member, name) for name in names}, "reasons": reasons}


def people(found: FoundPeople, *, as_json: bool) -> None:
    """List people."""
    if as_json:
        print_json({"count": found.count, "rows": [_person(row) for row in found.rows]})
        return
    _table(("Name", "Title", "Company"), [(row.name, row.title, row.organisation) for row in found.rows])


def paths(found: Sequence[Path], *, as_json: bool) -> None:
    """List paths."""
    rows = [
        {name: str(getattr(path, name)) for name in ("uuid", "title", "field", "place", "why")}
        for path in found
    ]
    if as_json:
        print_json({"count": len(rows), "rows": rows})
        return
    _table(("Path", "Field", "Place"), [(row["title"], row["field"], row["place"]) for row in rows])


def whom(found: WhomToAsk, *, as_json: bool) -> None:
    """Say whom to ask and why."""
    if as_json:
        print_json([_named(place, each) for place, each in enumerate(found.named, 1)])
        return
    for place, named in enumerate(found.named, 1):
        person = named.person
        work = ", ".join(filter(None, (person.title, person.organisation_name)))
        typer.echo(f"{place}. {person.display_name}" + (f": {work}" if work else ""))
        for sentence in (*named.reasons, *named.notes, *named.unknowns):
            typer.echo(f"   {sentence}")
    if not found.named:
        typer.echo(f"Nobody among {found.considered} people has work that sounds like this path.")
    if found.reading:
        typer.echo(
            f"Titles are read more closely while Askaround runs: {found.reading.read:,} of "
            f"{found.reading.wanted:,} are. Names are ranked by their letters until then."
        )


def today(found: Today, *, as_json: bool) -> None:
    """Say what to do now."""
    if as_json:
        items = [asdict(item) for item in found.items]
        print_json({"date": found.date, "items": items, "week": [asdict(coming) for coming in found.week]})
        return
    for item in found.items:
        typer.echo(f"- {item.title}\n  {item.reason}")
    if not found.items:
        typer.echo("Nothing asks for you today.")


def backed_up(made: Backup, *, as_json: bool) -> None:
    """Tell where a backup or an export is and what is in it."""
    if as_json:
        print_json({"file": made.path, "size": made.size, **_holdings(made.manifest)})
        return
    holds = f"{made.manifest.people:,} people, {made.manifest.messages:,} messages"
    typer.echo(f"{made.path}: {holds}, {made.size / 2**20:,.1f} MiB, read again and found whole.")


def restored(manifest: Manifest, *, as_json: bool) -> None:
    """Tell what came back."""
    if as_json:
        print_json(_holdings(manifest))
        return
    typer.echo(
        f"The {manifest.word} of {manifest.made_at:%-d %B %Y} is back: {manifest.people:,} people, "
        f"{manifest.messages:,} messages."
    )


def _holdings(manifest: Manifest) -> dict[str, Any]:
    made_at = manifest.made_at.isoformat()
    return {"made_at": made_at, "people": manifest.people, "messages": manifest.messages}


def examination(found: Sequence[Check], *, as_json: bool) -> None:
    """Tell how this home is."""
    if as_json:
        print_json({"fine": all(check.fine for check in found), "checks": [asdict(check) for check in found]})
        return
    for check in found:
        typer.echo(f"{'fine ' if check.fine else 'wrong'}  {check.name}: {check.value}")


def _person(row: PersonRow) -> dict[str, Any]:
    names = ("uuid", "name", "title", "organisation", "do_not_contact")
    return {name: getattr(row, name) for name in names}


def _named(place: int, named: Named) -> dict[str, Any]:
    person = named.person
    return {
        "rank": place,
        "uuid": person.uuid,
        "name": person.display_name,
        "title": person.title,
        "organisation": person.organisation_name,
        "factors": asdict(named.factors),
        "reasons": named.reasons,
        "notes": named.notes,
        "unknowns": named.unknowns,
    }


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(escape, row))
    Console().print(table)
