"""A home as large as homes get: `ASKAROUND_HOME=… python -m bench.large FILE NEWER` prints pages' addresses.

Beside the contacts of both files it holds 1,000 talks with reflections, 100,000 notes, 20,000 insights with
readings and relations, and 2,000 promises.
"""

import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import world

TALKS = 1_000
_NOTES, _INSIGHTS, _PROMISES, _RELATED = 100, 20, 2, 5  # of each talk
_SEED = 11
_TEXT = (
    "most of the week goes to talking with people about what they need and less to the work one imagines "
    "patience writing listening budget nights travel team freedom learning mentor customer research deadline"
)
_ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Sydney")


def main(file: Path, newer: Path) -> dict[str, Any]:
    """Return the addresses of pages, those of talks too."""
    found = world.main(file, newer)
    from django.db import transaction

    from askaround.accounts.models import User

    with transaction.atomic():
        _talk(User.objects.order_by("pk")[0])
    return found


def _talk(owner: Any) -> None:
    from askaround.conversations.models import Conversation
    from askaround.kit.clock import now
    from askaround.paths.models import Path as CareerPath
    from askaround.people.models import Person

    chance = random.Random(_SEED)
    path = CareerPath.objects.filter(owner=owner).order_by("pk")[0]
    people = Person.objects.filter(owner=owner).order_by("pk")[:TALKS]
    today = now().date()
    talks = [
        Conversation(
            owner=owner,
            person=person,
            path=path,
            day=today - dt.timedelta(days=chance.randrange(1, 1000)),
            time=dt.time(chance.randrange(8, 18)),
            zone=chance.choice(_ZONES),
            mode=chance.choice(["video", "phone", "in_person"]),
            place=_said(chance, 3),
            state="complete",
        )
        for person in people
    ]
    Conversation.objects.bulk_create(talks)
    for start in range(0, len(talks), 100):
        _fill(owner, path, talks[start : start + 100], chance)


def _fill(owner: Any, path: Any, talks: list[Any], chance: random.Random) -> None:
    """Write notes, insights, promises and reflections of some talks."""
    from askaround.conversations.models import Note
    from askaround.direction.models import Reflection
    from askaround.insights.models import Insight, Reading, Relation
    from askaround.kit.clock import now
    from askaround.relationships.models import Promise

    at = now()
    notes = [Note(owner=owner, said_at=at, **told) for talk in talks for told in _notes(talk, chance)]
    Note.objects.bulk_create(notes)
    insights = [
        _insight(owner, path, note, chance) for place, note in enumerate(notes) if place % _NOTES < _INSIGHTS
    ]
    Insight.objects.bulk_create(insights)
    Reading.objects.bulk_create(
        Reading(owner=owner, insight=each, path=path, **_criterion(chance)) for each in insights
    )
    Relation.objects.bulk_create(
        Relation(owner=owner, first=first, second=second, kind=chance.choice(["agrees", "contradicts"]))
        for first, second in zip(insights[::_RELATED], insights[1::_RELATED], strict=True)
    )
    Promise.objects.bulk_create(
        Promise(owner=owner, person=talk.person, conversation=talk, side=side, text=_said(chance, 6))
        for talk in talks
        for side in ("mine", "theirs")[:_PROMISES]
    )
    Reflection.objects.bulk_create(
        Reflection(
            owner=owner,
            conversation=talk,
            surprise=_said(chance, 20),
            energy=chance.randrange(-2, 3),
            changed=_said(chance, 20),
            next_question=_said(chance, 10),
            reflected_at=at,
        )
        for talk in talks
    )


def _notes(talk: Any, chance: random.Random) -> Iterator[dict[str, Any]]:
    for place in range(_NOTES):
        kind = "insight" if place < _INSIGHTS else "note"
        yield {"conversation": talk, "place": place, "text": _said(chance, 12), "kind": kind, "topic": "day"}


def _insight(owner: Any, path: Any, note: Any, chance: random.Random) -> Any:
    from askaround.insights.models import Insight
    from askaround.paths.rules import Topic

    talk = note.conversation
    return Insight(
        owner=owner,
        claim=_said(chance, 8),
        quote=note.text,
        topic=chance.choice(list(Topic)),
        vantage=chance.choice(["first_hand", "opinion", "hearsay"]),
        visibility="private",
        person=talk.person,
        path=path,
        conversation=talk,
        note=note,
        said_on=talk.day,
    )


def _criterion(chance: random.Random) -> dict[str, Any]:
    name = chance.choice(["Freedom", "Pay", "Learning", "Calm"])
    return {"criterion": name, "key": name.lower(), "score": chance.randrange(-2, 3)}


def _said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(_TEXT.split(), k=words)).capitalize()


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]))))
