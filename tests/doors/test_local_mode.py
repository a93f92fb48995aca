"""On one's own machine: other sites and other programs find the door shut."""

import base64
import datetime as dt
import os
import re
import sqlite3
import time
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle, product
from pathlib import Path
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from askaround.accounts.commands import issue_launch_token
from askaround.accounts.models import LaunchToken
from askaround.accounts.sessions import SessionStore
from askaround.kit import instance, launch_page
from askaround.kit.clock import now
from askaround.kit.sqlite import journal_mode, wal_is_safe
from askaround.outreach.commands import record_answer
from askaround.outreach.rules import AnswerKind
from askaround.people.commands import archive_person, edit_notes
from askaround.people.models import MergeCandidate, Position
from askaround.web import middleware, sessions
from askaround.web.views import errors
from tests import factories

PORT = settings.PORT
OURS = f"127.0.0.1:{PORT}"
FOREIGN_HOSTS = (
    None,
    "",
    "evil.example",
    f"evil.example:{PORT}",
    "127.0.0.1",
    f"127.0.0.1:{PORT + 1}",
    f"localhost.evil.example:{PORT}",
    f"127.0.0.1.evil.example:{PORT}",
    f"[::1]:{PORT}",
    f"0.0.0.0:{PORT}",
    f"user@127.0.0.1:{PORT}",
    f"LOCALHOST:{PORT}",
    f"localhost.:{PORT}",
    f"127.1:{PORT}",
    f"2130706433:{PORT}",
    f"{OURS}, evil.example",
    f" {OURS}",
)
FOREIGN_ORIGINS = (
    "null",
    "",
    f"https://{OURS}",
    "http://127.0.0.1",
    f"http://127.0.0.1:{PORT + 1}",
    f"http://localhost:{PORT}",
    f"http://evil.example:{PORT}",
    "https://evil.example",
    f"http://127.0.0.1.evil.example:{PORT}",
    f"http://sub.127.0.0.1:{PORT}",
    f"http://user@{OURS}",
    f"HTTP://{OURS}",
    f"http://{OURS}/",
    f"http://{OURS} https://evil.example",
    "file://",
)
UNPROVEN = (
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "none"},
    {"sec-fetch-site": "SAME-ORIGIN"},
    {"sec-fetch-site": "none", "origin": f"http://{OURS}"},
    {"sec-fetch-site": "cross-site", "origin": f"http://{OURS}"},
    {},
)
PRIVATE = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


def patterns() -> Iterator[URLPattern]:
    """Give every address pattern of the program."""
    waiting = list(get_resolver().url_patterns)
    while waiting:
        each = waiting.pop()
        if isinstance(each, URLPattern):
            yield each
        else:
            waiting += each.url_patterns


def addresses(**known: object) -> list[str]:
    """Return every address, with what is known in its places and made-up identifiers elsewhere."""
    found = [
        "/" + _PARAMETER.sub(lambda place: str(known.get(place[1], uuid4())), str(each.pattern))
        for each in patterns()
    ]
    assert len(found) > 40
    return sorted(found)


@pytest.fixture
def asset() -> str:
    """The address of a script."""
    from django.templatetags.static import static

    return static("web/app.js")


