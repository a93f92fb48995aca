"""Letters typed on the screen of a talk are text, wherever one clicked before: random sessions in a browser.

`ASKAROUND_SESSIONS` says how many; each is on a talk of its own, with one browser for all of them.
"""

import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.durability.program import Server, assert_sound, rows
from tests.e2e.live import DIGITS, talks
from tests.e2e.live_paper import TOPICS, Line, Paper

pytestmark = [pytest.mark.durability, pytest.mark.browser, pytest.mark.enable_socket]
SESSIONS = int(os.environ.get("ASKAROUND_SESSIONS", "5"))
_STEPS = 16
_WIDE = 40  # letters that fit into one row, so that a caret goes up and down as in the model
_KINDS = ("insight", "quote", "name", "resource", "promise")
_CHOSEN = ("", "skills", "people")
# Letters that were commands, or are elsewhere; blanks; those with an accent, by AltGr or by a picture.
_WORDS = (
    "iqnrpo",
    "a 1 2 0",
    "x",
    "w",
    "t",
    "?",
    "/",
    "gtp",
    "jk",
    "Grüße",
    "ł€",
    "naïve",
    "Noa Sand",
    " and",
    "it",
    "🙂",
)
_COPIED = "copied words"
_CENTRE = """([selector, at]) => {
  const all = document.querySelectorAll(selector);
  if (!all[at]?.checkVisibility()) return null;
  const box = all[at].getBoundingClientRect();
  return [box.left, box.top, box.width, box.height];
}"""
_STORED = """
  SELECT note.text, kind, note.topic, note.prompting, item.topic, removed_at IS NOT NULL
  FROM conversations_note note JOIN conversations_conversation talk ON talk.id = note.conversation_id
  LEFT JOIN conversations_guideitem item ON item.id = note.question_id
  WHERE talk.uuid = ? ORDER BY note.place, note.id
"""
_ASKED = """
  SELECT asked_at IS NOT NULL FROM conversations_guideitem item
  JOIN conversations_conversation talk ON talk.id = item.conversation_id WHERE talk.uuid = ? ORDER BY item.place
"""
_SHOWN = """() => [...document.querySelectorAll("#lines li:not([hidden], .out)")]
  .map((row) => row.querySelector("#editor")?.value ?? row.querySelector(".words").textContent).filter((text) => text.trim())"""
_DROP = """(words) => {
  const dropped = new DataTransfer();
  dropped.setData("text/plain", words);
  document.querySelector(".sheet").dispatchEvent(
    new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
}"""


