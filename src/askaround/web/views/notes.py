"""The notes of a talk as a page: read, added to, said differently, without any script."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from askaround.conversations import commands
from askaround.conversations.models import Conversation, Note
from askaround.conversations.queries import get_conversation, get_note, list_notes
from askaround.conversations.rules import NoteKind, State
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.web.forms.notes import NoteFields, NoteForm
from askaround.web.views.shared import conflict, done, owner_of, show, with_query


@dataclass(frozen=True, slots=True)
class NotesPage:
    """What was noted in a talk, and a form for one thing more."""

    talk: Conversation
    notes: list[Note]
    form: NoteFields
    before: str
    after: str
    upcoming: bool
    called_off: bool


@dataclass(frozen=True, slots=True)
class NotePage:
    """One line of notes, to be said differently."""

    note: Note
    form: NoteForm


@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Show the notes of a talk; add one."""
    owner = owner_of(request)
    if request.method != "POST":
        return _notes(request, conversation, NoteFields(initial={"kind": NoteKind.NOTE}))
    form = NoteFields(request.POST)
    if not form.is_valid():
        return _notes(request, conversation, form)
    entry = commands.add_note(owner=owner, conversation=conversation, words=form.words(), now=now())
    return done(request, entry, "conversation-notes", conversation)


def _notes(request: HttpRequest, conversation: UUID, form: NoteFields) -> HttpResponse:
    talk = get_conversation(owner_of(request), conversation)
    page = list_notes(talk, cursor=request.GET.get("at", ""))
    before, after = (
        with_query(request.path, at=cursor) if cursor else "" for cursor in (page.before, page.after)
    )
    context = NotesPage(
        talk=talk,
        notes=list(page.rows),
        form=form,
        before=before,
        after=after,
        upcoming=talk.state == State.ARRANGED,
        called_off=talk.state == State.CANCELLED,
    )
    return show(request, "live/notes.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, note: UUID) -> HttpResponse:
    """Say a line differently."""
    owner = owner_of(request)
    found = get_note(owner, note)
    form = NoteForm(request.POST or None, initial=NoteForm.values_of(found))
    if request.method != "POST" or not form.is_valid():
        return show(request, "live/note.html", NotePage(found, form), status=422 if form.errors else 200)
    version, talk = form.cleaned_data["version"], found.conversation.uuid
    try:
        entry = commands.edit_note(owner=owner, note=note, version=version, words=form.words(), now=now())
    except StaleVersion:
        back = reverse("conversation-notes", args=[talk])
        return conflict(request, form, NoteForm.values_of(found), title="A note of yours", back=back)
    return done(request, entry, "conversation-notes", talk)


@require_POST
def remove(request: HttpRequest, note: UUID) -> HttpResponse:
    """Take a line out."""
    owner = owner_of(request)
    entry = commands.remove_note(owner=owner, note=note, now=now())
    return done(request, entry, "conversation-notes", get_note(owner, note).conversation.uuid)
