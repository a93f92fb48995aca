"""Reading what is left to do after a conversation, and what is done."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypedDict
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.fields.json import KT

from askaround.accounts.models import User
from askaround.conversations.models import Conversation, Note
from askaround.conversations.queries import get_conversation
from askaround.conversations.rules import NoteKind, Party, Prompting
from askaround.direction.models import Reflection
from askaround.direction.queries import find_reflection, ranked_criteria
from askaround.history.models import Entry
from askaround.insights.models import Insight
from askaround.insights.rules import InsightDetails, Vantage
from askaround.kit.clock import local_date
from askaround.kit.text import begin_like, words
from askaround.paths.models import Path
from askaround.paths.queries import Question, criteria_for, list_guesses, list_paths, thoughts_on
from askaround.paths.rules import MOST_CRITERIA, Topic
from askaround.people.models import ContactPoint
from askaround.people.queries import PersonRow, search_people
from askaround.people.rules import ContactKind, PersonDetails, display_name
from askaround.relationships.models import Promise, Thanks
from askaround.relationships.queries import find_thanks, promises_of
from askaround.relationships.rules import Promised, Side, Takeaway, named, thanks, told_of, whose

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class _WhatBecame(TypedDict):
    """What a line is read with: the insight kept from it, and the person it put on file."""

    insight_uuid: UUID | None
    person_uuid: str | None


Line: TypeAlias = "WithAnnotations[Note, _WhatBecame]"
# More lines than these are not read at once, and not shown to be marked.
_MOST_LINES, MOST_PLAIN = 1000, 50
# Lines this near to a claim are offered as the words it rests on.
_NEAR = 3
_MAY_BE_WORDS = frozenset({NoteKind.QUOTE, NoteKind.NOTE})
_CANDIDATES = 3
_KEPT_FROM = frozenset({NoteKind.INSIGHT, NoteKind.QUOTE})


@dataclass(frozen=True, slots=True)
class Turn:
    """Lines of one kind: the one whose turn it is, those that come later, and how many are done."""

    now: "Line | None"
    later: list[Line]
    done: int

    @property
    def finished(self) -> bool:
        """Tell whether there was something to do and all of it is done."""
        return self.now is None and self.done > 0


@dataclass(frozen=True, slots=True)
class Names:
    """The people who were named: whose turn it is, what the line says of them, and who they may be.

    `told` is what they did, as far as the line says.
    """

    turn: Turn
    details: PersonDetails | None
    told: str
    on_file: list[PersonRow]
    taken: list[Line]


@dataclass(frozen=True, slots=True)
class WrapUp:
    """Everything that can be done after one conversation; `draft` is the thank-you as proposed."""

    conversation: Conversation
    plain: list[Line]
    anything_noted: bool
    thanks: Thanks | None
    draft: str
    names_something: bool
    mail: str
    names: Names
    promised: Turn
    promises: list[Promise]
    insights: Turn
    kept: list[Line]
    questions: list[Question]
    reflection: Reflection | None


@dataclass(frozen=True, slots=True)
class Confirming:
    """A line that may be kept as an insight: what it would say, where it can go, what it can be read on.

    `near` are the lines that it may rest on, where none is surely its quote.
    """

    note: Line
    details: InsightDetails
    near: list[Line]
    paths: list[Path]
    criteria: list[str]
    following: "Line | None"


def wrap_up_of(owner: User, uuid: UUID, *, chosen: UUID | None = None) -> WrapUp:
    """Return what is left to do after a conversation; `chosen` is the line whose turn it is.

    Raises Conversation.DoesNotExist.
    """
    conversation = get_conversation(owner, uuid)
    notes = _lines(owner, conversation)
    promises = promises_of(owner, conversation)
    put_down = {promise.note_id for promise in promises}
    promised = [note for note in notes if note.kind == NoteKind.PROMISE]
    takeaway, action = _takeaway(notes), _action(conversation, promises, promised)
    party = Party(owner.name, conversation.person.spoken)
    return WrapUp(
        conversation=conversation,
        plain=[note for note in notes if note.kind == NoteKind.NOTE],
        anything_noted=bool(notes),
        thanks=find_thanks(owner, conversation),
        draft=thanks(party, takeaway, action),
        names_something=takeaway is not None,
        mail=_mail(owner, conversation),
        names=_names(owner, conversation, notes, chosen),
        promised=_turn(promised, lambda note: note.pk in put_down, chosen),
        promises=promises,
        insights=_turn([note for note in notes if note.kind in _KEPT_FROM], _is_kept, chosen),
        kept=[note for note in notes if _is_kept(note)],
        questions=_questions(conversation.path),
        reflection=find_reflection(owner, conversation),
    )


def confirming(owner: User, uuid: UUID) -> Confirming:
    """Return what a line would say as an insight; raises Note.DoesNotExist."""
    note = _with_what_became(owner).select_related("question", "conversation").get(uuid=uuid)
    conversation = get_conversation(owner, note.conversation.uuid)
    lines = _lines(owner, conversation)
    before, after = _around(note, lines)
    is_quote, told = note.kind == NoteKind.QUOTE, _told(owner, conversation)
    rests_on = note.text if is_quote else _own_quote(note, before, after, told)
    others = [each for each in lines if each.kind in _KEPT_FROM and each.pk != note.pk]
    waiting = _turn(others, _is_kept, None)
    return Confirming(
        note=note,
        details=_details(owner, conversation, note, rests_on),
        near=[] if rests_on else [each for each in (*before, *after) if each.kind in _MAY_BE_WORDS],
        paths=list_paths(owner),
        criteria=_criteria(owner, conversation.path),
        following=waiting.now,
    )


def person_taken_up(owner: User, note: Note) -> str | None:
    """Return the uuid of the person whom a line put on file, if it did."""
    return _with_what_became(owner).get(pk=note.pk).person_uuid


def _lines(owner: User, conversation: Conversation) -> list[Line]:
    noted = _with_what_became(owner).filter(conversation=conversation, removed_at=None)
    return list(noted.order_by("place", "id")[:_MOST_LINES])


def _with_what_became(owner: User) -> QuerySet[Line]:
    """Return an owner's lines with what became of each; a name that was put on file may be taken back."""
    insights = Insight.objects.filter(owner=owner, note=OuterRef("pk"))
    undone = Entry.objects.filter(owner=owner, subject=OuterRef("uuid"), command="undo")
    taken = Entry.objects.filter(
        ~Exists(undone), owner=owner, subject=OuterRef("uuid"), chapter="journeys", command="take_up_name"
    )
    return Note.objects.filter(owner=owner).annotate(
        insight_uuid=Subquery(insights.values("uuid")[:1]),
        person_uuid=Subquery(taken.order_by("-id").values(person=KT("after__person"))[:1]),
    )