class Session:
    """Somebody who types, clicks and presses at random, and knows what the paper has to show."""

    def __init__(self, page: Page, seed: float) -> None:
        """Take a page that shows the screen of a talk."""
        self.page, self.random, self.paper = page, random.Random(seed), Paper()
        self.keyboard, self.devices = page.keyboard, page.context.new_cdp_session(page)
        self.is_aimed = True  # the focus is in the line, so that also a blank or Enter can come first
        self.is_online, self.is_fresh, self.is_covered = True, False, False
        self.done: list[str] = []

    def step(self) -> None:
        """Do one thing."""
        doing = self.random.choices([does for does, _ in _DOING], [weight for _, weight in _DOING])[0]
        if self.is_covered and doing not in _COVERED:  # the list of keys lies over what one could click on
            doing = Session.words
        self.is_covered = self.is_covered and doing is _walk
        self.done.append(doing.__name__)
        doing(self)

    def type(self, text: str) -> None:
        """Press the keys of a text, as a keyboard of any country does."""
        self.done.append(repr(text))
        self.paper.type(text)
        for letter in text:
            if letter == "🙂":  # from a list of the system, not a key
                self.keyboard.insert_text(letter)
                continue
            written = {"\n": "\r"}.get(letter, letter)
            name = {"\n": "Enter"}.get(letter, letter)
            press = {"key": name, "code": "Enter" if name == "Enter" else "", "text": written}
            # What Chromium does by itself, such as pressing a button, it does by this number.
            press["windowsVirtualKeyCode"] = {"\n": 13, " ": 32}.get(letter, 0)
            self.devices.send("Input.dispatchKeyEvent", {"type": "keyDown", **press})
            if letter in "\n ":  # which a button would hear; of others nobody asks when they are let go
                self.devices.send("Input.dispatchKeyEvent", {"type": "keyUp", **press, "text": ""})
        self.is_aimed = True

    def words(self) -> None:
        """Type words; where the focus may be on a button, begin with a letter."""
        words = self.random.choices(_WORDS, k=self.random.randrange(1, 4))
        if self.is_aimed and self.random.random() < 0.5:
            words.insert(self.random.randrange(len(words) + 1), "\n")
        text = "".join(words)
        self.type(text if self.is_aimed else f"m{text}")

    def click(self, selector: str, at: int = 0, *, x: float = 0.5, y: float = 0.5) -> bool:
        """Click on something that is there, by mouse."""
        box = self.page.evaluate(_CENTRE, [selector, at])
        if box:
            left, top, width, height = box
            at_point = {"x": left + x * width, "y": top + y * height, "button": "left", "clickCount": 1}
            for what in ("mousePressed", "mouseReleased"):
                self.devices.send("Input.dispatchMouseEvent", {"type": what, **at_point})
            self.is_aimed = True
        return bool(box)

    def settled(self) -> None:
        """After a reload, wait until the lines are there again."""
        if self.is_fresh:
            self.page.wait_for_selector("#kept[data-state=saved]")
        self.is_fresh = False

    def is_short(self) -> bool:
        """Tell whether the line with the caret is one row."""
        return self.paper.here is None or len(self.paper.here.text) < _WIDE


def _paper(session: Session) -> None:
    session.settled()
    session.click(".sheet", x=session.random.choice((0.01, 0.2, 0.99)), y=0.97)  # beside the list of topics
    if session.paper.at is not None:
        session.paper.go_to(session.paper.shown[-1])


def _around(session: Session) -> None:
    place = session.random.choice((".top h1", "#kept", ".guide > .help", "#clock", ".top", "#tools"))
    session.click(place, x=0.99 if place == "#tools" else 0.5, y=0.05 if place in {"#tools", ".top"} else 0.5)


def _line(session: Session) -> None:
    session.settled()
    others = [place for place in session.paper.shown if place != session.paper.at]
    if others and (place := session.random.choice(others)) >= 0:
        rows_before = others.index(place)
        if session.click("#lines li:not([hidden], .out, [aria-current]) .words", rows_before, x=0.02):
            session.paper.go_to(place)


def _editor(session: Session) -> None:
    session.click("#lines #editor")
    session.paper.caret = _caret(session)


def _caret(session: Session) -> int:
    count: int = session.page.evaluate("[...editor.value.slice(0, editor.selectionStart)].length")
    return count


def _question(session: Session) -> None:
    place = session.random.randrange(len(TOPICS))
    session.click("#guide [data-item]", place)
    session.paper.press_question(place)


def _question_by_keyboard(session: Session) -> None:
    place = session.random.randrange(len(TOPICS))
    session.page.evaluate("at => document.querySelectorAll('#guide [data-item]')[at].focus()", place)
    session.keyboard.press(session.random.choice(("Enter", "Space")))
    session.paper.press_question(place)
    session.is_aimed = True


def _next_question(session: Session) -> None:
    step = session.random.choice((-1, 1))
    session.keyboard.press("Control+Enter" if step > 0 else "Control+Shift+Enter")
    session.paper.step_question(step)
    session.is_aimed = True


