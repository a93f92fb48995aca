"""Who may do what: every route as Ada, whose records it names, as Ben, and as nobody."""

import dataclasses
import datetime as dt
import hashlib
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse

from askaround.accounts.models import User
from askaround.conversations import commands as conversations
from askaround.conversations.models import GuideItem
from askaround.conversations.rules import MOST_QUESTIONS, NoteKind
from askaround.direction.commands import do_step
from askaround.direction.models import StrategyLine
from askaround.direction.rules import MOST_LINES, Section
from askaround.insights.commands import relate_insights
from askaround.insights.rules import RelationKind
from askaround.journeys.queries.backup import backup_folder
from askaround.kit.clock import now
from askaround.kit.models import OwnedModel
from askaround.me import commands as me
from askaround.me.rules import SkillDetails
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind
from askaround.paths.models import Path
from askaround.paths.rules import Topic
from askaround.people import commands as people
from askaround.people.models import Person
from askaround.relationships import commands as relationships
from askaround.relationships.rules import Side
from tests import backups, factories
from tests.doors.routes import NAMESAKES, ROUTES, Home, Route, patterns

# No page is larger, in bytes of HTML; no list asks the database more often, session and user included.
_LARGEST_PAGE = 60 * 1024
_MOST_QUERIES = 10
_UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


PRIVATE = [each for each in ROUTES if not each.open_to_all]
NAMING = [each for each in PRIVATE if each.names]
every_route = pytest.mark.parametrize(
    "route", [pytest.param(each, id=f"{each.method} {each.name} {each.names}".strip()) for each in ROUTES]
)


class Visitor:
    """Somebody with a browser."""

    def __init__(self, owner: User | None) -> None:
        """Open the browser."""
        self.client = factories.browser(owner)

    def visit(self, route: Route, address: str, home: Home):
        """Ask for an address as a route is asked for."""
        if route.method == "GET":
            return self.client.get(address)
        return self.client.post(address, route.posted(home))


def _digest(owner: User) -> dict[str, str]:
    """Return a digest of every row of this owner, by table."""
    digests = {"user": _of(list(User.objects.filter(pk=owner.pk).values()))}
    for model in apps.get_models():
        if issubclass(model, OwnedModel):
            rows = model._default_manager.filter(owner=owner).order_by("pk")
            digests[model._meta.label] = _of(list(rows.values()))
    return digests


def _of(rows: list[dict[str, object]]) -> str:
    return hashlib.sha256(json.dumps(rows, default=str).encode()).hexdigest()


def test_every_route_is_listed():
    assert {pattern.name for pattern in patterns()} == {route.name for route in ROUTES}


def test_every_route_has_a_name_of_its_own():
    names = [pattern.name for pattern in patterns()]
    assert sorted(names) == sorted(set(names))


def test_every_method_that_a_route_answers_is_listed(page, ada):
    home = Home(ada)
    listed = {(route.method, route.name) for route in ROUTES}
    unlisted = [
        f"{method} {route.name}"
        for route in ROUTES
        for method in ("GET", *_UNSAFE)
        if (method, route.name) not in listed and page.generic(method, route.address(home)).status_code != 405
    ]
    assert unlisted == []


def test_every_route_that_takes_an_argument_names_a_record():
    nameless = [
        pattern.name
        for pattern in patterns()
        for route in ROUTES
        if route.name == pattern.name and bool(pattern.pattern.converters) != bool(route.names)
    ]
    assert nameless == []


@every_route
def test_the_owner_is_answered(ada, route):
    home = Home(ada)
    address = route.address(home)
    if not Path.objects.exists():
        factories.path(ada)  # without one, the first visit asks for it
    answer = Visitor(None if route.open_to_all else ada).visit(route, address, home)
    assert answer.status_code == route.answer


def test_another_explorer_finds_nothing_and_changes_nothing(ada, ben):
    home, visitor = Home(ada).fill(), Visitor(ben)
    visits = [(route, route.address(home)) for route in NAMING]
    _ = Home(ben).draft
    before, own = _digest(ada), _digest(ben)
    for route, address in visits:
        other, never = (visitor.visit(route, each, home) for each in (address, route.missing()))
        assert (route, other.status_code, never.status_code) == (route, 404, 404)
        # What is somebody else's looks like what never was.
        assert _without_token(other.content) == _without_token(never.content), route
    assert (_digest(ada), _digest(ben)) == (before, own)


def _without_token(content: bytes) -> bytes:
    before, _, rest = content.partition(b'"X-CSRFToken": "')
    return before + rest.partition(b'"')[2]


