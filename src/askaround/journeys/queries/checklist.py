"""Reading which of the first steps are done."""

from typing import Any

from django.db.models import Exists, Model, Subquery
from django.db.models.functions import Coalesce

from askaround.accounts.models import User
from askaround.journeys.models import TodayMark
from askaround.journeys.rules.checklist import FIVE_SEEN, HIDDEN, Checklist, StepKind
from askaround.outreach.models import Message
from askaround.paths.models import Path
from askaround.people.models import Person
from askaround.people.queries import open_candidates_counted


def first_steps(owner: User) -> Checklist:
    """Return which of the first steps are done, in one query; who writes has seen five people."""
    return first_steps_and_questions(owner)[0]


def first_steps_and_questions(owner: User) -> tuple[Checklist, int]:
    """Return the first steps, and how many questions of who is the same are open, in one query."""
    unsent = Message.objects.filter(owner=owner, sent_at=None).order_by("-id").values("uuid")
    told = User.objects.filter(pk=owner.pk).values_list(
        _is_there(owner, Path),
        _is_there(owner, Person, archived_at=None),
        _is_there(owner, TodayMark, key=FIVE_SEEN),
        _is_there(owner, Message),
        _is_there(owner, Message, sent_at__isnull=False),
        _is_there(owner, TodayMark, key=HIDDEN),
        Subquery(unsent[:1]),
        Coalesce(Subquery(open_candidates_counted()), 0),
    )
    path, contacts, five, message, sent, hidden, draft, questions = told.get()
    found = {
        StepKind.PATH: path,
        StepKind.CONTACTS: contacts,
        StepKind.YOU: bool(owner.name and owner.introduction),
        StepKind.FIVE: five or message,
        StepKind.MESSAGE: message,
        StepKind.SENT: sent,
    }
    return Checklist(frozenset(kind for kind, done in found.items() if done), hidden, draft), questions


def _is_there(owner: User, kind: type[Model], **which: Any) -> Exists:
    return Exists(kind._default_manager.filter(owner=owner, **which))  # noqa: SLF001 - Django's documented way to the manager
