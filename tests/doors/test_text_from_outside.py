"""Whatever somebody wrote stays text: in pages, in mail, in a spreadsheet."""

import csv
import email
import email.policy
import io
import json
import random
import re
import unicodedata
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import assume, given
from hypothesis import strategies as st

from askaround.direction.commands import rank_path
from askaround.kit.clock import now
from askaround.kit.text import neutral_cell
from askaround.outreach import commands as outreach
from askaround.outreach.models import Message
from askaround.people.models import Person
from askaround.web.markdown import to_html
from tests import factories
from tests.doors.hostile import PAYLOADS, fill
from tests.durability.program import run_inside, serving

# What a page is made of is not the database's doing: PostgreSQL is tried with some of them.
_EVERY = range(0, len(PAYLOADS), 6 if connection.vendor == "sqlite" else 8)
_PROSE = {
    "a",
    "abbr",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "s",
    "strong",
}
_PROSE |= {"table", "tbody", "td", "th", "thead", "tr", "ul"}
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_CLICKABLE = frozenset({"", "http", "https", "mailto"})
_OURS = re.compile(r"/(?!/)|$")
_LISTS = (
    "/people/",
    "/people/?state=archived",
    "/paths/",
    "/today/",
    "/start/five/",
    "/duplicates/",
    "/you/",
    "/import/",
    "/find/",
)


class Shape(HTMLParser):
    """What a page is made of: its tags with their attributes, and every address in it."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__(convert_charrefs=True)
        self.parts: set[tuple[str, str]] = set()
        self.leads: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag."""
        self.parts |= {(tag, "")} | {(tag, name) for name, _ in attrs}
        found = [(tag, name, value or "") for name, value in attrs]
        self.leads += [each for each in found if each[1] in {"href", "src", "action", "hx-get", "hx-post"}]

    def handle_comment(self, data: str) -> None:
        """Note a comment."""
        self.parts.add(("comment", data))

    def handle_decl(self, decl: str) -> None:
        """Note a declaration."""
        self.parts.add(("declaration", decl))

    def unknown_decl(self, data: str) -> None:
        """Note what is no HTML."""
        self.parts.add(("declaration", data))


def shape_of(client, address: str, **form: object) -> Shape:
    """Open a page, or send a form, and see what comes back."""
    answer = client.post(address, form, follow=True) if form else client.get(address, follow=True)
    assert answer.status_code in {200, 409, 422}, (address, answer.status_code)
    return Shape(answer.content.decode())


def assert_harmless(found: Shape, plain: set[tuple[str, str]]) -> None:
    """Check that nothing stands in a page that would not stand in the same page of a harmless text."""
    prose = {(tag, "") for tag in _PROSE} | {("a", "href"), ("a", "rel"), ("a", "title"), ("mark", "class")}
    assert found.parts - plain - prose == set()
    for tag, name, value in found.leads:
        assert _scheme(value) in _CLICKABLE if tag == "a" else _OURS.match(value), (tag, name, value)


def _scheme(address: str) -> str:
    """Return the scheme that a browser sees (WHATWG: it skips blanks before, and line ends and tabs within)."""
    found = _SCHEME.match(re.sub("[\t\n\r]", "", address).lstrip("".join(map(chr, range(33)))))
    return found[1].lower() if found else ""


def pages_of(message: Message) -> list[str]:
    """Return the pages on which a message and its person are shown."""
    return [reverse("person", args=[message.objective.person.uuid]), reverse("message", args=[message.uuid])]


def more_pages_of(message: Message) -> list[str]:
    """Return the pages that show a person or a path as fields, or by name only."""
    person, path = message.objective.person.uuid, message.objective.path.uuid
    names = [("person-edit", person), ("position-add", person), ("path", path), ("path-edit", path)]
    return [reverse(name, args=[key]) for name, key in names]


def _ask_around(owner, messages: list[Message]) -> None:
    """Let some be sent, some paths be ranked and somebody be archived, so that every page has something."""
    for message in messages[::10]:
        rank_path(owner=owner, path=message.objective.path.uuid, now=now())
    for message in messages[1::10]:
        outreach.mark_sent(owner=owner, message=message.uuid, now=now())
    some = [message.objective.person.pk for message in messages[2::10]]
    Person.objects.filter(owner=owner, pk__in=some).update(archived_at=now())


