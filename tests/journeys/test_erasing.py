"""Somebody erased leaves no word of theirs in any table, and stays erased when a backup from before comes back."""

import json

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from askaround.conversations import commands as conversations
from askaround.conversations.models import GuideItem, Note
from askaround.direction.commands import bring_back_person, put_aside_person
from askaround.direction.models import Citation, Reflection, StrategyLine
from askaround.direction.rules import AsideReason
from askaround.history.models import Entry
from askaround.insights.commands import remove_insight
from askaround.insights.models import Insight, Relation
from askaround.insights.rules import ReadingDetails
from askaround.journeys.commands.backup import restore_backup
from askaround.journeys.commands.erasing import erase_person
from askaround.journeys.commands.merging import merge_people
from askaround.journeys.commands.today import mark_item
from askaround.journeys.commands.undo import undo
from askaround.journeys.effects import erasing, tables
from askaround.journeys.effects.held import written
from askaround.journeys.models import Erasure, TodayMark
from askaround.journeys.queries.held import held_rows, list_held, list_named
from askaround.journeys.rules.held import HELD_WORDS, WRITINGS
from askaround.journeys.rules.today import MarkKind
from askaround.kit.models import OwnedModel
from askaround.people import commands as people
from askaround.people.models import Organisation, Person
from askaround.people.queries import get_person
from askaround.people.rules import MergeChoices, Tie
from askaround.relationships.models import Promise, Thanks
from tests import backups, factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
# Words that are Zora's alone, one for each place.
SECRETS = (
    "Zora",
    "Quist",
    "zq@",
    "Quistworks",
    "zalt",
    "zberry",
    "zcedar",
    "zdill",
    "zelder",
    "zfennel",
    "zginger",
)


@pytest.fixture
def zora(ada) -> Person:
    """Somebody with a word of hers in every table that can hold one."""
    factories.imported(
        ada,
        factories.connections(
            "Zora,Quist,,zq@x.org,Quistworks,Zedler,02 Mar 2023", "Noa,Sand,,n@x.org,Bank,Cook,02 Mar 2023"
        ),
    )
    zora = Person.objects.get(given_name="Zora")
    path = factories.ranked_path(ada, "Zedler")
    people.edit_notes(owner=ada, person=zora.uuid, version=zora.version, notes="zalt", now=NOW)
    people.tag_people(owner=ada, keys=[zora.pk], name="mentor", now=NOW)
    factories.sent(ada, zora, path)
    talk = factories.conversation(ada, zora, path)
    question = GuideItem.objects.create(owner=ada, conversation=talk, place=1, text="zberry", topic="day")
    Note.objects.create(
        owner=ada, conversation=talk, question=question, place=1, said_at=NOW, text="zcedar", kind="note"
    )
    Thanks.objects.create(owner=ada, conversation=talk, due_at=NOW, text="zdill")
    Reflection.objects.create(
        owner=ada,
        conversation=talk,
        surprise="zelder",
        energy=1,
        changed="",
        next_question="",
        reflected_at=NOW,
    )
    Promise.objects.create(owner=ada, person=zora, conversation=talk, side="theirs", text="zfennel")
    said = factories.insight(
        ada, zora, "zginger", path=path.uuid, readings=(ReadingDetails(path.uuid, "Pay", 1),)
    )
    by_noa = factories.insight(ada, Person.objects.get(given_name="Noa"), "Kept")
    Relation.objects.create(owner=ada, first=said, second=by_noa, kind="agrees")
    line = StrategyLine.objects.create(owner=ada, section="what", place=1, text="Kept")
    Citation.objects.create(owner=ada, line=line, insight=said)
    factories.named_by(ada, get_person(ada, zora.uuid), "Kim")
    aside = put_aside_person(
        owner=ada, person=zora.uuid, path=path.uuid, reason=AsideReason.OTHER, text="zalt", now=NOW
    )
    bring_back_person(owner=ada, aside=aside.subject, now=NOW)
    put_aside_person(
        owner=ada, person=zora.uuid, path=path.uuid, reason=AsideReason.OTHER, text="zalt", now=NOW
    )
    remove_insight(owner=ada, insight=factories.insight(ada, zora, "zginger").uuid, now=NOW)
    gone = factories.conversation(ada, zora, path)
    conversations.remove_conversation(owner=ada, conversation=gone.uuid, now=NOW)
    mark_item(owner=ada, key=f"ask:{path.uuid}:{zora.uuid}", kind=MarkKind.LATER, now=NOW)
    return get_person(ada, zora.uuid)


