"""Talks in the made-up world: asked for, arranged, prepared, held, and wrapped up with what was learned."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from askaround.conversations import commands as conversations
from askaround.conversations.models import Conversation, GuideItem, Note
from askaround.conversations.queries import get_conversation, get_note, guide_items
from askaround.conversations.rules import Details, NoteDetails, NoteKind, Prompting, Stage, When
from askaround.direction.commands import reflect_on_conversation
from askaround.direction.rules import ReflectionDetails
from askaround.insights.commands import keep_insight, relate_insights
from askaround.insights.rules import InsightDetails, ReadingDetails
from askaround.journeys.effects import naming
from askaround.journeys.effects.demo.world import World
from askaround.journeys.effects.demo.writing import answer, ask
from askaround.journeys.queries.wrap_up import wrap_up_of
from askaround.journeys.rules.demo import TALKS, Reflected, Said, Told, read, relations
from askaround.kit.ids import new_uuid
from askaround.kit.zones import zone_of
from askaround.outreach.rules import AnswerKind
from askaround.people.commands import add_position
from askaround.relationships.commands import keep_promise, make_promise, mark_thanked, write_thanks
from askaround.relationships.rules import PromiseDetails, Side

_HOUR = dt.time(15)
# An open promise this many days past its day was kept; one that is nearer still waits.
_PATIENCE = 5
_LINE = tuple[NoteKind, str, Said | None]


def tell(world: World, told: Told) -> None:
    """Let a talk come about as far as the rules tell it."""
    talk = _arranged(world, told)
    if told.called_off:
        conversations.cancel_conversation(owner=world.owner, conversation=talk, now=world.at(told.days - 1))
        return
    conversations.propose_guide(
        owner=world.owner, conversation=talk, stage=Stage.EXPLORING, now=world.at(told.days - 2, 18)
    )
    if told.days >= 0:
        _promise_in_writing(world, told)
    else:
        notes = _talk(world, told, get_conversation(world.owner, talk))
        if told.reflected:
            _wrap_up(world, told, told.reflected, notes)


def relate(world: World) -> None:
    """Say which insights agree with and contradict which."""
    uuids, told = zip(*world.learned, strict=True)
    for first, second, kind in relations([each.label for each in told]):
        relate_insights(
            owner=world.owner, insight=uuids[first], other=uuids[second], kind=kind, now=world.at(-9)
        )


def _arranged(world: World, told: Told) -> UUID:
    person, path = world.people[told.name], world.paths[told.path]
    message = ask(world, person, path, told.objective, told.days - 9)
    answer(world, message, AnswerKind.YES, told.days - 7)
    day = world.day(told.days)
    when = When(day, _HOUR, world.zone, told.minutes)
    theirs = zone_of(told.country, world.now)
    agreed = conversations.arrange_conversation(
        owner=world.owner,
        person=person,
        path=path,
        message=message,
        details=Details(when, "" if theirs == world.zone else theirs, told.mode, told.where),
        now=world.at(told.days - 6),
    )
    return agreed.subject


def _talk(world: World, told: Told, talk: Conversation) -> list[tuple[Note, Said | None]]:
    """Hold a talk for the promised minutes; returns the lines noted, with the insight that a line tells."""
    owner, begun = world.owner, talk.when.begins
    conversations.confirm_conversation(
        owner=owner, conversation=talk.uuid, now=begun - dt.timedelta(hours=29)
    )
    conversations.begin_conversation(owner=owner, conversation=talk.uuid, now=begun)
    lines = list(_lines(told))
    asked = {item.topic: item for item in guide_items(talk)}
    step = dt.timedelta(minutes=told.minutes) / (len(lines) + 1)
    notes = [_note(place, line, asked, begun + place * step) for place, line in enumerate(lines, start=1)]
    ticked = {note.question: note.said_at for note in notes if note.question}
    conversations.keep_notes(owner=owner, conversation=talk.uuid, lines=notes, asked=ticked, now=begun)
    conversations.end_conversation(owner=owner, conversation=talk.uuid, now=talk.when.ends)
    return [(get_note(owner, note.uuid), said) for note, (_, _, said) in zip(notes, lines, strict=True)]


def _lines(told: Told) -> Iterator[_LINE]:
    """Yield the lines of a talk; every third insight is told by the very words, the others follow them."""
    for place, said in enumerate(read(told.said)):
        if place % 3 == 1:
            yield NoteKind.NOTE, said.claim, None
            yield NoteKind.QUOTE, said.quote, said
        else:
            yield NoteKind.NOTE, said.quote, None
            yield NoteKind.INSIGHT, said.claim, said
    if told.resource:
        yield NoteKind.RESOURCE, told.resource, None
    lines = {each.name: each.line for each in TALKS}
    for name in told.named:
        yield NoteKind.NAME, lines.get(name, name), None
    for _, text, _ in told.promises:
        yield NoteKind.PROMISE, text, None


def _note(place: int, line: _LINE, asked: dict[str, GuideItem], said_at: dt.datetime) -> NoteDetails:
    kind, text, said = line
    item = asked.get(said.topic) if said else None
    prompting = Prompting.ASKED if item else Prompting.VOLUNTEERED
    return NoteDetails(
        uuid=new_uuid(),
        edits=1,
        place=place,
        said_at=said_at,
        text=text,
        kind=kind,
        topic=said.topic if said else "",
        prompting=prompting if said else "",
        question=item.uuid if item else None,
    )


def _wrap_up(world: World, told: Told, reflected: Reflected, notes: list[tuple[Note, Said | None]]) -> None:
    talk, evening = notes[0][0].conversation, world.at(told.days, 19)
    _thank(world, talk, evening)
    promised = (note for note, _ in notes if note.kind == NoteKind.PROMISE)
    for note, (side, text, days) in zip(promised, told.promises, strict=True):
        due = told.days + days
        made = PromiseDetails(talk.person.uuid, Side(side), text, world.day(due), talk.uuid, note.uuid)
        _promise(world, made, due, evening)
    for note, _ in notes:
        if note.kind == NoteKind.NAME:
            _take_up(world, note, evening)
    for note, said in notes:
        if said:
            _learn(world, note, said, quotable=told.quotable, now=evening)
    details = ReflectionDetails(
        reflected.surprise, reflected.energy, reflected.changed, reflected.next_question
    )
    reflect_on_conversation(
        owner=world.owner, conversation=talk.uuid, version=0, details=details, now=evening
    )
    conversations.complete_conversation(
        owner=world.owner, conversation=talk.uuid, reflected=True, now=evening
    )


def _thank(world: World, talk: Conversation, now: dt.datetime) -> None:
    text = wrap_up_of(world.owner, talk.uuid).draft
    write_thanks(owner=world.owner, conversation=talk.uuid, version=0, text=text, drafted=text, now=now)
    mark_thanked(owner=world.owner, conversation=talk.uuid, now=now)


def _promise_in_writing(world: World, told: Told) -> None:
    for side, text, days in told.promises:
        due = told.days + days
        made = PromiseDetails(world.people[told.name], Side(side), text, world.day(due))
        _promise(world, made, due, world.at(told.days - 6))


def _promise(world: World, details: PromiseDetails, due: int, now: dt.datetime) -> None:
    promise = make_promise(owner=world.owner, details=details, now=now).subject
    if due < -_PATIENCE:
        keep_promise(owner=world.owner, promise=promise, now=world.at(due - 1, 17))


def _take_up(world: World, note: Note, now: dt.datetime) -> None:
    told = next(each for each in TALKS if each.line == note.text)
    person = naming.take_up(owner=world.owner, line=note, person=None, details=told.details(), now=now)
    world.people[told.name] = UUID(person.after["person"])
    for position in told.career(world.today.year):
        add_position(owner=world.owner, person=world.people[told.name], details=position, now=now)


def _learn(world: World, note: Note, said: Said, *, quotable: bool, now: dt.datetime) -> None:
    talk, path = note.conversation, note.conversation.path
    details = InsightDetails(
        claim=said.claim,
        topic=said.topic,
        vantage=said.vantage,
        person=talk.person.uuid,
        said_on=talk.day,
        quote=said.quote,
        visibility=said.visibility(quotable=quotable),
        path=path.uuid if path else None,
        conversation=talk.uuid,
        note=note.uuid,
        volunteered=note.prompting == Prompting.VOLUNTEERED,
    )
    readings = [ReadingDetails(path.uuid, name, score) for name, score in said.readings] if path else []
    kept = keep_insight(owner=world.owner, details=details, readings=readings, now=now)
    world.learned.append((kept.subject, said))
