"""A folder of Markdown pages that link to each other, for Obsidian or any editor.

People of whom nothing is on file but their line in an import have no page; they are in people.csv.
"""

import zipfile
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from askaround.conversations.models import Conversation, Note
from askaround.conversations.rules import CONVERSATION_WORDS, NOTE_WORDS, NoteKind, State
from askaround.direction.models import Reflection
from askaround.insights.models import Insight
from askaround.insights.rules import VANTAGE_WORDS, Vantage
from askaround.journeys.effects.export.reading import (
    Home,
    chunks,
    positions_of,
    reached_by,
    tags_of,
)
from askaround.journeys.rules.vault import Titles, file_name, front_matter, link, plain
from askaround.kit.text import lines
from askaround.outreach.models import Objective
from askaround.paths.models import Path, Unknown
from askaround.paths.rules import TOPIC_WORDS, Topic
from askaround.people.models import Person, Tagging
from askaround.people.rules import TIE_WORDS, ContactKind, Tie
from askaround.relationships.models import Promise
from askaround.relationships.rules import SIDE_WORDS, Side

_README = """# What Askaround held

Open this folder in Obsidian, or read the pages with any editor. [[Insights/All|What you heard]] is by topic,
and leads to those who said it. Changes here do not find their way back into Askaround.
"""
_FEW = 50  # talks whose notes are held at a time
Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Names:
    """How the pages are called, by the keys of what they are about."""

    people: dict[int, str]
    talks: dict[int, str]
    paths: dict[int, str]

    def person(self, person: Person) -> str:
        return link("People", self.people[person.pk], person.display_name)

    def path(self, path: Path | None) -> str:
        return link("Paths", self.paths[path.pk], path.title) if path else ""

    def talk(self, talk: Conversation) -> str:
        return link("Conversations", self.talks[talk.pk], f"{talk.day:%-d %B %Y}")


def write(archive: zipfile.ZipFile, home: Home) -> None:
    """Write the pages, a group of them at a time."""
    names = _names(home)
    archive.writestr("vault/README.md", _README)
    for path in home.all(Path):
        archive.writestr(f"vault/Paths/{names.paths[path.pk]}.md", _text(_path(home, path)))
    for people in chunks(home.people().filter(_has_a_page(home))):
        _write_people(archive, home, names, people)
    talks = list(home.all(Conversation).select_related("person", "path", "objective"))
    for start in range(0, len(talks), _FEW):
        _write_talks(archive, home, names, talks[start : start + _FEW])
    _write_insights(archive, home, names)


def _names(home: Home) -> _Names:
    people, talks, paths = Titles(), Titles(), Titles()
    told = home.all(Person).filter(_has_a_page(home)).values_list("pk", "display_name")
    days = home.all(Conversation).values_list("pk", "day", "person__display_name")
    return _Names(
        {key: people.take(name) for key, name in told.iterator()},
        {key: talks.take(f"{day:%Y-%m-%d} {name}") for key, day, name in days.iterator()},
        {key: paths.take(title) for key, title in home.all(Path).values_list("pk", "title")},
    )


def _has_a_page(home: Home) -> Q:
    """Return who has more on file than an import brings."""
    about: list[QuerySet[Any]] = [home.all(Tagging), home.all(Objective), home.all(Conversation)]
    about += [home.all(Insight), home.all(Promise)]
    said = Q(introducer__isnull=False) | ~Q(notes="") | ~Q(tie__in=["", Tie.LINKEDIN])
    for rows in about:
        said |= Q(Exists(rows.order_by().filter(owner=OuterRef("owner"), person=OuterRef("pk"))))
    named = home.all(Person).order_by().filter(owner=OuterRef("owner"), introducer=OuterRef("pk"))
    return said | Q(Exists(named))


def _path(home: Home, path: Path) -> Iterator[str]:
    yield front_matter({"uuid": path.uuid, "field": path.field, "place": path.place, "status": path.status})
    yield f"# {plain(path.title)}\n"
    yield lines(path.why)
    yield from _section(
        "What is not known", [plain(each.question) for each in home.all(Unknown).filter(path=path)]
    )


def _write_people(archive: zipfile.ZipFile, home: Home, names: _Names, people: list[Person]) -> None:
    talks = _by(home.all(Conversation).filter(person__in=people), lambda talk: talk.person_id)
    insights = _by(home.all(Insight).filter(person__in=people), lambda insight: insight.person_id)
    promises = _by(home.all(Promise).filter(person__in=people), lambda promise: promise.person_id)
    for person in people:
        parts = [
            *_person(names, person),
            *_section("Talks", [names.talk(talk) for talk in talks[person.pk]]),
            *_section("What they said", [_link_to(insight) for insight in insights[person.pk]]),
            *_section("Promises", [_promise(promise) for promise in promises[person.pk]]),
        ]
        archive.writestr(f"vault/People/{names.people[person.pk]}.md", _text(parts))


