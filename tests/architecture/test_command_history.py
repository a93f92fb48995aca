"""Every command that writes leaves a line in history, seen by running each of them.

The rules, tried on what the database holds before and after:

- a chapter's command that changes records of an owner writes exactly one line, a journey's at least one;
- all or nothing: when the line cannot be written, no record is changed;
- a command may leave no line only where it decides nothing: it says so, and doing it again changes nothing.
"""

import datetime as dt
import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path as FilePath
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection, models

from askaround.accounts.models import LaunchToken, User
from askaround.direction import commands as direction
from askaround.direction.commands import bring_back_person, rank_path
from askaround.direction.models import PutAside
from askaround.direction.rules import AsideReason
from askaround.history.models import Entry
from askaround.journeys.commands.checklist import dismiss_checklist
from askaround.journeys.commands.erasing import erase_person
from askaround.journeys.commands.importing import open_import, start_import
from askaround.journeys.commands.merging import merge_people
from askaround.journeys.commands.today import mark_item
from askaround.journeys.effects import importing as importing_effects
from askaround.journeys.rules.start import Introduced, SaidPath
from askaround.journeys.rules.today import MarkKind
from askaround.kit.models import OwnedModel
from askaround.kit.zones import Place
from askaround.me import commands as me
from askaround.me.models import Constraint, OwnPosition, OwnSchooling, Skill, Talent
from askaround.me.queries import (
    get_constraint,
    get_own_position,
    get_own_schooling,
    get_skill,
    get_talent,
)
from askaround.me.rules import (
    Background,
    ConstraintDetails,
    ConstraintKind,
    Liking,
    OwnPositionDetails,
    OwnSchoolingDetails,
    SkillDetails,
)
from askaround.outreach import commands as outreach
from askaround.outreach.models import FollowUp, Message
from askaround.outreach.rules import AnswerKind, Channel
from askaround.paths.models import MindChanger, Path, Unknown
from askaround.paths.rules import Confidence, GuessDetails, PathDetails, Topic, UnknownDetails
from askaround.people import commands as people
from askaround.people.models import ImportBatch, ImportedRow, MergeCandidate, Person, Position, SavedView, Tag
from askaround.people.queries import get_batch, get_view
from askaround.people.rules import FileReading, FileRow, MergeChoices, PersonDetails, PositionDetails
from tests import backups, factories
from tests.architecture.cases import arranging, demo, guide, insights, notes, wrap_up
from tests.architecture.cases import direction as of_direction
from tests.architecture.cases import strategy as of_strategy
from tests.architecture.commands import all_commands
from tests.generators.linkedin import whole
from tests.homes import shared

NOW = factories.NOW
LATER = NOW + dt.timedelta(hours=1)
NO_LINE = "leaves no line in history"
COMMANDS = all_commands()
Arguments = dict[str, Any]