_PLAIN: set[tuple[str, str]] = set()


@pytest.fixture
def plain(ben) -> set[tuple[str, str]]:
    """What pages are made of when every text is harmless; looked at once."""
    return _PLAIN or _looked_at(ben)


def _looked_at(ben) -> set[tuple[str, str]]:
    messages = fill(ben, range(20), plain=True)
    _ask_around(ben, messages)
    client = factories.browser(ben)
    shapes = [shape_of(client, page) for each in messages for page in (*pages_of(each), *more_pages_of(each))]
    shapes += [
        shape_of(client, page)
        for page in (*_LISTS, "/people/?q=harmless", "/find/?q=harmless", "/people/add/", "/paths/add/")
    ]
    person = messages[0].objective.person
    shapes.append(shape_of(client, reverse("person-notes", args=[person.uuid]), version=9, notes="x"))
    shapes.append(shape_of(client, "/people/add/", given_name="Mia"))
    shapes.append(shape_of(client, "/people/add/", given_name="", profiles="x", mails="x"))
    shapes += [shape_of(client, address) for address in _imported(ben, ["harmless"] * 3)]
    _PLAIN.update(*(shape.parts for shape in shapes))
    return _PLAIN


def _imported(owner, texts: list[str]) -> list[str]:
    """Bring a file of these texts in, once to the end and once to its preview; returns their pages."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(factories.HEADER.split(","))
    for text in texts:
        writer.writerow([text, "Stone", text, text, text, text, text])
        writer.writerow(["", "", "", "", text, text, ""])
    content = file.getvalue().encode()
    done = factories.imported(owner, content, name=f"{texts[0]}.csv")
    seen = factories.open_import(owner=owner, file_name=texts[0], pieces=[content], now=now())
    return [reverse("import-batch", args=[batch.uuid]) for batch in (done, seen)]


def test_there_are_two_hundred_payloads() -> None:
    assert len(set(PAYLOADS)) >= 200


def test_hostile_texts_change_nothing_in_what_a_page_is_made_of(ada, page, plain) -> None:
    messages = fill(ada, _EVERY)
    _ask_around(ada, messages)
    for message in messages:
        for address in pages_of(message):
            assert_harmless(shape_of(page, address), plain)
    rest = [address for message in messages[::3] for address in more_pages_of(message)]
    for address in (*rest, *_LISTS):
        assert_harmless(shape_of(page, address), plain)


def test_hostile_forms_come_back_as_they_were_said(ada, page, plain) -> None:
    person = factories.person(ada)
    notes = reverse("person-notes", args=[person.uuid])
    for text in (PAYLOADS[each] for each in _EVERY):
        assert_harmless(shape_of(page, f"/people/?q={text}"), plain)
        assert_harmless(shape_of(page, f"/find/?q={text}"), plain)
        assert_harmless(shape_of(page, "/people/add/", given_name=text, title=text), plain)
        assert_harmless(shape_of(page, notes, version=9, notes=text), plain)
    for text in PAYLOADS[1::6]:
        assert_harmless(shape_of(page, "/people/add/", title=text, profiles=text, mails=text), plain)


def test_hostile_files_are_shown_as_text(ada, page, plain) -> None:
    for start in range(0, len(PAYLOADS), 64):
        for address in _imported(ada, list(PAYLOADS[start : start + 8])):
            assert_harmless(shape_of(page, address), plain)


@given(st.lists(st.sampled_from(PAYLOADS) | st.text(max_size=20), max_size=4))
def test_markdown_makes_nothing_but_prose(texts) -> None:
    assert_harmless(Shape(to_html("\n".join(texts))), set())
    assert_harmless(Shape(to_html("".join(texts))), set())


_MARKS = st.sampled_from("=+-@＝＋－＠")
_BLANKS = st.characters(categories=("Zs", "Zl", "Zp", "Cc", "Cf"))


@given(st.text(_BLANKS, max_size=4), _MARKS, st.text(max_size=10))
def test_no_cell_begins_like_a_formula_after_blanks_and_controls(blanks, mark, rest) -> None:
    assume(mark not in "+＋" or not any(map(str.isdecimal, rest)))  # it may be a telephone number
    assert neutral_cell(f"{blanks}{mark}{rest}").startswith("'")


@pytest.mark.parametrize("cell", ["\tx", "\rx", "\nx", "\t", "\r"])
def test_no_cell_begins_with_a_tab_or_a_line_end(cell) -> None:
    assert neutral_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Mia", "a=b", "1+1", "x@example.org", "日本", " Mia"])
def test_other_cells_stay_as_they_are(cell) -> None:
    assert neutral_cell(cell) == cell


def test_refused_rows_come_back_without_formulas(ada, page) -> None:
    cells = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        " =1",
        "\u00a0=1",
        "\u3000＝1",
        '=HYPERLINK("http://evil.example")',
    ]
    lines = ['A,B,C,D,E,F,G,"{}"'.format(cell.replace('"', '""')) for cell in cells]
    batch = factories.imported(ada, factories.connections(*lines))
    answer = page.get(reverse("import-refused", args=[batch.uuid]))
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"), newline="")))
    assert len(rows) == 1 + len(cells)
    assert not [cell for row in rows for cell in row if re.match(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]", cell)]
    assert answer.headers["Content-Security-Policy"] == "sandbox"
    assert answer.headers["Content-Disposition"].startswith("attachment")


SUBJECTS = (
    "Hello\r\nBcc: everybody@evil.example",
    "Hello\nBcc: everybody@evil.example",
    "Hello\rBcc: everybody@evil.example",
    "Hello\r\n\r\n<script>alert(1)</script>",
    "Hello\r\n Bcc: folded@evil.example",
    "\x01\x02\x07\x08\x1b[2J\x7f\x80\x9f",
    "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i",
    "=?utf-8?q?Hello=0D=0ABcc:_everybody@evil.example?=",
    "\u202eolleh\ufeff\u200b",
    "Zwölf Boxkämpfer 日本語 😀 " * 8,
    "x" * 400,
    "word " * 70,
    "x\N{COMBINING ACUTE ACCENT}" * 150,
    "",
    " ",
    *PAYLOADS[:60],
)
ADDRESSES = (
    "mia@example.org",
    "mia@example.org, everybody@evil.example",
    "mia@example.org; everybody@evil.example",
    "Mia <mia@example.org>, <everybody@evil.example>",
    "friends: a@evil.example, b@evil.example;",
    "mia?bcc=everybody%40evil.example@example.org",
    "mia&bcc=everybody@evil.example",
    "mia@example.org?bcc=everybody@evil.example",
    "mia@example.org%0ABcc:everybody@evil.example",
    "mia@exämple.org",
    "(@example.org",
    '"@example.org',
    "<@>",
    "a@[",
    "@",
    "a@b@c",
    "mia@",
    "\\@\\",
    "a" * 300 + "@example.org",
)


def _letter(owner, address: str = "mia@example.org") -> Message:
    return factories.draft(owner, factories.person(owner, mails=(address,)))


def _write(message: Message, subject: str, body: str = "Good morning") -> Message:
    message.change(subject=subject, body=body)
    return message


def _mail(page, message: Message) -> "email.message.EmailMessage":
    answer = page.get(reverse("message-eml", args=[message.uuid]))
    assert answer.status_code == 200
    head, _, _ = answer.content.partition(b"\r\n\r\n")
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\xff]|\r(?!\n)|(?<!\r)\n", head), head
    assert max(map(len, answer.content.split(b"\r\n"))) <= 998
    return email.message_from_bytes(answer.content, policy=email.policy.default)


@pytest.mark.parametrize("subject", SUBJECTS, ids=range(len(SUBJECTS)))
def test_a_mail_has_the_headers_that_we_gave_it_and_no_other(ada, page, subject) -> None:
    mail = _mail(page, _write(_letter(ada), subject, f"{subject}\n.\nFrom here\n" + "x" * 3000))
    given_by_us = {"subject", "to", "x-unsent", "mime-version", "content-type", "content-transfer-encoding"}
    assert {name.lower() for name in mail} <= given_by_us
    assert len(mail.keys()) == len(set(mail.keys()))
    assert mail["To"] == "mia@example.org"
    assert not [sign for sign in mail["Subject"] if unicodedata.category(sign) in {"Cc", "Zl", "Zp"}]
    assert mail.get_content().rstrip().endswith("x" * 3000)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_mail_goes_to_the_one_address_or_to_none(ada, page, address) -> None:
    mail = _mail(page, _write(_letter(ada, address), "Hello"))
    to = mail["To"]
    assert to is None or [str(each) for each in to.addresses] == [address]
    assert "bcc" not in mail


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_mailto_link_says_whom_and_what_and_nothing_else(ada, page, address) -> None:
    subject, body = "50% & more? #1 = \r\nBcc: x", 'Line "one"\nLine <two> & Bcc: y\u202e日本'
    message = _write(_letter(ada, address), subject, body)
    for name, key in (("message", message.uuid), ("person", message.objective.person.uuid)):
        found = shape_of(page, reverse(name, args=[key])).leads
        for link in [value for _, _, value in found if value.startswith("mailto:")]:
            parts = urlsplit(link)
            said = dict(parse_qsl(parts.query, keep_blank_values=True))
            assert re.fullmatch(r"[\w.~%@-]+", parts.path, re.ASCII), link
            assert not parts.fragment
            assert set(said) == ({"subject", "body"} if name == "message" else set())
            assert said.get("body", "").replace("\r\n", "\n") in {body, ""}


def test_text_that_is_no_text_is_taken_without_a_stumble(ada, page) -> None:
    message = _letter(ada)
    address = reverse("message", args=[message.uuid])
    kind = "application/x-www-form-urlencoded"
    for bad in ("%ED%A0%80", "%FF%FE", "%F4%90%80%80", "%C0%AF"):
        answer = page.post(address, f"version={message.version}&subject={bad}&body={bad}x", content_type=kind)
        assert answer.status_code == 302, bad
        message.refresh_from_db()
        assert message.body.endswith("x")
        _mail(page, message)
    assert (
        page.post(address, f"version={message.version}&subject=%00&body=%00", content_type=kind).status_code
        == 422
    )
    assert page.get("/people/?q=%00%ED%A0%80").status_code == 200
    assert page.get("/find/?q=%00%ED%A0%80").status_code == 200


_FILL = """
import json
from tests.doors.hostile import PAYLOADS, fill
messages = fill(owner, range(len(PAYLOADS)))
print(json.dumps([[str(each.objective.person.uuid), str(each.uuid)] for each in messages]))
"""


@pytest.mark.browser
def test_a_real_browser_runs_and_fetches_nothing_of_it(tmp_path, browser) -> None:
    made = json.loads(run_inside(tmp_path / "home", _FILL))
    some = made[random.randrange(6) :: 6]  # others each time
    addresses = [f"/people/{person}/" for person, _ in some] + [
        f"/messages/{message}/" for _, message in some[::2]
    ]
    troubles: list[str] = []
    with serving(tmp_path / "home", tmp_path / "server") as server:
        ours = f"http://127.0.0.1:{server.port}/"
        page = browser.new_page()
        page.on("dialog", lambda dialog: (troubles.append(f"dialog on {page.url}"), dialog.dismiss()))
        page.on(
            "request", lambda asked: asked.url.startswith(ours) or troubles.append(f"asked for {asked.url}")
        )
        page.on("console", lambda said: troubles.append(f"{page.url}: {said.text}"))
        page.on("pageerror", lambda error: troubles.append(f"{page.url}: {error}"))
        page.on("popup", lambda _window: troubles.append(f"window from {page.url}"))
        page.goto(f"{ours}enter/{server.token}")
        page.wait_for_url(f"{ours}today/")
        for address in [*addresses, "/people/", "/paths/", "/today/", "/start/five/"]:
            page.goto(ours + address[1:])
            assert page.url == ours + address[1:]
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert troubles == []


@pytest.mark.parametrize(
    "cell",
    [
        "+49 30 1234567",
        "+1 (555) 010-0199",
        "+1-555-0100",
        "＋81 3 1234 5678",
        "+44 20 7946 0018 ext. 12",
        "+49 30 123\n+49 40 12345",
    ],
)
def test_a_phone_number_stays_one(cell):
    assert neutral_cell(cell) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "+1",
        "+1+1",
        "-12345",
        "=12345",
        "@12345",
        "+49 consultant",
        "+12345*A1",
        "+12345|'cmd'!A1",
        "+SUM(12345)",
        "\t+4930123456",
        "+12345\n=1",
        "＝12345",
        "+12345 x12!A1",
    ],
)
def test_what_is_no_phone_number_and_could_act_is_disarmed(cell):
    assert neutral_cell(cell) == f"'{cell}"
