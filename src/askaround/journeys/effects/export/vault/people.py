"""Pages of people: who they are, what passed between you, and what they said."""

from collections.abc import Iterator

from askaround.conversations.models import Conversation
from askaround.insights.models import Insight
from askaround.journeys.effects.export.reading import Home, chunks, positions_of, reached_by, tags_of
from askaround.journeys.effects.export.vault.pages import (
    Names,
    grouped,
    has_a_page,
    link_to,
    section,
    text_of,
)
from askaround.journeys.rules.vault import file_name, front_matter, plain, quoted
from askaround.kit.text import fold, lines
from askaround.kit.zips import Writer
from askaround.outreach.models import Message
from askaround.outreach.rules import ANSWER_WORDS, CHANNEL_WORDS, AnswerKind, Channel
from askaround.people.models import Person, Position
from askaround.people.rules import TIE_WORDS, ContactKind, Tie
from askaround.relationships.models import Promise
from askaround.relationships.rules import SIDE_WORDS, PromiseState, Side

_BECAME = {PromiseState.KEPT: "kept", PromiseState.LET_GO: "let go"}


def write(archive: Writer, home: Home, names: Names) -> None:
    """Write a page for each person of whom more is on file than an import brings."""
    for people in chunks(home.people().filter(has_a_page(home))):
        _write(archive, home, names, people)


def _write(archive: Writer, home: Home, names: Names, people: list[Person]) -> None:
    talks = grouped(home.all(Conversation).filter(person__in=people), lambda talk: talk.person_id)
    insights = grouped(home.all(Insight).filter(person__in=people), lambda insight: insight.person_id)
    promises = grouped(home.all(Promise).filter(person__in=people), lambda promise: promise.person_id)
    written = home.all(Message).filter(objective__person__in=people).select_related("objective")
    messages = grouped(written.order_by("begun_at", "pk"), lambda message: message.objective.person_id)
    for person in people:
        parts = [
            *_person(names, person),
            *section("Talks", map(names.talk, talks[person.pk])),
            *section("What they said", map(link_to, insights[person.pk])),
            *section("Promises", map(_promise, promises[person.pk])),
            *_messages(messages[person.pk]),
        ]
        archive.put(f"vault/People/{names.people[person.pk]}.md", text_of(parts))


def _person(names: Names, person: Person) -> Iterator[str]:
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
    yield _introduction(names, person)
    yield lines(person.notes)
    yield from section("Career", map(_job, positions_of(person)))


def _introduction(names: Names, person: Person) -> str:
    """Return how you know each other, and who named them, without saying a name twice."""
    tie = Tie(person.tie) if person.tie else None
    detail, told = person.tie_detail, f"{TIE_WORDS[tie].capitalize()}." if tie else ""
    if by := person.introducer:
        detail = "" if fold(detail) == fold(by.display_name) else detail
        introduced = tie is Tie.INTRODUCED
        told = f"{names.person(by)} introduced us." if introduced else f"{told} Named by {names.person(by)}."
    return f"{told} {plain(detail)}".strip()


def _job(job: Position) -> str:
    organisation = job.organisation.name if job.organisation else ""
    said, years = ", ".join(filter(None, (job.title, organisation))), _years(job)
    return f"{plain(said)} ({years})" if years else plain(said)


def _years(job: Position) -> str:
    begun, ended = (f"{day:%B %Y}" if day else "" for day in (job.started_on, job.ended_on))
    if begun and ended:
        return f"{begun} to {ended}"
    if ended:
        return f"until {ended}"
    return f"since {begun}" if begun and job.present else begun


def _promise(promise: Promise) -> str:
    due = f" (by {promise.due_on:%-d %B %Y})" if promise.due_on else ""
    settled = f" on {promise.settled_at:%-d %B %Y}" if promise.settled_at else ""
    became = (
        f": {_BECAME[PromiseState(promise.state)]}{settled}" if promise.state != PromiseState.OPEN else ""
    )
    return f"{SIDE_WORDS[Side(promise.side)]}: {plain(promise.text)}{due}{became}"


def _messages(messages: list[Message]) -> Iterator[str]:
    if messages:
        yield "\n## Messages"
    for message in messages:
        yield f"\n### {_when(message)}\n"
        yield f"**{plain(message.subject)}**\n" if message.subject and message.channel == Channel.MAIL else ""
        yield quoted(message.body)


def _when(message: Message) -> str:
    channel = CHANNEL_WORDS[Channel(message.channel)]
    if not message.sent_at:
        return f"{message.begun_at:%-d %B %Y}, {channel}, a draft"
    answer = ANSWER_WORDS[AnswerKind(message.answer)] if message.answer else ""
    told = f", answered {message.answered_at:%-d %B %Y}: {answer}" if message.answered_at else ""
    return f"{message.sent_at:%-d %B %Y}, {channel}{told}"
