"""Messages: composing, sending by one's own means, and what came back."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.kit.clock import local_date, now
from askaround.kit.models import StaleVersion
from askaround.me.rules import is_no_employer
from askaround.outreach import commands
from askaround.outreach.models import FollowUp, Message
from askaround.outreach.queries import address_of, earlier_requests, follow_ups_of, get_message
from askaround.outreach.rules import (
    ANSWER_WORDS,
    CHANNEL_WORDS,
    LIMITS,
    SHORT,
    AnswerKind,
    Channel,
    Finding,
    cautions,
    characters,
    count_words,
    lint,
    objectives,
)
from askaround.people.models import Person
from askaround.people.rules import ContactKind
from askaround.web.forms.base import PlainForm
from askaround.web.forms.messages import AnswerForm, ChannelForm, ComposeForm, ObjectiveForm
from askaround.web.letters import draft_file, mailto
from askaround.web.marks import Piece, pieces
from askaround.web.views.shared import conflict, done, owner_of, say, show, uuid_or_none


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft read by the linter; what hurts in several places is explained once and marked in each."""

    message: Message
    findings: list[Finding]
    pieces: list[Piece]
    words: int
    enough_words: int
    characters: int
    room: int | None
    share: int
    mailto: str


@dataclass(frozen=True, slots=True)
class ComposePage:
    """Everything for writing to one person."""

    message: Message
    form: ComposeForm
    problems: list[str]
    objective: str
    checked: Checked
    channels: list[tuple[Channel, str]]
    objectives: tuple[str, ...]
    facts: list[tuple[str, str]]
    cautions: list[str]
    mail: str
    profile: str


@dataclass(frozen=True, slots=True)
class SentPage:
    """A message that has gone out, and what came back."""

    message: Message
    answers: list[tuple[AnswerKind, str]]
    coming: list[FollowUp]


@require_POST
def begin(request: HttpRequest, person: UUID) -> HttpResponse:
    """Begin to ask a person, about a path if one is named."""
    path = uuid_or_none(request.POST.get("path", ""))
    message = commands.begin_message(owner=owner_of(request), person=person, path=path, now=now())
    return redirect("message", message.uuid)


@require_http_methods(["GET", "POST"])
def compose(request: HttpRequest, message: UUID) -> HttpResponse:
    """Show a message; save a draft, as one types or by its button."""
    owner = owner_of(request)
    if request.method == "POST":
        return _save(request, owner, message)
    found = get_message(owner, message)
    if found.sent_at:
        page = SentPage(found, list(ANSWER_WORDS.items()), follow_ups_of(found))
        return show(request, "messages/sent.html", page)
    return show(request, "messages/compose.html", _compose_page(owner, found))


def _save(request: HttpRequest, owner: User, message: UUID) -> HttpResponse:
    form = ComposeForm(request.POST)
    if not form.is_valid():
        return _refused(request, message, form)
    try:
        _keep(owner, message, form)
    except StaleVersion:
        return _conflict(request, form, get_message(owner, message))
    if "HX-Request" not in request.headers:
        return redirect("message", message)
    return show(request, "messages/_checked.html", _checked(get_message(owner, message)))


def _refused(
    request: HttpRequest, message: UUID, form: ComposeForm, asked: PlainForm | None = None
) -> HttpResponse:
    """Show the page with all that was typed and the reason; to what saves as one types, the reason alone."""
    found = get_message(owner_of(request), message)
    if "HX-Request" in request.headers:
        return HttpResponse(" ".join(_problems(form)), status=422, content_type="text/plain; charset=utf-8")
    page = _compose_page(owner_of(request), found, form, asked)
    return show(request, "messages/compose.html", page, status=422)


def _problems(*forms: PlainForm | None) -> list[str]:
    """Return why what was typed cannot be kept, under the names that the page gives to it."""
    return [
        f"{form.fields[name].label or 'What you want to learn'}: {error}"
        for form in forms
        if form
        for name, errors in form.errors.items()
        for error in errors
    ]


def _keep(owner: User, message: UUID, form: ComposeForm) -> int:
    """Save what a form says where it differs from what is stored; return the version stored then."""
    found = get_message(owner, message)
    said = form.cleaned_data
    if (found.subject, found.body) != (said["subject"], said["body"]):
        entry = commands.edit_message(owner=owner, message=message, now=now(), **said)
        return int(entry.after["version"])
    return found.version


def _conflict(request: HttpRequest, form: ComposeForm, found: Message) -> HttpResponse:
    title = f"Your message to {found.objective.person.display_name}"
    back = reverse("message", args=[found.uuid])
    return conflict(request, form, ComposeForm.values_of(found), title=title, back=back, action=back)


def _after_keeping(
    request: HttpRequest,
    message: UUID,
    step: Callable[[User, int], Entry | None],
    asked: PlainForm | None = None,
) -> HttpResponse:
    """Save the text that came along with a button of the compose page, then do what the button says.

    Where the text cannot be kept, nothing is done; nor where `asked`, what the button says, is wrong.
    """
    owner, form = owner_of(request), ComposeForm(request.POST)
    has_text = "body" in request.POST
    if (has_text and not form.is_valid()) or (asked and not asked.is_valid()):
        return _refused(request, message, form if has_text else ComposeForm(), asked)
    try:
        kept = _keep(owner, message, form) if has_text else get_message(owner, message).version
        entry = step(owner, kept)
    except StaleVersion:
        return _conflict(request, form, get_message(owner, message))
    if entry:
        say(request, entry)
    return redirect("message", message)