def _is_kept(note: Line) -> bool:
    return note.insight_uuid is not None


def _turn(notes: Sequence[Line], is_done: Callable[[Line], bool], chosen: UUID | None) -> Turn:
    waiting = [note for note in notes if not is_done(note)]
    now = next((note for note in waiting if note.uuid == chosen), waiting[0] if waiting else None)
    return Turn(now, [note for note in waiting if note is not now], len(notes) - len(waiting))


def _takeaway(notes: Sequence[Line]) -> Takeaway | None:
    """Return what to thank for: the first insight that was marked, or else the first quote."""
    by_kind = {note.kind: note for note in reversed(notes)}
    found = by_kind.get(NoteKind.INSIGHT) or by_kind.get(NoteKind.QUOTE)
    return Takeaway(found.text, quoted=found.kind == NoteKind.QUOTE) if found else None


def _action(
    conversation: Conversation, promises: Sequence[Promise], noted: Sequence[Line]
) -> Promised | None:
    """Return the promise to name: yours before theirs, those put down before those only noted."""
    name = conversation.person.called
    put_down = [Promised(each.text, Side(each.side)) for each in promises]
    known = {promise.note_id for promise in promises}
    marked = [Promised(note.text, whose(note.text, name)) for note in noted if note.pk not in known]
    return min((*put_down, *marked), key=lambda each: each.side is not Side.MINE, default=None)


