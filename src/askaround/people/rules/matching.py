"""Who an incoming line is: a profile address decides, then a mail address, and nothing else by itself."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from askaround.people.rules.terms import Outcome

Ref = TypeVar("Ref")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What identifies a line, each in its compared form ("" where the line does not say)."""

    fingerprint: int
    profile: str
    mail: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class Match(Generic[Ref]):
    """A person on file as matching sees them."""

    ref: Ref
    name: str
    profiles: frozenset[str] = frozenset()


@dataclass(slots=True)
class Known(Generic[Ref]):
    """Everybody on file who could be meant, by each thing that identifies; and which of those were erased."""

    lines: dict[int, Ref] = field(default_factory=dict)
    waiting: dict[int, Ref] = field(default_factory=dict)
    profiles: dict[str, Match[Ref]] = field(default_factory=dict)
    mails: dict[str, Match[Ref]] = field(default_factory=dict)
    names: dict[tuple[str, str], Match[Ref]] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Decision(Generic[Ref]):
    """An outcome; the person it concerns; and whether this very line has been seen before."""

    outcome: Outcome
    ref: Ref | None = None
    seen: bool = False


def decide(row: Incoming, known: Known[Ref]) -> Decision[Ref]:
    """Say who a line is.

    A line that came before is the same person again. The same profile address is the same person. The
    same mailbox is, too, unless both have profiles and go by different names (a shared mailbox): that
    is for a person to decide, as is the same name at the same organisation. Who was erased is held back.
    """
    if row.fingerprint in known.lines:
        return Decision(Outcome.MATCHED, known.lines[row.fingerprint], seen=True)
    if row.fingerprint in known.waiting:
        return Decision(Outcome.QUEUED, known.waiting[row.fingerprint], seen=True)
    if row.profile and row.profile in known.profiles:
        return Decision(Outcome.MATCHED, known.profiles[row.profile].ref)
    if _was_erased(row, known):
        return Decision(Outcome.HELD)
    if row.mail and row.mail in known.mails:
        return _by_mail(row, known.mails[row.mail])
    return _by_name(row, known)


def _was_erased(row: Incoming, known: Known[Ref]) -> bool:
    """Tell whether a line has an address of somebody whom the user erased, and who is nobody on file."""
    held_by_others = row.mail in known.mails
    return any(
        said in known.erased for said in erasable(row) if not (held_by_others and said.startswith("mail:"))
    )


def erasable(row: Incoming) -> list[str]:
    """Return by what a line is known again once its person is erased.

    The name counts where no address does.
    """
    said = [f"profile:{row.profile}"] * bool(row.profile) + [f"mail:{row.mail}"] * bool(row.mail)
    return said or [f"name:{row.name}\n{row.organisation}"]


def _by_mail(row: Incoming, found: Match[Ref]) -> Decision[Ref]:
    two_profiles = bool(row.profile and found.profiles)
    if two_profiles and row.name != found.name:
        return Decision(Outcome.QUEUED, found.ref)
    return Decision(Outcome.MATCHED, found.ref)


def _by_name(row: Incoming, known: Known[Ref]) -> Decision[Ref]:
    found = known.names.get((row.name, row.organisation)) if row.organisation else None
    if found is None:
        return Decision(Outcome.CREATED)
    return Decision(Outcome.QUEUED, found.ref)
