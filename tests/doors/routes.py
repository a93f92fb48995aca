"""How to reach every route of the web door, and what to expect there: the one list, checked for completeness."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from askaround.accounts.commands import issue_launch_token
from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.conversations.models import Conversation, GuideItem, Note
from askaround.conversations.queries import get_conversation, guide_items
from askaround.conversations.rules import NoteKind, Stage
from askaround.direction import commands as direction
from askaround.direction.models import Criterion, PutAside, StrategyLine
from askaround.direction.queries import ranked_criteria
from askaround.direction.rules import Section
from askaround.history.models import Entry
from askaround.insights.commands import relate_insights
from askaround.insights.models import Insight, Relation
from askaround.insights.queries import get_relation
from askaround.insights.rules import ReadingDetails, RelationKind
from askaround.journeys.commands.erasing import erase_person
from askaround.journeys.commands.importing import open_import
from askaround.journeys.commands.wrap_up import take_up_name
from askaround.journeys.queries.backup import backup_folder
from askaround.kit.clock import now
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
    TALENT_PROMPTS,
    VALUE_DECK,
    ConstraintDetails,
    ConstraintKind,
    Liking,
    OwnPositionDetails,
    OwnSchoolingDetails,
    SkillDetails,
)
from askaround.outreach import commands as outreach
from askaround.outreach.models import Message
from askaround.outreach.rules import AnswerKind
from askaround.paths import commands as paths
from askaround.paths.models import MindChanger, Path, Unknown
from askaround.paths.rules import Confidence, GuessDetails
from askaround.people import commands as people
from askaround.people.models import ImportBatch, ImportedRow, MergeCandidate, Person, Position, SavedView, Tag
from askaround.people.rules import PositionDetails
from askaround.relationships import commands as relationships
from askaround.relationships.models import Promise
from askaround.relationships.rules import named
from tests import backups, factories
from tests.generators.linkedin import whole

NAMESAKES = factories.connections(
    "Mia,Berg,,,Acme,Designer,01 Feb 2024",
    "Mia,Berg,,b@x.org,Acme,Engineer,02 Feb 2024",
    "Noa,Sand,,,Bank,UX researcher,03 Feb 2024",
    ",,,,Bank,Nobody,03 Feb 2024",
)
INSIGHT = {
    "claim": "Half of it is meetings",
    "topic": "day",
    "vantage": "first_hand",
    "visibility": "private",
}

ANSWERS = {"surprise": "The quiet", "energy": 1, "changed": "Nothing", "next_question": "Who left?"}

A_TIME = {"day": "2027-02-04", "time": "15:00", "zone": "Europe/Berlin", "minutes": 20, "mode": "video"}

SAID = {
    "claim": "Half of it is meetings",
    "topic": "day",
    "vantage": "first_hand",
    "visibility": "private",
    "said_on": "2026-09-09",
}


@dataclass
class Home:
    """What one explorer has on file, each thing made when a route first asks for it."""

    owner: User

    @cached_property
    def person(self) -> Person:
        """A person with everything that their page can show."""
        made = factories.person(
            self.owner,
            "Mia",
            family_name="Sol",
            title="UX researcher",
            organisation="Acme",
            mails=("mia@acme.org",),
            profiles=("https://www.linkedin.com/in/mia-sol",),
            phones=("123",),
            tie="met",
        )
        people.edit_notes(
            owner=self.owner, person=made.uuid, version=made.version, notes="**Kind**", now=now()
        )
        return made

    @cached_property
    def skill(self) -> Skill:
        """Something the owner can do."""
        entry = me.add_skill(owner=self.owner, details=SkillDetails("Listening", 3, 2), now=now())
        return get_skill(self.owner, entry.subject)

    @cached_property
    def talent(self) -> Talent:
        """Something that comes easily to the owner."""
        entry = me.add_talent(owner=self.owner, prompt=TALENT_PROMPTS[0], text="Patience", now=now())
        return get_talent(self.owner, entry.subject)

    @cached_property
    def constraint(self) -> Constraint:
        """Something that has to fit."""
        details = ConstraintDetails(ConstraintKind.PLACE, "Near Kiel", hard=True)
        entry = me.add_constraint(owner=self.owner, details=details, now=now())
        return get_constraint(self.owner, entry.subject)

    @cached_property
    def archived(self) -> Person:
        """A person who was put away."""
        made = factories.person(self.owner, "Una")
        people.archive_person(owner=self.owner, person=made.uuid, now=now())
        return made

    @cached_property
    def twin(self) -> Person:
        """The person once more."""
        return factories.person(self.owner, "Mia", family_name="Sol", title="Researcher")

    @cached_property
    def doubled(self) -> Person:
        """The person, whose twin is on file too."""
        assert self.twin
        return self.person

    @cached_property
    def tag(self) -> Tag:
        """A tag that the person has."""
        people.tag_people(owner=self.owner, keys=[self.person.pk], name="Mentor", now=now())
        return Tag.objects.get(owner=self.owner)

    @cached_property
    def view(self) -> SavedView:
        """A question to the list of people that was kept."""
        people.save_view(owner=self.owner, name="Friends", asks={"warmth": "close"}, now=now())
        return SavedView.objects.get(owner=self.owner)

    @cached_property
    def position(self) -> Position:
        """An earlier position of the person."""
        details = PositionDetails("Designer", "Bank")
        people.add_position(owner=self.owner, person=self.person.uuid, details=details, now=now())
        return Position.objects.get(owner=self.owner, person=self.person, present=False)

    @cached_property
    def path(self) -> Path:
        """A path whose ranking is computed, and names the person."""
        _ = self.person
        return factories.ranked_path(self.owner, why="Curious.", place="Kiel", field="Health")

    @cached_property
    def mind_changer(self) -> MindChanger:
        """What would change the owner's mind about the path."""
        return factories.mind_changer(self.owner, self.path)

    @cached_property
    def unknown(self) -> Unknown:
        """A question about the path."""
        return factories.unknown(self.owner, self.path)

    @cached_property
    def parked(self) -> Path:
        """A path that rests."""
        made = factories.path(self.owner, "Beekeeper")
        paths.park_path(owner=self.owner, path=made.uuid, reason="Later.", now=now())
        return made

    @cached_property
    def aside(self) -> PutAside:
        """Somebody put aside for the path."""
        una = factories.person(self.owner, "Una", title="UX researcher", organisation="Cove")
        return factories.put_aside(self.owner, una, self.path, text="A friend asked her.")

    @cached_property
    def draft(self) -> Message:
        """A message that was begun."""
        return factories.draft(self.owner, self.person, self.path)

    @cached_property
    def sent(self) -> Message:
        """A message that was sent."""
        ola = factories.person(self.owner, "Ola", title="Nurse", organisation="Clinic")
        return factories.sent(self.owner, ola, self.path, at=now())

    @cached_property
    def previewed(self) -> ImportBatch:
        """A file that was looked at."""
        return open_import(owner=self.owner, file_name="Connections.csv", pieces=[NAMESAKES], now=now())

    @cached_property
    def guessed(self) -> ImportBatch:
        """A file whose letters are guessed."""
        data = NAMESAKES + "Zoë,Köhler,,,,,\nRené,Müller,,,,,\nÅsa,Öberg,,,,,\n".encode("cp1252")
        return open_import(owner=self.owner, file_name="Connections.csv", pieces=[data], now=now())

    @cached_property
    def held_back(self) -> ImportedRow:
        """A line that names somebody who was erased."""
        file = factories.connections("Zora,Quist,https://www.linkedin.com/in/zora-quist,,,,")
        factories.imported(self.owner, file)
        erase_person(owner=self.owner, person=Person.objects.get(given_name="Zora").uuid, now=now())
        factories.imported(self.owner, file)
        return ImportedRow.objects.get(owner=self.owner, outcome="held")

    @cached_property
    def applied(self) -> ImportBatch:
        """A file that came in, with a refused row and a question."""
        return factories.imported(self.owner, NAMESAKES)

    @cached_property
    def candidate(self) -> MergeCandidate:
        """A question of who is the same."""
        batch = self.applied
        return MergeCandidate.objects.get(owner=self.owner, row__batch=batch)

    @cached_property
    def undoable(self) -> Entry:
        """A line of history that can be taken back."""
        left_alone = factories.person(self.owner, "Ida")
        people.mark_do_not_contact(owner=self.owner, person=left_alone.uuid, now=now())
        return factories.last_entry(self.owner)

    @cached_property
    def backup(self) -> str:
        """The name of a backup of the home."""
        return backups.kept(backup_folder()).name

    @cached_property
    def conversation(self) -> Conversation:
        """A talk that is arranged, on another continent."""
        return factories.conversation(
            self.owner,
            self.person,
            self.path,
            their_zone="America/New_York",
            place="https://meet.example/mia",
        )

    @cached_property
    def cancelled(self) -> Conversation:
        """A talk that was called off."""
        made = factories.conversation(self.owner, self.person)
        conversations.cancel_conversation(owner=self.owner, conversation=made.uuid, now=now())
        return made

    @cached_property
    def token(self) -> str:
        """A launch token that is still good."""
        return issue_launch_token(user=self.owner, now=now())

    @cached_property
    def own_position(self) -> OwnPosition:
        """Where the owner has worked."""
        details = OwnPositionDetails("Baker", "Acme", date(2015, 4, 1))
        entry = me.add_own_position(owner=self.owner, details=details, now=now())
        return get_own_position(self.owner, entry.subject)

    @cached_property
    def own_schooling(self) -> OwnSchooling:
        """Where the owner has studied."""
        entry = me.add_own_schooling(
            owner=self.owner, details=OwnSchoolingDetails("Physics", "TU Kiel"), now=now()
        )
        return get_own_schooling(self.owner, entry.subject)

    @cached_property
    def whole(self) -> ImportBatch:
        """LinkedIn's whole ZIP that came in and tells of the owner."""
        return factories.imported(self.owner, whole(20, seed=3).data, name="export.zip")

    @cached_property
    def begun(self) -> Conversation:
        """A talk that goes on, with a question and a note."""
        made = factories.conversation(self.owner, self.person, self.path)
        factories.guide_item(self.owner, made)
        factories.note(self.owner, made, topic="day", prompting="asked")
        conversations.begin_conversation(owner=self.owner, conversation=made.uuid, now=now())
        made.refresh_from_db()
        return made

    @cached_property
    def awaited(self) -> Conversation:
        """A talk that has not begun."""
        made = factories.conversation(self.owner, self.person, self.path)
        factories.guide_item(self.owner, made)
        return made

    @cached_property
    def note(self) -> Note:
        """A line that was noted in a talk."""
        return factories.note(self.owner, self.begun, "Read Ostrom.")

    @cached_property
    def arranged(self) -> Conversation:
        """A talk that is agreed."""
        return factories.conversation(self.owner, self.person, self.path)

    @cached_property
    def held(self) -> Conversation:
        """A talk that was held, with notes and open questions."""
        _ = self.unknown
        return factories.held(self.owner, self.person, self.path, lines="Came from psychology\nTwo days home")

    @cached_property
    def thanked(self) -> Conversation:
        """A talk that was thanked for."""
        talk = factories.held(self.owner, self.person, self.path)
        relationships.mark_thanked(owner=self.owner, conversation=talk.uuid, now=now())
        return talk

    @cached_property
    def line(self) -> Note:
        """A line that may be an insight."""
        return factories.noted(self.held, "Half of the week is meetings", kind=NoteKind.INSIGHT)

    @property
    def noted(self) -> Conversation:
        """A talk with a line that may be an insight."""
        return self.line.conversation

    @cached_property
    def named(self) -> Note:
        """A line that names somebody."""
        return factories.noted(self.held, "Noa Sand, designer at Bank", kind=NoteKind.NAME)

    @cached_property
    def promised(self) -> Note:
        """A line that promises something."""
        return factories.noted(self.held, "I'll send her the report", kind=NoteKind.PROMISE)

    @cached_property
    def promise(self) -> Promise:
        """A promise."""
        return factories.promise(self.owner, self.person, due_on=date(2026, 9, 11))

    @cached_property
    def complete(self) -> Conversation:
        """A talk that is wrapped up, with everything taken up."""
        talk = factories.held(self.owner, self.person, self.path, lines="Quiet days")
        line = factories.noted(talk, "Ida Falk", kind=NoteKind.NAME)
        details = named(line.text, "Mia")
        take_up_name(owner=self.owner, note=line.uuid, person=None, details=details, now=now())
        said = factories.noted(talk, "It is quiet", kind=NoteKind.QUOTE)
        factories.insight(self.owner, self.person, note=said.uuid, conversation=talk.uuid)
        kept = factories.promise(self.owner, self.person, conversation=talk.uuid)
        relationships.keep_promise(owner=self.owner, promise=kept.uuid, now=now())
        relationships.mark_thanked(owner=self.owner, conversation=talk.uuid, now=now())
        return factories.wrapped_up(talk)

    @cached_property
    def criterion(self) -> Criterion:
        """What paths are measured by."""
        direction.rank_criteria(owner=self.owner, names=["Calm: days without alarm"], now=now())
        (only,) = ranked_criteria(self.owner)
        direction.set_deal_breaker(owner=self.owner, criterion=only.uuid, threshold=0, now=now())
        return only

    @cached_property
    def insight(self) -> Insight:
        """What the person said, with the words it rests on and what it says of the path."""
        said = factories.insight(
            self.owner,
            self.person,
            quote="Half of my week, honestly.",
            path=self.path.uuid,
            readings=(ReadingDetails(self.path.uuid, "The work itself: what fills most hours", -1),),
        )
        assert self.unrelated
        return said

    @cached_property
    def relation(self) -> Relation:
        """Two insights that contradict each other."""
        other = factories.insight(self.owner, self.person, "There are hardly any meetings")
        entry = relate_insights(
            owner=self.owner,
            insight=self.insight.uuid,
            other=other.uuid,
            kind=RelationKind.CONTRADICTS,
            now=now(),
        )
        return get_relation(self.owner, entry.subject)

    @cached_property
    def unrelated(self) -> Insight:
        """An insight that is related to no other."""
        return factories.insight(self.owner, self.person, "The canteen is good")

    @cached_property
    def to_prepare(self) -> Conversation:
        """A talk without a guide."""
        assert self.unknown
        return factories.conversation(self.owner, self.person, self.path)

    @cached_property
    def prepared(self) -> Conversation:
        """A talk with a guide."""
        assert self.unknown
        made = factories.conversation(self.owner, self.person, self.path)
        conversations.propose_guide(
            owner=self.owner, conversation=made.uuid, stage=Stage.EXPLORING, now=now()
        )
        return get_conversation(self.owner, made.uuid)

    @cached_property
    def guide_item(self) -> GuideItem:
        """A question of a guide."""
        return guide_items(self.prepared)[0]

    def turned(self) -> dict[str, Any]:
        """Return the order of the guide's questions from the last to the first."""
        order = [item.uuid for item in guide_items(self.prepared)]
        return {"version": self.prepared.guide_version, "question": order[::-1]}

    @cached_property
    def more_said(self) -> Insight:
        """Something else that the person said."""
        return factories.insight(self.owner, self.person, "Nights are hard")

    @cached_property
    def step(self) -> StrategyLine:
        """A next step with a day, which rests on what the person said; it could rest on more."""
        assert self.more_said
        return factories.strategy_line(
            self.owner, "Visit a ward", Section.STEPS, due_on=now().date(), insight=self.insight.uuid
        )

    @cached_property
    def second_step(self) -> StrategyLine:
        """The step after that."""
        assert self.step
        return factories.strategy_line(self.owner, "Visit another", Section.STEPS)

    @cached_property
    def first_step(self) -> StrategyLine:
        """The step, with another below it."""
        assert self.second_step
        return self.step

    def fill(self) -> "Home":
        """Make everything, so that every page has something to show."""
        _ = (self.position, self.archived, self.candidate, self.previewed, self.path, self.draft, self.sent)
        _ = (self.undoable, self.token, self.skill, self.talent, self.constraint, self.aside)
        _ = (self.mind_changer, self.unknown, self.parked)
        _ = (self.arranged, self.line, self.named, self.promised, self.promise, self.thanked, self.complete)
        _ = (self.mind_changer, self.unknown, self.parked, self.relation)
        _ = (self.mind_changer, self.unknown, self.parked, self.to_prepare, self.prepared)
        answered = factories.unknown(self.owner, self.path, "Who leaves?")
        paths.answer_unknown(owner=self.owner, unknown=answered.uuid, now=now())
        guesses = [GuessDetails("Calm: days without alarm", -1, Confidence.FAIRLY)]
        paths.guess_fit(owner=self.owner, path=self.path.uuid, version=1, guesses=guesses, now=now())
        _ = (self.own_position, self.own_schooling, self.whole, self.tag, self.view)
        assert self.second_step
        _ = (self.note, self.awaited)
        _ = (self.conversation, self.cancelled)
        factories.insight(
            self.owner, self.person, readings=(ReadingDetails(self.path.uuid, self.criterion.name, 1),)
        )
        me.rank_values(owner=self.owner, names=VALUE_DECK[:3], now=now())
        me.weigh_interests(owner=self.owner, answers={"why": Liking.YES, "song": Liking.NO}, now=now())
        pia = factories.person(self.owner, "Pia", title="Nurse", organisation="Ward")
        message = factories.sent(self.owner, pia, self.path, at=now())
        outreach.record_answer(owner=self.owner, message=message.uuid, kind=AnswerKind.YES, now=now())
        return self