def everything() -> str:
    """Return every column of every table in the database, those of full-text search too, as text."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith(("django_session", "django_migrations")):
                cursor.execute(f'SELECT * FROM "{table}"')
                found += [table, *map(repr, cursor.fetchall())]
    return "\n".join(found)


def left_of_her() -> list[str]:
    text = everything()
    return [word for word in (*SECRETS, *map(str.casefold, SECRETS)) if word in text]


def test_every_word_is_there_before(zora):
    assert set(left_of_her()) >= set(SECRETS)


def test_no_word_of_somebody_erased_is_left_in_any_table(ada, zora):
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    assert left_of_her() == []
    assert str(zora.uuid) not in everything()


def test_what_is_not_about_them_stays(ada, zora):
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    assert {person.given_name for person in Person.objects.all()} == {"Noa", "Kim"}
    assert Person.objects.get(given_name="Kim").introducer is None
    assert Insight.objects.get().claim == "Kept"
    assert StrategyLine.objects.get().text == "Kept"
    assert Organisation.objects.get().name == "Bank"
    assert Entry.objects.filter(command="add_path").exists()
    assert not TodayMark.objects.exists()


def test_the_log_says_that_somebody_was_erased_and_not_who(ada, zora):
    entry = erase_person(owner=ada, person=zora.uuid, now=NOW)
    assert (entry.before, entry.after) == ({}, {})
    assert entry.sentence == "Everything about that person is erased."


def test_those_who_were_made_one_with_them_go_too(ada, zora):
    other = factories.person(ada, "Zorina", family_name="Qvist", mails=("other-zq@x.org",))
    merge_people(
        owner=ada, keep=other.uuid, other=zora.uuid, versions=(other.version, zora.version),
        choices=MergeChoices(), now=NOW,
    )  # fmt: skip
    erase_person(owner=ada, person=other.uuid, now=NOW)
    assert left_of_her() == []
    assert "Zorina" not in everything()


def test_another_of_the_same_name_keeps_what_was_said_of_them(ada, zora):
    twin = factories.person(ada, "Zora", family_name="Quist")
    people.edit_notes(owner=ada, person=twin.uuid, version=1, notes="Another", now=NOW)
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    assert get_person(ada, twin.uuid).notes == "Another"
    assert Entry.objects.filter(subject=twin.uuid).count() == 2


def rows_with(name: str) -> dict[str, int]:
    """Return how many rows of each table hold a name, whatever the column and the capitals."""
    found = {}
    for model in apps.get_models():
        rows = [repr(row).casefold() for row in model._default_manager.values_list()]
        if count := sum(name.casefold() in row for row in rows):
            found[model._meta.label_lower] = count
    return found


@pytest.fixture
def told_of_her(ada, zora) -> dict[str, str]:
    """Words of others, and of nobody, that name her, by the address that opens them; some are the app's."""
    noa = Person.objects.get(given_name="Noa")
    named = factories.person(ada, "Wim", tie=Tie.INTRODUCED, tie_detail="Zora Quist")
    people.note_introducer(owner=ada, person=named.uuid, introducer=zora.uuid, now=NOW)
    jan = factories.person(ada, "Jan")
    people.note_introducer(owner=ada, person=jan.uuid, introducer=zora.uuid, now=NOW)
    met = factories.person(ada, "Pia", tie=Tie.FRIEND, tie_detail="a friend of Zora Quist, I think")
    people.edit_notes(owner=ada, person=noa.uuid, version=noa.version, notes="Zora Quist knows her", now=NOW)
    path = factories.path(ada, "Cook", why="zora quist, zq@x.org")
    talk = factories.conversation(ada, noa, path)
    factories.note(ada, talk, "She reports to Zora")
    gone = factories.note(ada, talk, "Zora Quist left")
    conversations.remove_note(owner=ada, note=gone.uuid, now=NOW)
    said = factories.insight(ada, noa, "Zora Quist pays well")
    message = factories.draft(ada, get_person(ada, jan.uuid), path)
    assert "Zora Quist" in message.body
    line = factories.strategy_line(ada, "Work near Quist")
    return {
        f"/people/{met.uuid}/": "2 entries of others",
        f"/people/{noa.uuid}/": "2 entries of others",
        f"/paths/{path.uuid}/": "1 path",
        f"/conversations/{talk.uuid}/notes/": "1 line noted in another talk",
        f"/insights/{said.uuid}/": "1 thing that somebody else said",
        f"/messages/{message.uuid}/": "1 message to somebody else",
        f"/strategy/{line.uuid}/": "1 line of your strategy",
    }


def test_the_page_names_every_place_that_erasing_leaves(page, ada, zora, told_of_her):
    shown = page.get(f"/people/{zora.uuid}/erase/").content.decode()
    for address, words in told_of_her.items():
        assert f'<a href="{address}"' in shown, address
        assert words in shown
    named = {each.table: each.count for each in list_named(zora)}
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    assert {**rows_with("zora"), **rows_with("quist")}.keys() - {"history.entry"} == named.keys()
    assert rows_with("zora quist") == {
        "people.person": 2, "paths.path": 1, "insights.insight": 1, "outreach.message": 1,
    }  # fmt: skip
    for table in named:
        for column in WRITINGS[table].columns:
            rows = apps.get_model(table)._default_manager.filter(**{f"{column}__iregex": "zora|quist|zq@"})
            rows.update(**{column: "taken out"})
    assert "zora quist" not in everything().casefold()
    assert "zq@" not in everything()


def test_how_somebody_was_introduced_by_the_erased_is_gone(ada, zora, told_of_her):
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    assert {each.given_name: each.tie_detail for each in Person.objects.filter(tie=Tie.INTRODUCED)} == {
        "Wim": "",
        "Jan": "",
    }


