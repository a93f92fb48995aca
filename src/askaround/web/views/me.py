"""You: what you bring and what you need, in five short exercises."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from askaround.kit.clock import now
from askaround.me import commands
from askaround.me.models import Skill
from askaround.me.queries import Portrait, list_skills, list_values, portrait
from askaround.me.rules import VALUE_DECK
from askaround.web.forms.me import (
    ConstraintForm,
    InterestsForm,
    RatingForm,
    SkillForm,
    TalentForm,
    ValuesForm,
)
from askaround.web.views.shared import done, owner_of, show

# Two forms of one page must not give the same id to different fields.
_APART = "constraint_%s"


@dataclass(frozen=True, slots=True)
class MePage:
    """Everything you have said about yourself."""

    me: Portrait
    talent: TalentForm
    constraint: ConstraintForm


@dataclass(frozen=True, slots=True)
class SkillsPage:
    """Your skills, each with a form to rate it anew."""

    form: SkillForm
    skills: list[tuple[Skill, RatingForm]]


@dataclass(frozen=True, slots=True)
class ValuesPage:
    """The values you ranked, and those left in the deck."""

    form: ValuesForm
    ranked: list[str]
    deck: list[str]


@dataclass(frozen=True, slots=True)
class InterestsPage:
    """The exercise."""

    form: InterestsForm


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Show what you have said about yourself."""
    page = MePage(portrait(owner_of(request)), TalentForm(), ConstraintForm(auto_id=_APART))
    return show(request, "me/me.html", page)


@require_http_methods(["GET", "POST"])
def skills(request: HttpRequest) -> HttpResponse:
    """List skills, and add one."""
    owner = owner_of(request)
    form = SkillForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return done(request, commands.add_skill(owner=owner, details=form.details(), now=now()), "me-skills")
    rated = [(skill, _rating(skill)) for skill in list_skills(owner)]
    return show(request, "me/skills.html", SkillsPage(form, rated), status=422 if form.errors else 200)


def _rating(skill: Skill) -> RatingForm:
    return RatingForm(initial={"level": skill.level, "joy": skill.joy}, auto_id=f"id_{skill.uuid}_%s")


@require_POST
def rate_skill(request: HttpRequest, skill: UUID) -> HttpResponse:
    """Rate a skill anew."""
    form = RatingForm(request.POST)
    if not form.is_valid():
        return skills(request)
    entry = commands.rate_skill(owner=owner_of(request), skill=skill, now=now(), **form.cleaned_data)
    return done(request, entry, "me-skills")


@require_POST
def remove_skill(request: HttpRequest, skill: UUID) -> HttpResponse:
    """Take a skill off the list."""
    return done(request, commands.remove_skill(owner=owner_of(request), skill=skill, now=now()), "me-skills")


@require_http_methods(["GET", "POST"])
def values(request: HttpRequest) -> HttpResponse:
    """Rank values."""
    owner = owner_of(request)
    form = ValuesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return done(request, commands.rank_values(owner=owner, names=form.names(), now=now()), "me")
    ranked = form.names() if form.errors else [value.name for value in list_values(owner)]
    deck = [name for name in VALUE_DECK if name not in ranked]
    return show(request, "me/values.html", ValuesPage(form, ranked, deck), status=422 if form.errors else 200)


@require_POST
def add_talent(request: HttpRequest) -> HttpResponse:
    """Add a talent."""
    form = TalentForm(request.POST)
    if not form.is_valid():
        page = MePage(portrait(owner_of(request)), form, ConstraintForm(auto_id=_APART))
        return show(request, "me/me.html", page, status=422)
    return done(request, commands.add_talent(owner=owner_of(request), now=now(), **form.cleaned_data), "me")


@require_POST
def remove_talent(request: HttpRequest, talent: UUID) -> HttpResponse:
    """Take a talent off the list."""
    return done(request, commands.remove_talent(owner=owner_of(request), talent=talent, now=now()), "me")


@require_http_methods(["GET", "POST"])
def interests(request: HttpRequest) -> HttpResponse:
    """Ask how activities appeal."""
    form = InterestsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = commands.weigh_interests(owner=owner_of(request), answers=form.answers(), now=now())
        return done(request, entry, "me")
    return show(request, "me/interests.html", InterestsPage(form), status=422 if form.errors else 200)


@require_POST
def add_constraint(request: HttpRequest) -> HttpResponse:
    """Add a constraint."""
    form = ConstraintForm(request.POST, auto_id=_APART)
    if not form.is_valid():
        page = MePage(portrait(owner_of(request)), TalentForm(), form)
        return show(request, "me/me.html", page, status=422)
    entry = commands.add_constraint(owner=owner_of(request), details=form.details(), now=now())
    return done(request, entry, "me")


@require_POST
def remove_constraint(request: HttpRequest, constraint: UUID) -> HttpResponse:
    """Take a constraint off the list."""
    entry = commands.remove_constraint(owner=owner_of(request), constraint=constraint, now=now())
    return done(request, entry, "me")