Values = Callable[[Home], dict[str, Any]]


def _nothing(_home: Home) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Route:
    """One way to reach a route: what its address names, what is posted, and what the owner is answered."""

    name: str
    method: str = "GET"
    names: str = ""
    posted: Values = field(default=_nothing)
    answer: int = 200
    open_to_all: bool = False

    def address(self, home: Home) -> str:
        """Return the address, naming this home's records."""
        if not self.names:
            return reverse(self.name)
        thing = getattr(home, self.names)
        return reverse(self.name, args=[thing if isinstance(thing, str) else thing.uuid])

    def missing(self) -> str:
        """Return the address with a name that nobody's record has."""
        return reverse(self.name, args=[UUID(int=0)])


def _post(name: str, names: str = "", posted: Values = _nothing, answer: int = 302) -> Route:
    return Route(name, "POST", names, posted, answer)


def _always(**values: Any) -> Values:
    return lambda _home: values


def _upload(_home: Home) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("Connections.csv", NAMESAKES)}


def _typed(_home: Home) -> dict[str, Any]:
    line = {"uuid": str(UUID(int=9)), "edits": 1, "place": 1, "said_at": "2026-09-10T13:05:00Z"}
    return {"lines": json.dumps([{**line, "text": "Mondays are long", "kind": "note"}])}