def _person(names: _Names, person: Person) -> Iterator[str]:
    yield front_matter(
        {
            "uuid": person.uuid,
            "aliases": [person.display_name],
            "title": person.title,
            "organisation": person.organisation_name,
            "mails": list(reached_by(person, ContactKind.MAIL)),
            "profiles": list(reached_by(person, ContactKind.PROFILE)),
            "tags": [file_name(tag).replace(" ", "-") for tag in tags_of(person)],
        }
    )
    yield f"# {plain(person.display_name)}\n"
    if person.tie:
        yield f"{TIE_WORDS[Tie(person.tie)].capitalize()}. {plain(person.tie_detail)}".strip()
    if person.introducer:
        yield f"Named by {names.person(person.introducer)}."
    yield lines(person.notes)
    jobs = [
        plain(", ".join(filter(None, (job.title, job.organisation.name if job.organisation else ""))))
        for job in positions_of(person)
    ]
    yield from _section("Career", jobs)


def _write_talks(archive: zipfile.ZipFile, home: Home, names: _Names, talks: list[Conversation]) -> None:
    kept = home.all(Note).filter(conversation__in=talks, removed_at=None).order_by("place", "pk")
    notes = _by(kept, lambda note: note.conversation_id)
    insights = _by(home.all(Insight).filter(conversation__in=talks), lambda insight: insight.conversation_id)
    told = home.all(Reflection).filter(conversation__in=talks)
    reflections = _by(told, lambda reflection: reflection.conversation_id)
    for talk in talks:
        parts = [
            *_talk(names, talk),
            *_section("Notes", [_note(note) for note in notes[talk.pk]]),
            *_section("Insights", [_link_to(insight) for insight in insights[talk.pk]]),
            *(part for reflection in reflections[talk.pk] for part in _reflection(reflection)),
        ]
        archive.writestr(f"vault/Conversations/{names.talks[talk.pk]}.md", _text(parts))


def _talk(names: _Names, talk: Conversation) -> Iterator[str]:
    agreed = {"day": talk.day, "time": f"{talk.time:%H:%M}", "zone": talk.zone, "minutes": talk.minutes}
    yield front_matter({"uuid": talk.uuid, **agreed, "state": CONVERSATION_WORDS[State(talk.state)]})
    yield f"# {talk.day:%-d %B %Y}\n"
    yield " · ".join(filter(None, (names.person(talk.person), names.path(talk.path), plain(talk.place))))
    if talk.objective:
        yield plain(talk.objective.text)


def _reflection(reflection: Reflection) -> list[str]:
    said = (
        ("What surprised me", reflection.surprise),
        ("What changed", reflection.changed),
        ("What to ask next", reflection.next_question),
    )
    return [part for heading, text in said for part in (f"\n## {heading}\n", lines(text))]


def _write_insights(archive: zipfile.ZipFile, home: Home, names: _Names) -> None:
    """Write a page for each topic, and one that leads to them."""
    topics = [link("Insights", file_name(words), words) for words in TOPIC_WORDS.values()]
    archive.writestr("vault/Insights/All.md", _text(["# What you heard", *_list(topics)]))
    for topic, words in TOPIC_WORDS.items():
        told = home.all(Insight).filter(topic=topic).select_related("person", "path", "conversation")
        with archive.open(f"vault/Insights/{file_name(words)}.md", "w") as file:
            file.write(_bytes(f"# {plain(words)}\n\n"))
            for insight in told.iterator(chunk_size=1000):
                file.write(_bytes(_insight(names, insight)))


def _insight(names: _Names, insight: Insight) -> str:
    about = (
        names.person(insight.person),
        VANTAGE_WORDS[Vantage(insight.vantage)],
        names.path(insight.path),
        names.talk(insight.conversation) if insight.conversation else f"{insight.said_on:%-d %B %Y}",
    )
    quote = f"\n  - “{plain(insight.quote)}”" if insight.quote else ""
    return f"- {plain(insight.claim)} ({', '.join(filter(None, about))}) ^{_block(insight)}{quote}\n"


def _link_to(insight: Insight) -> str:
    page = file_name(TOPIC_WORDS[Topic(insight.topic)])
    return link("Insights", page, insight.claim, block=_block(insight))


def _block(insight: Insight) -> str:
    return f"i-{insight.uuid.hex}"


def _note(note: Note) -> str:
    kind = "" if note.kind == NoteKind.NOTE else f"**{NOTE_WORDS[NoteKind(note.kind)]}** "
    return kind + plain(note.text)


def _promise(promise: Promise) -> str:
    due = f" (by {promise.due_on:%-d %B %Y})" if promise.due_on else ""
    return f"{SIDE_WORDS[Side(promise.side)]}: {plain(promise.text)}{due}"


def _section(heading: str, items: list[str]) -> list[str]:
    return [f"\n## {heading}\n", *_list(items)] if items else []


def _list(items: Iterable[str]) -> list[str]:
    return [f"- {item}" for item in items]


def _by(rows: Iterable[Row], key: Callable[[Row], Key]) -> defaultdict[Key, list[Row]]:
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def _text(parts: Iterable[str]) -> bytes:
    return _bytes("\n".join(filter(None, parts)) + "\n")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