@pytest.fixture
def full(ada) -> list[str]:
    """Every address of a home in which there is something of everything."""
    path = factories.path(ada, field="Design", place="Bern", why="People.")
    details = {"title": "UX researcher", "organisation": "Acme", "mails": ("mia@example.org",)}
    mia = factories.person(ada, "Mia", family_name="Stone", profiles=("https://example.org/mia",), **details)
    edit_notes(
        owner=ada, person=mia.uuid, version=1, notes="**Met** in https://example.org", now=factories.NOW
    )
    draft = factories.draft(ada, mia, path)
    sent = factories.sent(ada, factories.person(ada, "Noor", **details), path)
    record_answer(owner=ada, message=sent.uuid, kind=AnswerKind.YES, now=factories.NOW)
    gone = factories.person(ada, "Olu")
    archive_person(owner=ada, person=gone.uuid, now=factories.NOW)
    line = "Mia,Stone,https://www.linkedin.com/in/other,,Acme,Baker,01 Jan 2024"
    batch = factories.imported(ada, factories.connections(line, ",,,,,,", "A,B,C,D,E,F,G,H"))
    known = {
        "person": mia.uuid,
        "path": path.uuid,
        "batch": batch.uuid,
        "message": draft.uuid,
        "position": Position.objects.filter(owner=ada)[0].uuid,
        "candidate": MergeCandidate.objects.filter(owner=ada)[0].uuid,
    }
    more = ["/people/?q=mia", "/people/?sort=newest", "/people/?at=nonsense", f"/messages/{sent.uuid}/"]
    return [each for each in addresses(**known) if not each.startswith(("/enter/", "/here/"))] + more


def asked_from(foreign: tuple[str | None, ...], asset: str) -> Iterator[tuple[str, str | None]]:
    """Give every address with one of these, and a few addresses with each."""
    everywhere = [*addresses(), asset, "/nowhere"]
    yield from zip(everywhere, cycle(foreign), strict=False)
    yield from product(("/", "/people/", "/you/", asset, "/nowhere"), foreign)


def test_no_page_answers_to_a_foreign_host(page, asset) -> None:
    for address, host in asked_from(FOREIGN_HOSTS, asset):
        for method in ("get", "post"):
            client = page if host is not None else Client(headers={"sec-fetch-site": "same-origin"})
            headers = {} if host is None else {"host": host, "origin": f"http://{host}"}
            answer = getattr(client, method)(address, headers=headers)
            assert answer.status_code == 400, (method, address, host)
            assert not answer.cookies


def test_no_page_answers_to_a_foreign_origin(page, asset) -> None:
    for address, origin in asked_from(FOREIGN_ORIGINS, asset):
        for method in ("get", "post", "options"):
            asked = {"origin": origin, "access-control-request-method": "POST"}
            answer = getattr(page, method)(address, headers=asked)
            assert answer.status_code == 403, (method, address, origin)
            assert not answer.cookies


@pytest.mark.parametrize("proof", UNPROVEN, ids=str)
def test_nothing_is_written_without_proof_that_our_own_page_asked(ada, proof) -> None:
    client = Client(headers={"host": OURS, **proof})
    client.force_login(ada)
    for address in addresses():
        for method in ("post", "put", "patch", "delete"):
            assert getattr(client, method)(address).status_code == 403, (method, address)


def test_a_form_without_its_token_writes_nothing(ada) -> None:
    headers = {"host": OURS, "origin": f"http://{OURS}", "sec-fetch-site": "same-origin"}
    client = Client(headers=headers, enforce_csrf_checks=True)
    client.force_login(ada)
    for address in addresses():
        assert client.post(address).status_code in {403, 405}, address


def test_nothing_is_shared_with_other_sites(page, full, asset) -> None:
    for address in [*full, asset, "/nowhere", "/enter/wrong"]:
        answer = page.get(address)
        answer.getvalue()
        names = [name.lower() for name in answer.headers]
        assert not [name for name in names if name.startswith("access-control-")], address


def test_every_page_keeps_private_and_runs_only_its_own_scripts(page, full) -> None:
    for address in [*full, "/nowhere", "/enter/wrong"]:
        answer = page.get(address)
        policy = answer.headers["Content-Security-Policy"]
        assert policy == "sandbox" or {"default-src 'none'", "script-src 'self'"} <= set(policy.split("; "))
        assert not re.search(r"unsafe|\*|https?:|data:|blob:", policy), address
        assert {name: answer.headers.get(name) for name in PRIVATE} == PRIVATE, address
        assert answer.headers["Referrer-Policy"] in {"same-origin", "no-referrer"}, address
        assert answer.headers["Cache-Control"] == "no-store", address