def test_what_the_log_keeps_for_undo_says_somebody(ada, zora, told_of_her):
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    told = Entry.objects.get(command="edit_notes")
    assert told.after["notes"] == "somebody knows her"
    undo(owner=ada, entry=told.uuid, now=NOW)
    assert Person.objects.get(given_name="Noa").notes == ""


def test_what_the_log_says_of_another_of_the_same_name_stays(ada, zora):
    twin = factories.person(ada, "Zora", family_name="Quist")
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    assert Entry.objects.get(subject=twin.uuid).sentence == "Zora Quist is added."


def test_where_somebody_is_named_takes_as_many_queries_for_many(page, ada, zora, told_of_her):
    with CaptureQueriesContext(connection) as before:
        page.get(f"/people/{zora.uuid}/erase/")
    for number in range(5):
        factories.person(ada, f"Guest {number}", tie=Tie.FRIEND, tie_detail="Zora Quist told me")
        factories.path(ada, f"Path {number} of Zora Quist")
    with CaptureQueriesContext(connection) as after:
        page.get(f"/people/{zora.uuid}/erase/")
    assert len(after) == len(before) <= 10


def test_a_strangers_person_is_not_erased(ben, zora):
    with pytest.raises(Person.DoesNotExist):
        erase_person(owner=ben, person=zora.uuid, now=NOW)


def emptied() -> None:
    kept = tables.models_at(tables.migrations_known())
    for name in reversed(kept):
        if name != "accounts.user":
            kept[name]._base_manager.all().delete()


@pytest.fixture
def nobody_erased():
    """Forget who was erased here, before and after."""
    file = settings.HOME / "erased"
    file.unlink(missing_ok=True)
    yield
    file.unlink(missing_ok=True)


def test_a_backup_from_before_does_not_bring_them_back(ada, zora, tmp_path, nobody_erased):
    backups.written(tmp_path / "before.zip")
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    erasing.remember()
    emptied()
    restore_backup(file=tmp_path / "before.zip", now=NOW)
    assert left_of_her() == []
    assert Person.objects.filter(given_name="Noa").exists()
    assert Erasure.objects.count() == 1


def test_the_file_of_the_erased_is_readable_to_the_owner_alone(ada, zora, nobody_erased):
    erase_person(owner=ada, person=zora.uuid, now=NOW)
    erasing.remember()
    assert (settings.HOME / "erased").stat().st_mode & 0o777 == 0o600
    assert str(zora.uuid) not in (settings.HOME / "erased").read_text()


def test_every_table_about_a_person_is_found_and_has_words(ada, zora):
    told = {model._meta.label_lower for model in held_rows(zora)}
    assert told == set(HELD_WORDS)
    referring = {
        kind._meta.label_lower
        for kind in apps.get_models()
        for field in kind._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is Person
    }
    assert referring <= told


def test_what_is_held_is_said_in_words(ada, zora):
    found = {each.words: each.count for each in list_held(zora)}
    assert found["message to them"] == 1
    assert found["thing they said that you kept"] == 1
    assert found["path on which they are suggested"] == 1


def test_the_file_holds_every_row_about_them_and_nothing_of_others(zora):
    told = json.loads(written(zora))
    text = json.dumps(told)
    assert [word for word in SECRETS if word not in text] == []
    assert "n@x.org" not in text
    assert told["people.person"][0]["uuid"] == str(zora.uuid)
    assert told["history.entry"]


def test_the_page_asks_for_the_name(page, ada, zora):
    address = f"/people/{zora.uuid}/erase/"
    assert page.post(address, {"name": "Noa"}).status_code == 422
    assert get_person(ada, zora.uuid)
    answer = page.post(address, {"name": " zora "}, follow=True)
    assert "Everything about that person is erased." in answer.content.decode()
    assert page.get(address).status_code == 404


def test_the_pages_take_few_queries(page, zora, django_assert_max_num_queries):
    with django_assert_max_num_queries(10):
        page.get(f"/people/{zora.uuid}/held/")
    with django_assert_max_num_queries(10):
        page.get(f"/people/{zora.uuid}/erase/")


def test_what_is_held_of_many_talks_takes_no_more_queries(page, ada, zora, django_assert_num_queries):
    with CaptureQueriesContext(connection) as before:
        page.get(f"/people/{zora.uuid}/held/")
    for _ in range(5):
        factories.conversation(ada, zora)
    with CaptureQueriesContext(connection) as after:
        page.get(f"/people/{zora.uuid}/held/")
    assert len(after) == len(before)


def test_a_table_that_is_owned_is_either_held_or_not_about_people(zora):
    """A new table that refers to something held has to be held too, or let go of it."""
    held = set(held_rows(zora))
    for kind in apps.get_models():
        if issubclass(kind, OwnedModel) and kind not in held:
            keys = [field for field in kind._meta.concrete_fields if isinstance(field, models.ForeignKey)]
            assert not [key.name for key in keys if key.related_model in held]
