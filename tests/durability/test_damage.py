"""A database that was damaged is noticed, or says what it said: never a silent empty home."""

import random
import re
import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from askaround.kit.soundness import find_damage
from tests.durability.program import KILLS, Server, Visitor, run, serving
from tests.generators.linkedin import connections

pytestmark = pytest.mark.durability
_COUNT = 5 * KILLS
_REFUSAL = re.compile(r"The database in .* cannot be opened: .*\n")


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home with people and a backup, left properly."""
    folder = tmp_path_factory.mktemp("sound")
    contacts = folder / "Connections.csv"
    contacts.write_bytes(connections(400, seed=9))
    assert run(folder / "home", "import", str(contacts)).returncode == 0
    assert run(folder / "home", "backup").returncode == 0
    assert run(folder / "home", "paths").returncode == 0
    return folder / "home"


@pytest.fixture
def copy(home, tmp_path) -> Path:
    """A copy of the home to be damaged."""
    return Path(shutil.copytree(home, tmp_path / "home"))


def _content(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def _people(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM people_person").fetchone()[0])


def _damage(content: bytearray, chance: random.Random) -> bytearray:
    """Flip a byte, blank a page, or cut the end off."""
    kind, place = chance.randrange(10), chance.randrange(len(content))
    if kind == 0:
        return content[: chance.choice([0, 1, 50, 100, 4096, place])]
    if kind == 1:
        page = place // 4096 * 4096
        return content[:page] + bytearray(4096) + content[page + 4096 :]
    if kind == 2:
        place = chance.randrange(100)
    content[place] ^= chance.randrange(1, 256)
    return content


def test_every_byte_flip_and_truncation_is_noticed_or_harms_nothing(home, tmp_path) -> None:
    chance, met = random.Random(11), Counter[str]()
    whole, sound = (home / "askaround.sqlite3").read_bytes(), _content(home / "askaround.sqlite3")
    database = tmp_path / "askaround.sqlite3"
    shutil.copy(home / "askaround.mark", tmp_path)
    for _ in range(_COUNT):
        database.write_bytes(_damage(bytearray(whole), chance))
        found = find_damage(database)
        assert found or _content(database) == sound
        met["noticed" if found else "harmless"] += 1
    print(f"{_COUNT} damages: {dict(met)}")
    assert met["noticed"] > _COUNT / 2


def test_without_a_note_of_the_last_state_no_damage_makes_an_empty_home(home, tmp_path) -> None:
    """The program was killed before it could note what it left: only the structure can be looked at."""
    chance = random.Random(12)
    whole, database = (home / "askaround.sqlite3").read_bytes(), tmp_path / "askaround.sqlite3"
    people = _people(home / "askaround.sqlite3")
    (tmp_path / "askaround.mark").write_text("{}")
    for _ in range(_COUNT):
        database.write_bytes(_damage(bytearray(whole), chance))
        if not find_damage(database):
            assert _people(database) == people


def test_the_program_says_what_is_wrong_and_writes_nothing(copy) -> None:
    chance, database = random.Random(13), copy / "askaround.sqlite3"
    whole, people = database.read_bytes(), run(copy, "people", "--json").stdout
    mark = (copy / "askaround.mark").read_bytes()
    whole = database.read_bytes()
    for _ in range(max(5, KILLS // 4)):
        database.write_bytes(damaged := _damage(bytearray(whole), chance))
        (copy / "askaround.mark").write_bytes(mark)
        found = run(copy, "people", "--json")
        assert "Traceback" not in found.stderr
        if found.returncode:
            assert _REFUSAL.fullmatch(found.stderr)
            assert "askaround restore" in found.stderr
            assert database.read_bytes() == damaged
        else:
            assert found.stdout == people


@pytest.mark.parametrize("what", ["gone", "emptied"])
def test_a_lost_database_is_not_silently_made_anew(copy, what) -> None:
    database = copy / "askaround.sqlite3"
    database.unlink() if what == "gone" else database.write_bytes(b"")
    assert _REFUSAL.fullmatch(run(copy, "today").stderr)
    assert database.exists() == (what != "gone")
    examined = run(copy, "doctor")
    assert examined.returncode == 1
    assert "wrong  database health" in examined.stdout


def _spoiled(home: Path) -> None:
    """Change letters in the middle of the database, where nothing but the digest can tell."""
    content = bytearray((home / "askaround.sqlite3").read_bytes())
    content[content.index(b"Engineer")] ^= 1
    (home / "askaround.sqlite3").write_bytes(content)


def _comes_in(server: Server) -> Visitor:
    visitor = Visitor(server.port)
    assert visitor.get(f"/enter/{server.token}").status == 200
    return visitor


def test_a_damaged_home_is_shown_read_only_and_comes_back_with_one_button(copy, tmp_path) -> None:
    _spoiled(copy)
    before = (copy / "askaround.sqlite3").read_bytes()
    with serving(copy, tmp_path / "server") as server:
        assert Visitor(server.port).get("/people/").status == 403
        visitor = _comes_in(server)
        assert Visitor(server.port).get(f"/enter/{server.token}").status == 403
        page = visitor.get("/people/")
        assert page.status == 200
        assert "Bring back the backup of" in page.text
        refused = visitor.post("/people/add/", given_name="Nia")
        assert refused.status == 503
        assert "Nothing can be saved" in refused.text
        assert (copy / "askaround.sqlite3").read_bytes() == before
        assert visitor.post("/data/bring-back").status == 302
        for _ in range(6):
            page = visitor.get("/people/")
            assert page.status == 200
            assert "Bring back the backup of" not in page.text
        assert visitor.post("/people/add/", given_name="Nia").status == 302
    assert [path.read_bytes() for path in copy.glob("damaged-*.sqlite3")] == [before]


def test_where_nothing_can_be_read_the_page_says_so_and_offers_the_same(copy, tmp_path) -> None:
    (copy / "askaround.sqlite3").write_bytes(b"This is a letter to Mia, and no database. " * 100)
    with serving(copy, tmp_path / "server") as server:
        visitor = _comes_in(server)
        page = visitor.get("/people/")
        assert page.status == 503
        assert "Bring back the backup of" in page.text
        assert visitor.post("/data/bring-back").status == 302
        assert visitor.get("/people/").status == 200
    assert run(copy, "doctor").returncode == 0
