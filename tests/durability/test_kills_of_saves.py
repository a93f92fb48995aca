"""What was acknowledged is kept, however abruptly the program ends."""

import http.client
import json
import random
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

import pytest

from tests.durability.program import KILLS, Server, Visitor, assert_sound, rows, serving

pytestmark = pytest.mark.durability
_HISTORY = "SELECT after FROM history_entry WHERE subject = ? AND command IN ('edit_notes', 'edit_message')"


@dataclass(slots=True)
class Paper:
    """Something that is written again and again: its address, and what the server said it has kept."""

    address: str
    table: str
    column: str
    version: int
    kept: dict[int, str] = field(default_factory=dict)
    tried: str = ""

    @property
    def key(self) -> str:
        """Return the uuid as the database writes it."""
        return self.address.split("/")[2].replace("-", "")

    def write(self, visitor: Visitor, text: str) -> None:
        """Save a text, and note it once the server has said yes."""
        self.tried = text
        fields = {"version": self.version, self.column: text, "subject": "", "htmx": self.column == "body"}
        answer = visitor.post(self.address, **fields)
        assert answer.status in {200, 302}, answer.text
        self.version += 1
        self.kept[self.version] = text

    def check(self, home: Path) -> None:
        """See that every text that was acknowledged is there, and that the record stands as it should."""
        query = f"SELECT version, {self.column} FROM {self.table} WHERE uuid = ?"
        ((version, text),) = rows(home, query, self.key)
        assert (version, text) in {
            (self.version, self.kept.get(self.version, "")),
            (self.version + 1, self.tried),
        }
        entries = [json.loads(after) for (after,) in rows(home, _HISTORY, self.key)]
        told = {entry["version"]: entry.get(self.column) for entry in entries}
        # History repeats notes and only counts drafts, which save themselves.
        wanted = self.kept if self.column == "notes" else dict.fromkeys(self.kept)
        assert {number: told.get(number, "lost") for number in self.kept} == wanted
        self.version = int(str(version))
        self.kept[self.version] = str(text)


def _papers(visitor: Visitor) -> list[Paper]:
    """Put two people on file and begin a message to each; their notes and drafts are what is written."""
    people = [visitor.post("/people/add/", given_name=name).headers["Location"] for name in ("Mia", "Noor")]
    messages = [visitor.post(f"{person}ask").headers["Location"] for person in people]
    papers = [Paper(f"{person}notes/", "people_person", "notes", 1) for person in people]
    papers += [Paper(message, "outreach_message", "body", 1) for message in messages]
    for paper in papers:
        paper.write(visitor, "The first text.")
    return papers


def _write_until_killed(server: Server, visitor: Visitor, papers: list[Paper]) -> int:
    """Write once, then on while the server lives, to a random moment; return how much it acknowledged."""
    end, count = Timer(random.uniform(0.01, 0.6), server.kill), 0
    try:
        while True:
            random.choice(papers).write(
                visitor, f"{random.random()} {'so it was said ' * random.randrange(200)}."
            )
            if not count:
                end.start()
            count += 1
    except (ConnectionError, http.client.HTTPException):
        return count
    finally:
        end.join()


def test_every_acknowledged_save_is_there_after_a_kill_and_the_session_goes_on(tmp_path) -> None:
    home, output = tmp_path / "home", tmp_path / "server"
    home.mkdir()
    with serving(home, output) as first:
        visitor = first.enter()
        papers = _papers(visitor)
        first.stop()
    count = 0
    for _ in range(KILLS):
        with serving(home, output) as server:
            visitor.port = server.port
            count += _write_until_killed(server, visitor, papers)
        assert_sound(home)
        for paper in papers:
            paper.check(home)
    with serving(home, output) as last:
        visitor.port = last.port
        for paper in papers:
            page = visitor.get(paper.address.removesuffix("notes/"))
            assert page.status == 200, "the session ended with the program"
            assert max(paper.tried, paper.kept[max(paper.kept)], key=page.text.count) in page.text
    print(f"{count} saves acknowledged around {KILLS} kills")
    assert count >= KILLS, "too little was acknowledged for a loss to be seen"
