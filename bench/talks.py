"""A home with talks: `ASKAROUND_HOME=… python -m bench.talks COUNT` prints addresses of pages as JSON.

The home has people and a path already. So many of the people are talked with. Of each talk 100 lines are
noted, 20 insights are kept and read on a criterion, two promises are made, and it is thought over; a tenth of
the people was named by another; every insight agrees with the one before it or contradicts it.
"""

import datetime as dt
import json
import sys
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from askaround.cli.start import prepared
from bench.lines import lines

if TYPE_CHECKING:
    from askaround.accounts.models import User
    from askaround.conversations.models import Conversation, Note
    from askaround.insights.models import Insight
    from askaround.paths.models import Path

NOTES_OF_A_TALK, INSIGHTS_OF_A_TALK = 100, 20
_PATHS = ("UX researcher", "Hospice nurse", "Wood carver", "Ranger", "Teacher")
_CRITERIA = ("Freedom", "Pay", "Learning", "Calm")
_SIDES = ("mine", "theirs")
_ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Sydney")
_AT_ONCE = 5_000
_DAYS = 600  # over which the talks are spread


def main(count: int) -> dict[str, str]:
    """Fill the home and return the addresses of pages by what they show."""
    from django.db import transaction

    owner, chance = prepared(), Random(7)
    with transaction.atomic():
        talks = _talks(owner, count, chance)
        notes = _notes(talks)
        insights = _insights(notes, chance)
        _promises(talks)
        _reflections(talks)
        last = _decide(owner, insights)
    return _pages(talks[-1], last, *_upcoming(owner, talks[0]))


