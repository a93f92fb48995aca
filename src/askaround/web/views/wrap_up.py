"""The wrap-up of a conversation: thanks, names, promises, insights, and what you make of it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.conversations.models import Conversation
from askaround.conversations.queries import get_conversation, get_note
from askaround.conversations.rules import NoteKind
from askaround.history.models import Entry
from askaround.journeys.commands.wrap_up import take_up_name, wrap_up_conversation
from askaround.journeys.queries.wrap_up import MOST_PLAIN, Line, WrapUp, wrap_up_of
from askaround.kit.clock import local_date, now
from askaround.kit.models import StaleVersion
from askaround.outreach.rules import placeholders
from askaround.paths.commands import answer_unknown
from askaround.people.rules import PersonDetails
from askaround.relationships import commands
from askaround.relationships.rules import PromiseDetails, Side, named, whose
from askaround.web.forms.promises import PromiseFields
from askaround.web.forms.wrap_up import (
    MarkForm,
    NameForm,
    QuestionForm,
    ReflectionForm,
    ThanksForm,
    WrittenForm,
)
from askaround.web.letters import mailto
from askaround.web.views.shared import conflict, owner_of, say, show, uuid_or_none

# Days within which a promise is proposed to be kept.
_MY_DAYS, _THEIR_DAYS = 7, 14
# Where on the page lines of a kind are taken up.
_PLACES = {
    NoteKind.NAME: "names",
    NoteKind.PROMISE: "promises",
    NoteKind.INSIGHT: "insights",
    NoteKind.QUOTE: "insights",
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the wrap-up: where it stands on the page, and whether it is done."""

    place: str
    words: str
    done: bool


@dataclass(frozen=True, slots=True)
class ThanksBox:
    """A thank-you as it stands; `named` tells whether it names what helped.

    `blanks` are words of a template that are not filled in.
    """

    conversation: Conversation
    sent_at: dt.datetime | None
    form: ThanksForm
    mailto: str
    named: bool
    blanks: list[str]


@dataclass(frozen=True, slots=True)
class WrapUpPage:
    """Everything that can be done after one conversation."""

    story: WrapUp
    on: dt.date
    parts: list[Part]
    plain: list[Line]
    more_plain: int
    written: WrittenForm
    mark: MarkForm
    thanks: ThanksBox
    name: NameForm | None
    promise: PromiseFields | None
    own_promise: PromiseFields
    reflection: ReflectionForm


