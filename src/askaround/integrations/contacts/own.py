"""What LinkedIn's ZIP says of the user: name, positions, schools and skills; and who invited whom."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from itertools import islice
from operator import itemgetter
from typing import Final, TypeVar

from askaround.integrations.contacts.dates import parse_moment, parse_month
from askaround.integrations.contacts.header import Header
from askaround.integrations.contacts.protocol import Invitation, Job, School
from askaround.integrations.contacts.table import Record
from askaround.integrations.contacts.texts import CONTROLS, one_line
from askaround.integrations.contacts.words import without_accents

LONGEST: Final = 300  # characters of a name, title or address that are kept
MOST_JOBS, MOST_SCHOOLS, MOST_SKILLS = 60, 40, 100  # LinkedIn itself takes no more skills
_MOST_INVITED: Final = 200_000

NO_WORK = "The row names neither a company nor a title."
NO_SCHOOL = "The row names no school."
NO_SKILL = "The row names no skill."
AGAIN = "The row repeats an earlier one."
TOO_MANY = "There are more than can be offered at once."
NOBODY = "The row does not say who invited whom."
_MINE, _THEIRS = ("out", "aus", "ges", "sort", "env"), ("in", "ein", "erh", "entr", "rec")

Reasons = Counter[str]
Told = TypeVar("Told", bound=Hashable)


def texts(header: Header, records: Iterable[Record]) -> Iterator[tuple[str, ...]]:
    """Give the fields of each row in the layout's order, trimmed and on one line, "" where absent."""
    width = len(header.labels)
    padding = [""] * (width + 1)
    pick = itemgetter(*header.columns, -1)  # one more than there are, so that it is a tuple even of one
    for _, cells in records:
        picked: tuple[str, ...] = pick([*cells[:width], *padding[: width + 1 - len(cells[:width])]])
        yield tuple(map(_tidy, picked[:-1]))


def _tidy(text: str) -> str:
    short = text[:LONGEST]
    return short.strip() if short.isprintable() else one_line(CONTROLS.sub("", short))


def names(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Return the user's name as Profile.csv tells it."""
    return [f"{given} {family}".strip() for given, family in islice(rows, 1)]


def jobs(rows: Iterable[tuple[str, ...]], reasons: Reasons) -> list[Job]:
    """Return the user's positions, and count the rows that give none."""
    told = (Job(title, work, parse_month(start), parse_month(end)) for work, title, start, end in rows)
    return _kept(told, lambda job: job.title or job.organisation, MOST_JOBS, NO_WORK, reasons)


def schools(rows: Iterable[tuple[str, ...]], reasons: Reasons) -> list[School]:
    """Return the user's schools, and count the rows that give none."""
    told = (
        School(school, degree, parse_month(start), parse_month(end)) for school, start, end, degree in rows
    )
    return _kept(told, lambda each: each.school, MOST_SCHOOLS, NO_SCHOOL, reasons)


def skills(rows: Iterable[tuple[str, ...]], reasons: Reasons) -> list[str]:
    """Return the user's skills, and count the rows that give none."""
    return _kept((name for (name,) in rows), str, MOST_SKILLS, NO_SKILL, reasons)


def invitations(rows: Iterable[tuple[str, ...]], mine: list[str], reasons: Reasons) -> list[Invitation]:
    """Return the newest invitation between the user, called one of `mine`, and each other person."""
    newest: dict[str, Invitation] = {}
    myself = set(map(without_accents, mine))
    for inviter, invited, sent, direction, inviter_url, invited_url in rows:
        by = _direction(
            without_accents(direction), without_accents(inviter), without_accents(invited), myself
        )
        name, url = (invited, invited_url) if by == "me" else (inviter, inviter_url)
        url = url if names_somebody(url) else ""
        key = without_accents(url or name)
        if not (by and key) or (key not in newest and len(newest) >= _MOST_INVITED):
            reasons[NOBODY] += 1
            continue
        here, there = Invitation(url, name, by, parse_moment(sent), 1), newest.get(key)
        newest[key] = _newer(there, here) if there else here
    return list(newest.values())


def names_somebody(url: str) -> bool:
    """Tell whether an address is one person's: LinkedIn writes "linkedin.com/in" alone to hide whose it is.

    Ell whether an address is one person's: LinkedIn writes "linkedin.com/in" alone where it hides whose it
    is.
    """
    _, _, path = url.partition("linkedin.com")
    path, _, query = path.partition("?")
    steps = [step for step in path.split("/") if step]
    return len(steps) > 1 and (steps[:2] != ["profile", "view"] or "id=" in query)


def _direction(direction: str, inviter: str, invited: str, myself: set[str]) -> str:
    if direction.startswith(_MINE) or (not direction and inviter in myself):
        return "me"
    return "them" if direction.startswith(_THEIRS) or (not direction and invited in myself) else ""


def _newer(one: Invitation, other: Invitation) -> Invitation:
    newest = max((one, other), key=lambda each: str(each.invited_on or ""))
    return Invitation(
        newest.profile_url, newest.name, newest.invited_by, newest.invited_on, one.rows + other.rows
    )


def _kept(
    told: Iterable[Told], says: Callable[[Told], object], most: int, silent: str, reasons: Reasons
) -> list[Told]:
    """Keep what says something, each once, `most` at most; count the rest by reason."""
    kept: dict[Told, None] = {}
    for each in told:
        if not says(each):
            reasons[silent] += 1
        elif each in kept:
            reasons[AGAIN] += 1
        elif len(kept) >= most:
            reasons[TOO_MANY] += 1
        else:
            kept[each] = None
    return list(kept)