def test_what_another_explorer_does_touches_nothing_of_the_owners(ada, ben):
    home, theirs = Home(ada).fill(), Home(ben).fill()
    before = _digest(ada)
    wrong = []
    for route in set(PRIVATE) - set(NAMING):  # a stranger's record is not found at all, see above
        with taken_back():
            answer = Visitor(ben).visit(route, route.address(theirs), theirs)
            told = str(home.person.uuid).encode() in answer.content
            if answer.status_code != route.answer or _digest(ada) != before or told:
                wrong.append(route)
    assert wrong == []


@contextmanager
def taken_back() -> Iterator[None]:
    """Let what is done in here not have been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_nobody_is_let_in_and_nothing_is_changed(ada):
    home, nobody = Home(ada).fill(), Visitor(None)
    visits = [(route, route.address(home)) for route in PRIVATE]
    before = _digest(ada)
    for route, address in visits:
        answer = nobody.visit(route, address, home)
        assert (route, answer.status_code) == (route, 403)
        assert b"This Askaround is private" in answer.content, route
    assert _digest(ada) == before


def test_a_foreign_record_in_a_form_is_not_found_either(ada, ben):
    mine, theirs = Home(ben), Home(ada)
    address, posted = f"/people/{mine.person.uuid}/ask", {"path": str(theirs.path.uuid)}
    before = _digest(ada)
    answer = factories.browser(ben).post(address, posted)
    assert answer.status_code == 404
    assert _digest(ada) == before


def test_a_wrong_token_is_refused(db, nobody):
    assert nobody.get(f"/enter/{secrets.token_urlsafe(32)}").status_code == 403


def test_a_token_lets_in_once(ada, nobody):
    address = f"/enter/{Home(ada).token}"
    assert nobody.get(address).status_code == 200
    assert nobody.get("/today/").status_code == 200
    assert factories.browser().get(address).status_code == 403


def test_an_address_that_is_not_there_says_nothing_to_nobody(db, nobody):
    assert nobody.get("/nowhere/").status_code in {403, 404}


@pytest.fixture(scope="module")
def three_hundred() -> bytes:
    """Return a file of three hundred people with long names, titles and companies."""
    lines = [
        f"Maximiliane{n},Mustermann-Oberhausen,https://www.linkedin.com/in/maximiliane-{n},m{n}@example.org,"
        f"Gesellschaft für angewandte Forschung {n} mbH,Senior UX researcher and team lead {n},01 Feb 2024"
        for n in range(300)
    ]
    return factories.connections(*lines)


def test_no_page_is_larger_than_60_kilobytes(ada, three_hundred):
    factories.imported(ada, three_hundred)
    home, browser = Home(ada).fill(), factories.browser(ada)
    pages = [each for each in PRIVATE if each.method == "GET" and each.answer == 200]
    answers = {route: browser.get(route.address(home)) for route in pages}
    assert {answer.status_code for answer in answers.values()} == {200}
    assert [route for route, answer in answers.items() if _is_too_large(answer)] == []


def _is_too_large(answer) -> bool:
    is_file = answer.headers.get("Content-Disposition", "").startswith("attachment")
    return not is_file and len(answer.content) > _LARGEST_PAGE


def _people(owner: User, count: int) -> None:
    for n in range(count):
        factories.person(owner, f"Mia{n}", title="UX researcher", organisation=f"Acme {n}", tie="met")


def _noted(owner: User, count: int) -> None:
    for n in range(count):
        made = factories.person(owner, f"Mia{n}")
        people.edit_notes(owner=owner, person=made.uuid, version=1, notes=f"I wrote {n} words.", now=now())


def _labelled(owner: User, count: int) -> None:
    for n in range(min(count, 20)):
        person = factories.person(owner, f"Mia{n}")
        people.tag_people(owner=owner, keys=[person.pk], name=f"Tag {n}", now=now())
        people.save_view(owner=owner, name=f"View {n}", asks={"q": "mia"}, now=now())


def _archived(owner: User, count: int) -> None:
    for n in range(count):
        person = factories.person(owner, f"Una{n}")
        people.archive_person(owner=owner, person=person.uuid, now=now())


def _duplicates(owner: User, count: int) -> None:
    lines = [
        f"Mia{n},Berg,,b{n}{side}@x.org,Acme,Role {side},01 Feb 2024" for n in range(count) for side in "ab"
    ]
    factories.imported(owner, factories.connections(*lines))


def _paths(owner: User, count: int) -> None:
    for n in range(count):
        factories.path(owner, f"Path {n}")


def _imports(owner: User, count: int) -> None:
    for n in range(count):
        batch = people.open_batch(
            owner=owner,
            file_name=f"{n}.csv",
            stored_name=f"{n:032x}.upload",
            source="a file",
            preview=(),
            now=now(),
        )
        people.start_batch(owner=owner, batch=batch.uuid, now=now())


def _asked(owner: User, count: int) -> None:
    """Fill Today: questions, drafts, things that are due, a path with people to ask."""
    _people(owner, count)
    _duplicates(owner, count)
    path = factories.ranked_path(owner)
    _talks(owner, count)
    for n in range(count):
        whom = factories.person(owner, f"Ola{n}", organisation=f"Clinic {n}")
        factories.draft(owner, whom, path)
        sent = factories.sent(owner, factories.person(owner, f"Pia{n}"), path, at=now())
        if n % 2:
            outreach.record_answer(owner=owner, message=sent.uuid, kind=AnswerKind.YES, now=now())
        _dated(owner, whom)


def _dated(owner: User, whom: Person) -> None:
    """Let a person's talks, held and ahead, a promise and a step be due."""
    today = now().date()
    for days in (-3, 0, 1, 3):
        day = today + dt.timedelta(days=days)
        factories.conversation(owner, whom, when=dataclasses.replace(factories.THURSDAY, day=day))
        factories.promise(owner, whom, due_on=day)
        if StrategyLine.objects.filter(owner=owner).count() < MOST_LINES:
            factories.strategy_line(owner, "Visit a ward", Section.STEPS, due_on=day)
    factories.held(owner, whom, when=dataclasses.replace(factories.THURSDAY, day=today))