@dataclass
class World:
    """What Ada has on file, each thing made when it is first asked for."""

    owner: User
    tokens: list[str] = field(default_factory=list)

    @cached_property
    def person(self) -> Person:
        return factories.person(self.owner, title="UX researcher", organisation="Acme", mails=("m@acme.org",))

    @cached_property
    def skill(self) -> Skill:
        return get_skill(self.owner, me.add_skill(**self.told(details=SkillDetails("Listening"))).subject)

    @cached_property
    def talent(self) -> Talent:
        return get_talent(self.owner, me.add_talent(**self.told(prompt="Why?", text="Patience")).subject)

    @cached_property
    def constraint(self) -> Constraint:
        details = ConstraintDetails(ConstraintKind.TIME, "No nights", hard=True)
        return get_constraint(self.owner, me.add_constraint(**self.told(details=details)).subject)

    @cached_property
    def own_position(self) -> OwnPosition:
        details = OwnPositionDetails("Baker", "Acme")
        return get_own_position(self.owner, me.add_own_position(**self.told(details=details)).subject)

    @cached_property
    def own_schooling(self) -> OwnSchooling:
        details = OwnSchoolingDetails("Physics", "TU Kiel")
        return get_own_schooling(self.owner, me.add_own_schooling(**self.told(details=details)).subject)

    @cached_property
    def whole(self) -> ImportBatch:
        return factories.imported(self.owner, whole(20, seed=3).data, name="export.zip")

    def brought_in(self) -> UUID:
        """Return somebody of whom the log says nothing, so that none of its lines go."""
        return Person.objects.filter(owner=self.whole.owner).order_by("pk")[0].uuid

    def accepted(self) -> Entry:
        """Return the line of a yes to what a file told of you."""
        return me.accept_background(owner=self.owner, background=ABOUT_ME, now=NOW)

    def told(self, **more: Any) -> Arguments:
        """Return what most commands are told."""
        return {"owner": self.owner, "now": NOW, **more}

    @cached_property
    def archived(self) -> Person:
        people.archive_person(owner=self.owner, person=self.person.uuid, now=NOW)
        return self.person

    @cached_property
    def twin(self) -> Person:
        return factories.person(self.owner, title="UX researcher", phones=("1",))

    @cached_property
    def tag(self) -> Tag:
        people.tag_people(**self.told(keys=self.everybody(), name="Kind"))
        return Tag.objects.get(owner=self.owner)

    @cached_property
    def view(self) -> SavedView:
        return get_view(self.owner, people.save_view(**self.told(name="Close", asks={"q": "mia"})).subject)

    @cached_property
    def position(self) -> Position:
        details = PositionDetails("Designer", "Bank")
        people.add_position(owner=self.owner, person=self.person.uuid, details=details, now=NOW)
        return Position.objects.get(owner=self.owner, present=False)

    @cached_property
    def path(self) -> Path:
        return factories.path(self.owner)

    @cached_property
    def mind_changer(self) -> MindChanger:
        return factories.mind_changer(self.owner, self.path)

    @cached_property
    def unknown(self) -> Unknown:
        return factories.unknown(self.owner, self.path)

    @cached_property
    def aside(self) -> PutAside:
        return factories.put_aside(self.owner, self.person, self.path)

    def brought_back(self) -> Entry:
        """Return the line of somebody who was brought back."""
        return bring_back_person(owner=self.owner, aside=self.aside.uuid, now=NOW)

    @cached_property
    def draft(self) -> Message:
        return factories.draft(self.owner, self.person, self.path)

    @cached_property
    def sent(self) -> Message:
        return factories.sent(self.owner, self.person, self.path)

    @cached_property
    def answered(self) -> Message:
        outreach.record_answer(owner=self.owner, message=self.sent.uuid, kind=AnswerKind.YES, now=NOW)
        return self.sent

    @cached_property
    def follow_up(self) -> FollowUp:
        return FollowUp.objects.filter(owner=self.owner, message=self.sent).order_by("id")[0]

    @cached_property
    def previewed(self) -> ImportBatch:
        content = factories.connections("Noa,Sand,,noa@x.org,Bank,Designer,02 Mar 2023")
        return open_import(owner=self.owner, file_name="Connections.csv", pieces=[content], now=NOW)

    @cached_property
    def reading(self) -> ImportBatch:
        start_import(owner=self.owner, batch=self.previewed.uuid, now=NOW)
        return get_batch(self.owner, self.previewed.uuid)

    @cached_property
    def staged(self) -> ImportBatch:
        people.stage_rows(**self.chunk)
        return get_batch(self.owner, self.reading.uuid)

    @property
    def chunk(self) -> Arguments:
        row = FileRow(1, 2, "Noa", "Sand", "", "noa@x.org", "Bank", "Designer", "2023-03-02")
        return {"batch": self.reading, "rows": [row], "share": 0.5}

    @cached_property
    def applied(self) -> ImportBatch:
        return factories.imported(self.owner, factories.connections("Noa,Sand,,,Bank,Designer,02 Mar 2023"))

    @cached_property
    def undoing(self) -> ImportBatch:
        people.begin_undo(owner=self.owner, batch=self.applied.uuid, now=NOW)
        return get_batch(self.owner, self.applied.uuid)

    @cached_property
    def candidate(self) -> MergeCandidate:
        namesakes = ("Mia,Berg,,,Acme,Designer,01 Feb 2024", "Mia,Berg,,b@x.org,Acme,Engineer,02 Feb 2024")
        factories.imported(self.owner, factories.connections(*namesakes))
        return MergeCandidate.objects.get(owner=self.owner)

    @cached_property
    def decided(self) -> MergeCandidate:
        people.merge_same(owner=self.owner, candidate=self.candidate.uuid, now=NOW)
        return self.candidate

    @cached_property
    def held(self) -> ImportedRow:
        """Somebody erased whom a file names again."""
        file = factories.connections("Zora,Quist,https://www.linkedin.com/in/zora,,,,")
        factories.imported(self.owner, file)
        erase_person(owner=self.owner, person=Person.objects.get(given_name="Zora").uuid, now=NOW)
        factories.imported(self.owner, file)
        return ImportedRow.objects.get(owner=self.owner, outcome="held")

    def nothing_but_a_waiting_file(self) -> Arguments:
        """Tell nothing, with a file that has waited for long."""
        assert self.previewed.state == "previewed"
        return {"now": NOW + dt.timedelta(days=2)}

    @cached_property
    def admitted(self) -> ImportedRow:
        """Somebody erased who was brought in again."""
        people.admit_row(owner=self.owner, row=self.held.uuid, now=NOW)
        return self.held

    def everybody(self) -> list[int]:
        """Return the keys of those on file."""
        return [self.person.pk]

    def merging(self) -> Arguments:
        """Return what makes one of the person and their twin."""
        both = {"keep": self.person.uuid, "other": self.twin.uuid}
        return self.told(**both, versions=(self.person.version, self.twin.version), choices=MergeChoices())

    def suggested(self) -> Person:
        """Return the person, whom a path suggests."""
        assert self.person
        rank_path(**self.told(path=self.path.uuid))
        return self.person

    def moved(self, move: Callable[..., Entry]) -> Entry:
        """Return the line that moved what refers to the person."""
        assert self.draft
        return move(**self.told(giver=self.suggested().uuid, taker=self.twin.uuid))

    def nothing_but_a_cut_off_reading(self) -> Arguments:
        """Let a reading be begun; it is for the worker's start, whoever owns it."""
        _ = self.person
        factories.ranked_path(self.owner)
        return {}

    def nothing_but_a_started_import(self) -> Arguments:
        """Tell nothing, with an import that was cut off."""
        assert self.reading.state == "reading"
        return {"now": NOW}

    def token(self) -> str:
        """Return a launch token that is still good."""
        from askaround.accounts.commands import issue_launch_token

        return issue_launch_token(user=self.owner, now=NOW)

    def backup(self) -> FilePath:
        """Return a backup of this home, which holds nothing but its owner."""
        file = FilePath(mkdtemp(dir=shared())) / "backup.zip"
        backups.written(file)
        return file

    def mark(self) -> Entry:
        """Return the line of an item that was marked."""
        return mark_item(owner=self.owner, key="first-path", kind=MarkKind.LATER, now=NOW)

    def hidden(self) -> User:
        """Return the owner, who has put the first steps away."""
        dismiss_checklist(owner=self.owner, now=NOW)
        return self.owner

    def discarded(self) -> Entry:
        """Return the line of a draft that was thrown away."""
        return outreach.discard_draft(owner=self.owner, message=self.draft.uuid, now=NOW)


