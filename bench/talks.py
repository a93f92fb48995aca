"""A home with talks: `ASKAROUND_HOME=… python -m bench.talks` prints the addresses of pages as JSON.

The home has people already. 1,000 of them are talked with, 100 lines are noted of each talk, and 20,000
insights are kept; a tenth of the people was named by another, each insight agrees with the one before it.
"""

import datetime as dt
import json
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from askaround.cli.start import prepared
from bench.lines import INSIGHTS, NOTES, TALKS, lines

if TYPE_CHECKING:
    from askaround.accounts.models import User
    from askaround.conversations.models import Conversation
    from askaround.insights.models import Insight
    from askaround.paths.models import Path

_BEGIN = dt.datetime(2024, 1, 8, 15, tzinfo=dt.UTC)
_PATHS = ("UX researcher", "Hospice nurse", "Wood carver", "Ranger", "Teacher")
_AT_ONCE = 5_000


def main() -> dict[str, str]:
    """Fill the home and return the addresses of pages by what they show."""
    owner = prepared()
    talks = _talks(owner)
    _notes(talks)
    first = _insights(owner, talks)
    path = first.path.uuid if first.path else ""
    return {
        "insights": "/insights/",
        "insights of a path": f"/insights/?path={path}",
        "insights on a topic": "/insights/?topic=day",
        "insight": f"/insights/{first.uuid}/",
        "insight, looking for others": f"/insights/{first.uuid}/?q=people",
        "insight, editing": f"/insights/{first.uuid}/edit/",
        "insight, what it says of a path": f"/insights/{first.uuid}/readings/",
    }


def _talks(owner: "User") -> "list[Conversation]":
    from askaround.conversations.models import Conversation
    from askaround.conversations.rules import Mode, State
    from askaround.people.models import Person

    people = list(Person.objects.filter(owner=owner, archived_at=None).order_by("pk")[:TALKS])
    for by, person in pairwise(people[: TALKS // 10]):
        Person.objects.filter(pk=person.pk).update(introducer=by)
    made = [
        Conversation(
            owner=owner,
            person=person,
            path=path,
            day=(_BEGIN + dt.timedelta(days=n)).date(),
            time=_BEGIN.time(),
            zone="UTC",
            mode=Mode.VIDEO,
            state=State.COMPLETE,
        )
        for n, person in enumerate(people)
        for path in [_path(owner, n)]
    ]
    return Conversation.objects.bulk_create(made)


def _path(owner: "User", number: int) -> "Path":
    from askaround.paths.models import Path

    return Path.objects.get_or_create(owner=owner, title=_PATHS[number % len(_PATHS)])[0]


def _notes(talks: "list[Conversation]") -> None:
    from askaround.conversations.models import Note
    from askaround.conversations.rules import NoteKind

    made = (
        Note(
            owner_id=talk.owner_id,
            conversation=talk,
            place=n,
            said_at=_BEGIN + dt.timedelta(seconds=n),
            text=text,
            kind=NoteKind.NOTE,
        )
        for n, text in enumerate(lines(NOTES))
        for talk in [talks[n * len(talks) // NOTES]]
    )
    Note.objects.bulk_create(made, batch_size=_AT_ONCE)


def _insights(owner: "User", talks: "list[Conversation]") -> "Insight":
    """Keep insights of every topic and relate each to the one before; return the last."""
    from askaround.insights.models import Insight, Relation
    from askaround.insights.rules import RelationKind, Vantage, Visibility
    from askaround.paths.rules import Topic

    random, topics = Random(7), list(Topic)
    made = Insight.objects.bulk_create(
        Insight(
            owner=owner,
            claim=text,
            quote=text * 2,
            topic=random.choice(topics),
            vantage=Vantage.FIRST_HAND,
            visibility=Visibility.PRIVATE,
            person_id=talk.person_id,
            path_id=talk.path_id,
            conversation=talk,
            said_on=talk.day,
        )
        for n, text in enumerate(lines(INSIGHTS, seed=8))
        for talk in [talks[n * len(talks) // INSIGHTS]]
    )
    Relation.objects.bulk_create(
        Relation(owner=owner, first=first, second=second, kind=RelationKind.AGREES)
        for first, second in pairwise(made)
    )
    return made[-1]


if __name__ == "__main__":
    print(json.dumps(main()))