def _talks(owner: User, count: int) -> None:
    """Have talks of every kind: ahead, that should be over, called off, held."""
    days = [now().date() + dt.timedelta(days=days) for days in (3, -3, 5, -9)]
    for n in range(count):
        person = factories.person(owner, f"Mia{n}")
        for day in days:
            when = dataclasses.replace(factories.THURSDAY, day=day)
            made = factories.conversation(owner, person, when=when, their_zone="America/New_York")
        conversations.cancel_conversation(owner=owner, conversation=made.uuid, now=now())


def _planned(owner: User, count: int) -> None:
    """Write a strategy, with skills that were asked for and insights to rest on."""
    path = factories.path(owner)
    factories.unknown(owner, path)
    me.add_skill(owner=owner, details=SkillDetails("Listening"), now=now())
    for n in range(count):
        who = factories.person(owner, f"Mia{n}", organisation=f"Acme {n}")
        said = factories.insight(owner, who, f"Listening {n}", topic=Topic.SKILLS, path=path.uuid)
        if n < MOST_LINES:
            line = factories.strategy_line(owner, f"Step {n}", Section.STEPS, insight=said.uuid)
            if n % 3 == 0:
                do_step(owner=owner, line=line.uuid, now=now())


def _backed_up(owner: User, count: int) -> None:
    backups.kept(backup_folder())
    for n in range(count):
        backups.kept(backup_folder(), at=factories.NOW + dt.timedelta(hours=n))


def _promised(owner: User, count: int) -> None:
    person = factories.person(owner)
    for n in range(count):
        factories.promise(owner, person, f"Send {n}", due_on=factories.NOW.date() + dt.timedelta(days=n % 4))
        kept = factories.promise(owner, person, f"Read {n}", side=Side.THEIRS)
        relationships.keep_promise(owner=owner, promise=kept.uuid, now=now())


def _learned(owner: User, count: int) -> None:
    """Fill insights: of several people and paths, each related to the one before."""
    paths = [factories.path(owner, f"Path {n}") for n in range(3)]
    before = None
    for n in range(count):
        introducer = factories.person(owner, f"Ida{n}")
        by = factories.person(owner, f"Mia{n}", organisation=f"Acme {n % 3}")
        Person.objects.filter(pk=by.pk).update(introducer=introducer)
        made = factories.insight(
            owner, by, f"Claim {n} about meetings", quote=f"I said {n}.", path=paths[n % 3].uuid
        )
        if before:
            told = {"insight": before.uuid, "other": made.uuid, "kind": RelationKind.AGREES}
            relate_insights(owner=owner, now=now(), **told)
        before = made


def _talked(owner: User, count: int) -> None:
    """Fill everything said: lines of notes, insights, messages and notes about people."""
    _learned(owner, count)
    _noted(owner, count)
    talk = factories.conversation(owner, factories.person(owner, "Pia"))
    for n in range(count):
        factories.jotted(talk, f"Line {n}: I wrote about meetings.", place=n)
        factories.draft(owner, factories.person(owner, f"Eva{n}"))


