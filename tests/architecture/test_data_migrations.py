"""What data migrations move arrives, and comes back when they are taken back."""

import datetime as dt

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from askaround.journeys.effects.new_database import make_tables
from tests.scratch import drop_everything

NOW = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)


def _migrate_to(*states):
    """Migrate chapters to states, and what they need, and return the models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate(states)
    return MigrationExecutor(connection).loader.project_state(states).apps


@pytest.fixture
def newest(transactional_db):
    """Begin with nothing, and end with today's tables again: to take migrations back takes long."""
    drop_everything()
    yield
    drop_everything()
    make_tables()


def _make_person(apps, name):
    return apps.get_model("people", "Person").objects.create(
        owner_id=apps.get_model("accounts", "User").objects.get_or_create(username="ada")[0].pk,
        display_name=name,
        added_at=NOW,
        sort_name=name.lower(),
    )


def _texts(row, *columns):
    return tuple(getattr(row, column) for column in columns)


@pytest.mark.django_db(transaction=True)
def test_how_you_know_somebody_moves_to_the_person_and_back(newest):
    before = _migrate_to(("people", "0002_search"))
    mia, tom = _make_person(before, "Mia"), _make_person(before, "Tom")
    before.get_model("people", "Link").objects.create(
        owner_id=mia.owner_id, person_id=mia.pk, tie="friend", detail="From the choir", since_year=2011
    )
    after = _migrate_to(("people", "0005_no_link"))
    persons = after.get_model("people", "Person").objects
    assert _texts(persons.get(pk=mia.pk), "tie", "tie_detail", "tie_year") == (
        "friend",
        "From the choir",
        2011,
    )
    assert _texts(persons.get(pk=tom.pk), "tie", "tie_detail", "tie_year") == ("", "", None)
    again = _migrate_to(("people", "0002_search"))
    link = again.get_model("people", "Link").objects.get()
    assert _texts(link, "person_id", "tie", "detail", "since_year") == (
        mia.pk,
        "friend",
        "From the choir",
        2011,
    )


@pytest.mark.django_db(transaction=True)
def test_an_archived_path_is_parked_and_reads_as_archived_again(newest):
    before = _migrate_to(("paths", "0001_initial"))
    owner, _ = before.get_model("accounts", "User").objects.get_or_create(username="ada")
    for title, archived_at in (("Nurse", None), ("Cook", NOW)):
        before.get_model("paths", "Path").objects.create(
            owner_id=owner.pk, title=title, archived_at=archived_at
        )
    after = _migrate_to(("paths", "0005_thoughts")).get_model("paths", "Path").objects
    assert _texts(after.get(title="Nurse"), "status", "reason", "decided_at") == ("exploring", "", None)
    assert _texts(after.get(title="Cook"), "status", "reason", "decided_at") == ("parked", "", NOW)
    after.filter(title="Nurse").update(status="chosen", decided_at=NOW)
    again = _migrate_to(("paths", "0001_initial")).get_model("paths", "Path").objects
    assert {path.title: path.archived_at for path in again.all()} == {"Nurse": NOW, "Cook": NOW}


@pytest.mark.django_db(transaction=True)
def test_search_still_follows_people_after_their_table_was_made_anew(newest):
    after = _migrate_to(("people", "0005_no_link"))
    _make_person(after, "Zora")
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT count(*) FROM people_search WHERE people_search MATCH 'zora'")
        else:
            cursor.execute("SELECT count(*) FROM people_person WHERE search @@ to_tsquery('simple', 'zora')")
        assert cursor.fetchone() == (1,)


@pytest.mark.django_db(transaction=True)
def test_notes_written_before_there_was_an_index_are_found(newest):
    before = _migrate_to(("people", "0005_no_link"))
    mia = _make_person(before, "Mia")
    _make_person(before, "Tom")
    before.get_model("people", "Person").objects.filter(pk=mia.pk).update(notes="Met at the fair.")
    _migrate_to(("people", "0010_notes_search"))
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT rowid FROM people_notes_search WHERE people_notes_search MATCH 'fair'")
        else:
            cursor.execute("SELECT id FROM people_person WHERE notes_search @@ to_tsquery('simple', 'fair')")
        assert cursor.fetchall() == [(mia.pk,)]


@pytest.mark.django_db(transaction=True)
def test_a_skill_that_says_nothing_says_what_it_did_before_on_the_way_back(newest):
    apps = _migrate_to(("me", "0004_say_again"))
    owner = apps.get_model("accounts", "User").objects.create(username="ada")
    for name, level, joy in (("Baking", None, None), ("Singing", 4, -2)):
        apps.get_model("me", "Skill").objects.create(
            owner_id=owner.pk, name=name, key=name.lower(), level=level, joy=joy
        )
    again = _migrate_to(("me", "0002_own_career"))
    skills = again.get_model("me", "Skill").objects.order_by("pk").values_list("level", "joy")
    assert list(skills) == [(2, 0), (4, -2)]