def _talks(owner: "User", count: int, chance: Random) -> "list[Conversation]":
    from askaround.conversations.models import Conversation
    from askaround.conversations.rules import State
    from askaround.kit.clock import now
    from askaround.people.models import Person

    people = list(Person.objects.filter(owner=owner, archived_at=None).order_by("pk")[:count])
    for by, person in pairwise(people[: count // 10]):
        Person.objects.filter(pk=person.pk).update(introducer=by)
    first, paths = now().date() - dt.timedelta(days=_DAYS), _paths(owner)
    return Conversation.objects.bulk_create(
        Conversation(
            owner=owner,
            person=person,
            path=paths[n % len(paths)],
            day=first + dt.timedelta(days=n * _DAYS // count),
            time=dt.time(chance.randrange(8, 18)),
            zone=chance.choice(_ZONES),
            mode=chance.choice(["video", "phone", "in_person"]),
            state=State.COMPLETE if n < count - 1 else State.HELD,
        )
        for n, person in enumerate(people)
    )


def _paths(owner: "User") -> "list[Path]":
    from askaround.paths.models import Path

    return [Path.objects.get_or_create(owner=owner, title=title)[0] for title in _PATHS]


def _notes(talks: "list[Conversation]") -> "list[Note]":
    from askaround.conversations.models import Note

    texts = lines(NOTES_OF_A_TALK * len(talks))
    made = [
        Note(
            owner_id=talk.owner_id,
            conversation=talk,
            place=place,
            said_at=dt.datetime.combine(talk.day, talk.time, dt.UTC) + dt.timedelta(seconds=10 * place),
            text=next(texts),
            kind="insight" if place < INSIGHTS_OF_A_TALK else "note",
        )
        for talk in talks
        for place in range(NOTES_OF_A_TALK)
    ]
    return Note.objects.bulk_create(made, batch_size=_AT_ONCE)


def _insights(notes: "list[Note]", chance: Random) -> "list[Insight]":
    """Keep an insight of each marked note, but of the last talk, and relate each to the one before."""
    from askaround.insights.models import Insight, Reading, Relation

    marked = [each for each in notes[:-NOTES_OF_A_TALK] if each.kind == "insight"]
    claims = lines(len(marked), seed=8)
    made = Insight.objects.bulk_create(
        (_insight(each, next(claims), chance) for each in marked), batch_size=_AT_ONCE
    )
    Reading.objects.bulk_create(
        Reading(
            owner_id=each.owner_id,
            insight=each,
            path_id=each.path_id,
            criterion=name,
            key=name.lower(),
            score=chance.randrange(-2, 3),
        )
        for each in made
        for name in [chance.choice(_CRITERIA)]
    )
    Relation.objects.bulk_create(
        Relation(owner_id=first.owner_id, first=first, second=second, kind=kind)
        for first, second in pairwise(made)
        for kind in [chance.choice(["agrees", "contradicts"])]
    )
    return made


def _insight(note: "Note", claim: str, chance: Random) -> "Insight":
    from askaround.insights.models import Insight
    from askaround.paths.rules import Topic

    talk = note.conversation
    return Insight(
        owner_id=note.owner_id,
        claim=claim,
        quote=note.text,
        topic=chance.choice(list(Topic)),
        vantage=chance.choice(["first_hand", "opinion", "hearsay"]),
        visibility="private",
        person_id=talk.person_id,
        path_id=talk.path_id,
        conversation=talk,
        note=note,
        said_on=talk.day,
    )


def _promises(talks: "list[Conversation]") -> None:
    from askaround.relationships.models import Promise

    texts = lines(2 * len(talks), seed=9)
    Promise.objects.bulk_create(
        Promise(owner_id=talk.owner_id, person_id=talk.person_id, conversation=talk, side=side, text=text)
        for talk in talks
        for side, text in zip(_SIDES, texts, strict=False)
    )


def _reflections(talks: "list[Conversation]") -> None:
    from askaround.direction.models import Reflection

    texts = lines(3 * len(talks), seed=10)
    Reflection.objects.bulk_create(
        Reflection(
            owner_id=talk.owner_id,
            conversation=talk,
            surprise=next(texts),
            energy=n % 5 - 2,
            changed=next(texts),
            next_question=next(texts),
            reflected_at=dt.datetime.combine(talk.day, talk.time, dt.UTC),
        )
        for n, talk in enumerate(talks[:-1])
    )


def _decide(owner: "User", insights: "list[Insight]") -> "Insight":
    """Say what counts, and write two lines of strategy on each path's insights; return the last insight."""
    from askaround.direction.commands import rank_criteria, write_line
    from askaround.direction.rules import Section
    from askaround.kit.clock import now

    rank_criteria(owner=owner, names=_CRITERIA, now=now())
    for insight, section in zip(insights, [*Section] * 2, strict=False):
        write_line(owner=owner, section=section, text=insight.claim, insight=insight.uuid, now=now())
    return insights[-1]


def _upcoming(owner: "User", before: "Conversation") -> tuple[UUID, UUID]:
    """Arrange another talk with its guide; return it and whom it is with."""
    from askaround.conversations.commands import arrange_conversation, propose_guide
    from askaround.conversations.rules import Details, Stage, When
    from askaround.kit.clock import now

    person = before.person
    when = When(now().date() + dt.timedelta(days=1), dt.time(15), "UTC", 20)
    path = before.path.uuid if before.path else None
    entry = arrange_conversation(
        owner=owner, person=person.uuid, path=path, message=None, details=Details(when), now=now()
    )
    propose_guide(owner=owner, conversation=entry.subject, stage=Stage.DECIDING, now=now())
    return entry.subject, person.uuid


def _pages(held: "Conversation", insight: "Insight", talk: UUID, person: UUID) -> dict[str, str]:
    path = insight.path.uuid if insight.path else ""
    return {
        "talks": "/conversations/",
        "talk, arranged": f"/conversations/{talk}/",
        "talk, moving": f"/conversations/{talk}/move/",
        "guide": f"/conversations/{talk}/guide/",
        "brief": f"/conversations/{talk}/guide/brief/",
        "talk, live": f"/conversations/{talk}/live/",
        "notes of a talk": f"/conversations/{held.uuid}/notes/",
        "after a talk": f"/conversations/{held.uuid}/wrap-up/",
        "promises": "/promises/",
        "person, talked with": f"/people/{person}/",
        "person, all that is held": f"/people/{person}/held/",
        "insights": "/insights/",
        "insights of a path": f"/insights/?path={path}",
        "insights on a topic": "/insights/?topic=day",
        "insight": f"/insights/{insight.uuid}/",
        "insight, looking for others": f"/insights/{insight.uuid}/?q=people",
        "insight, editing": f"/insights/{insight.uuid}/edit/",
        "insight, what it says of a path": f"/insights/{insight.uuid}/readings/",
        "path talked about": f"/paths/{path}/",
        "direction": "/direction/",
        "what counts": "/direction/criteria/",
        "strategy": "/strategy/",
        "your data": "/data/",
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
