"""Preparing a talk: its guide, the time plan, and what there is to choose from."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.conversations import commands
from askaround.conversations.commands.guide import GuideStays
from askaround.conversations.models import GuideItem
from askaround.conversations.queries import (
    MOST_SHOWN,
    Preparation,
    bank_questions,
    get_conversation,
    get_question,
    preparation,
)
from askaround.conversations.rules import (
    STAGE_WORDS,
    Question,
    TimePlan,
    lint,
    plan_advice,
    time_plan,
)
from askaround.history.models import Entry
from askaround.kit.clock import now
from askaround.kit.models import StaleVersion
from askaround.outreach.rules import Finding
from askaround.paths.models import Unknown
from askaround.web.forms.guide import BankForm, OrderForm, OwnQuestionForm, ProposeForm, RewordForm
from askaround.web.marks import Piece, pieces
from askaround.web.views.shared import back_to, conflict, done, owner_of, show, uuid_or_none

# More open questions of a path are not shown beside the guide.
_MOST_UNKNOWNS = 12


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the time plan as it is drawn, in minutes from the left."""

    begins: int
    minutes: int
    kind: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A question read by the linter."""

    text: str
    findings: list[Finding]
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Offered:
    """A question of the bank; `state` says whether it is chosen, or was asked of this person, or "" ."""

    question: Question
    stage: str
    state: str


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """An open question of the path, and what the linter says first of its words ("" for nothing)."""

    unknown: Unknown
    advice: str


@dataclass(frozen=True, slots=True)
class GuidePage:
    """Everything that prepares a talk."""

    ready: Preparation
    plan: TimePlan
    stretches: list[Stretch]
    advice: str
    unknowns: list[OpenQuestion]
    propose: ProposeForm
    own: OwnQuestionForm
    checked: Checked
    search: BankForm
    bank: list[Offered]

    @property
    def more_unknowns(self) -> int:
        """Return how many open questions of the path are not shown."""
        return len(self.ready.unknowns) - len(self.unknowns)

    @property
    def is_for_another_length(self) -> bool:
        """Tell whether the length of the talk was changed since the musts were planned."""
        return bool(self.plan.over or (self.plan.open and self.plan.musts))

    @property
    def is_cut(self) -> bool:
        """Tell whether the bank has more than is shown."""
        return not any(self.search.data.values()) or len(self.bank) == MOST_SHOWN


@dataclass(frozen=True, slots=True)
class RewordPage:
    """A question to be put in other words."""

    item: GuideItem
    form: RewordForm
    checked: Checked


@require_GET
def guide(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Show what prepares a talk, or of it what the bank has."""
    template = "guide/_offers.html" if request.headers.get("HX-Target") == "offers" else "guide/guide.html"
    return show(request, template, _page(request, conversation))


def _page(request: HttpRequest, conversation: UUID, own: OwnQuestionForm | None = None) -> GuidePage:
    ready = preparation(owner_of(request), conversation)
    musts = [item.minutes for item in ready.items if item.must]
    plan = time_plan(ready.conversation.minutes, musts)
    search = BankForm(request.GET, auto_id="bank_%s")
    own = own or OwnQuestionForm(initial=OwnQuestionForm.values_of(_named(request, ready)))
    return GuidePage(
        ready=ready,
        plan=plan,
        stretches=_stretches(plan),
        advice=plan_advice(ready.conversation.minutes, len(musts)),
        unknowns=[OpenQuestion(each, _advice(each.question)) for each in ready.unknowns[:_MOST_UNKNOWNS]],
        propose=ProposeForm(initial={"stage": ready.stage.value}),
        own=own,
        checked=_checked(own.as_typed()),
        search=search,
        bank=_bank(ready, search),
    )


def _named(request: HttpRequest, ready: Preparation) -> Unknown | None:
    """Return the open question that is to be put in other words."""
    wanted = uuid_or_none(request.GET.get("unknown", ""))
    return next((each for each in ready.unknowns if each.uuid == wanted), None)


def _stretches(plan: TimePlan) -> list[Stretch]:
    parts = [("edge", plan.welcome), *(("must", each) for each in plan.musts)]
    parts += [("open", plan.open), ("edge", plan.goodbye)]
    begins = [sum(minutes for _, minutes in parts[:place]) for place in range(len(parts))]
    return [Stretch(at, minutes, kind) for at, (kind, minutes) in zip(begins, parts, strict=True) if minutes]


def _bank(ready: Preparation, search: BankForm) -> list[Offered]:
    wanted = search.cleaned_data if search.is_valid() else {}
    found = bank_questions(wanted.get("topic", ""), wanted.get("q", ""))
    states = dict.fromkeys(ready.asked, "asked") | dict.fromkeys(ready.chosen, "chosen")
    return [Offered(each, STAGE_WORDS[each.stage], states.get(each.id, "")) for each in found]