def test_what_was_said_before_there_was_an_index_is_found(newest):
    _migrate_to(("outreach", "0001_initial"))
    # What the people were like by then, insights know.
    before = _migrate_to(("insights", "0001_initial"))
    mia = _make_person(before, "Mia")
    objective = before.get_model("outreach", "Objective").objects.create(
        owner_id=mia.owner_id, person_id=mia.pk, text="Mondays"
    )
    message = before.get_model("outreach", "Message").objects.create(
        owner_id=mia.owner_id, objective_id=objective.pk, channel="mail", body="At the fair", begun_at=NOW
    )
    _migrate_to(("outreach", "0002_search"))
    assert _found("outreach_message", "fair") == [(message.pk,)]


@pytest.mark.django_db(transaction=True)
def test_of_the_lines_noted_before_those_taken_back_are_not_found(newest):
    before = _migrate_to(("conversations", "0001_initial"))
    mia = _make_person(before, "Mia")
    talk = before.get_model("conversations", "Conversation").objects.create(
        owner_id=mia.owner_id,
        person_id=mia.pk,
        day=NOW.date(),
        time=NOW.time(),
        zone="UTC",
        mode="video",
        state="held",
    )
    lines = before.get_model("conversations", "Note").objects
    mine = {
        "owner_id": mia.owner_id,
        "conversation_id": talk.pk,
        "said_at": NOW,
        "kind": "note",
        "text": "At the fair",
    }
    kept = lines.create(place=1, **mine)
    lines.create(place=2, removed_at=NOW, **mine)
    _migrate_to(("conversations", "0002_search"))
    assert _found("conversations_note", "fair") == [(kept.pk,)]


@pytest.mark.django_db(transaction=True)
def test_insights_kept_before_there_was_an_index_are_found(newest):
    before = _migrate_to(("insights", "0001_initial"))
    mia = _make_person(before, "Mia")
    insight = before.get_model("insights", "Insight").objects.create(
        owner_id=mia.owner_id,
        person_id=mia.pk,
        claim="It is fair",
        topic="day",
        vantage="opinion",
        visibility="private",
        said_on=NOW.date(),
    )
    _migrate_to(("insights", "0002_search"))
    assert _found("insights_insight", "fair") == [(insight.pk,)]


def _found(table, word):
    """Return the keys of the rows of a table that its index finds."""
    statements = {
        "sqlite": f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH %s",
        "postgresql": f"SELECT id FROM {table} WHERE search @@ to_tsquery('simple', %s)",
    }
    with connection.cursor() as cursor:
        cursor.execute(statements[connection.vendor], [word])
        return cursor.fetchall()


@pytest.mark.django_db(transaction=True)
def test_homes_that_were_made_in_utc_by_mistake_are_nowhere(newest):
    users = _migrate_to(("accounts", "0002_demo_since")).get_model("accounts", "User").objects
    users.create(username="ada", time_zone="UTC", country="")
    users.create(username="ben", time_zone="Europe/Berlin", country="")
    users.create(username="cora", time_zone="UTC", country="IS")
    after = _migrate_to(("accounts", "0003_where_you_are")).get_model("accounts", "User").objects
    assert {user.username: (user.time_zone, user.country, user.zones_kept) for user in after.all()} == {
        "ada": ("", "", []),
        "ben": ("Europe/Berlin", "", []),
        "cora": ("UTC", "IS", []),
    }


@pytest.mark.django_db(transaction=True)
def test_who_leaves_a_made_up_world_is_nowhere_again(newest):
    before = _migrate_to(("accounts", "0002_demo_since"), ("history", "0001_initial"))
    ada = before.get_model("accounts", "User").objects.create(
        username="ada", time_zone="Europe/Berlin", country="DE", demo_since=NOW
    )
    entered = before.get_model("history", "Entry").objects.create(
        owner_id=ada.pk,
        at=NOW,
        chapter="accounts",
        command="enter_demo",
        subject=ada.uuid,
        before={"name": "Ada", "introduction": "", "country": "", "time_zone": "UTC"},
    )
    after = _migrate_to(("accounts", "0003_where_you_are"))
    told = after.get_model("history", "Entry").objects.get(pk=entered.pk).before
    assert told == {"name": "Ada", "introduction": "", "country": "", "time_zone": ""}
