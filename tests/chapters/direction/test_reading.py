"""Titles read by the sentence model: in the background, each once, and what it changes."""

from contextlib import nullcontext

import pytest

from askaround.direction import effects
from askaround.direction.commands import rank_path, read_few_titles, resume_readings
from askaround.direction.effects import reading
from askaround.direction.models import Reading, TextVector
from askaround.direction.queries import count_read_titles, whom_to_ask
from askaround.integrations import embeddings
from askaround.paths import commands as paths
from askaround.people import commands as people
from askaround.people.queries import get_person
from askaround.people.rules import PersonDetails
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def jobs(monkeypatch):
    """The owners for whom a reading is handed out."""
    handed = []
    monkeypatch.setattr(
        "askaround.direction.commands.ranking.enqueue", lambda _job, owner: handed.append(owner)
    )
    return handed


@pytest.fixture
def texts(monkeypatch):
    """Every text that the model is given."""
    given = []
    read = embeddings.read
    monkeypatch.setattr(
        embeddings, "reader", lambda: nullcontext(lambda chunk: (given.extend(chunk), read(chunk))[1])
    )
    return given


@pytest.fixture
def cast(ada):
    for name, title, organisation in [
        ("Ann", "Property Developer", "Acme"),
        ("Bea", "Programmer", "Bolt"),
        ("Cat", "Truck Driver", "Cargo"),
    ]:
        factories.person(ada, name, title=title, organisation=organisation)


def names(owner, path):
    return [named.person.given_name for named in whom_to_ask(owner, path, NOW).named]


def finish(owner):
    while effects.read_some(owner=owner, now=NOW):
        pass


def test_names_are_ranked_by_letters_until_titles_are_read(ada, cast, jobs):
    path = factories.ranked_path(ada, "Software developer")
    assert names(ada, path)[0] == "Ann"
    whom = whom_to_ask(ada, path, NOW)
    assert whom.fresh
    assert (whom.reading.read, whom.reading.wanted) == (0, 4)
    assert jobs == [ada.pk]
    finish(ada)
    assert names(ada, path)[0] == "Bea"
    whom = whom_to_ask(ada, path, NOW)
    assert whom.fresh
    assert whom.reading is None


def test_a_reading_is_handed_out_once(ada, cast, jobs):
    path = factories.ranked_path(ada)
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert jobs == [ada.pk]


def test_an_import_hands_a_reading_out(ada, jobs):
    factories.path(ada)
    factories.imported(ada, factories.connections("Jo,Li,,,Bank,Cook,02 Mar 2023"))
    assert jobs == [ada.pk]


def test_each_text_is_read_once(ada, cast, texts):
    path = factories.ranked_path(ada)
    finish(ada)
    factories.person(ada, "Dan", title="Truck Driver", organisation="Dray")
    factories.person(ada, "Eve", title="Baker", organisation="Oven")
    rank_path(owner=ada, path=path.uuid, now=NOW)
    finish(ada)
    assert sorted(texts) == ["Baker", "Programmer", "Property Developer", "Truck Driver", "UX researcher"]


def test_what_nobody_holds_any_more_is_swept(ada, cast):
    path = factories.ranked_path(ada)
    finish(ada)
    person = factories.person(ada, "Eve", title="Baker", organisation="Oven")
    rank_path(owner=ada, path=path.uuid, now=NOW)
    finish(ada)
    assert count_read_titles(ada) == 5
    people.remove_person(owner=ada, person=person.uuid, now=NOW)
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert count_read_titles(ada) == 4
    assert whom_to_ask(ada, path, NOW).reading is None


