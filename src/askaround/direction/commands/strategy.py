"""Writing what you will do, and saying what each line of it rests on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from askaround.accounts.models import User
from askaround.direction.models import Citation, StrategyLine
from askaround.direction.queries import get_line, lines_in
from askaround.direction.rules import LONGEST_LINE, MOST_CITED, MOST_LINES, Section
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.insights.models import Insight
from askaround.insights.queries import get_insight
from askaround.kit.refusals import Refusal


class NothingWritten(Refusal):
    """Raised for a line that is empty or does not fit."""


class TooManyLines(Refusal):
    """Raised when there is more than anybody would read again."""


class NotAStep(Refusal):
    """Raised when a day or its doing is said of a line that is no next step."""


class AtTheEnd(Refusal):
    """Raised when a line stands first or last already."""


class CitedAlready(Refusal):
    """Raised when a line rests on that insight already."""


class TooManyCited(Refusal):
    """Raised when a line would rest on too much."""


class NotCited(Refusal):
    """Raised when a line does not rest on that insight."""


@transaction.atomic
def write_line(
    *,
    owner: User,
    section: Section,
    text: str,
    now: dt.datetime,
    due_on: dt.date | None = None,
    insight: UUID | None = None,
) -> Entry:
    """Add a line at the end of its section; the entry's subject is the line.

    It may rest on an insight from the beginning. Raises NothingWritten, TooManyLines, NotAStep.
    """
    if StrategyLine.objects.filter(owner=owner, done_at=None).count() >= MOST_LINES:
        raise TooManyLines(f"Your strategy has {MOST_LINES} lines. Let one go that matters less.")
    line = StrategyLine.objects.create(
        owner=owner, section=section, place=_next_place(owner, section), **_fields(section, text, due_on)
    )
    if insight:
        Citation.objects.create(owner=owner, line=line, insight=get_insight(owner, insight))
    return note("write_line", line, "It is in your strategy.", now)


@transaction.atomic
def edit_line(
    *, owner: User, line: UUID, version: int, text: str, due_on: dt.date | None, now: dt.datetime
) -> Entry:
    """Say it differently, or by another day; raises NothingWritten, NotAStep, StaleVersion."""
    subject = get_line(owner, line)
    before = _told(subject)
    subject.change(expected=version, **_fields(Section(subject.section), text, due_on))
    return note("edit_line", subject, "The line is saved.", now, before, _told(subject))


@transaction.atomic
def move_line(*, owner: User, line: UUID, up: bool, now: dt.datetime) -> Entry:
    """Let a line stand before the one above it, or after the one below; raises AtTheEnd."""
    subject = get_line(owner, line)
    lines = lines_in(owner, Section(subject.section))
    here = next((place for place, each in enumerate(lines) if each.pk == subject.pk), -1)
    there = here - 1 if up else here + 1
    if here < 0 or not 0 <= there < len(lines):
        raise AtTheEnd("It cannot be moved further.")
    lines[here], lines[there] = lines[there], lines[here]
    for place, each in enumerate(lines, 1):
        each.place = place
    StrategyLine.objects.bulk_update(lines, ["place"])
    return note("move_line", subject, "The line is moved.", now, after={"up": up})


@transaction.atomic
def remove_line(*, owner: User, line: UUID, now: dt.datetime) -> Entry:
    """Take a line out of the strategy."""
    subject = get_line(owner, line)
    cited = Citation.objects.filter(owner=owner, line=subject).order_by("id")
    before = {
        **_told(subject),
        "section": subject.section,
        "place": subject.place,
        "done_at": subject.done_at.isoformat() if subject.done_at else "",
        "insights": [str(each) for each in cited.values_list("insight__uuid", flat=True)],
    }
    entry = note("remove_line", subject, "The line is out of your strategy.", now, before)
    subject.delete()
    return entry


@transaction.atomic
def restore_line(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Put a line back that a line of history took out, with what it rested on, as far as that is there."""
    kept = entry.before
    line = StrategyLine.objects.create(
        owner=owner,
        uuid=entry.subject,
        section=kept["section"],
        place=kept["place"],
        text=kept["text"],
        due_on=due_told(kept),
        done_at=dt.datetime.fromisoformat(kept["done_at"]) if kept["done_at"] else None,
    )
    _cite(owner, line, [UUID(each) for each in kept["insights"]])
    return note("restore_line", line, "The line is back.", now)


