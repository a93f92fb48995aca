"""Who spoke with whom: what an import tells is written with its rows, and taken back with them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from askaround.kit.bulk import slices
from askaround.people.models import Acquaintance, ImportBatch
from askaround.people.queries import whom_they_are
from askaround.people.rules import Figures, MemberCount, Surroundings, added, newest

_COLUMNS = [*Figures.__slots__, "told", "version"]


def write_acquaintances(batch: ImportBatch, around: Surroundings) -> list[MemberCount]:
    """Write what a file tells of people on file; return its members with the rows that match nobody."""
    people = whom_they_are(batch.owner_id, around.correspondents)
    told: dict[int, Figures] = {}
    unmatched: Counter[str] = Counter()
    for each, key in zip(around.correspondents, people, strict=True):
        if key is None:
            unmatched.update(messages=each.messages, invitations=each.invitations)
        else:
            told[key] = added(told[key], each.figures) if key in told else each.figures
    for keys in slices(sorted(told)):
        _write(batch, {key: told[key] for key in keys})
    return [replace(member, unmatched=unmatched[member.kind]) for member in around.members]


def forget_acquaintances(batch: ImportBatch) -> None:
    """Take back what an import told; what other imports told stands."""
    name = str(batch.uuid)
    mine = Acquaintance.objects.filter(owner_id=batch.owner_id)
    changed = [each for each in mine.iterator() if any(said == name for said, _ in each.told)]
    for each in changed:
        _retell(each, [(said, figures) for said, figures in each.told if said != name])
    for some in slices([each.pk for each in changed if not each.told]):
        mine.filter(pk__in=some).delete()
    _update(each for each in changed if each.told)


def _write(batch: ImportBatch, told: dict[int, Figures]) -> None:
    mine = Acquaintance.objects.filter(owner_id=batch.owner_id, person__in=told)
    on_file = {each.person_id: each for each in mine}
    new = [
        Acquaintance(owner_id=batch.owner_id, person_id=key, version=0) for key in told if key not in on_file
    ]
    for each in (*on_file.values(), *new):
        _retell(each, [*each.told, (str(batch.uuid), told[each.person_id].stored())])
    Acquaintance.objects.bulk_create(new)
    _update(on_file.values())


def _retell(record: Acquaintance, told: Sequence[tuple[str, dict[str, Any]]]) -> None:
    """Make a record say what these imports tell; it counts as changed where they tell something else."""
    record.told = list(told)
    figures = asdict(newest(Figures.restored(values) for _, values in told))
    if any(getattr(record, name) != value for name, value in figures.items()):
        record.version += 1
    for name, value in figures.items():
        setattr(record, name, value)


def _update(records: Iterable[Acquaintance]) -> None:
    Acquaintance.objects.bulk_update(records, _COLUMNS, batch_size=500)
