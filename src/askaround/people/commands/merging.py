"""Making one of two people on file, and two of one again."""

import datetime as dt
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import models, transaction

from askaround.accounts.models import User
from askaround.history.commands import note
from askaround.history.models import Entry
from askaround.kit.models import StaleVersion
from askaround.kit.refusals import Refusal
from askaround.kit.snapshots import Snapshot, bring_back, hand_over, move, snapshot, snapshots, values_of
from askaround.people.commands.persons import EditedSince
from askaround.people.models import (
    Acquaintance,
    ContactPoint,
    ImportedRow,
    MergeCandidate,
    Person,
    Position,
    Tagging,
)
from askaround.people.queries import get_person
from askaround.people.rules import MergeChoices, Side

# What belongs to a person and is kept from both: the table, and what makes two of its rows the same.
FOLLOWERS: dict[type[models.Model], tuple[str, ...]] = {
    ContactPoint: ("kind", "key"),
    Position: ("title", "organisation_id", "started_on", "ended_on"),
    Tagging: ("tag_id",),
    Acquaintance: (),
}
_SAID = {
    "name": ("given_name", "family_name", "display_name", "sort_name"),
    "work": ("title", "organisation_name", "organisation_id", "sort_title", "sort_organisation"),
    "country": ("country",),
    "tie": ("tie", "tie_detail", "tie_year"),
    "notes": ("notes",),
}


class SamePerson(Refusal):
    """Raised when somebody is to be merged with themselves."""


@transaction.atomic
def merge_people(
    *,
    owner: User,
    keep: UUID,
    other: UUID,
    versions: tuple[int, int],
    choices: MergeChoices,
    now: dt.datetime,
) -> Entry:
    """Make one of two: what refers to the other here moves to the one who stays, and the other goes.

    Versions are those of both, as they were shown. Raises SamePerson and StaleVersion.
    """
    stays, goes = _both(owner, keep, other, versions)
    before = {"kept": _everything(stays), "other": _everything(goes), **_move_rows(stays, goes)}
    name = goes.display_name
    fields = _merged(stays, goes, choices)
    _one_present_position(stays, goes, choices)
    for model, same in FOLLOWERS.items():
        hand_over(_of(model, goes), _of(model, stays), same, person=stays)
    goes.delete()
    stays.change(**fields)
    after = {"kept": _everything(stays), "choices": asdict(choices)}
    sentence = f"{name} is merged into {stays.display_name}."
    return note("merge_people", stays, sentence, now, before, after)


@transaction.atomic
def part_people(*, owner: User, entry: Entry, now: dt.datetime) -> Entry:
    """Make two again of those whom an entry of merge_people made one, each as they were.

    Raises EditedSince when something was written since that cannot be told apart.
    """
    stays = Person.objects.select_for_update().filter(owner=owner, uuid=entry.subject).first()
    if stays is None or not _alike(_everything(stays), entry.after["kept"]):
        raise EditedSince("This person was edited after they were merged. Nothing is taken back.")
    kept, other = entry.before["kept"], entry.before["other"]
    for model in FOLLOWERS:
        _of(model, stays).delete()
    bring_back(Person, [_with_known_introducer(other["person"])])
    for model in FOLLOWERS:
        bring_back(model, [*kept[model.__name__], *other[model.__name__]])
    _restore_person(stays, values_of(Person, _with_known_introducer(kept["person"])))
    _give_rows_back(stays, int(other["person"]["id"]), entry.before)
    sentence = f"{stays.display_name} and {other['person']['display_name']} are two people again."
    return note("part_people", stays, sentence, now, {}, {})


def _both(owner: User, keep: UUID, other: UUID, versions: tuple[int, int]) -> tuple[Person, Person]:
    """Return both, locked in the order of their ids, so that two merges cannot wait for each other."""
    if keep == other:
        raise SamePerson("This is one and the same person already.")
    found = {uuid: get_person(owner, uuid, lock=True) for uuid in sorted((keep, other))}
    stays, goes = found[keep], found[other]
    for person, version in zip((stays, goes), versions, strict=True):
        if person.version != version:
            raise StaleVersion(person)
    return stays, goes


