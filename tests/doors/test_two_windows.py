"""What is open in two windows is never overwritten unseen: both texts are shown, and you choose."""

import json
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from askaround.accounts.models import User
from askaround.history.models import Entry
from askaround.kit.models import OwnedModel
from tests import factories
from tests.doors.routes import A_TIME
from tests.durability.program import Server, Visitor, assert_sound, rows, serving, value, wait_for

_PROFILE = {"introduction": "", "country": "DE", "time_zone": "UTC"}
_THREADS, _EDITS = 8, 50


class Form(HTMLParser):
    """The form of a conflict page: its address and its fields as a browser would send them."""

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__(convert_charrefs=True)
        self.action, self.fields, self._name = "", {}, ""
        self.feed(html[html.index("<article>") : html.index("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where the form goes and which field begins."""
        given = dict(attrs)
        self.action = given.get("action", "") if tag == "form" else self.action
        if tag == "textarea":
            self._name = given["name"] or ""
            self.fields[self._name] = ""

    def handle_data(self, data: str) -> None:
        """Note what a field says."""
        if self._name:
            self.fields[self._name] += data

    def handle_endtag(self, tag: str) -> None:
        """Note that a field has ended."""
        if tag == "textarea":
            self.fields[self._name] = self.fields[self._name].removeprefix("\n")
            self._name = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """One thing that can be edited in two windows: where, which field, and what goes with it."""

    record: Callable[[User], OwnedModel | User]
    address: str
    field: str
    others: dict[str, Any]
    column: str = ""


EDITS = {
    "person": Edit(factories.person, "person-edit", "title", {"given_name": "Mia"}),
    "notes": Edit(factories.person, "person-notes", "notes", {}),
    "path": Edit(factories.path, "path-edit", "why", {"title": "UX researcher"}),
    "mind changer": Edit(factories.mind_changer, "mind-changer-edit", "text", {}),
    "unknown": Edit(factories.unknown, "unknown-edit", "question", {"topic": "day", "importance": 2}),
    "promise": Edit(
        lambda owner: factories.promise(owner, factories.person(owner)), "promise", "text", {"side": "mine"}
    ),
    "profile": Edit(lambda owner: owner, "you", "name", _PROFILE),
    "talk": Edit(
        lambda owner: factories.conversation(owner, factories.person(owner)),
        "conversation-move",
        "place",
        A_TIME,
    ),
    "message": Edit(lambda owner: factories.draft(owner, factories.person(owner)), "message", "body", {}),
}
TEXTS = (
    ("The first window", "The second window"),
    ("Line one\nLine two\n", "\nLine three"),
    ("<b>Bold</b> & “quoted”", "</textarea><script>alert(1)</script>"),
    ("\n\nAfter two empty lines", "  indented  "),
)


@pytest.fixture(params=EDITS)
def edit(request) -> Edit:
    """Each thing that can be edited."""
    return EDITS[request.param]


class Window:
    """A window in which something is open at the version at which it was opened."""

    def __init__(self, page, edit: Edit, record: OwnedModel | User) -> None:
        """Open it."""
        self.page, self.edit, self.record = page, edit, record
        self.address = reverse(edit.address, args=[record.uuid] if edit.address != "you" else [])
        self.version = record.version

    def save(self, text: str, **more: object):
        """Press the button."""
        fields = {"version": self.version, self.edit.field: text, **self.edit.others, **more}
        return self.page.post(self.address, fields)

    def kept(self) -> str:
        """Return what is on file."""
        self.record.refresh_from_db()
        return getattr(self.record, self.edit.field)


def _one_line(edit: Edit, text: str) -> str:
    """Return a text as a field of one line, or one that strips, can hold it."""
    if edit.field in {"title", "name", "text", "question", "place"}:
        return " ".join(text.split())
    return text.strip() if edit.field == "why" else text


def _windows(page, edit: Edit, owner: User) -> tuple[Window, Window]:
    record = edit.record(owner)
    return Window(page, edit, record), Window(page, edit, record)


@pytest.mark.parametrize("texts", TEXTS, ids=range(len(TEXTS)))
def test_the_second_window_is_shown_both_texts_and_may_keep_its_own(ada, page, edit, texts) -> None:
    first, second = (_one_line(edit, text) for text in texts)
    one, two = _windows(page, edit, ada)
    assert one.save(first).status_code == 302
    answer = two.save(second)
    assert answer.status_code == 409
    assert [
        (each.yours.replace("\r\n", "\n"), each.theirs) for each in answer.context["page"].differences
    ] == [(second, first)]
    assert one.kept() == first, "nothing is overwritten before you choose"
    form = Form(answer.content.decode())
    assert form.fields["version"] == str(one.version + 1)
    assert page.post(form.action, form.fields).status_code == 302
    assert one.kept() == second


def test_keeping_yours_asks_again_when_there_is_newer_work_meanwhile(ada, page, edit) -> None:
    one, two = _windows(page, edit, ada)
    one.save("The first")
    form = Form(two.save("The second").content.decode())
    one.version += 1
    assert one.save("The third").status_code == 302
    again = page.post(form.action, form.fields)
    assert again.status_code == 409
    assert one.kept() == "The third"
    assert [each.theirs for each in again.context["page"].differences] == ["The third"]


def test_the_same_text_in_both_windows_is_no_loss(ada, page, edit) -> None:
    one, two = _windows(page, edit, ada)
    one.save("The same")
    answer = two.save("The same")
    if answer.status_code == 302:  # a message: what is there already need not be asked about
        return
    assert answer.status_code == 409
    assert "Both say the same" in answer.content.decode()


@pytest.mark.parametrize("version", ["", "x", "-1", "0", "99", "1e3", "9" * 40, "null"])
def test_a_version_that_was_never_shown_saves_nothing(ada, page, edit, version) -> None:
    one, two = _windows(page, edit, ada)
    one.save("On file")
    two.version = version
    assert two.save("Made up").status_code in {409, 422}
    assert one.kept() == "On file"


def test_what_stands_beside_the_field_is_not_lost_either(ada, page) -> None:
    """A person's every field is shown when two windows differ in it."""
    person = factories.person(ada)
    window = Window(page, EDITS["person"], person)
    more = {"mails": "a@example.org\nb@example.org", "tie": "met", "tie_detail": "Bern", "tie_year": 2020}
    page.post(window.address, {"version": 1, "given_name": "Mia", "title": "Baker"})
    answer = window.save("Cook", **more)
    said = {each.label: (each.yours, each.theirs) for each in answer.context["page"].differences}
    assert said["Title"] == ("Cook", "Baker")
    assert said["Mail"] == ("a@example.org\nb@example.org", "")
    assert said["Since the year"] == ("2020", "")
    form = Form(answer.content.decode())
    page.post(form.action, form.fields)
    shown = page.get(window.address).context["page"].form.initial
    assert (shown["mails"], shown["tie"], shown["tie_year"]) == (more["mails"], "met", 2020)


def test_a_draft_that_saves_itself_answers_with_both_texts_too(ada, page) -> None:
    one, two = _windows(page, EDITS["message"], ada)
    assert (
        page.post(one.address, {"version": 1, "body": "First"}, headers={"hx-request": "true"}).status_code
        == 200
    )
    answer = page.post(two.address, {"version": 1, "body": "Second"}, headers={"hx-request": "true"})
    assert answer.status_code == 409
    assert "First" in answer.content.decode()
    assert "Second" in answer.content.decode()
    assert one.kept() == "First"


def test_a_message_sent_in_another_window_is_not_rewritten(ada, page) -> None:
    one, two = _windows(page, EDITS["message"], ada)
    sent = one.kept()
    page.post(reverse("message-sent", args=[one.record.uuid]))
    assert two.save("Too late").status_code in {409, 422}
    assert one.kept() == sent


def test_undoing_does_not_overwrite_newer_work(ada, page) -> None:
    one, _ = _windows(page, EDITS["notes"], ada)
    one.save("First")
    entry = Entry.objects.filter(owner=ada, command="edit_notes").latest("id")
    one.version = 2
    one.save("Second")
    assert page.post(reverse("undo", args=[entry.uuid])).status_code == 409
    assert one.kept() == "Second"


@pytest.fixture
def home(tmp_path) -> Path:
    """A folder for a home."""
    return tmp_path / "home"


def _number_of(answer) -> str:
    return answer.headers["Location"].split("/")[2]


def _edit_stubbornly(server: Server, cookies: dict[str, str], address: str, name: str) -> tuple[int, int]:
    """Save again and again, sometimes at a stale version; returns how often it was taken and refused."""
    visitor, version, taken, refused = Visitor(server.port, dict(cookies)), 1, 0, 0
    for number in range(_EDITS):
        answer = visitor.post(address, version=version, notes=f"{name} {number}")
        assert answer.status in {302, 409}, answer.text
        if answer.status == 302:
            taken, version = taken + 1, version + 1
            continue
        refused += 1
        shown = int(Form(answer.text).fields["version"])
        version = shown if random.random() < 0.8 else max(1, shown - 1)
    return taken, refused


def test_eight_windows_never_overwrite_each_other_unseen(home, tmp_path) -> None:
    """Edits meet in the database: each thread of the server has a connection of its own."""
    with serving(home, tmp_path / "server") as server:
        visitor = server.enter()
        person = _number_of(visitor.post("/people/add/", given_name="Mia"))
        address = f"/people/{person}/notes/"
        with ThreadPoolExecutor(_THREADS) as pool:
            work = [
                pool.submit(_edit_stubbornly, server, visitor.cookies, address, f"window {number}")
                for number in range(_THREADS)
            ]
            counts = [each.result() for each in work]
    taken, refused = (sum(column) for column in zip(*counts, strict=True))
    assert taken + refused == _THREADS * _EDITS
    assert refused
    assert taken == int(str(value(home, "SELECT version FROM people_person"))) - 1
    written = [
        json.loads(after)
        for (after,) in rows(home, "SELECT after FROM history_entry WHERE command = 'edit_notes'")
    ]
    assert sorted(each["version"] for each in written) == list(range(2, taken + 2))
    last = max(written, key=lambda each: each["version"])
    assert value(home, "SELECT notes FROM people_person") == last["notes"]
    assert_sound(home)


@pytest.mark.browser
def test_a_browser_shows_both_texts_when_a_stale_draft_saves_itself(home, tmp_path, browser) -> None:
    with serving(home, tmp_path / "server") as server:
        visitor = server.enter()
        person = _number_of(visitor.post("/people/add/", given_name="Mia"))
        address = visitor.post(f"/people/{person}/ask").headers["Location"]
        context = browser.new_context()
        ours = f"http://127.0.0.1:{server.port}"
        context.add_cookies(
            [{"name": name, "value": text, "url": ours} for name, text in visitor.cookies.items()]
        )
        here, there = context.new_page(), context.new_page()
        body = "SELECT body FROM outreach_message"
        here.goto(ours + address)
        there.goto(ours + address)
        here.fill("#id_body", "What the first window says")
        wait_for(lambda: value(home, body) == "What the first window says")
        there.fill("#id_body", "What the second window says")
        there.get_by_role("heading", name="two versions").wait_for()
        shown = there.inner_text("#main")
        assert "What the first window says" in shown
        assert "What the second window says" in shown
        assert value(home, body) == "What the first window says"
        there.get_by_role("button", name="Keep yours").click()
        there.wait_for_url(ours + address)
        assert there.input_value("#id_body") == "What the second window says"
        assert value(home, body) == "What the second window says"
