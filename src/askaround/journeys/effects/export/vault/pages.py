"""What the pages of the vault share: how they are called, and lists on them."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from askaround.conversations.models import Conversation
from askaround.insights.models import Insight
from askaround.journeys.effects.export.reading import Home
from askaround.journeys.rules.vault import Titles, file_name, link
from askaround.outreach.models import Objective
from askaround.paths.models import Path
from askaround.paths.rules import TOPIC_WORDS, Topic
from askaround.people.models import Person, Tagging
from askaround.people.rules import Tie
from askaround.relationships.models import Promise

Row = TypeVar("Row")
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Names:
    """How the pages are called, by the keys of what they are about."""

    people: dict[int, str]
    talks: dict[int, str]
    paths: dict[int, str]

    def person(self, person: Person) -> str:
        """Return a link to a person."""
        return link("People", self.people[person.pk], person.display_name)

    def path(self, path: Path | None) -> str:
        """Return a link to a path, "" for none."""
        return link("Paths", self.paths[path.pk], path.title) if path else ""

    def talk(self, talk: Conversation) -> str:
        """Return a link to a talk that shows its day."""
        return link("Conversations", self.talks[talk.pk], f"{talk.day:%-d %B %Y}")


def names_in(home: Home) -> Names:
    """Return how every page is called."""
    people, talks, paths = Titles(), Titles(), Titles()
    told = home.all(Person).filter(has_a_page(home)).values_list("pk", "display_name")
    days = home.all(Conversation).values_list("pk", "day", "person__display_name")
    return Names(
        {key: people.take(name) for key, name in told.iterator()},
        {key: talks.take(f"{day:%Y-%m-%d} {name}") for key, day, name in days.iterator()},
        {key: paths.take(title) for key, title in home.all(Path).values_list("pk", "title")},
    )


def has_a_page(home: Home) -> Q:
    """Return who has more on file than an import brings."""
    about: list[QuerySet[Any]] = [home.all(Tagging), home.all(Objective), home.all(Conversation)]
    about += [home.all(Insight), home.all(Promise)]
    said = Q(introducer__isnull=False) | ~Q(notes="") | ~Q(tie__in=["", Tie.LINKEDIN])
    for rows in about:
        said |= Q(Exists(rows.order_by().filter(owner=OuterRef("owner"), person=OuterRef("pk"))))
    named = home.all(Person).order_by().filter(owner=OuterRef("owner"), introducer=OuterRef("pk"))
    return said | Q(Exists(named))


def link_to(insight: Insight) -> str:
    """Return a link to an insight on the page of its topic."""
    page = file_name(TOPIC_WORDS[Topic(insight.topic)])
    return link("Insights", page, insight.claim, block=block_of(insight))


def block_of(insight: Insight) -> str:
    """Return the name of an insight on its page."""
    return f"i-{insight.uuid.hex}"


def section(heading: str, items: Iterable[str]) -> list[str]:
    """Return a list under a heading, nothing where it is empty."""
    listed = as_list(items)
    return [f"\n## {heading}\n", *listed] if listed else []


def as_list(items: Iterable[str]) -> list[str]:
    """Return lines of a list."""
    return [f"- {item}" for item in items]


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> defaultdict[Key, list[Row]]:
    """Return rows by what they have in common."""
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


def text_of(parts: Iterable[str]) -> bytes:
    """Return a page."""
    return encoded("\n".join(filter(None, parts)) + "\n")


def encoded(text: str) -> bytes:
    """Return a text as files hold it."""
    return text.encode("utf-8", "replace")
