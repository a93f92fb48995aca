"""What views share."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.journeys.commands.undo import INVERSES
from askaround.web.forms.base import VersionedForm


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing two windows say differently."""

    label: str
    yours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ConflictPage:
    """What is shown when a record was changed elsewhere meanwhile: both texts, and a way to keep yours."""

    title: str
    differences: list[Difference]
    fields: list[tuple[str, str]]
    action: str
    back: str


def owner_of(request: HttpRequest) -> User:
    """Return who is signed in."""
    if not isinstance(request.user, User):
        raise PermissionError("a page that needs an owner was opened without one")
    return request.user


def show(request: HttpRequest, template: str, page: object, status: int = 200) -> HttpResponse:
    """Render a page from its frozen context."""
    return render(request, template, {"page": page}, status=status)


def say(request: HttpRequest, entry: Entry) -> None:
    """Tell what was done on the next page, with a way to take it back where there is one."""
    undoable = f"{entry.chapter}.{entry.command}" in INVERSES
    messages.success(request, entry.sentence, extra_tags=str(entry.uuid) if undoable else "")


def done(request: HttpRequest, entry: Entry, to: str, *arguments: object) -> HttpResponse:
    """Say what was done and go on to a page."""
    say(request, entry)
    return redirect(to, *arguments)


def back_to(request: HttpRequest, otherwise: str) -> str:
    """Return the address of the page that a form came from, if it is one of ours."""
    wanted = request.POST.get("back", "")
    ours = wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    return wanted if ours else otherwise


def conflict(
    request: HttpRequest,
    form: VersionedForm,
    theirs: dict[str, Any],
    *,
    title: str,
    back: str,
    action: str = "",
) -> HttpResponse:
    """Show both texts with 409, so that nothing is lost; `theirs` is what is on file, with its versions.

    "Keep yours" posts the same form again, to the same address unless told otherwise, from those versions.
    """
    versions = [(name, str(value)) for name, value in theirs.items() if name.startswith("version")]
    page = ConflictPage(
        title=title,
        differences=list(_differences(form, theirs)),
        fields=[*form.posted(), *versions],
        action=action or request.path,
        back=back,
    )
    return show(request, "conflict.html", page, status=409)


def _differences(form: VersionedForm, theirs: dict[str, Any]) -> Iterator[Difference]:
    for name, field in form.fields.items():
        yours_said, theirs_said = _words(field, form.cleaned_data[name]), _words(field, theirs.get(name))
        if not field.widget.is_hidden and yours_said != theirs_said:
            yield Difference(str(field.label), yours_said, theirs_said)


def with_query(address: str, **values: str) -> str:
    """Return an address with the values that say something."""
    said = {name: value for name, value in values.items() if value}
    return f"{address}?{urlencode(said)}" if said else address


def uuid_or_none(text: str) -> UUID | None:
    """Return the uuid that a text is, if it is one."""
    try:
        return UUID(text)
    except ValueError:
        return None


def _words(field: forms.Field, value: object) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(str(each) for each in value)
    said = "" if value is None else str(value)
    choices = field.widget.choices if isinstance(field.widget, forms.widgets.ChoiceWidget) else ()
    return next((str(words) for choice, words in choices if str(choice) == said), said)