def _compose_page(
    owner: User, message: Message, form: ComposeForm | None = None, asked: PlainForm | None = None
) -> ComposePage:
    person, path = message.objective.person, message.objective.path
    moment = now()
    earlier = earlier_requests(owner, person, moment, but=message)
    today = local_date(moment, owner.time_zone)
    return ComposePage(
        message=message,
        form=form if form and form.is_bound else ComposeForm(initial=ComposeForm.values_of(message)),
        problems=_problems(form, asked),
        objective=asked.data.get("text", "") if asked else message.objective.text,
        checked=_checked(message),
        channels=[(way, CHANNEL_WORDS[way]) for way in _ways(message)],
        objectives=objectives(path.title if path else ""),
        facts=_facts(owner, message),
        cautions=[*_left_alone(person), *cautions(today, earlier, person.country or owner.country)],
        mail=address_of(person, ContactKind.MAIL),
        profile=address_of(person, ContactKind.PROFILE),
    )


def _ways(message: Message) -> list[Channel]:
    """Return how this person can be written to; LinkedIn takes notes only with an invitation to connect."""
    connected = message.objective.person.connected_on is not None
    chosen = Channel(message.channel)
    return [way for way in Channel if way is chosen or not (connected and way is Channel.LINKEDIN_NOTE)]


def _left_alone(person: Person) -> list[str]:
    if not person.do_not_contact:
        return []
    return [f"You marked {person.display_name} as not to be contacted."]


def _checked(message: Message) -> Checked:
    person = message.objective.person
    findings = lint(
        message.body, channel=Channel(message.channel), to=person.display_name, subject=message.subject
    )
    words = count_words(message.body)
    address = address_of(person, ContactKind.MAIL)
    return Checked(
        message=message,
        findings=list({finding.message: finding for finding in findings}.values()),
        pieces=pieces(message.body, findings),
        words=words,
        enough_words=SHORT,
        characters=characters(message.body),
        room=LIMITS[Channel(message.channel)].free,
        share=min(words, 2 * SHORT),
        mailto=mailto(address, message.subject, message.body),
    )


def _facts(owner: User, message: Message) -> list[tuple[str, str]]:
    """Return what is on file about a person, as words to click into a message."""
    person, path = message.objective.person, message.objective.path
    since = f"{person.connected_on:%B %Y}" if person.connected_on else ""
    facts = [
        ("Name", person.called),
        ("Title", person.title),
        ("Company", "" if is_no_employer(person.organisation_name) else person.organisation_name),
        ("How you know each other", person.tie_detail),
        ("Connected on LinkedIn since", since),
        ("Your path", path.title if path else ""),
        ("You", owner.introduction),
    ]
    return [(label, text) for label, text in facts if text]


@require_POST
def channel(request: HttpRequest, message: UUID) -> HttpResponse:
    """Send by another way."""
    form = ChannelForm(request.POST)

    def choose(owner: User, version: int) -> None:
        way = form.cleaned_data["channel"]
        commands.choose_channel(owner=owner, message=message, version=version, channel=way, now=now())

    return _after_keeping(request, message, choose, form)


@require_POST
def objective(request: HttpRequest, message: UUID) -> HttpResponse:
    """Say what you want to learn."""
    form = ObjectiveForm(request.POST)

    def choose(owner: User, version: int) -> None:
        text = form.cleaned_data["text"]
        commands.set_objective(owner=owner, message=message, version=version, text=text, now=now())

    return _after_keeping(request, message, choose, form)


@require_POST
def redraft(request: HttpRequest, message: UUID) -> HttpResponse:
    """Propose a draft anew from what is on file."""
    return _after_keeping(
        request,
        message,
        lambda owner, _: commands.redraft_message(owner=owner, message=message, now=now()),
    )


@require_GET
def eml(request: HttpRequest, message: UUID) -> HttpResponse:
    """Give the message as a file that mail programs open as a draft."""
    found = get_message(owner_of(request), message)
    person = found.objective.person
    address, name = address_of(person, ContactKind.MAIL), f"To {person.display_name}.eml"
    return HttpResponse(
        draft_file(address, found.subject, found.body),
        content_type="message/rfc822",
        headers={
            "Content-Disposition": str(content_disposition_header(as_attachment=True, filename=name)),
            "Content-Security-Policy": "sandbox",
        },
    )


@require_POST
def sent(request: HttpRequest, message: UUID) -> HttpResponse:
    """Note that a message went out, as it stands on the page."""
    return _after_keeping(
        request, message, lambda owner, _: commands.mark_sent(owner=owner, message=message, now=now())
    )


@require_POST
def unsent(request: HttpRequest, message: UUID) -> HttpResponse:
    """Take back that a message went out."""
    entry = commands.mark_unsent(owner=owner_of(request), message=message, now=now())
    return done(request, entry, "message", message)


@require_POST
def answer(request: HttpRequest, message: UUID) -> HttpResponse:
    """Note what came back."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return redirect("message", message)
    kind = form.cleaned_data["kind"]
    entry = commands.record_answer(owner=owner_of(request), message=message, kind=kind, now=now())
    return done(request, entry, "message", message)


@require_POST
def nudge(request: HttpRequest, message: UUID) -> HttpResponse:
    """Begin the follow-up."""
    follow_up = commands.begin_nudge(owner=owner_of(request), message=message, now=now())
    return redirect("message", follow_up.uuid)


@require_POST
def discard(request: HttpRequest, message: UUID) -> HttpResponse:
    """Throw a draft away."""
    entry = commands.discard_draft(owner=owner_of(request), message=message, now=now())
    return done(request, entry, "today")
