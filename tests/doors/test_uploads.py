"""An upload leaves no trace but what is kept of it on purpose; what is deleted is overwritten."""

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from askaround.kit import sqlite, uploads
from tests import factories


@pytest.mark.django_db
def test_a_large_upload_has_no_name_on_the_disk(ada, monkeypatch):
    seen = []
    complete = uploads.NamelessFileUploadHandler.file_complete

    def look(self, size):
        links = os.fstat(self.file.fileno()).st_nlink
        seen.append((links, sorted(path.name for path in Path(settings.HOME).glob("tmp*"))))
        return complete(self, size)

    monkeypatch.setattr(uploads.NamelessFileUploadHandler, "file_complete", look)
    data = factories.connections("Mia,Berg,,,Acme,,") + b",,,,,,\n" * 500_000
    client = factories.browser(ada)
    answer = client.post("/import/", {"file": SimpleUploadedFile("Connections.csv", data)})
    assert answer.status_code == 302
    assert seen == [(0, [])]


@pytest.mark.django_db
def test_what_is_deleted_is_overwritten_however_sqlite_was_built():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has no such choice")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
    assert "PRAGMA secure_delete=ON" in sqlite.scratch_options()["init_command"]