@require_GET
def wrap_up(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Show what is left to do after a conversation, and what is done."""
    return _page(request, conversation, uuid_or_none(request.GET.get("line", "")))


def _page(
    request: HttpRequest, conversation: UUID, chosen: UUID | None = None, **refused: forms.Form
) -> HttpResponse:
    """Show the page; `chosen` is the line whose turn it is, `refused` the forms that were not accepted."""
    owner = owner_of(request)
    story = wrap_up_of(owner, conversation, chosen=chosen)
    held = story.conversation
    forms_shown = {**_forms(story, local_date(now(), owner.time_zone)), **refused}
    page = WrapUpPage(
        story=story,
        on=local_date(held.ended_at or held.when.begins, owner.time_zone),
        parts=_parts(story),
        plain=story.plain[:MOST_PLAIN],
        more_plain=len(story.plain[MOST_PLAIN:]),
        thanks=_thanks_box(story, forms_shown.pop("thanks")),
        **forms_shown,
    )
    return show(request, "wrap_up/wrap_up.html", page, status=422 if refused else 200)


def _forms(story: WrapUp, today: dt.date) -> dict[str, Any]:
    """Return the forms of the page by their place in it."""
    return {
        "thanks": ThanksForm(initial=ThanksForm.values_of(story.thanks, story.draft), auto_id="thanks_%s"),
        "written": WrittenForm(auto_id="written_%s"),
        "mark": MarkForm(auto_id="mark_%s"),
        "name": _name_form(story.names.details, story.names.told) if story.names.details else None,
        "promise": _promise_form(story.promised.now, story, today) if story.promised.now else None,
        "own_promise": PromiseFields(auto_id="own_%s", initial={"side": Side.MINE}),
        "reflection": ReflectionForm(
            initial=ReflectionForm.values_of(story.reflection), auto_id="reflection_%s"
        ),
    }


def _name_form(details: PersonDetails, told: str) -> NameForm:
    return NameForm(initial=NameForm.values_of(details, told), auto_id="name_%s")


def _promise_form(line: Line, story: WrapUp, today: dt.date) -> PromiseFields:
    person = story.conversation.person
    side = whose(line.text, person.called)
    days = _MY_DAYS if side is Side.MINE else _THEIR_DAYS
    initial = {"side": side, "text": line.text, "due_on": today + dt.timedelta(days=days)}
    return PromiseFields(initial=initial, auto_id="promise_%s")


def _parts(story: WrapUp) -> list[Part]:
    return [
        Part("thanks", "Say thank you", bool(story.thanks and story.thanks.sent_at)),
        Part("names", "The people they named", story.names.turn.finished),
        Part("promises", "What was promised", not story.promised.now and bool(story.promises)),
        Part("insights", "What you learned", story.insights.finished),
        Part("reflection", "What you make of it", story.reflection is not None),
    ]


def _thanks_box(story: WrapUp, form: ThanksForm | None = None) -> ThanksBox:
    values = ThanksForm.values_of(story.thanks, story.draft)
    text = str(values["text"])
    return ThanksBox(
        conversation=story.conversation,
        sent_at=story.thanks.sent_at if story.thanks else None,
        form=form or ThanksForm(initial=values, auto_id="thanks_%s"),
        mailto=mailto(story.mail, "Thank you", text),
        named=story.names_something,
        blanks=[text[start:end].strip() for start, end in placeholders(text)],
    )


def _on_to(request: HttpRequest, entry: Entry, conversation: UUID, place: str) -> HttpResponse:
    """Say what was done and go on where it was done."""
    say(request, entry)
    return HttpResponseRedirect(f"{reverse('wrap-up', args=[conversation])}#{place}")


@require_POST
def held(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Note that you talked."""
    entry = conversations.hold_conversation(owner=owner_of(request), conversation=conversation, now=now())
    return _on_to(request, entry, conversation, "notes")


@require_POST
def written(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Write down what you remember."""
    form = WrittenForm(request.POST, auto_id="written_%s")
    if not form.is_valid():
        return _page(request, conversation, written=form)
    entry = conversations.write_notes(
        owner=owner_of(request), conversation=conversation, text=form.cleaned_data["lines"], now=now()
    )
    return _on_to(request, entry, conversation, "notes")


@require_POST
def mark(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Say what the ticked lines are."""
    form = MarkForm(request.POST, auto_id="mark_%s")
    if not form.is_valid():
        return _page(request, conversation, mark=form)
    entry = conversations.mark_notes(
        owner=owner_of(request), conversation=conversation, now=now(), **form.marks()
    )
    return _on_to(request, entry, conversation, "notes")


@require_POST
def thanks(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Keep the words of a thank-you, as one types or by the button."""
    owner, form = owner_of(request), ThanksForm(request.POST, auto_id="thanks_%s")
    if not form.is_valid():
        if "HX-Request" in request.headers:
            told = " ".join(str(error) for errors in form.errors.values() for error in errors)
            return HttpResponse(told, status=422, content_type="text/plain; charset=utf-8")
        return _page(request, conversation, thanks=form)
    try:
        _keep_thanks(owner, conversation, form)
    except StaleVersion:
        return _thanks_conflict(request, conversation, form)
    if "HX-Request" not in request.headers:
        return HttpResponseRedirect(f"{reverse('wrap-up', args=[conversation])}#thanks")
    return show(request, "wrap_up/_thanks_kept.html", _thanks_box(wrap_up_of(owner, conversation)))


def _keep_thanks(owner: User, conversation: UUID, form: ThanksForm) -> None:
    """Keep what a form says, unless it only repeats what is proposed or kept."""
    story = wrap_up_of(owner, conversation)
    said = form.cleaned_data
    if said["text"] != ThanksForm.values_of(story.thanks, story.draft)["text"]:
        commands.write_thanks(owner=owner, conversation=conversation, drafted=story.draft, now=now(), **said)


def _thanks_conflict(request: HttpRequest, conversation: UUID, form: ThanksForm) -> HttpResponse:
    story = wrap_up_of(owner_of(request), conversation)
    title = f"Your thanks to {story.conversation.person.display_name}"
    back = reverse("wrap-up", args=[conversation])
    values = ThanksForm.values_of(story.thanks, story.draft)
    action = reverse("thanks", args=[conversation])
    return conflict(request, form, values, title=title, back=back, action=action)


@require_POST
def thanks_sent(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Note that you said thank you, with the words as they stand on the page."""
    owner, form = owner_of(request), ThanksForm(request.POST, auto_id="thanks_%s")
    if not form.is_valid():
        return _page(request, conversation, thanks=form)
    try:
        _keep_thanks(owner, conversation, form)
    except StaleVersion:
        return _thanks_conflict(request, conversation, form)
    entry = commands.mark_thanked(owner=owner, conversation=conversation, now=now())
    return _on_to(request, entry, conversation, "thanks")


@require_POST
def thanks_unsent(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Take back that you said thank you."""
    entry = commands.unmark_thanked(owner=owner_of(request), conversation=conversation, now=now())
    return _on_to(request, entry, conversation, "thanks")


@require_POST
def name(request: HttpRequest, note: UUID) -> HttpResponse:
    """Put somebody who was named on file, or say which person on file it is."""
    owner = owner_of(request)
    line = get_note(owner, note)
    proposed = named(line.text, line.conversation.person.display_name)
    person, form = uuid_or_none(request.POST.get("person", "")), NameForm(request.POST, auto_id="name_%s")
    if person is None and not form.is_valid():
        return _page(request, line.conversation.uuid, note, name=form)
    details, notes = (proposed, "") if person else (form.details(proposed), form.cleaned_data["notes"])
    entry = take_up_name(owner=owner, note=note, person=person, details=details, notes=notes, now=now())
    return _on_to(request, entry, line.conversation.uuid, "names")


@require_POST
def leave(request: HttpRequest, note: UUID) -> HttpResponse:
    """Leave a marked line a note."""
    owner = owner_of(request)
    line = get_note(owner, note)
    place = _PLACES.get(NoteKind(line.kind), "notes")
    entry = conversations.mark_notes(
        owner=owner, conversation=line.conversation.uuid, notes=[note], kind=NoteKind.NOTE, now=now()
    )
    return _on_to(request, entry, line.conversation.uuid, place)


@require_POST
def promise(request: HttpRequest, note: UUID) -> HttpResponse:
    """Make a line of notes a promise."""
    line, form = get_note(owner_of(request), note), PromiseFields(request.POST, auto_id="promise_%s")
    if not form.is_valid():
        return _page(request, line.conversation.uuid, note, promise=form)
    return _promise(request, line.conversation, form, note)


@require_POST
def own_promise(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Put a promise down that is not in the notes."""
    held, form = (
        get_conversation(owner_of(request), conversation),
        PromiseFields(request.POST, auto_id="own_%s"),
    )
    if not form.is_valid():
        return _page(request, conversation, own_promise=form)
    return _promise(request, held, form, None)


def _promise(
    request: HttpRequest, conversation: Conversation, form: PromiseFields, note: UUID | None
) -> HttpResponse:
    details = PromiseDetails(
        person=conversation.person.uuid, conversation=conversation.uuid, note=note, **form.cleaned_data
    )
    entry = commands.make_promise(owner=owner_of(request), details=details, now=now())
    return _on_to(request, entry, conversation.uuid, "promises")


@require_POST
def answered(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Note that a question of the path was answered in a conversation."""
    owner, form = owner_of(request), QuestionForm(request.POST)
    found = get_conversation(owner, conversation)
    if not form.is_valid():
        return _page(request, conversation)
    entry = answer_unknown(owner=owner, unknown=form.cleaned_data["unknown"], now=now())
    return _on_to(request, entry, found.uuid, "questions")


@require_POST
def reflect(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Keep your four answers, which completes the conversation."""
    owner, form = owner_of(request), ReflectionForm(request.POST, auto_id="reflection_%s")
    if not form.is_valid():
        return _page(request, conversation, reflection=form)
    try:
        entry = wrap_up_conversation(
            owner=owner,
            conversation=conversation,
            version=form.cleaned_data["version"],
            details=form.details(),
            now=now(),
        )
    except StaleVersion:
        return _reflection_conflict(request, conversation, form)
    return _on_to(request, entry, conversation, "reflection")


def _reflection_conflict(request: HttpRequest, conversation: UUID, form: ReflectionForm) -> HttpResponse:
    story = wrap_up_of(owner_of(request), conversation)
    values, back = ReflectionForm.values_of(story.reflection), reverse("wrap-up", args=[conversation])
    return conflict(request, form, values, title="What you make of it", back=back)
