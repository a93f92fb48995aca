"""The screen of a talk as a person at the keyboard sees it, and as the server has it."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.durability.program import rows, run_inside

# The places of the marks, and of what else the row below the paper has.
DIGITS = {
    "insight": 1,
    "quote": 2,
    "name": 3,
    "resource": 4,
    "promise": 5,
    "unasked": 6,
    "topic": 7,
    "out": 8,
    "keys": 9,
}
# What a screen says when nothing that it shows can be lost any more.
SAFE = {"kept", "saved", "offline", "out"}
_TALK = """
from django.db import transaction
from tests import factories
from askaround.conversations.commands import begin_conversation
from askaround.kit.clock import now
from askaround.paths.rules import Topic
with transaction.atomic():
    who = factories.person(owner, "Mia", family_name="Sol", title="UX researcher")
    for _ in range({count}):
        talk = factories.conversation(owner, who, None)
        factories.guide_item(owner, talk, "What drew you to this work?", Topic.PATH)
        factories.guide_item(owner, talk, "Walk me through your last working week.", Topic.DAY)
        if {begun}:
            begin_conversation(owner=owner, conversation=talk.uuid, now=now())
        print(talk.uuid)
"""
_SEEN = """() => ({
  state: document.getElementById("kept").dataset.state,
  lines: Object.fromEntries([...document.querySelectorAll("#lines li")].map((row) => [
    row.dataset.uuid, row.querySelector("#editor")?.value ?? row.querySelector(".words").textContent,
  ])),
})"""
_SAFE = f"() => {sorted(SAFE)}.includes(document.getElementById('kept').dataset.state)"


def talks(home: Path, count: int, *, begun: bool = False) -> list[str]:
    """Put Mia and some talks with her on file; return their uuids."""
    return run_inside(home, _TALK.format(count=count, begun=begun)).split()


def on_server(home: Path, talk: str) -> dict[str, str]:
    """Return the text of each line that stands on the server, by uuid, in order."""
    query = (
        "SELECT note.uuid, note.text FROM conversations_note note JOIN conversations_conversation talk"
        " ON talk.id = note.conversation_id WHERE talk.uuid = ? AND removed_at IS NULL ORDER BY note.place, note.id"
    )
    return {str(uuid): str(text) for uuid, text in rows(home, query, talk.replace("-", ""))}


@dataclass
class Screen:
    """A window with the screen of a talk, and what it said was kept."""

    page: Page
    talk: str
    kept: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Return where the screen is."""
        return f"/conversations/{self.talk}/live/"

    def open(self) -> "Screen":
        """Open it, and begin the talk where it has not begun."""
        self.page.goto(self.address)
        begin = self.page.get_by_role("button", name="Begin")
        if begin.count():
            begin.click()
        expect(self.page.locator("#lines #editor")).to_be_focused()
        return self

    def type(self, *lines: str) -> None:
        """Type lines, each below the one before."""
        for line in lines:
            if self.page.locator("#editor").input_value():
                self.page.keyboard.press("Enter")
            self.page.keyboard.type(line)

    def mark(self, *names: str) -> None:
        """Mark the line with the bar by keyboard."""
        for name in names:
            self.page.keyboard.press(f"Control+Shift+Digit{DIGITS[name]}")

    def expect_state(self, state: str) -> None:
        """Wait until it says so."""
        expect(self.page.locator("#kept")).to_have_attribute("data-state", state, timeout=15_000)

    def note_what_is_kept(self) -> dict[str, str]:
        """Wait until it says that everything is kept, and take it by its word."""
        self.page.wait_for_function(_SAFE)
        seen = self.seen()
        if seen["state"] in SAFE:
            self.kept = {uuid: text for uuid, text in seen["lines"].items() if text}
        return self.kept

    def seen(self) -> dict[str, Any]:
        """Return the state and the lines as they are shown, in one look."""
        found: dict[str, Any] = self.page.evaluate(_SEEN)
        return found

    def texts(self) -> list[str]:
        """Return the lines that are shown, in order."""
        return [text for text in self.seen()["lines"].values() if text]

    def crash(self) -> None:
        """Kill the tab as the system does, without a farewell."""
        with self.page.expect_event("crash"), suppress(Error):
            self.page.goto("chrome://crash")
        self.page.close()


def kill_browser(folder: Path) -> None:
    """SIGKILL the browser that keeps its things in a folder."""
    for process in list(_browsers(folder)):
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
    psutil.wait_procs(list(_browsers(folder)), timeout=30)


def _browsers(folder: Path) -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if f"--user-data-dir={folder}" in process.cmdline():
                yield process


def close(context: BrowserContext) -> None:
    """Close what may be dead already."""
    with suppress(Error):
        context.close()
