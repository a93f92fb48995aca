"""The program as users run it, where DATABASE_URL names a PostgreSQL database."""

import json

import pytest
from django.db import connection

from tests.doors.program import from_nothing
from tests.durability.program import serving
from tests.factories import connections
from tests.scratch import scratch_database

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.enable_socket]
_MIA = "Mia,Berg,https://www.linkedin.com/in/mia-berg,,Acme,UX researcher,01 Feb 2024"


@pytest.mark.skipif(connection.vendor == "sqlite", reason="needs PostgreSQL: make check")
def test_contacts_are_brought_in_asked_about_served_and_moved_to_another_database(tmp_path):
    file, export = tmp_path / "Connections.csv", tmp_path / "everything.zip"
    file.write_bytes(connections(_MIA))
    with scratch_database() as here, scratch_database() as there:
        home = tmp_path / "home"
        for words in (["import", file], ["paths", "add", "UX researcher"], ["export", export]):
            done = from_nothing(home, *words, DATABASE_URL=here)
            assert done.returncode == 0, done.stderr
        asked = json.loads(from_nothing(home, "ask", "UX", "--json", DATABASE_URL=here).stdout)
        assert [row["name"] for row in asked] == ["Mia Berg"]
        with serving(home, tmp_path / "server", DATABASE_URL=here) as server:
            assert "Mia Berg" in server.enter().get("/people/").text
        new = tmp_path / "new"
        assert from_nothing(new, "restore", export, DATABASE_URL=there).returncode == 0
        assert b"Mia Berg" in from_nothing(new, "people", DATABASE_URL=there).stdout
