"""Fill the plain program's home and serve it: `PLAIN_HOME=… python -m bench.plain FILE PORT [NOTES]`.

Prints the key of a session once it is ready to serve.
"""

import os
import sys
from pathlib import Path

import django

_SEARCH = (
    """CREATE VIRTUAL TABLE plain_search USING fts5
    (name, title, company, content='plain_contact', content_rowid='id', prefix='2 3')""",
    "INSERT INTO plain_search (plain_search) VALUES ('rebuild')",
    """CREATE VIRTUAL TABLE plain_note_search USING fts5
    (text, content='plain_note', content_rowid='id', prefix='2 3')""",
    "INSERT INTO plain_note_search (plain_note_search) VALUES ('rebuild')",
)


def main(file: Path, port: int, notes: int) -> None:
    """Serve until interrupted."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.plain.settings"
    django.setup()
    print(_filled(file, notes), flush=True)
    from django.core.wsgi import get_wsgi_application
    from granian.constants import Interfaces
    from granian.server import Server

    # As askaround.cli.serving starts its own.
    Server(
        "plain",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=2,
        respawn_failed_workers=True,
        log_enabled=False,
    ).serve(target_loader=get_wsgi_application, wrap_loader=False)


def _filled(file: Path, notes: int) -> str:
    """Fill the database and return the key of a session of its user."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection, connections
    from django.test import Client

    from bench.floors import lines
    from bench.lines import lines as noted
    from bench.plain.models import Contact, Note

    call_command("migrate", run_syncdb=True, verbosity=0)
    Contact.objects.bulk_create(
        Contact(
            name=f"{given} {family}", title=title, company=company, profile=url, mail=mail, connected_on=on
        )
        for given, family, url, mail, company, title, on in lines(file)
    )
    Note.objects.bulk_create(
        (Note(text=text, person="Mia Berg", said_on="2024-01-08") for text in noted(notes)), batch_size=5_000
    )
    with connection.cursor() as cursor:
        for statement in _SEARCH:
            cursor.execute(statement)
    browser = Client()
    browser.force_login(User.objects.create_user("plain"))
    connections.close_all()
    return browser.cookies["sessionid"].value


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