def test_a_reading_that_is_cut_off_goes_on_where_it_was(ada, cast, texts, monkeypatch):
    factories.ranked_path(ada)
    monkeypatch.setattr(reading, "_CHUNK", 1)
    tell, told = reading._tell, []

    def end_at_the_third(owner, *, read, wanted):
        told.append(read)
        if len(told) == 3:
            raise KeyboardInterrupt
        tell(owner, read=read, wanted=wanted)

    monkeypatch.setattr(reading, "_tell", end_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        finish(ada)
    assert count_read_titles(ada) == 2
    finish(ada)
    assert told[:4] == [0, 1, 2, 2]
    assert len(texts) == len(set(texts)) == 4


def test_other_jobs_have_their_turn(ada, cast, monkeypatch):
    monkeypatch.setattr(reading, "_AT_A_TURN", 3)
    factories.ranked_path(ada)
    assert effects.read_some(owner=ada, now=NOW)
    assert count_read_titles(ada) == 3
    assert not effects.read_some(owner=ada, now=NOW)
    assert count_read_titles(ada) == 4


def test_a_reading_that_fails_waits_no_longer(ada, cast, monkeypatch):
    path = factories.ranked_path(ada)

    def fail(_texts):
        raise RuntimeError("broken")

    monkeypatch.setattr(embeddings, "reader", lambda: nullcontext(fail))
    with pytest.raises(RuntimeError):
        effects.read_some(owner=ada, now=NOW)
    assert whom_to_ask(ada, path, NOW).reading is None


def test_new_words_of_a_path_are_read_and_ranked_by_letters_meanwhile(ada, cast, jobs):
    factories.ranked_path(ada)
    finish(ada)
    path = factories.ranked_path(ada, "Software developer")
    assert names(ada, path)[0] == "Ann"
    assert whom_to_ask(ada, path, NOW).reading
    finish(ada)
    assert names(ada, path)[0] == "Bea"


def test_a_few_new_titles_do_not_throw_a_ranking_back_to_letters(ada, jobs):
    for at in range(20):
        factories.person(ada, f"P{at}", title=f"Programmer {at}", organisation=f"O{at}")
    path = factories.ranked_path(ada, "Software developer")
    finish(ada)
    factories.person(ada, "Zoe", title="Truck Driver", organisation="Z")
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert whom_to_ask(ada, path, NOW).reading
    # By letters a programmer has nothing of a software developer.
    assert names(ada, path)[0].startswith("P")


def test_a_parked_path_is_ranked_once_and_then_left_alone(ada, cast, jobs):
    path = factories.ranked_path(ada)
    paths.park_path(owner=ada, path=path.uuid, reason="", now=NOW)
    path.refresh_from_db()
    finish(ada)
    rank_path(owner=ada, path=path.uuid, now=NOW)
    whom = whom_to_ask(ada, path, NOW)
    assert whom.fresh
    assert whom.reading is None


def test_work_that_has_nothing_to_do_with_the_path_is_not_named_by_meaning_either(ada, cast):
    path = factories.ranked_path(ada, "Glaciologist")
    finish(ada)
    assert names(ada, path) == []


def test_nothing_of_another_explorer_is_read_or_used(ada, ben, cast, jobs):
    factories.ranked_path(ada)
    finish(ada)
    factories.person(ben, "Bob", title="Truck Driver")
    path = factories.ranked_path(ben)
    assert whom_to_ask(ben, path, NOW).reading.read == 0
    finish(ben)
    assert (count_read_titles(ada), count_read_titles(ben)) == (4, 2)


def test_few_titles_are_read_at_once_and_many_are_left(ada, cast):
    path = factories.ranked_path(ada, "Software developer")
    assert read_few_titles(owner=ada, most=3, now=NOW) == 0
    assert read_few_titles(owner=ada, most=4, now=NOW) == 4
    assert read_few_titles(owner=ada, most=4, now=NOW) == 0
    assert names(ada, path)[0] == "Bea"


@pytest.fixture
def absent(monkeypatch):
    """No extra."""
    monkeypatch.setattr(embeddings, "is_installed", lambda: False)
    monkeypatch.setattr("askaround.direction.effects.ranking.is_installed", lambda: False)


def test_without_the_extra_letters_rank_and_nothing_waits(ada, cast, jobs, absent):
    path = factories.ranked_path(ada, "Truck driver")
    assert names(ada, path) == ["Cat"]
    assert whom_to_ask(ada, path, NOW).reading is None
    assert jobs == []
    assert read_few_titles(owner=ada, most=100, now=NOW) == 0
    assert not effects.read_some(owner=ada, now=NOW)
    assert not TextVector.objects.exists()


def test_without_the_extra_a_reading_that_was_cut_off_is_forgotten(ada, cast, jobs, absent):
    path = factories.ranked_path(ada)
    Reading.objects.create(owner=ada, wanted=4, read=1)
    assert whom_to_ask(ada, path, NOW).reading
    resume_readings()
    assert whom_to_ask(ada, path, NOW).reading is None
    assert jobs == []


def test_what_was_ranked_before_there_was_a_model_is_read_at_the_next_start(ada, ben, cast, jobs):
    factories.ranked_path(ada)
    Reading.objects.all().delete()
    jobs.clear()
    resume_readings()
    assert jobs == [ada.pk]


def test_what_is_read_is_not_read_again_at_the_next_start(ada, cast, jobs):
    factories.ranked_path(ada)
    finish(ada)
    jobs.clear()
    resume_readings()
    assert jobs == []


def test_the_background_reads_to_the_end(ada, cast, monkeypatch):
    from askaround.direction.tasks import read_titles

    monkeypatch.setattr(reading, "_AT_A_TURN", 3)
    path = factories.ranked_path(ada, "Software developer")
    again = []
    monkeypatch.setattr("askaround.direction.tasks.enqueue", lambda job, owner: again.append((job, owner)))
    read_titles.func(ada.pk)
    assert again == [(read_titles, ada.pk)]
    read_titles.func(ada.pk)
    assert len(again) == 1
    assert names(ada, path)[0] == "Bea"


def test_the_page_tells_how_far_titles_are_read_and_then_shows_the_new_names(page, ada, cast):
    path = factories.ranked_path(ada, "Software developer")
    Reading.objects.update(read=1_200, wanted=9_000)
    address = f"/paths/{path.uuid}/"
    assert "Titles are being read more closely: 1,200 of 9,000." in page.get(address).text
    assert "1,200 of 9,000" in page.get("/start/five/").text
    told = page.get(address, headers={"HX-Request": "true", "HX-Target": f"reading-{path.uuid}"}).text
    assert told.startswith("<p")
    assert 'hx-trigger="every 2s"' in told
    finish(ada)
    told = page.get(address, headers={"HX-Request": "true", "HX-Target": f"reading-{path.uuid}"}).text
    assert 'hx-trigger="load"' in told
    assert f'hx-target="#whom-{path.uuid}"' in told
    shown = page.get(address, headers={"HX-Request": "true", "HX-Target": f"whom-{path.uuid}"}).text
    assert shown.startswith("<section")
    assert "read more closely" not in shown
    assert shown.index("Bea") < shown.index("Write to Bea")


def test_editing_somebody_elses_title_keeps_what_is_read(ada, cast, jobs, texts):
    path = factories.ranked_path(ada)
    finish(ada)
    texts.clear()
    named = factories.person(ada, "Eve", title="Programmer", organisation="Oven")
    details = PersonDetails(given_name="Eve", title="Truck Driver", organisation="Oven")
    people.edit_person(owner=ada, person=named.uuid, version=named.version, details=details, now=NOW)
    assert get_person(ada, named.uuid).title == "Truck Driver"
    rank_path(owner=ada, path=path.uuid, now=NOW)
    finish(ada)
    assert texts == []
