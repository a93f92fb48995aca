"""Talks: agreed on, moved, called off, confirmed, and put into a calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.models import User
from askaround.conversations import commands
from askaround.conversations.effects import calendar_file
from askaround.conversations.models import Conversation
from askaround.conversations.queries import (
    MOST_LISTED,
    conversations_ahead,
    conversations_to_wrap_up,
    get_conversation,
    past_conversations,
)
from askaround.conversations.rules import (
    MODE_WORDS,
    PROMISED_MINUTES,
    Clocks,
    Mode,
    Party,
    State,
    Talk,
    confirmation,
    offer,
    regret,
    two_clocks,
    two_times,
)
from askaround.history.models import Entry
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.kit.paging import Page
from askaround.kit.zones import zone_of, zones_in
from askaround.outreach.models import Message
from askaround.outreach.queries import address_of, get_message
from askaround.outreach.rules import business_day_after
from askaround.paths.models import Path
from askaround.paths.queries import list_paths
from askaround.people.models import Person
from askaround.people.queries import get_person
from askaround.people.rules import ContactKind
from askaround.web.forms.conversations import ArrangeForm, MoveForm, TimeForm
from askaround.web.letters import mailto
from askaround.web.views.shared import conflict, done, owner_of, show, uuid_or_none, with_query


@dataclass(frozen=True, slots=True)
class Row:
    """A talk in a list, and when it is by both clocks."""

    conversation: Conversation
    clocks: Clocks


@dataclass(frozen=True, slots=True)
class Near:
    """The first talks of a kind, and how many are shown where there are more, else 0."""

    rows: list[Row]
    only: int


@dataclass(frozen=True, slots=True)
class ListPage:
    """Every talk: ahead, to be wrapped up, and a page of the others; `further` is not the first."""

    ahead: Near
    waiting: Near
    past: Page[Conversation]
    before: str
    after: str
    further: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A short text to copy or to open in the mail program."""

    text: str
    mailto: str


@dataclass(frozen=True, slots=True)
class ArrangePage:
    """Agreeing on a time: what to offer, what came of it, and the zones of the other person's country.

    Without `here`, your time zone is not known and the offer names no times.
    """

    person: Person
    form: TimeForm
    zones: list[str]
    offer: Letter
    here: str
    conversation: Conversation | None = None


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """One talk: when, how and where, and the note about it that is due, None where none is."""

    conversation: Conversation
    clocks: Clocks
    mode: str
    link: str
    over: bool
    letter: Letter | None


@require_GET
def every(request: HttpRequest) -> HttpResponse:
    """List the talks."""
    owner, moment, cursor = owner_of(request), now(), request.GET.get("cursor", "")
    past, address = past_conversations(owner, cursor=cursor), reverse("conversations")
    page = ListPage(
        ahead=_near(conversations_ahead(owner, moment)),
        waiting=_near(conversations_to_wrap_up(owner, moment)),
        past=past,
        before=with_query(address, cursor=past.before) if past.before else "",
        after=with_query(address, cursor=past.after) if past.after else "",
        further=bool(past.before),
    )
    return show(request, "conversations/list.html", page)


def _near(found: list[Conversation]) -> Near:
    rows = [Row(each, two_clocks(each.details)) for each in found[:MOST_LISTED]]
    return Near(rows, MOST_LISTED if len(found) > MOST_LISTED else 0)


@require_http_methods(["GET", "POST"])
def arrange(request: HttpRequest, person: UUID) -> HttpResponse:
    """Agree on a time with a person, for the message they said yes to if one is named."""
    owner = owner_of(request)
    asked, message = get_person(owner, person), _said_yes(owner, request)
    about = message.objective.path if message else None
    paths = _with(list_paths(owner), about)
    initial = {**_zones_of(owner, asked), "path": str(about.uuid) if about else ""}
    form = ArrangeForm(request.POST or None, paths=paths, initial=initial)
    if request.method == "POST" and form.is_valid():
        entry = commands.arrange_conversation(
            owner=owner,
            person=person,
            path=form.cleaned_data["path"],
            message=message.uuid if message else None,
            details=form.details(),
            now=now(),
        )
        return done(request, entry, "conversation", entry.subject)
    return _show_form(request, owner, asked, form)


def _said_yes(owner: User, request: HttpRequest) -> Message | None:
    named = uuid_or_none(request.GET.get("message", ""))
    return get_message(owner, named) if named else None