def test_files_and_refusals_carry_the_headers_too(page, asset) -> None:
    for address, host, status in ((asset, OURS, 200), ("/", "evil.example", 400)):
        answer = page.get(address, headers={"host": host})
        answer.getvalue()
        assert answer.status_code == status
        assert {name: answer.headers.get(name) for name in PRIVATE} == PRIVATE


def test_looking_at_a_page_never_writes(page, full) -> None:
    said: list[str] = []

    def listen(execute, sql, params, many, context):
        said.append(" ".join(sql.split()))
        return execute(sql, params, many, context)

    shown = 0
    with connection.execute_wrapper(listen):
        for address in full:
            for headers in ({}, {"hx-request": "true", "hx-target": "people"}, {"hx-target": "import"}):
                answer = page.get(address, headers=headers)
                shown += answer.status_code == 200
                list(answer)
                assert answer.status_code in {200, 204, 302, 404, 405}, address
    assert shown > 40
    assert said
    assert [sql for sql in said if not sql.lstrip("(").startswith(("SELECT ", "PRAGMA "))] == []


def test_nobody_sees_more_than_a_closed_door(nobody, full) -> None:
    for address in full:
        answer = nobody.get(address)
        assert answer.status_code in {403, 405}, address
        assert "Mia" not in _without_token(answer)


def _entered(visitor: Client, token: str) -> tuple[int, str]:
    answer = visitor.get(reverse("enter", args=[token]))
    return answer.status_code, _without_token(answer)


def _without_token(answer: HttpResponse) -> str:
    """Return a page without its form token, which is random and may spell anything."""
    return re.sub(r"X-CSRFToken[^}]*", "", answer.content.decode())


def test_a_launch_token_is_long_and_kept_only_as_a_digest(ada) -> None:
    tokens = {issue_launch_token(user=ada, now=now()) for _ in range(200)}
    assert len(tokens) == 200
    assert all(len(base64.urlsafe_b64decode(f"{token}==")) * 8 >= 128 for token in tokens)
    stored = {str(row) for row in LaunchToken.objects.values_list()}
    assert not [token for token in tokens for row in stored if token in row]


def test_a_launch_token_lets_in_once_by_a_strict_cookie_and_a_hop_of_our_own(ada, nobody) -> None:
    address = reverse("enter", args=[issue_launch_token(user=ada, now=now())])
    assert nobody.head(address).status_code == 405, "a look ahead must not use it up"
    answer = nobody.get(address)
    assert answer.status_code == 200
    cookie = answer.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["domain"]) == (True, "Strict", "")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "no-store"
    assert b'http-equiv="refresh" content="0;url=/"' in answer.content
    assert nobody.get("/you/").status_code == 200
    assert factories.browser().get(address).status_code == 403


def test_wrong_used_and_expired_tokens_sound_the_same(ada, nobody) -> None:
    used = issue_launch_token(user=ada, now=now())
    expired = issue_launch_token(user=ada, now=now() - dt.timedelta(hours=13))
    assert _entered(factories.browser(), used)[0] == 200
    answers = {_entered(nobody, token) for token in (used, expired, "wrong", "%00", "x" * 3000)}
    assert len(answers) == 1
    assert answers.pop()[0] == 403
    assert nobody.get("/you/").status_code == 403


@pytest.mark.parametrize("ahead", ["Sec-Purpose", "Purpose", "X-Moz", "X-Purpose"])
def test_a_look_ahead_does_not_use_the_token_up(ada, nobody, ahead) -> None:
    address = reverse("enter", args=[issue_launch_token(user=ada, now=now())])
    for said in ("prefetch", "prefetch;prerender", "preview"):
        answer = nobody.get(address, headers={ahead: said})
        assert answer.status_code == 503, "so that a browser asks again when it is opened"
        assert settings.SESSION_COOKIE_NAME not in answer.cookies
        assert address.encode() in answer.content
        assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert nobody.get(address).status_code == 200


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_forwarded_port_is_told_which_setting_to_change(page, name) -> None:
    answer = page.get("/you/", headers={"host": f"{name}:9000", "origin": f"http://{name}:9000"})
    assert answer.status_code == 400
    assert "PORT=9000" in answer.content.decode()
    assert f"http://127.0.0.1:{PORT}" in answer.content.decode()