def _mark(session: Session) -> None:
    session.settled()
    kind = session.random.choice((*_KINDS, "unasked"))
    way = session.random.randrange(3)
    selector = "#volunteered" if kind == "unasked" else f"[data-kind={kind}]"
    selector = selector if kind == "unasked" else f"#tools {selector}"
    if way == 0:
        session.click(selector)
    elif way == 1:
        session.keyboard.press(f"Control+Shift+Digit{DIGITS[kind]}")
    else:
        session.page.evaluate("selector => document.querySelector(selector).focus()", selector)
        session.keyboard.press(session.random.choice(("Enter", "Space")))
    session.paper.mark(**({"prompting": "volunteered"} if kind == "unasked" else {"kind": kind}))
    session.is_aimed = True


def _topic(session: Session) -> None:
    session.settled()
    session.click("#topics summary")
    if session.random.random() < 0.5:
        return  # and think better of it
    topic = session.random.choice(_CHOSEN)
    if session.click(f'#topics [data-topic="{topic}"]'):
        session.paper.mark(topic=topic)


def _topic_by_keyboard(session: Session) -> None:
    session.keyboard.press("Control+Shift+Digit7")
    session.is_aimed = False


def _take_out(session: Session) -> None:
    session.settled()
    if session.random.random() < 0.5:
        session.click("#remove")
    else:
        session.keyboard.press("Control+Shift+Digit8")
    session.paper.take_out()
    session.is_aimed = True


def _new_line(session: Session) -> None:
    session.click("#next")
    session.paper.new_line()


def _keys(session: Session) -> None:
    if session.random.random() < 0.5:
        session.click("[data-keys]")
    else:
        session.keyboard.press("Control+Shift+Digit9")
    way = session.random.randrange(4)
    if way == 0:
        session.keyboard.press("Escape")
    elif way == 1:
        session.click("#keys .quiet")
    elif way == 2:
        session.click("#keys-title")
    session.is_aimed, session.is_covered = way < 2, way >= 2


def _fold_guide(session: Session) -> None:
    for _ in range(2):
        session.click("#guide summary", x=0.05)


def _walk(session: Session) -> None:
    key = session.random.choice(("Tab", "Shift+Tab"))
    for _ in range(session.random.randrange(1, 12)):
        session.keyboard.press(key)
    while not session.page.evaluate(
        "document.hasFocus()"
    ):  # what follows is for the page, not for the browser
        session.keyboard.press(key)
    session.is_aimed = False


def _escape(session: Session) -> None:
    session.keyboard.press("Escape")
    session.is_aimed = True


def _blur(session: Session) -> None:
    session.page.evaluate("document.activeElement.blur()")


def _move_caret(session: Session) -> None:
    if not session.is_aimed or session.paper.here is None:
        return
    session.page.evaluate("editor.focus()")
    session.keyboard.press(session.random.choice(("Home", "End", "ArrowLeft", "ArrowRight")))
    session.paper.caret = _caret(session)


def _up_or_down(session: Session) -> None:
    session.settled()
    if session.is_aimed and session.is_short():
        session.page.evaluate("editor.focus()")
        step = session.random.choice((-1, 1))
        session.keyboard.press("ArrowUp" if step < 0 else "ArrowDown")
        session.paper.go(step)
        session.page.evaluate(
            "at => { const n = [...editor.value].slice(0, at).join('').length; editor.setSelectionRange(n, n); }",
            session.paper.caret,
        )


def _erase(session: Session) -> None:
    session.keyboard.press("Backspace")
    session.paper.erase()
    session.is_aimed = True


def _undo(session: Session) -> None:
    """Type, take it back, and do it again."""
    session.type("mmm")
    session.keyboard.press("Control+z")
    session.keyboard.press("Control+Shift+z")
    session.paper.caret = _caret(session)


def _paste(session: Session) -> None:
    session.keyboard.press("Control+v")
    session.paper.type(_COPIED)
    session.is_aimed = True


def _drop(session: Session) -> None:
    session.page.evaluate(_DROP, _COPIED)
    session.paper.type(_COPIED)
    session.is_aimed = True