def _with(paths: list[Path], about: Path | None) -> list[Path]:
    """Return the paths to choose from, with the one that was asked about though it may rest by now."""
    return paths if about is None or about in paths else [about, *paths]


def _zones_of(owner: User, person: Person) -> dict[str, str]:
    """Return your zone, where it is known, and theirs where their country tells it and it is another."""
    mine, theirs = owner.time_zone, zone_of(person.country, now())
    return {"zone": mine, "their_zone": "" if theirs == mine else theirs}


def _show_form(
    request: HttpRequest,
    owner: User,
    person: Person,
    form: TimeForm,
    conversation: Conversation | None = None,
) -> HttpResponse:
    zones = zones_in(person.country)
    page = ArrangePage(person, form, zones, _offer(owner, person), owner.time_zone, conversation)
    return show(request, "conversations/arrange.html", page, status=422 if form.errors else 200)


def _offer(owner: User, person: Person) -> Letter:
    country = person.country or owner.country
    guessed = _zones_of(owner, person)
    mine, zone = guessed["zone"], guessed["their_zone"] or guessed["zone"]
    times = (
        two_times(now(), zone, mine, lambda day, count: business_day_after(day, count, country))
        if mine
        else []
    )
    return _letter(person, offer(times, zone, PROMISED_MINUTES, _party(owner, person)))


def _party(owner: User, person: Person) -> Party:
    return Party(sender=owner.name, receiver=person.spoken)


def _letter(person: Person, text: str) -> Letter:
    return Letter(text, mailto(address_of(person, ContactKind.MAIL), "Our talk", text))


@require_GET
def one(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Show a talk."""
    owner = owner_of(request)
    found = get_conversation(owner, conversation)
    page = ConversationPage(
        conversation=found,
        clocks=two_clocks(found.details),
        mode=MODE_WORDS[Mode(found.mode)],
        link=found.details.link,
        over=found.is_over(now()),
        letter=_note_due(owner, found),
    )
    return show(request, "conversations/conversation.html", page)


def _note_due(owner: User, found: Conversation) -> Letter | None:
    """Return the note that calls a talk off, or confirms one ahead."""
    talk = Talk(found.details, _party(owner, found.person))
    if found.state == State.CANCELLED:
        return _letter(found.person, regret(talk))
    return None if found.is_over(now()) else _letter(found.person, confirmation(talk))


@require_GET
def calendar(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Give a talk as a file that calendars take."""
    owner = owner_of(request)
    found = get_conversation(owner, conversation)
    name = f"Talk with {found.person.display_name}.ics"
    return HttpResponse(
        calendar_file(owner, found, now()),
        content_type="text/calendar; charset=utf-8",
        headers={
            "Content-Disposition": str(content_disposition_header(as_attachment=True, filename=name)),
            "Content-Security-Policy": "sandbox",
        },
    )


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Agree on another time or place."""
    owner = owner_of(request)
    found = get_conversation(owner, conversation)
    form = MoveForm(request.POST or None, initial=MoveForm.values_of(found))
    if request.method != "POST" or not form.is_valid():
        return _show_form(request, owner, found.person, form, found)
    try:
        entry = commands.move_conversation(
            owner=owner,
            conversation=conversation,
            version=form.cleaned_data["version"],
            details=form.details(),
            now=now(),
        )
    except StaleVersion:
        return _conflict(request, form, get_conversation(owner, conversation))
    return done(request, entry, "conversation", conversation)


def _conflict(request: HttpRequest, form: MoveForm, found: Conversation) -> HttpResponse:
    title, back = f"Your talk with {found.person.display_name}", reverse("conversation", args=[found.uuid])
    return conflict(request, form, MoveForm.values_of(found), title=title, back=back)


@require_POST
def cancel(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Call a talk off."""
    return _decide(request, conversation, commands.cancel_conversation)


@require_POST
def revive(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Take back that it was called off."""
    return _decide(request, conversation, commands.revive_conversation)


@require_POST
def confirm(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Note that the time is confirmed."""
    return _decide(request, conversation, commands.confirm_conversation)


def _decide(request: HttpRequest, conversation: UUID, command: Callable[..., Entry]) -> HttpResponse:
    entry = command(owner=owner_of(request), conversation=conversation, now=now())
    return done(request, entry, "conversation", conversation)