@pytest.mark.parametrize("host", ["evil.example:9000", "127.0.0.1:<b>", "127.0.0.1:٣", "127.0.0.1"])
def test_other_hosts_are_told_nothing_of_themselves(page, host) -> None:
    answer = page.get("/you/", headers={"host": host})
    assert answer.content.decode() == f"Askaround answers at http://127.0.0.1:{PORT} only.\n"


def test_what_a_stranger_sends_is_not_even_read(nobody, page) -> None:
    for client, read in ((nobody, False), (page, True)):
        sent = BytesIO(b"name=Mia")
        answer = client.post(
            "/you/",
            CONTENT_TYPE="application/x-www-form-urlencoded",
            **{"wsgi.input": sent, "CONTENT_LENGTH": 8},
        )
        assert (answer.status_code == 403) is not read
        assert bool(sent.tell()) is read


def test_files_that_come_slowly_leave_room_for_reading(page, monkeypatch) -> None:
    monkeypatch.setattr(middleware, "_TURN", 0)
    busy = middleware.SlowSenders(errors.not_found)
    request = page.post("/you/").wsgi_request
    for _ in range(settings.THREADS - 1):
        busy.room.acquire()
    assert busy(request).status_code == 503
    request.method = "GET"
    assert busy(request).status_code == 404


def test_cookies_are_named_by_home_and_port(page, nobody, ada) -> None:
    named = {instance.cookie_name(Path(home), port) for home in ("/a", "/b", "/\udcff") for port in (80, 81)}
    assert len(named) == 6
    assert instance.cookie_name(settings.HOME, PORT) == settings.SESSION_COOKIE_NAME
    nobody.get(reverse("enter", args=[issue_launch_token(user=ada, now=now())]))
    page.post(reverse("path-add"), {"title": "Nurse"})
    page.get("/you/")
    for client in (nobody, page):
        assert client.cookies
        assert not [name for name in client.cookies if not name.startswith(settings.SESSION_COOKIE_NAME)]


def test_a_session_of_another_port_home_or_making_is_none(ada, nobody, monkeypatch) -> None:
    known = SessionStore()
    known.create()
    assert SessionStore(known.session_key).exists(known.session_key)
    monkeypatch.setattr(settings, "PORT", PORT + 1)
    assert SessionStore(known.session_key).session_key is None
    monkeypatch.setattr(settings, "PORT", PORT)
    monkeypatch.setattr(settings, "SECRET_KEY", "another home's")
    assert SessionStore(known.session_key).session_key is None
    assert SessionStore("a" * 40).session_key is None


def _at(day: float) -> time_machine.travel:
    return time_machine.travel(dt.datetime(2026, 9, 1, tzinfo=dt.UTC) + dt.timedelta(days=day), tick=False)


def test_a_session_ends_when_it_was_not_used_for_30_days(ada) -> None:
    with _at(0):
        browser, other = factories.browser(ada), factories.browser(ada)
    with _at(29.9):
        assert browser.get("/you/").status_code == 200
    with _at(30.1):
        assert other.get("/you/").status_code == 403
    with _at(59.7):
        assert browser.get("/you/").status_code == 200
    with _at(89.8):
        assert browser.get("/you/").status_code == 403


def test_a_session_that_is_used_ends_after_a_year(ada) -> None:
    with _at(0):
        browser = factories.browser(ada)
    for day in range(0, 365, 20):
        with _at(day):
            assert browser.get("/you/").status_code == 200
    with _at(366):
        assert browser.get("/you/").status_code == 403


