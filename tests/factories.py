"""Plain functions that make what tests need, by the commands that users use."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.test import Client
from django.test.client import ClientHandler

from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.conversations.models import Conversation, GuideItem, Note
from askaround.conversations.queries import get_conversation, get_note, get_question
from askaround.conversations.rules import Details, NoteKind, NoteWords, When
from askaround.direction.commands import put_aside_person, rank_path, write_line
from askaround.direction.models import PutAside, StrategyLine
from askaround.direction.queries import get_aside, get_line
from askaround.direction.rules import AsideReason, ReflectionDetails, Section
from askaround.history.models import Entry
from askaround.insights.commands import keep_insight
from askaround.insights.models import Insight
from askaround.insights.queries import get_insight
from askaround.insights.rules import InsightDetails, ReadingDetails, Vantage
from askaround.journeys.commands.importing import finish_import, open_import
from askaround.journeys.commands.wrap_up import wrap_up_conversation
from askaround.outreach import commands as outreach
from askaround.outreach.models import Message
from askaround.paths import commands as paths
from askaround.paths.models import MindChanger, Unknown
from askaround.paths.models import Path as CareerPath
from askaround.paths.queries import get_mind_changer, get_path, get_unknown
from askaround.paths.rules import PathDetails, Topic, UnknownDetails
from askaround.people import commands as people
from askaround.people.models import ImportBatch, Person
from askaround.people.queries import get_person
from askaround.people.rules import PersonDetails
from askaround.relationships.commands import make_promise
from askaround.relationships.models import Promise
from askaround.relationships.queries import get_promise
from askaround.relationships.rules import PromiseDetails, Side

# A Wednesday, far from any holiday.
NOW = dt.datetime(2026, 9, 9, 10, 0, tzinfo=dt.UTC)
THURSDAY = When(dt.date(2026, 9, 10), dt.time(15), "Europe/Berlin", 20)
REFLECTION = ReflectionDetails("How quiet it is", 1, "It is less lonely than I thought", "Who left?")
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"


def user(username: str, **fields: str) -> User:
    """Return a new explorer."""
    return User.objects.create(username=username, **{"time_zone": "UTC", "country": "DE", **fields})


def browser(owner: User | None = None) -> Client:
    """Return a browser that behaves like one: the right host, and proof of where forms come from."""
    host = f"127.0.0.1:{settings.PORT}"
    client = Client(headers={"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"})
    client.handler = _handler()
    if owner:
        client.force_login(owner)
    return client


@cache
def _handler() -> ClientHandler:
    """Return what answers all browsers of a run: to read every file that it serves takes as long as a page does."""
    return ClientHandler(enforce_csrf_checks=False)


def person(owner: User, given_name: str = "Mia", **details: object) -> Person:
    """Return a new person of this owner."""
    entry = people.add_person(owner=owner, details=PersonDetails(given_name=given_name, **details), now=NOW)
    return get_person(owner, entry.subject)


def named_by(
    owner: User, introducer: Person, given_name: str = "Kim", *, named: Person | None = None
) -> Person:
    """Return somebody, new unless told, whom a person on file named."""
    named = named or person(owner, given_name)
    return get_person(owner, named.uuid).change(introducer=introducer)


def path(owner: User, title: str = "UX researcher", **details: str) -> CareerPath:
    """Return a new path of this owner."""
    entry = paths.add_path(owner=owner, details=PathDetails(title=title, **details), now=NOW)
    return get_path(owner, entry.subject)


def ranked_path(owner: User, title: str = "UX researcher", **details: str) -> CareerPath:
    """Return a new path whose ranking is computed."""
    made = path(owner, title, **details)
    rank_path(owner=owner, path=made.uuid, now=NOW)
    return made


def mind_changer(owner: User, about: CareerPath | None = None, text: str = "Lonely days") -> MindChanger:
    """Return something that would change a mind."""
    about = about or path(owner)
    entry = paths.add_mind_changer(owner=owner, path=about.uuid, text=text, now=NOW)
    return get_mind_changer(owner, entry.subject)


def unknown(
    owner: User,
    about: CareerPath | None = None,
    question: str = "What is a Monday like?",
    topic: Topic = Topic.DAY,
    importance: int = 2,
) -> Unknown:
    """Return a question about a path."""
    details = UnknownDetails(question, topic, importance)
    about = about or path(owner)
    entry = paths.add_unknowns(owner=owner, path=about.uuid, unknowns=[details], now=NOW)
    return get_unknown(owner, UUID(entry.after["unknowns"][0]))


def put_aside(
    owner: User, who: Person, about: CareerPath, reason: str = "not_the_work", **more: object
) -> PutAside:
    """Return the record of somebody put aside."""
    told = {"reason": AsideReason(reason), "now": NOW, **more}
    return get_aside(owner, put_aside_person(owner=owner, person=who.uuid, path=about.uuid, **told).subject)


def draft(owner: User, to: Person, about: CareerPath | None = None) -> Message:
    """Return a message that was begun."""
    return outreach.begin_message(owner=owner, person=to.uuid, path=about.uuid if about else None, now=NOW)


def sent(owner: User, to: Person, about: CareerPath | None = None, *, at: dt.datetime = NOW) -> Message:
    """Return a message that was sent."""
    message = draft(owner, to, about)
    outreach.mark_sent(owner=owner, message=message.uuid, now=at)
    message.refresh_from_db()
    return message


def conversation(
    owner: User,
    to: Person,
    about: CareerPath | None = None,
    *,
    when: When = THURSDAY,
    message: Message | None = None,
    **more: Any,
) -> Conversation:
    """Return a talk that is arranged with a person, on the Thursday after NOW unless told."""
    entry = conversations.arrange_conversation(
        owner=owner,
        person=to.uuid,
        path=about.uuid if about else None,
        message=message.uuid if message else None,
        details=Details(when, **more),
        now=NOW,
    )
    return get_conversation(owner, entry.subject)


def guide_item(
    owner: User, talk: Conversation, text: str = "Walk me through last week.", topic: Topic = Topic.DAY
) -> GuideItem:
    """Return a question in the guide of a talk."""
    entry = conversations.add_question(
        owner=owner, conversation=talk.uuid, text=text, topic=topic, unknown=None, now=NOW
    )
    return get_question(owner, entry.subject)


def note(owner: User, talk: Conversation, text: str = "Half of the week is meetings", **marks: Any) -> Note:
    """Return a line that was noted in a talk."""
    words = NoteWords(text, **marks)
    entry = conversations.add_note(owner=owner, conversation=talk.uuid, words=words, now=NOW)
    return get_note(owner, entry.subject)


def held(
    owner: User, to: Person, about: CareerPath | None = None, *, when: When = THURSDAY, lines: str = ""
) -> Conversation:
    """Return a talk that was held, with a note for each line."""
    talk = conversation(owner, to, about, when=when)
    conversations.hold_conversation(owner=owner, conversation=talk.uuid, now=when.ends)
    if lines:
        conversations.write_notes(owner=owner, conversation=talk.uuid, text=lines, now=when.ends)
    return get_conversation(owner, talk.uuid)


def noted(talk: Conversation, text: str, *, kind: NoteKind = NoteKind.NOTE) -> Note:
    """Return a line noted in a talk, marked as what it is."""
    told: Any = {"owner": talk.owner, "conversation": talk.uuid, "now": THURSDAY.ends}
    entry = conversations.write_notes(text=text, **told)
    line = UUID(entry.after["notes"][0])
    if kind is not NoteKind.NOTE:
        conversations.mark_notes(notes=[line], kind=kind, **told)
    return get_note(talk.owner, line)


def wrapped_up(talk: Conversation) -> Conversation:
    """Return a talk that was thought over."""
    wrap_up_conversation(
        owner=talk.owner, conversation=talk.uuid, version=0, details=REFLECTION, now=THURSDAY.ends
    )
    return get_conversation(talk.owner, talk.uuid)


def promise(
    owner: User, to: Person, text: str = "Send the report", *, side: Side = Side.MINE, **details: Any
) -> Promise:
    """Return a promise between you and a person, yours unless told."""
    entry = make_promise(owner=owner, details=PromiseDetails(to.uuid, side, text, **details), now=NOW)
    return get_promise(owner, entry.subject)


def jotted(talk: Conversation, text: str = "Half of it is meetings", *, place: int = 0, **more: Any) -> Note:
    """Return a line noted in a talk, as it stands in the table."""
    more = {"said_at": NOW, "kind": NoteKind.NOTE, **more}
    return Note.objects.create(owner_id=talk.owner_id, conversation=talk, text=text, place=place, **more)


def insight(
    owner: User,
    said_by: Person,
    claim: str = "Half of the week is meetings",
    *,
    readings: tuple[ReadingDetails, ...] = (),
    **details: Any,
) -> Insight:
    """Return what a person said, about their days and first hand unless told."""
    said = {"topic": Topic.DAY, "vantage": Vantage.FIRST_HAND, "said_on": NOW.date(), **details}
    entry = keep_insight(
        owner=owner,
        details=InsightDetails(claim=claim, person=said_by.uuid, **said),
        readings=readings,
        now=NOW,
    )
    return get_insight(owner, entry.subject)


def strategy_line(
    owner: User, text: str = "Care at home", section: Section = Section.WHAT, **more: Any
) -> StrategyLine:
    """Return a line of the strategy."""
    return get_line(owner, write_line(owner=owner, section=section, text=text, now=NOW, **more).subject)


def connections(*lines: str) -> bytes:
    """Return a LinkedIn file of these lines."""
    return "\n".join((HEADER, *lines, "")).encode()


def imported(owner: User, content: bytes, *, name: str = "Connections.csv") -> ImportBatch:
    """Return the import of a file, done."""
    batch = open_import(owner=owner, file_name=name, pieces=[content], now=NOW)
    return finish_import(owner=owner, batch=batch.uuid, now=NOW, progress=lambda _rows, _share: None)


def last_entry(owner: User) -> Entry:
    """Return the newest line of an owner's history."""
    return Entry.objects.filter(owner=owner).order_by("-id")[0]


def shared_file(folder: Path, name: str) -> bytes:
    """Return a real file by somebody else."""
    return (folder / name).read_bytes()