def _compose(session: Session) -> None:
    """Write by an input method, which changes the word until it is chosen."""
    if session.is_aimed:
        session.page.evaluate("editor.focus()")
        for part in ("k", "か", "かん"):
            moved = {"text": part, "selectionStart": len(part), "selectionEnd": len(part)}
            session.devices.send("Input.imeSetComposition", moved)
        session.keyboard.insert_text("漢字")
        session.paper.type("漢字")


def _lose_the_network(session: Session) -> None:
    session.settled()
    session.is_online = not session.is_online
    session.page.context.set_offline(not session.is_online)


def _reload(session: Session) -> None:
    if session.is_online:
        session.page.reload()
        session.paper.reload()
        session.is_aimed = session.is_fresh = True


_DOING: tuple[tuple[Callable[[Session], None], int], ...] = (
    (Session.words, 20),
    (_paper, 5),
    (_around, 5),
    (_line, 4),
    (_editor, 2),
    (_question, 4),
    (_question_by_keyboard, 2),
    (_next_question, 3),
    (_mark, 6),
    (_topic, 3),
    (_topic_by_keyboard, 2),
    (_take_out, 2),
    (_new_line, 2),
    (_keys, 2),
    (_fold_guide, 1),
    (_walk, 4),
    (_escape, 4),
    (_blur, 4),
    (_move_caret, 3),
    (_up_or_down, 4),
    (_erase, 3),
    (_undo, 1),
    (_paste, 1),
    (_drop, 1),
    (_compose, 1),
    (_lose_the_network, 2),
    (_reload, 2),
)
# What can be done while the list of keys is open; all but the first close it.
_COVERED = (_walk, Session.words, _escape, _erase, _paste, _drop)


def test_no_letter_is_lost_and_none_is_a_command(browser: Browser, tmp_path: Path) -> None:
    home = tmp_path / "home"
    waiting = talks(home, SESSIONS, begun=True)
    server = Server(home, tmp_path / "server")
    context = browser.new_context(
        base_url=f"http://127.0.0.1:{server.port}", permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(30_000)
    page, done, letters = context.new_page(), Counter[str](), 0
    try:
        page.goto(f"/enter/{server.token}")
        page.wait_for_url("**/start/**")
        page.evaluate("words => navigator.clipboard.writeText(words)", _COPIED)
        for talk in waiting:
            session = Session(page, seed := random.random())
            page.goto(f"/conversations/{talk}/live/")
            try:
                _hold(session, home, talk)
            except BaseException:
                print(f"session {sum(done.values())} seed {seed}: {' '.join(session.done)}")
                raise
            done.update(name for name in session.done if name.isidentifier())
            letters += sum(len(line.text) for line in session.paper.lines)
    finally:
        context.close()
        server.kill()
    assert_sound(home)
    print(f"{SESSIONS} sessions, {letters} letters, {dict(done)}: none lost, none a command")


def _hold(session: Session, home: Path, talk: str) -> None:
    """Go through a session, and find every letter on the screen and on the server."""
    for _ in range(_STEPS):
        session.step()
    session.type("m")
    if not session.is_online:
        _lose_the_network(session)
    session.page.wait_for_selector("#kept[data-state=saved]")
    lines, key = session.paper.lines, talk.replace("-", "")
    assert session.page.evaluate(_SHOWN) == [line.text for line in lines if line.stands]
    stored = [_stored(*row) for row in rows(home, _STORED, key)]
    assert [line for line in stored if line.stands] == [line for line in lines if line.stands]
    # What was taken out keeps its letters, should it be brought back.
    gone = [[line.text for line in each if not line.stands and line.text.strip()] for each in (stored, lines)]
    assert gone[0] == gone[1]
    assert [bool(asked) for (asked,) in rows(home, _ASKED, key)] == session.paper.asked


def _stored(text: str, kind: str, topic: str, prompting: str, question: str | None, out: int) -> Line:
    return Line(text, kind, topic, prompting, TOPICS.index(question) if question else None, bool(out))