def test_looking_renews_the_cookies_once_a_day_and_writes_nothing(ada) -> None:
    with _at(0):
        browser = factories.browser(ada)
        assert settings.SESSION_COOKIE_NAME in browser.get("/you/").cookies
        assert settings.SESSION_COOKIE_NAME not in browser.get("/you/").cookies
    rows = list(Session.objects.values())
    with _at(1.1):
        cookie = browser.get("/you/").cookies[settings.SESSION_COOKIE_NAME]
        assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (30 * 24 * 3600, True, "Strict")
    assert list(Session.objects.values()) == rows


def test_a_note_of_use_that_was_not_made_here_is_none(ada) -> None:
    with _at(0):
        browser, other = factories.browser(ada), factories.browser(ada)
    with _at(29):
        browser.get("/you/")
    used = browser.cookies[sessions.used_cookie()].value
    with _at(31):
        for said in (used, "used:zzzzzz:x", "::", "used", "x" * 5000):
            other.cookies[sessions.used_cookie()] = said
            assert other.get("/you/").status_code == 403


def test_signing_out_ends_the_session_and_says_how_to_come_in_again(page, ada) -> None:
    elsewhere = factories.browser(ada)
    page.get("/you/")
    kept = dict(page.cookies)
    answer = page.post(reverse("sign-out"))
    assert answer.status_code == 200
    assert "start Askaround as you did before" in answer.content.decode()
    page.cookies.load({name: morsel.value for name, morsel in kept.items()})
    assert page.get("/you/").status_code == 403, "what was copied before lets nobody in"
    assert elsewhere.get("/you/").status_code == 200
    assert Session.objects.count() == 1


def test_coming_in_removes_the_page_that_opened_the_browser(ada, nobody) -> None:
    token = issue_launch_token(user=ada, now=now())
    page = launch_page.write(settings.HOME, f"http://{OURS}/enter/{token}")
    assert nobody.get(reverse("enter", args=["wrong"])).status_code == 403
    assert page.exists()
    assert nobody.get(reverse("enter", args=[token])).status_code == 200
    assert not page.exists()


def test_the_page_that_opened_the_browser_goes_with_its_token(ada) -> None:
    page = launch_page.write(settings.HOME, f"http://{OURS}/enter/token")
    launch_page.remove_old(settings.HOME)
    assert page.exists()
    old = time.time() - launch_page.TOKEN_LIFE - 1
    os.utime(page, (old, old))
    launch_page.remove_old(settings.HOME)
    assert not page.exists()


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 7, 0), False),
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 44, 7), True),
        ((3, 45, 0), False),
        ((3, 45, 3), False),
        ((3, 46, 1), False),
        ((3, 49, 2), False),
        ((3, 50, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 50, 9), True),
        ((3, 51, 0), False),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_write_ahead_logging_only_where_it_is_safe(version, safe) -> None:
    assert wal_is_safe(version) is safe
    assert journal_mode(version) == ("WAL" if safe else "TRUNCATE")


def _pragma(name: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


@pytest.fixture
def sqlite(transactional_db) -> None:
    """The database is SQLite."""
    if connection.vendor != "sqlite":
        pytest.skip("is about SQLite")
    connection.ensure_connection()


def test_sqlite_is_opened_so_that_what_was_acknowledged_is_kept(sqlite) -> None:
    assert _pragma("journal_mode") == journal_mode(sqlite3.sqlite_version_info).lower()
    assert _pragma("synchronous") == 2
    assert _pragma("cache_size") == -65536
    assert _pragma("foreign_keys") == 1
    assert _pragma("busy_timeout") >= 20_000


def test_a_transaction_takes_its_turn_at_its_beginning(sqlite) -> None:
    said: list[str] = []
    with (
        connection.execute_wrapper(lambda go, sql, *rest: (said.append(sql), go(sql, *rest))[1]),
        transaction.atomic(),
    ):
        pass
    assert said[0] == "BEGIN IMMEDIATE"