ROUTES = (
    Route("home", answer=302),
    Route("enter", names="token", open_to_all=True),
    Route("start"),
    _post("start", posted=lambda home: {"title_0": "Nurse", "name": "Ada", "version": home.owner.version}),
    Route("demo"),
    _post("demo-enter", answer=422),
    _post("demo-leave", answer=422),
    Route("start-contacts"),
    Route("start-five"),
    _post("start-five-seen"),
    _post("steps-hide"),
    _post("steps-show"),
    Route("today"),
    _post("today-mark", posted=_always(key="first-path", kind="done")),
    _post("undo", "undoable"),
    Route("find"),
    Route("you"),
    _post("you", posted=lambda home: {"name": "Ada", "time_zone": "UTC", "version": home.owner.version}),
    Route("people"),
    _post("people-many", posted=_always(do="merge", person=[str(UUID(int=1)), str(UUID(int=2))])),
    Route("people-organisations"),
    Route("people-labels"),
    _post("view-save", posted=_always(name="Nurses", within="q=nurse")),
    _post("view-rename", "view", lambda home: {"name": "Old friends", "version": home.view.version}),
    _post("view-remove", "view"),
    _post("tag-rename", "tag", lambda home: {"name": "Wise", "version": home.tag.version}),
    _post("tag-remove", "tag"),
    Route("person-add"),
    _post("person-add", posted=_always(given_name="Eva")),
    Route("person", names="person"),
    Route("person-merge", names="person"),
    _post("person-merge", "doubled", lambda home: _merging(home.doubled, home.twin)),
    Route("person-edit", names="person"),
    _post("person-edit", "person", lambda home: {"given_name": "Eva", "version": _now(home.person)}),
    _post("person-notes", "person", lambda home: {"notes": "Hello", "version": _now(home.person)}),
    _post("person-archive", "person"),
    _post("person-unarchive", "archived"),
    _post("person-do-not-contact", "person"),
    _post("person-allow-contact", "person"),
    Route("position-add", names="person"),
    _post("position-add", "person", _always(title="Cook")),
    _post("position-remove", "position"),
    Route("import"),
    _post("import", posted=_upload),
    Route("import-batch", names="previewed"),
    Route("import-batch", names="applied"),
    _post("import-start", "previewed"),
    _post("import-discard", "previewed"),
    _post("import-reading", "guessed", _always(encoding="cp1252")),
    _post("import-admit", "held_back"),
    _post("import-leave-out", "held_back"),
    Route("import-batch", names="whole"),
    _post("import-accept", "whole", _always(positions=["0"], skills=["0", "1"])),
    _post("import-undo", "applied"),
    Route("import-refused", names="applied"),
    Route("duplicates"),
    _post("duplicate-same", "candidate"),
    _post("duplicate-different", "candidate"),
    Route("paths"),
    Route("path-add"),
    _post("path-add", posted=_always(title="Nurse")),
    Route("path", names="path"),
    Route("path-edit", names="path"),
    _post("path-edit", "path", lambda home: {"title": "Nurse", "version": home.path.version}),
    Route("path", names="parked"),
    _post("path-park", "path", _always(reason="Later.")),
    _post("path-rule-out", "path"),
    _post("path-choose", "path"),
    _post("path-explore", "parked"),
    Route("path-guesses", names="path"),
    _post("path-guesses", "path", _always(version=1, criterion_0="Calm", fit_0="1", sure_0="sure")),
    _post("mind-changer-add", "path", _always(text="They all leave.")),
    Route("mind-changer-edit", names="mind_changer"),
    _post("mind-changer-edit", "mind_changer", _always(text="They all leave.", version=1)),
    _post("mind-changer-remove", "mind_changer"),
    Route("path-starters", names="path"),
    _post("path-starters", "path", _always(ticked=["Why do people leave, and where do they go?"])),
    _post("unknown-add", "path", _always(question="What does it pay?", topic="life", importance=3)),
    Route("unknown-edit", names="unknown"),
    _post("unknown-edit", "unknown", _always(question="Who leaves?", topic="life", importance=1, version=1)),
    _post("unknown-answer", "unknown"),
    _post("unknown-give-up", "unknown"),
    _post("unknown-reopen", "unknown"),
    _post("unknown-remove", "unknown"),
    Route("data"),
    _post("data-back-up"),
    _post("export"),
    Route("data-download", names="backup"),
    Route("data-restore"),
    _post("data-restore", posted=_upload, answer=422),
    _post("data-bring-back"),
    Route("me"),
    Route("me-skills"),
    _post("me-skills", posted=lambda _: {"name": "Welding", "level": 3, "joy": 1}),
    _post("skill-rate", "skill", lambda _: {"level": 4, "joy": -1}),
    _post("skill-remove", "skill"),
    Route("me-values"),
    _post("me-values", posted=lambda _: {"value": ["Calm"], "own": "Music"}),
    Route("me-interests"),
    _post("me-interests", posted=lambda _: {"why": "2"}),
    Route("me-career"),
    _post("own-position-add", posted=_always(organisation="Bolt", title="Cook", started_on="2018")),
    Route("own-position-edit", names="own_position"),
    _post("own-position-edit", "own_position", _always(organisation="Bolt", version=1)),
    _post("own-position-remove", "own_position"),
    _post("own-schooling-add", posted=_always(school="TU Ulm", degree="Art", ended_on="2018-04")),
    Route("own-schooling-edit", names="own_schooling"),
    _post("own-schooling-edit", "own_schooling", _always(school="TU Ulm", version=1)),
    _post("own-schooling-remove", "own_schooling"),
    _post("talent-add", posted=lambda _: {"prompt": TALENT_PROMPTS[0], "text": "Patience"}),
    _post("talent-remove", "talent"),
    _post("constraint-add", posted=lambda _: {"kind": "place", "text": "Near Kiel"}),
    _post("constraint-remove", "constraint"),
    _post("path-rank", "path"),
    Route("path-aside", names="path"),
    _post("path-aside", "path", lambda home: {"person": home.person.uuid, "reason": "rather_not"}),
    _post("aside-bring-back", "aside"),
    Route("path-compare", names="path"),
    _post("ask", "person"),
    Route("message", names="draft"),
    Route("message", names="sent"),
    _post("message", "draft", lambda home: {"body": "Hi", "version": home.draft.version}),
    _post("message-channel", "draft", _always(channel="linkedin_note")),
    _post("message-objective", "draft", _always(text="A Monday")),
    Route("message-eml", names="draft"),
    _post("message-sent", "draft"),
    _post("message-answer", "sent", _always(kind="yes")),
    _post("message-nudge", "sent"),
    _post("message-redraft", "draft"),
    _post("message-unsent", "sent"),
    _post("message-discard", "draft"),
    Route("live", names="awaited"),
    Route("live", names="begun"),
    _post("live-begin", "awaited"),
    _post("live-end", "begun"),
    Route("live-notes", names="begun"),
    _post("live-notes", "begun", _typed, 200),
    Route("conversation-notes", names="begun"),
    _post("conversation-notes", "begun", _always(text="Mondays are long", kind="note")),
    Route("note-edit", names="note"),
    _post("note-edit", "note", _always(text="Mondays are long", kind="quote", version=1)),
    _post("note-remove", "note"),
    Route("conversations"),
    Route("conversation", names="conversation"),
    Route("conversation", names="cancelled"),
    Route("conversation-move", names="conversation"),
    _post("conversation-move", "conversation", _always(**A_TIME, version=1)),
    _post("conversation-cancel", "conversation"),
    _post("conversation-revive", "cancelled"),
    _post("conversation-confirm", "conversation"),
    Route("conversation-calendar", names="conversation"),
    Route("conversation-calendar", names="cancelled"),
    Route("arrange", names="person"),
    _post("arrange", "person", _always(**A_TIME)),
    Route("wrap-up", names="arranged"),
    Route("wrap-up", names="held"),
    Route("wrap-up", names="complete"),
    _post("wrap-up-held", "arranged"),
    _post("wrap-up-notes", "held", _always(lines="Noa Sand\nTwo days at home")),
    _post("wrap-up-mark", "noted", lambda home: {"line": home.line.uuid, "kind": "quote"}),
    _post("thanks", "held", _always(text="Thank you, Mia.", version=0)),
    _post("thanks-sent", "held", _always(text="Thank you, Mia.", version=0)),
    _post("thanks-unsent", "thanked"),
    _post("promise-add", "held", _always(side="mine", text="Send the report", due_on="2026-09-20")),
    _post("wrap-up-answered", "held", lambda home: {"unknown": home.unknown.uuid}),
    _post("wrap-up-reflect", "held", _always(version=0, **ANSWERS)),
    _post("wrap-up-name", "named", _always(given_name="Noa", family_name="Sand")),
    _post("wrap-up-promise", "promised", _always(side="mine", text="Send the report")),
    Route("wrap-up-insight", names="line"),
    _post("wrap-up-insight", "line", _always(**INSIGHT)),
    _post("wrap-up-leave", "line"),
    Route("promises"),
    Route("promise", names="promise"),
    _post("promise", "promise", _always(side="theirs", text="Send the book", version=1)),
    _post("promise-keep", "promise"),
    _post("promise-let-go", "promise"),
    _post("promise-reopen", "promise"),
    _post("promise-remove", "promise"),
    Route("direction"),
    Route("direction-criteria"),
    _post("direction-criteria", posted=_always(value=["Calm", "Income"])),
    _post("direction-weigh"),
    _post("direction-deal-breaker", "criterion", _always(threshold="0")),
    Route("insights"),
    Route("insight-add"),
    _post("insight-add", answer=200),
    Route("insight", names="insight"),
    Route("insight-edit", names="insight"),
    _post("insight-edit", "insight", lambda home: {**SAID, "version": home.insight.version}),
    Route("insight-readings", names="insight"),
    _post(
        "insight-readings",
        "insight",
        lambda home: {"path": home.path.uuid, "criterion_0": "Calm", "score_0": "1", "version": 1},
    ),
    _post("insight-remove", "insight"),
    _post("insight-relate", "insight", lambda home: {"other": home.unrelated.uuid, "kind": "agrees"}),
    _post("insight-part", "relation"),
    Route("said"),
    Route("guide", names="to_prepare"),
    Route("guide", names="prepared"),
    _post("guide-propose", "to_prepare", _always(stage="exploring")),
    _post("guide-clear", "prepared"),
    _post("guide-plan", "prepared"),
    _post("guide-order", "prepared", lambda home: home.turned()),
    _post("guide-check", "to_prepare", _always(text="Do you like it?", topic="day"), 200),
    _post("guide-add", "to_prepare", _always(text="What surprised you?", topic="day")),
    _post("guide-choose", "to_prepare", _always(bank_id="day-last-week")),
    _post("guide-take", "to_prepare", lambda home: {"unknown": home.unknown.uuid}),
    Route("brief", names="prepared"),
    Route("brief-pdf", names="prepared"),
    Route("guide-reword", names="guide_item"),
    _post("guide-reword", "guide_item", _always(text="How was Monday?", topic="day", version=1)),
    _post("guide-must", "guide_item"),
    _post("guide-may", "guide_item"),
    _post("guide-remove", "guide_item"),
    Route("person-held", names="person"),
    Route("person-held-file", names="person"),
    Route("person-erase", names="person"),
    _post("person-erase", "person", _always(name="Mia")),
    Route("strategy"),
    Route("strategy-write"),
    _post("strategy-write", posted=_always(section="skills", text="Listening")),
    Route("strategy-markdown"),
    Route("strategy-pdf"),
    Route("strategy-edit", names="step"),
    _post("strategy-edit", "step", _always(text="Visit two wards", version=1)),
    _post("strategy-remove", "step"),
    _post("strategy-up", "second_step"),
    _post("strategy-down", "first_step"),
    _post("strategy-done", "step"),
    _post("strategy-reopen", "step"),
    Route("strategy-cite", names="step"),
    _post("strategy-cite", "step", lambda home: {"insight": home.more_said.uuid}),
    _post("strategy-uncite", "step", lambda home: {"insight": home.insight.uuid}),
)


def _merging(keep: Person, other: Person) -> dict[str, Any]:
    return {"other": other.uuid, "version": _now(keep), "other_version": _now(other)}


def _now(person: Person) -> int:
    person.refresh_from_db()
    return person.version


def patterns(within: URLResolver | None = None) -> Iterator[URLPattern]:
    """Yield every route there is, as the resolver knows them."""
    for each in (within or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each