@transaction.atomic
def do_step(*, owner: User, line: UUID, now: dt.datetime) -> Entry:
    """Note that a step is done; raises NotAStep."""
    done = _step(owner, line).change(done_at=now)
    return note("do_step", done, "Done. One step further.", now)


@transaction.atomic
def reopen_step(*, owner: User, line: UUID, now: dt.datetime) -> Entry:
    """Take back that a step is done; raises NotAStep."""
    return note("reopen_step", _step(owner, line).change(done_at=None), "The step is open again.", now)


@transaction.atomic
def cite_insight(*, owner: User, line: UUID, insight: UUID, now: dt.datetime) -> Entry:
    """Say that a line rests on an insight; raises CitedAlready and TooManyCited."""
    subject, rests_on = get_line(owner, line), get_insight(owner, insight)
    cited = Citation.objects.filter(owner=owner, line=subject)
    if cited.filter(insight=rests_on).exists():
        raise CitedAlready("This line rests on that insight already.")
    if cited.count() >= MOST_CITED:
        raise TooManyCited(
            f"A line rests on {MOST_CITED} insights at most. Take one away, or write two lines."
        )
    Citation.objects.create(owner=owner, line=subject, insight=rests_on)
    return note("cite_insight", subject, "The line rests on it.", now, after={"insight": str(insight)})


@transaction.atomic
def uncite_insight(*, owner: User, line: UUID, insight: UUID, now: dt.datetime) -> Entry:
    """Take back that a line rests on an insight; raises NotCited."""
    subject, rested_on = get_line(owner, line), get_insight(owner, insight)
    gone, _ = Citation.objects.filter(owner=owner, line=subject, insight=rested_on).delete()
    if not gone:
        raise NotCited("This line does not rest on that insight.")
    before = {"insight": str(insight)}
    return note("uncite_insight", subject, "The line does not rest on it any more.", now, before)


def due_told(told: dict[str, Any]) -> dt.date | None:
    """Return the day that a line of history tells."""
    return dt.date.fromisoformat(told["due_on"]) if told["due_on"] else None


def _step(owner: User, uuid: UUID) -> StrategyLine:
    line = get_line(owner, uuid)
    if line.section != Section.STEPS:
        raise NotAStep("Only a next step can be done.")
    return line


def _cite(owner: User, line: StrategyLine, insights: Sequence[UUID]) -> None:
    there = {each.uuid: each for each in Insight.objects.filter(owner=owner, uuid__in=insights)}
    Citation.objects.bulk_create(
        Citation(owner=owner, line=line, insight=there[uuid]) for uuid in insights if uuid in there
    )


def _next_place(owner: User, section: Section) -> int:
    last = StrategyLine.objects.filter(owner=owner, section=section).order_by("-place", "-id").first()
    return last.place + 1 if last else 1


def _fields(section: Section, text: str, due_on: dt.date | None) -> dict[str, Any]:
    said = text.strip()
    if not said or len(said) > LONGEST_LINE:
        raise NothingWritten(f"Say it in one to {LONGEST_LINE} characters.")
    if due_on and section is not Section.STEPS:
        raise NotAStep("Only a next step has a day.")
    return {"text": said, "due_on": due_on}


def _told(line: StrategyLine) -> dict[str, Any]:
    return {"text": line.text, "due_on": line.due_on.isoformat() if line.due_on else ""}