def _owner(**more: Any) -> Callable[[World], Arguments]:
    """Return what most commands are told, with values that may depend on the world."""

    def build(world: World) -> Arguments:
        told = {name: value(world) if callable(value) else value for name, value in more.items()}
        return {"owner": world.owner, "now": LATER, **told}

    return build


def _uuid(thing: str) -> Callable[[World], Any]:
    return lambda world: getattr(world, thing).uuid


def _version(thing: str) -> Callable[[World], int]:
    return lambda world: getattr(world, thing).version


ABOUT_ME = Background((OwnPositionDetails("Cook", "Inn"),), (OwnSchoolingDetails("Art", "Ulm"),), ("Tea",))
MIA = PersonDetails(given_name="Mia", title="Nurse")
NURSE = PathDetails(title="Hospice nurse")
PAY = UnknownDetails("What does it pay?", Topic.LIFE, 3)
# How to give each command something to do. One that is not here fails.
CASES: dict[str, Callable[[World], Arguments]] = {
    "accounts.ensure_local_user": lambda _: {"find_place": lambda: Place("Europe/Berlin", "DE")},
    "accounts.issue_launch_token": lambda world: {"user": world.owner, "now": LATER},
    "accounts.redeem_launch_token": lambda world: {"token": world.token(), "now": LATER},
    "accounts.edit_profile": lambda world: {
        "user": world.owner,
        "version": world.owner.version,
        "name": "Ada W.",
        "introduction": "",
        "country": "DE",
        "time_zone": "UTC",
        "now": LATER,
    },
    "accounts.choose_place": lambda world: {
        "user": world.owner,
        "version": world.owner.version,
        "place": Place("Europe/Berlin", "DE"),
        "sentence": "You go by the clock of Berlin now.",
        "now": LATER,
    },
    "accounts.keep_place": lambda world: {"user": world.owner, "offered": "Europe/Berlin", "now": LATER},
    "journeys.place.choose_place": _owner(version=1, zone="Europe/Berlin"),
    "paths.add_path": _owner(details=NURSE),
    "paths.edit_path": _owner(path=_uuid("path"), version=_version("path"), details=NURSE),
    "me.add_skill": _owner(details=SkillDetails("Welding", 3, 1)),
    "me.rate_skill": _owner(skill=_uuid("skill"), level=4, joy=-1),
    "me.remove_skill": _owner(skill=_uuid("skill")),
    "me.rank_values": _owner(names=["Calm", "Income"]),
    "me.add_talent": _owner(prompt="What do people thank you for?", text="Patience"),
    "me.remove_talent": _owner(talent=_uuid("talent")),
    "me.weigh_interests": _owner(answers=lambda _: {"why": Liking.YES}),
    "me.add_own_position": _owner(details=OwnPositionDetails("Cook", "Bolt")),
    "me.edit_own_position": _owner(
        position=_uuid("own_position"), version=1, details=OwnPositionDetails("Cook", "Bolt")
    ),
    "me.remove_own_position": _owner(position=_uuid("own_position")),
    "me.add_own_schooling": _owner(details=OwnSchoolingDetails("Art", "TU Ulm")),
    "me.edit_own_schooling": _owner(
        schooling=_uuid("own_schooling"), version=1, details=OwnSchoolingDetails("Art", "TU Ulm")
    ),
    "me.remove_own_schooling": _owner(schooling=_uuid("own_schooling")),
    "me.accept_background": _owner(background=ABOUT_ME),
    "me.withdraw_background": _owner(entry=World.accepted),
    "me.add_constraint": _owner(details=ConstraintDetails(ConstraintKind.PLACE, "Near Kiel")),
    "me.remove_constraint": _owner(constraint=_uuid("constraint")),
    "paths.remove_path": _owner(path=_uuid("path")),
    "paths.park_path": _owner(path=_uuid("path"), reason="After the exams."),
    "paths.rule_out_path": _owner(path=_uuid("path"), reason="Nights."),
    "paths.choose_path": _owner(path=_uuid("path"), reason="The people."),
    "paths.explore_path": _owner(path=_uuid("path")),
    "paths.guess_fit": _owner(
        path=_uuid("path"), version=1, guesses=[GuessDetails("Calm", 1, Confidence.FAIRLY)]
    ),
    "paths.add_mind_changer": _owner(path=_uuid("path"), text="They all leave."),
    "paths.edit_mind_changer": _owner(
        mind_changer=_uuid("mind_changer"), version=_version("mind_changer"), text="They all leave."
    ),
    "paths.remove_mind_changer": _owner(mind_changer=_uuid("mind_changer")),
    "paths.add_unknowns": _owner(path=_uuid("path"), unknowns=[PAY]),
    "paths.edit_unknown": _owner(unknown=_uuid("unknown"), version=_version("unknown"), details=PAY),
    "paths.remove_unknown": _owner(unknown=_uuid("unknown")),
    "paths.answer_unknown": _owner(unknown=_uuid("unknown")),
    "paths.give_up_unknown": _owner(unknown=_uuid("unknown")),
    "paths.reopen_unknown": _owner(unknown=_uuid("unknown")),
    "people.add_person": _owner(details=MIA),
    "people.edit_person": _owner(person=_uuid("person"), version=_version("person"), details=MIA),
    "people.edit_notes": _owner(person=_uuid("person"), version=_version("person"), notes="Kind."),
    "people.archive_person": _owner(person=_uuid("person")),
    "people.unarchive_person": _owner(person=_uuid("archived")),
    "people.mark_do_not_contact": _owner(person=_uuid("person")),
    "people.allow_contact": _owner(person=_uuid("person")),
    "people.remove_person": _owner(person=_uuid("person")),
    "people.add_position": _owner(person=_uuid("person"), details=PositionDetails("Cook", "Inn")),
    "people.remove_position": _owner(position=_uuid("position")),
    "people.archive_people": _owner(keys=World.everybody),
    "people.unarchive_people": _owner(keys=lambda world: [world.archived.pk]),
    "people.tag_people": _owner(keys=World.everybody, name="Mentor"),
    "people.untag_people": _owner(tag=_uuid("tag"), keys=World.everybody),
    "people.rename_tag": _owner(tag=_uuid("tag"), version=_version("tag"), name="Wise"),
    "people.remove_tag": _owner(tag=_uuid("tag")),
    "people.restore_tag": _owner(entry=lambda world: people.remove_tag(**world.told(tag=world.tag.uuid))),
    "people.save_view": _owner(name="Nurses", asks=lambda _: {"q": "nurse"}),
    "people.rename_view": _owner(view=_uuid("view"), version=_version("view"), name="Friends"),
    "people.remove_view": _owner(view=_uuid("view")),
    "people.restore_view": _owner(entry=lambda world: people.remove_view(**world.told(view=world.view.uuid))),
    "people.merge_people": lambda world: world.merging(),
    "people.part_people": _owner(entry=lambda world: people.merge_people(**world.merging())),
    "people.open_batch": _owner(file_name="a.csv", stored_name="", source="a file", preview=()),
    "people.start_batch": _owner(batch=_uuid("previewed")),
    "people.discard_batch": _owner(batch=_uuid("previewed")),
    "people.stage_rows": lambda world: world.chunk,
    "people.stop_batch": lambda world: {"batch": world.staged, "cause": "It broke.", "now": LATER},
    "people.apply_step": lambda world: {**world.chunk, "now": LATER},
    "people.begin_undo": _owner(batch=_uuid("applied")),
    "people.undo_step": lambda world: {"batch": world.undoing, "up_to": 1, "keep": ()},
    "people.finish_undo": lambda world: {"batch": world.undoing, "now": LATER},
    "people.refuse_batch": lambda world: {"batch": world.staged, "reason": "Broken.", "now": LATER},
    "people.apply_batch": lambda world: {"batch": world.staged, "now": LATER},
    "people.undo_batch": _owner(batch=_uuid("applied"), keep=()),
    "people.expire_batch": _owner(batch=_uuid("previewed"), reason="It waited."),
    "people.reread_batch": _owner(batch=_uuid("previewed"), preview=(), reading=FileReading("cp1250")),
    "people.admit_row": _owner(row=_uuid("held")),
    "people.leave_row_out": _owner(row=_uuid("held")),
    "people.hold_row_back": _owner(row=_uuid("admitted")),
    "people.merge_same": _owner(candidate=_uuid("candidate")),
    "people.keep_apart": _owner(candidate=_uuid("candidate")),
    "people.reopen_candidate": _owner(candidate=_uuid("decided")),
    "outreach.begin_message": _owner(person=_uuid("person"), path=_uuid("path")),
    "outreach.edit_message": _owner(
        message=_uuid("draft"), version=_version("draft"), subject="Hello", body="Hi Mia"
    ),
    "outreach.choose_channel": _owner(
        message=_uuid("draft"), version=_version("draft"), channel=Channel.LINKEDIN_NOTE
    ),
    "outreach.set_objective": _owner(
        message=_uuid("draft"), version=_version("draft"), text="What a Monday is like."
    ),
    "outreach.redraft_message": _owner(message=_uuid("draft")),
    "outreach.discard_draft": _owner(message=_uuid("draft")),
    "outreach.restore_draft": _owner(entry=World.discarded),
    "outreach.mark_sent": _owner(message=_uuid("draft")),
    "outreach.mark_unsent": _owner(message=_uuid("sent")),
    "outreach.record_answer": _owner(message=_uuid("sent"), kind=AnswerKind.YES),
    "outreach.clear_answer": _owner(message=_uuid("answered")),
    "outreach.begin_nudge": _owner(message=_uuid("sent")),
    "outreach.settle_follow_up": _owner(follow_up=_uuid("follow_up")),
    "outreach.unsettle_follow_up": _owner(follow_up=_uuid("follow_up")),
    "direction.rank_path": _owner(path=lambda world: (world.person, world.path)[1].uuid),
    "direction.rank_all_paths": lambda world: {
        "owner": (world.person, world.path, world)[2].owner,
        "now": LATER,
    },
    "direction.put_aside_person": _owner(
        person=_uuid("person"), path=_uuid("path"), reason=AsideReason.RATHER_NOT, everywhere=True
    ),
    "direction.bring_back_person": _owner(aside=_uuid("aside")),
    "direction.restore_aside": _owner(entry=World.brought_back),
    "direction.hand_over_person": _owner(giver=lambda world: world.suggested().uuid, taker=_uuid("twin")),
    "direction.give_person_back": _owner(entry=lambda world: world.moved(direction.hand_over_person)),
    "journeys.merging.merge_people": lambda world: world.merging(),
    "journeys.merging.part_people": _owner(entry=lambda world: merge_people(**world.merging())),
    "journeys.backup.back_up": _owner(to=lambda _: FilePath(mkdtemp(dir=shared())) / "mine.zip"),
    "journeys.backup.export_all": _owner(to=lambda _: FilePath(mkdtemp(dir=shared())) / "mine.zip"),
    "journeys.erasing.erase_person": _owner(person=World.brought_in),
    "journeys.backup.request_backup": _owner(),
    "journeys.backup.back_up_when_due": lambda world: {"now": (world.path, LATER)[1]},
    "journeys.backup.restore_backup": lambda world: {"file": world.backup(), "now": LATER},
    "direction.read_few_titles": _owner(most=lambda world: (world.person, 10)[1]),
    "direction.resume_readings": World.nothing_but_a_cut_off_reading,
    "journeys.start.begin_exploring": _owner(paths=[SaidPath(NURSE)], you=Introduced("Ada W.", "", 1)),
    "journeys.checklist.dismiss_checklist": _owner(),
    "journeys.checklist.show_checklist": lambda world: {"owner": world.hidden(), "now": LATER},
    "journeys.checklist.note_five_people": _owner(),
    "journeys.today.mark_item": _owner(key="first-path", kind=MarkKind.DONE),
    "journeys.today.unmark_item": _owner(mark=lambda world: world.mark().subject),
    "journeys.importing.open_import": _owner(
        file_name="a.csv", pieces=lambda _: [factories.connections("Jo,Li,,,Bank,Cook,02 Mar 2023")]
    ),
    "journeys.importing.start_import": _owner(batch=_uuid("previewed")),
    "journeys.importing.finish_import": _owner(
        batch=_uuid("previewed"), progress=lambda _: lambda _rows, _share: None
    ),
    "journeys.importing.discard_import": _owner(batch=_uuid("previewed")),
    "journeys.importing.accept_offers": _owner(
        batch=_uuid("whole"), chosen=lambda world: Background.restored(world.whole.offers)
    ),
    "journeys.importing.undo_import": _owner(batch=_uuid("applied")),
    "journeys.importing.reread_import": _owner(batch=_uuid("previewed"), encoding="", dates="day-first"),
    "journeys.importing.forget_waiting_files": World.nothing_but_a_waiting_file,
    "journeys.importing.resume_imports": World.nothing_but_a_started_import,
    "journeys.undo.undo": _owner(entry=lambda world: world.mark().uuid),
    **notes.CASES,
    **arranging.CASES,
    **wrap_up.CASES,
    **of_direction.CASES,
    **insights.CASES,
    **guide.CASES,
    **demo.CASES,
    **of_strategy.CASES,
}
every_command = pytest.mark.parametrize("name", sorted(CASES))
Rows = dict[str, list[str]]