def _checked(text: str) -> Checked:
    findings = lint(text)
    return Checked(text, findings, pieces(text, findings))


def _advice(text: str) -> str:
    return next((finding.message for finding in lint(text)), "")


@require_POST
def check(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Read a question before it is added, as one types or by its button; nothing is saved."""
    get_conversation(owner_of(request), conversation)
    form = OwnQuestionForm(request.POST)
    if "HX-Request" in request.headers:
        return show(request, "guide/_checked.html", _checked(form.as_typed()))
    return show(request, "guide/guide.html", _page(request, conversation, form))


@require_POST
def add(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Add a question of your own."""
    form = OwnQuestionForm(request.POST)
    if not form.is_valid():
        return show(request, "guide/guide.html", _page(request, conversation, form), status=422)
    owner, said = owner_of(request), form.cleaned_data
    return _do(
        request,
        conversation,
        lambda: commands.add_question(owner=owner, conversation=conversation, now=now(), **said),
    )


@require_POST
def propose(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Propose a guide."""
    owner, form = owner_of(request), ProposeForm(request.POST)
    stage = form.cleaned_data["stage"] if form.is_valid() else preparation(owner, conversation).stage
    return _do(
        request,
        conversation,
        lambda: commands.propose_guide(owner=owner, conversation=conversation, stage=stage, now=now()),
    )


@require_POST
def clear(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Start over."""
    return _with_talk(request, conversation, commands.clear_guide)


@require_POST
def plan(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Plan the minutes anew."""
    return _with_talk(request, conversation, commands.plan_minutes)


@require_POST
def choose(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Add a question from the bank."""
    return _with_talk(
        request, conversation, commands.choose_question, bank_id=request.POST.get("bank_id", "")
    )


@require_POST
def take(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Add an open question of the path."""
    unknown = uuid_or_none(request.POST.get("unknown", ""))
    if unknown is None:
        raise Unknown.DoesNotExist
    return _with_talk(request, conversation, commands.take_unknown, unknown=unknown)


@require_POST
def put_in_order(request: HttpRequest, conversation: UUID) -> HttpResponse:
    """Put the questions in order."""
    form = OrderForm(request.POST)
    if not form.is_valid():
        return redirect("guide", get_conversation(owner_of(request), conversation).uuid)
    version, named = form.cleaned_data["version"], map(uuid_or_none, form.order())
    order = [each for each in named if each]
    return _with_talk(request, conversation, commands.order_questions, version=version, order=order)


@require_POST
def must(request: HttpRequest, question: UUID) -> HttpResponse:
    """Ask a question whatever happens."""
    return _with_question(request, question, commands.mark_must)


@require_POST
def may(request: HttpRequest, question: UUID) -> HttpResponse:
    """Ask a question if there is time."""
    return _with_question(request, question, commands.unmark_must)


@require_POST
def remove(request: HttpRequest, question: UUID) -> HttpResponse:
    """Take a question out."""
    return _with_question(request, question, commands.remove_question)


@require_http_methods(["GET", "POST"])
def reword(request: HttpRequest, question: UUID) -> HttpResponse:
    """Ask it differently."""
    owner = owner_of(request)
    item = get_question(owner, question)
    form = RewordForm(request.POST or None, initial=RewordForm.values_of(item))
    if request.method != "POST" or not form.is_valid():
        page = RewordPage(item, form, _checked(form.as_typed()))
        return show(request, "guide/reword.html", page, status=422 if form.errors else 200)
    try:
        entry = commands.reword_question(owner=owner, question=question, now=now(), **form.cleaned_data)
    except StaleVersion:
        theirs = RewordForm.values_of(get_question(owner, question))
        return conflict(request, form, theirs, title="A question", back=_guide(item.conversation.uuid))
    return done(request, entry, "guide", item.conversation.uuid)


def _with_talk(
    request: HttpRequest, conversation: UUID, command: Callable[..., Entry], **told: object
) -> HttpResponse:
    owner = owner_of(request)
    return _do(
        request, conversation, lambda: command(owner=owner, conversation=conversation, now=now(), **told)
    )


def _with_question(request: HttpRequest, question: UUID, command: Callable[..., Entry]) -> HttpResponse:
    owner = owner_of(request)
    conversation = get_question(owner, question).conversation.uuid
    return _do(request, conversation, lambda: command(owner=owner, question=question, now=now()))


def _do(request: HttpRequest, conversation: UUID, command: Callable[[], Entry]) -> HttpResponse:
    """Change the guide and show it again; where it stays as it is, say why."""
    back = back_to(request, _guide(conversation))
    try:
        return done(request, command(), back)
    except GuideStays as stays:
        messages.warning(request, str(stays))
        return redirect(back)


def _guide(conversation: UUID) -> str:
    return reverse("guide", args=[conversation])