def _mail(owner: User, conversation: Conversation) -> str:
    points = ContactPoint.objects.filter(
        owner=owner, person=conversation.person_id, kind=ContactKind.MAIL
    ).order_by("id")
    return points.values_list("value", flat=True).first() or ""


def _names(owner: User, conversation: Conversation, notes: Sequence[Line], chosen: UUID | None) -> Names:
    lines = [note for note in notes if note.kind == NoteKind.NAME]
    turn = _turn(lines, lambda note: note.person_uuid is not None, chosen)
    details = named(turn.now.text, conversation.person.display_name) if turn.now else None
    on_file = _who_it_may_be(owner, conversation, details) if details else []
    told = told_of(turn.now.text) if turn.now else ""
    return Names(turn, details, told, on_file, [note for note in lines if note.person_uuid])


def _who_it_may_be(owner: User, conversation: Conversation, details: PersonDetails) -> list[PersonRow]:
    """Return the people on file whose names begin with these words."""
    name = display_name(details.given_name, details.family_name)
    found = search_people(owner, name, limit=50)
    like = [row for row in found if begin_like(words(name), row.name) and row.key != conversation.person_id]
    return like[:_CANDIDATES]


def _questions(path: Path | None) -> list[Question]:
    if path is None:
        return []
    return [each for _, questions in thoughts_on(path).open_questions for each in questions]


def _criteria(owner: User, path: Path | None) -> list[str]:
    """Return what an insight can be read on: your criteria, or else those that you guess about."""
    ranked = [criterion.name for criterion in ranked_criteria(owner)]
    return ranked[:MOST_CRITERIA] or criteria_for(owner, list_guesses(path) if path else [])


def _told(owner: User, conversation: Conversation) -> set[str]:
    """Return the words that insights of a conversation rest on."""
    kept = Insight.objects.filter(owner=owner, conversation=conversation)
    return set(kept.values_list("quote", flat=True))


def _around(claim: Line, lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the few lines that were noted right before and right after a claim."""
    at = (claim.place, claim.pk)
    before = [each for each in lines if (each.place, each.pk) < at]
    return before[-_NEAR:], [each for each in lines if (each.place, each.pk) > at][:_NEAR]


def _own_quote(claim: Line, before: Sequence[Line], after: Sequence[Line], told: Container[str]) -> str:
    """Return the quote right after a claim, or else right before it, unless it is another claim's."""
    follows_another = [each for each in before[-2:-1] if each.kind == NoteKind.INSIGHT and not _is_kept(each)]
    beside = (*after[:1], *([] if follows_another else before[-1:]))
    own = (each.text for each in beside if _is_quote_of(each, claim) and each.text not in told)
    return next(own, "")


def _is_quote_of(line: Line, claim: Line) -> bool:
    """Tell whether a line beside a claim is a quote on the same matter, and no insight of its own."""
    matters = ((line.question_id, claim.question_id), (line.topic, claim.topic))
    apart = any(mine != other for mine, other in matters if mine and other)
    return line.kind == NoteKind.QUOTE and not _is_kept(line) and not apart


def _details(owner: User, conversation: Conversation, note: Line, rests_on: str) -> InsightDetails:
    """Return what a line would say; a quote rests on itself and leaves the claim to you."""
    topic = note.topic or (note.question.topic if note.question else Topic.DAY)
    return InsightDetails(
        claim=note.text if note.kind != NoteKind.QUOTE else "",
        topic=Topic(topic),
        vantage=Vantage.FIRST_HAND,
        person=conversation.person.uuid,
        said_on=local_date(note.said_at, owner.time_zone),
        quote=rests_on,
        path=conversation.path.uuid if conversation.path else None,
        conversation=conversation.uuid,
        note=note.uuid,
        volunteered=note.prompting == Prompting.VOLUNTEERED,
    )
