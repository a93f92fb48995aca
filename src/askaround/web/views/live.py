"""The screen for during a talk: its clock, its questions, and what is typed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.accounts.models import User
from askaround.conversations import commands
from askaround.conversations.commands.notes import AlreadyBegun
from askaround.conversations.models import Conversation, GuideItem
from askaround.conversations.queries import details_of, get_conversation, guide_items, notes_of
from askaround.conversations.rules import LONGEST_LINE, NoteKind, Remaining, State, remaining
from askaround.kit.clock import now
from askaround.kit.refusals import Refusal
from askaround.paths.rules import TOPIC_WORDS, Topic
from askaround.web.forms.notes import KeptForm
from askaround.web.views.shared import done, owner_of, show


@dataclass(frozen=True, slots=True)
class Mark:
    """What a line can be marked as, by one tap, or by Ctrl, Shift and the digit of its place."""

    kind: NoteKind
    icon: str
    words: str


_MARKS = (
    Mark(NoteKind.INSIGHT, "lightbulb", "Insight"),
    Mark(NoteKind.QUOTE, "quote", "Quote"),
    Mark(NoteKind.NAME, "user-round", "Name"),
    Mark(NoteKind.RESOURCE, "book-open", "To read"),
    Mark(NoteKind.PROMISE, "handshake", "Promise"),
)


@dataclass(frozen=True, slots=True)
class LivePage:
    """A talk as it goes on."""

    talk: Conversation
    items: list[GuideItem]
    left: Remaining
    waiting: bool
    running: bool
    topics: Mapping[Topic, str] = field(default_factory=lambda: TOPIC_WORDS)
    marks: tuple[Mark, ...] = _MARKS
    longest: int = LONGEST_LINE


@require_GET
def live(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Show the screen of a talk; of one that was called off, its notes."""
    talk = get_conversation(owner_of(request), conversation)
    if talk.state == State.CANCELLED:
        return redirect("conversation-notes", conversation)
    return show(request, "live/live.html", _page(talk))


def _page(talk: Conversation) -> LivePage:
    on, moment = talk.state == State.ARRANGED, now()
    return LivePage(
        talk=talk,
        items=guide_items(talk),
        left=remaining(talk.begun_at or moment, talk.minutes, moment),
        waiting=on and talk.begun_at is None,
        running=on and talk.begun_at is not None,
    )


@require_POST
def begin(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Start the clock; pressed in a second window, it runs already."""
    try:
        entry = commands.begin_conversation(owner=owner_of(request), conversation=conversation, now=now())
    except AlreadyBegun:
        return redirect("live", conversation)
    return done(request, entry, "live", conversation)


@require_POST
def end(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Note that the talk was held."""
    entry = commands.end_conversation(owner=owner_of(request), conversation=conversation, now=now())
    return done(request, entry, "wrap-up", conversation)


@require_http_methods(["GET", "POST"])
def lines(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Tell the screen what is kept, or keep what it sends; a refusal is told as a sentence."""
    owner = owner_of(request)
    if request.method == "POST":
        return _keep(request, owner, conversation)
    talk = get_conversation(owner, conversation)
    return JsonResponse(
        {
            "lines": [asdict(details_of(note)) for note in notes_of(talk)],
            "asked": {str(item.uuid): item.asked_at for item in guide_items(talk)},
            "token": get_token(request),
        }
    )


def _keep(request: HttpRequest, owner: User, conversation: UUID) -> HttpResponse:
    form = KeptForm(request.POST)
    if not form.is_valid():
        get_conversation(owner, conversation)
        return JsonResponse({"refused": form.refusal()}, status=422)
    try:
        answer = commands.keep_notes(owner=owner, conversation=conversation, now=now(), **form.cleaned_data)
    except Refusal as refusal:
        return JsonResponse({"refused": str(refusal)}, status=422)
    kept = {str(uuid): edits for uuid, edits in answer.kept.items()}
    return JsonResponse({"kept": kept, "other": [asdict(line) for line in answer.other]})