def _prepared(owner: User, count: int) -> UUID:
    """Return a talk whose guide and whose path's questions grow with what was asked in others."""
    path, mia = factories.path(owner), factories.person(owner)
    for n in range(min(count, 40)):
        factories.unknown(owner, path, f"Why is question {n} still open?")
    for n in range(count):
        earlier = factories.conversation(owner, mia, path)
        factories.guide_item(owner, earlier, f"What is question {n}?")
    GuideItem.objects.filter(owner=owner).update(asked_at=now())
    talk = factories.conversation(owner, mia, path)
    for n in range(min(count, MOST_QUESTIONS)):
        factories.guide_item(owner, talk, f"What is question {n}?")
    return talk.uuid


LISTS = {
    _learned: ("/insights/", "/insights/?topic=day", "/insights/?path=none"),
    _talked: (
        "/said/?q=meet",
        "/said/?q=wrote",
        "/said/?q=hi",
        "/said/?q=wrote&in=talks",
        "/said/?q=claim&in=insights",
        "/find/?q=meet",
    ),
    _backed_up: ("/data/",),
    _people: (
        "/people/",
        "/people/?q=mia",
        "/people/?sort=newest",
        "/people/?q=mia&sort=newest",
        "/people/?warmth=met",
        "/people/?state=not-asked",
        "/people/?organisation=acme&sort=title",
        "/people/?q=mia&organisation=acme&warmth=met&state=not-asked",
        "/find/",
        "/find/?q=mia",
        "/find/?q=acme",
        "/insights/add/?q=mia",
    ),
    _noted: ("/find/?q=wrote",),
    _labelled: ("/people/labels/",),
    _archived: ("/people/?state=archived",),
    _duplicates: ("/duplicates/",),
    _paths: ("/paths/", "/find/?q=path"),
    _imports: ("/import/",),
    _asked: ("/today/",),
    _planned: ("/strategy/",),
    _talks: ("/conversations/",),
    _promised: ("/promises/",),
}


def test_every_list_of_the_brief_is_a_page():
    addresses = [each for some in LISTS.values() for each in some]
    assert [resolve(address.partition("?")[0]).url_name for address in addresses]


@pytest.mark.parametrize("fill", LISTS, ids=lambda fill: fill.__name__.strip("_"))
def test_a_longer_list_asks_the_database_no_more_often(ada, ben, fill):
    fill(ada, 5)
    fill(ben, 60)
    for address in LISTS[fill]:
        few, many = (_queries(owner, address) for owner in (ada, ben))
        assert len(many) <= len(few), "\n".join([address, *(set(many) ^ set(few))])
        assert len(many) <= _MOST_QUERIES, "\n".join([address, *many])


@pytest.mark.parametrize("name", ["guide", "brief"])
def test_a_longer_guide_asks_the_database_no_more_often(ada, ben, name):
    few, many = (
        _queries(owner, reverse(name, args=[_prepared(owner, count)]))
        for owner, count in ((ada, 5), (ben, 45))
    )
    assert len(few) == len(many), "\n".join(set(many) ^ set(few))
    assert len(many) <= _MOST_QUERIES, "\n".join(many)


def _queries(owner: User, address: str) -> list[str]:
    client = factories.browser(owner)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200
    return [each["sql"] for each in captured]


def _noted_down(owner: User, count: int) -> str:
    """Return the address of a wrap-up with so many lines of each kind, names and promises taken up."""
    talk = factories.held(owner, factories.person(owner, "Mia", mails=("m@acme.org",)), Home(owner).path)
    factories.unknown(owner, talk.path)
    for n in range(count):
        factories.noted(talk, f"Line {n}")
        for kind in (NoteKind.INSIGHT, NoteKind.QUOTE, NoteKind.NAME, NoteKind.PROMISE):
            factories.noted(talk, f"Noa Sand {n}", kind=kind)
        factories.person(owner, "Noa", family_name=f"Sand {n}")
        factories.promise(owner, talk.person, conversation=talk.uuid)
    return f"/conversations/{talk.uuid}/wrap-up/"


def test_a_wrap_up_of_many_notes_asks_the_database_no_more_often_and_stays_small(ada, ben):
    few, many = (_noted_down(owner, count) for owner, count in ((ada, 3), (ben, 70)))
    asked, most = _queries(ada, few), _queries(ben, many)
    assert len(asked) == len(most), "\n".join(set(most) ^ set(asked))
    assert len(most) <= _MOST_QUERIES, "\n".join(most)
    assert len(factories.browser(ben).get(many).content) <= _LARGEST_PAGE


def test_a_file_that_another_uploads_is_theirs_alone(ada, ben):
    answer = factories.browser(ben).post(
        "/import/", {"file": SimpleUploadedFile("Connections.csv", NAMESAKES)}
    )
    assert factories.browser(ada).get(answer["Location"]).status_code == 404