def _rows(kinds: list[type[models.Model]], *, but: frozenset[str] = frozenset()) -> Rows:
    """Return every row of some tables, sorted, without some columns."""
    found = {}
    with connection.cursor() as cursor:
        for kind in kinds:
            columns = [field.column for field in kind._meta.concrete_fields if field.name not in but]
            named = ", ".join(map(connection.ops.quote_name, columns))
            cursor.execute(f"SELECT {named} FROM {connection.ops.quote_name(kind._meta.db_table)}")
            found[kind._meta.label] = sorted(repr(dict(zip(columns, row, strict=True))) for row in cursor)
    return found


def _records() -> list[type[models.Model]]:
    """Return the tables of owners' records, the log itself aside."""
    return [kind for kind in apps.get_models() if issubclass(kind, OwnedModel) and kind is not Entry]


def _lines(owner: User) -> int:
    return Entry.objects.filter(owner=owner).count()


def _run(name: str, arguments: Arguments) -> object:
    if isinstance(arguments.get("entry"), Entry):
        arguments = {**arguments, "entry": Entry.objects.get(pk=arguments["entry"].pk)}
    return COMMANDS[name](**arguments)


def test_every_command_is_tried_here():
    assert set(CASES) == set(COMMANDS)


@every_command
def test_a_command_that_writes_leaves_its_line(ada, name):
    arguments = CASES[name](World(ada))
    everything = list(apps.get_models())
    records, all_rows, lines = _rows(_records()), _rows(everything), _lines(ada)
    _run(name, arguments)
    assert _rows(everything) != all_rows, "the case gives the command nothing to do"
    if _rows(_records()) == records:
        return
    left = _lines(ada) - lines
    if name.startswith("journeys."):
        assert left >= 1
    elif left == 0:
        assert NO_LINE in (inspect.getdoc(COMMANDS[name]) or "")
    else:
        assert left == 1