def _everything(person: Person) -> dict[str, Any]:
    rows: dict[str, Any] = {model.__name__: snapshots(_of(model, person)) for model in FOLLOWERS}
    return {"person": snapshot(person), **rows}


def _alike(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two accounts of a person say the same, however often it was said."""
    bare = [{**said, "person": {**said["person"], "version": 0}} for said in (one, other)]
    return bare[0] == bare[1]


def _of(model: type[models.Model], person: Person) -> models.QuerySet[Any]:
    return model._default_manager.filter(owner_id=person.owner_id, person=person)  # noqa: SLF001 - Django's way


def _merged(stays: Person, goes: Person, choices: MergeChoices) -> dict[str, Any]:
    """Return what the one who stays says from now on; nobody's wish to be left alone is lost."""
    columns = [column for name in choices.swapped for column in _SAID[name]]
    fields = {column: getattr(goes, column) for column in columns}
    if choices.notes is Side.BOTH:
        fields["notes"] = "\n\n".join(filter(None, (stays.notes, goes.notes)))
    connected = filter(None, (stays.connected_on, goes.connected_on))
    return {
        **fields,
        "introducer_id": _introducer_of(stays, goes),
        "connected_on": min(connected, default=None),
        "added_at": min(stays.added_at, goes.added_at),
        "do_not_contact": stays.do_not_contact or goes.do_not_contact,
        "archived_at": stays.archived_at if goes.archived_at else None,
    }


def _introducer_of(stays: Person, goes: Person) -> int | None:
    """Return who named either; nobody introduces themselves."""
    named = (stays.introducer_id, goes.introducer_id)
    return next((each for each in named if each not in {None, stays.pk, goes.pk}), None)


def _with_known_introducer(kept: Snapshot) -> Snapshot:
    """Return a person as kept; who named them may be gone by now."""
    known = Person.objects.filter(owner_id=kept["owner_id"], pk=kept["introducer_id"]).exists()
    return {**kept, "introducer_id": kept["introducer_id"] if known else None}


def _one_present_position(stays: Person, goes: Person, choices: MergeChoices) -> None:
    """Let the position that was not chosen be an earlier one."""
    given_up = stays if choices.work is Side.OTHER else goes
    Position.objects.filter(owner_id=given_up.owner_id, person=given_up, present=True).update(present=False)


def _move_rows(stays: Person, goes: Person) -> dict[str, list[Any]]:
    """Move rows of files, questions, and whom they named; to their imports the person counts as edited."""
    rows, questions = _of(ImportedRow, goes).order_by("pk"), _of(MergeCandidate, goes).order_by("pk")
    moved = {
        "rows": [list(pair) for pair in rows.values_list("pk", "person_version")],
        "questions": list(questions.values_list("pk", flat=True)),
    }
    moved["named"] = move(_named_by(goes), introducer=stays)
    rows.update(person=stays, person_version=None)
    questions.update(person=stays)
    return moved


def _restore_person(stays: Person, was: dict[str, Any]) -> None:
    """Write what a person said before; to the imports that left them alone they are as untouched as then."""
    version = was.pop("version")
    stays.change(**{name: value for name, value in was.items() if name not in {"id", "uuid", "owner_id"}})
    untouched = _of(ImportedRow, stays).filter(person_version=version)
    untouched.update(person_version=stays.version)


def _give_rows_back(stays: Person, other: int, before: dict[str, Any]) -> None:
    for key, version in before["rows"]:
        _of(ImportedRow, stays).filter(pk=key).update(person_id=other, person_version=version)
    _of(MergeCandidate, stays).filter(pk__in=before["questions"]).update(person_id=other)
    _named_by(stays).filter(pk__in=before["named"]).update(introducer_id=other)


def _named_by(person: Person) -> models.QuerySet[Person]:
    return Person.objects.filter(owner_id=person.owner_id, introducer=person)