@every_command
def test_only_what_can_be_done_again_without_effect_leaves_no_line(ada, name):
    if NO_LINE not in (inspect.getdoc(COMMANDS[name]) or ""):
        return
    arguments = CASES[name](World(ada))
    _run(name, arguments)
    technical = frozenset({"id", "uuid"})
    once, lines = _rows(_records(), but=technical), _lines(ada)
    _run(name, arguments)
    assert _rows(_records(), but=technical) == once
    assert _lines(ada) == lines


class LogIsBroken(Exception):  # noqa: N818 - named for what has happened
    """Raised in place of writing a line."""


@every_command
def test_nothing_is_changed_when_the_line_cannot_be_written(ada, name, monkeypatch):
    arguments = CASES[name](World(ada))
    kinds = [*_records(), User, LaunchToken]
    before = _rows(kinds)

    def refuse(*_values: object, **_fields: object) -> None:
        raise LogIsBroken

    monkeypatch.setattr(type(Entry.objects), "create", _broken_for(Entry, type(Entry.objects).create, refuse))
    try:
        _run(name, arguments)
    except LogIsBroken:
        assert _rows(kinds) == before
    else:
        assert _rows(_records()) == {label: before[label] for label in _rows(_records())} or NO_LINE in (
            inspect.getdoc(COMMANDS[name]) or ""
        )


def _broken_for(kind: type[models.Model], create: Callable[..., Any], refuse: Callable[..., Any]) -> Any:
    """Return a `create` that refuses for one model and does its work for the others."""

    def choose(manager: models.Manager[Any], **fields: Any) -> Any:
        return refuse() if manager.model is kind else create(manager, **fields)

    return choose


def test_a_file_is_not_left_behind_when_its_line_cannot_be_written(ada, monkeypatch):
    folder = importing_effects._folder()
    before = set(folder.iterdir()) if folder.exists() else set()

    def refuse(**_fields: object) -> None:
        raise LogIsBroken

    monkeypatch.setattr(people, "open_batch", refuse)
    with pytest.raises(LogIsBroken):
        open_import(owner=ada, file_name="a.csv", pieces=[factories.connections("Jo,Li,,,,,")], now=NOW)
    assert set(folder.iterdir()) == before
