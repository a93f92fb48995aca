"""Where you are: read from the machine at the first start, asked by the browser's zone, once."""

import datetime as dt
import json
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from django.test import Client

from askaround.accounts.models import User
from askaround.conversations.queries import get_conversation
from askaround.conversations.rules import When
from askaround.history.models import Entry
from askaround.journeys.commands.undo import undo
from tests import factories
from tests.doors.program import askaround
from tests.factories import NOW
from tests.homes import nobodys

ASK = "/you/place"
ANSWER = "/you/place/answer"


def asked(page: Client, zone: str, language: str = "en-US") -> str:
    """Return what a browser of some zone is asked, "" for nothing."""
    answer = page.get(ASK, {"zone": zone, "language": language, "back": "/people/"})
    return " ".join(answer.content.decode().split()) if answer.status_code == 200 else ""


def live_in(owner: User, zone: str, country: str) -> None:
    owner.time_zone, owner.country = zone, country
    owner.save(update_fields=["time_zone", "country"])


def reply(page: Client, owner: User, zone: str, **more: str) -> str:
    """Press a button of the question and return the page that follows."""
    said = {"zone": zone, "version": str(owner.version), "back": "/you/", **more}
    return page.post(ANSWER, said, follow=True).content.decode()


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Berlin", "Your browser is in Berlin time. Askaround does not know yours yet."),
        ("Asia/Calcutta", "Your browser is in Kolkata time. Askaround does not know yours yet."),
        ("UTC", "Askaround does not know your time zone, so it proposes no times."),
        ("nonsense", "Askaround does not know your time zone, so it proposes no times."),
        ("", "Askaround does not know your time zone, so it proposes no times."),
    ],
)
def test_who_is_nowhere_is_asked(page, ada, zone, said):
    live_in(ada, "", "")
    assert said in asked(page, zone)


def test_another_clock_is_asked_about(page, ada):
    live_in(ada, "America/Los_Angeles", "US")
    told = asked(page, "America/St_Johns")
    assert "Your browser is in St Johns time, Askaround in Los Angeles time." in told
    assert "Use St Johns time" in told
    assert "Keep Los Angeles" in told
    assert 'name="back" value="/people/"' in told


def test_a_home_in_utc_by_choice_is_asked_too(page, ada):
    live_in(ada, "UTC", "")
    assert "Your browser is in Berlin time, Askaround in UTC time." in asked(page, "Europe/Berlin")


def test_an_unknown_country_is_asked_about(page, ada):
    live_in(ada, "Europe/Berlin", "")
    assert "Are you in Germany?" in asked(page, "Europe/Berlin")


@pytest.mark.parametrize(
    ("mine", "country", "browsers"),
    [
        ("Europe/Berlin", "DE", "Europe/Berlin"),
        ("Asia/Kolkata", "IN", "Asia/Calcutta"),
        ("US/Pacific", "US", "America/Los_Angeles"),
        ("Europe/Berlin", "DE", "UTC"),
        ("UTC", "IS", "UTC"),
        ("UTC", "", "UTC"),
    ],
)
def test_what_is_known_is_not_asked(page, ada, mine, country, browsers):
    live_in(ada, mine, country)
    assert asked(page, browsers) == ""


def test_asking_writes_nothing(page, ada):
    live_in(ada, "", "")
    before = list(Entry.objects.values()), list(User.objects.values())
    asked(page, "Europe/Berlin")
    assert (list(Entry.objects.values()), list(User.objects.values())) == before
    assert page.get(ANSWER).status_code == 405


def test_taking_the_other_clock_brings_its_country_and_can_be_taken_back(page, ada):
    live_in(ada, "", "")
    told = reply(page, ada, "Europe/Berlin")
    assert "You go by the clock of Berlin now. Public holidays of Germany are left out" in told
    ada.refresh_from_db()
    assert (ada.time_zone, ada.country) == ("Europe/Berlin", "DE")
    assert asked(page, "Europe/Berlin") == ""
    undo(owner=ada, entry=Entry.objects.get(command="choose_place").uuid, now=NOW)
    ada.refresh_from_db()
    assert (ada.time_zone, ada.country, ada.name) == ("", "", "Ada Winter")


@pytest.mark.parametrize(
    ("zone", "country", "then"),
    [
        ("America/Los_Angeles", "US", "DE"),  # it was the zone's
        ("America/Los_Angeles", "IN", "IN"),  # it was chosen
        ("UTC", "DE", "DE"),
    ],
)
def test_a_country_that_was_chosen_stays(page, ada, zone, country, then):
    live_in(ada, zone, country)
    reply(page, ada, "Europe/Berlin")
    ada.refresh_from_db()
    assert (ada.time_zone, ada.country) == ("Europe/Berlin", then)


def test_who_stays_is_never_asked_again_for_the_same_pair(page, ada):
    live_in(ada, "UTC", "")
    assert "Nothing has changed." in reply(page, ada, "Europe/Berlin", stay="on")
    reply(page, ada, "America/St_Johns", stay="on")
    assert [asked(page, zone) for zone in ("Europe/Berlin", "America/St_Johns", "Canada/Newfoundland")] == [
        ""
    ] * 3
    assert asked(page, "Asia/Kolkata")
    ada.refresh_from_db()
    reply(page, ada, "Asia/Kolkata")
    assert "Askaround in Kolkata time" in asked(page, "Europe/Berlin")


def test_who_does_not_say_where_they_are_is_not_asked_again(page, ada):
    live_in(ada, "", "")
    reply(page, ada, "", stay="on")
    assert asked(page, "UTC") == asked(page, "") == ""
    assert asked(page, "Europe/Berlin")


def test_an_answer_to_an_older_question_changes_nothing(page, ada):
    live_in(ada, "UTC", "DE")
    answer = page.post(ANSWER, {"zone": "Europe/Berlin", "version": "0", "back": "/you/"})
    assert answer.status_code == 422
    ada.refresh_from_db()
    assert ada.time_zone == "UTC"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "x" * 100])
def test_an_answer_without_a_zone_leads_to_the_form(page, ada, zone):
    answer = page.post(ANSWER, {"zone": zone, "version": ada.version})
    assert (answer.status_code, answer["Location"]) == (302, "/you/")


def test_talks_ahead_that_stand_in_utc_are_named(page, ada):
    live_in(ada, "UTC", "")
    soon = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=3)
    when = When(soon, dt.time(9), "UTC", 20)
    talk = factories.conversation(ada, factories.person(ada), when=when)
    assert "A talk ahead: by UTC; see whether that is meant." in reply(page, ada, "Europe/Berlin")
    assert get_conversation(ada, talk.uuid).zone == "UTC"


def test_a_made_up_world_is_not_asked(page, ada):
    live_in(ada, "", "")
    ada.demo_since = NOW
    ada.save(update_fields=["demo_since"])
    assert 'id="place"' not in page.get("/people/").content.decode()


def test_no_times_are_proposed_where_nobody_knows_the_clock(page, ada):
    live_in(ada, "", "")
    mia = factories.person(ada, country="JP")
    told = page.get(f"/people/{mia.uuid}/arrange/").content.decode()
    assert "Which two times would suit you?" in told
    assert "UTC" not in told
    assert "(Tokyo)" not in told
    assert 'value="Asia/Tokyo"' in told
    assert "your time zone" in told
    posted = {"day": "2026-12-01", "time": "09:00", "minutes": 20, "mode": "video"}
    assert page.post(f"/people/{mia.uuid}/arrange/", posted).status_code == 422


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("St. John's", "America/St_Johns"),
        ("us/pacific", "America/Los_Angeles"),
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("berlin", "Europe/Berlin"),
        ("utc", "UTC"),
    ],
)
def test_a_zone_may_be_said_by_an_old_name_or_a_city(page, ada, said, kept):
    page.post("/you/", {"name": "Ada", "time_zone": said, "version": ada.version})
    ada.refresh_from_db()
    assert ada.time_zone == kept


@pytest.mark.parametrize("said", ["localtime", "Factory", "posixrules", "Pacific", "Mars"])
def test_what_is_no_zone_is_refused(page, ada, said):
    assert page.post("/you/", {"time_zone": said, "version": ada.version}).status_code == 422


def place_told(home: Path, **surroundings: str) -> str:
    """Start the program in some surroundings; return where it says that you are."""
    found = json.loads(askaround(home, "doctor", "--json", **surroundings).stdout)
    return next(check["value"] for check in found["checks"] if check["name"] == "your place")


@pytest.mark.parametrize(
    ("tz", "language", "place"),
    [
        ("America/Los_Angeles", "C.UTF-8", "America/Los_Angeles; holidays of US"),
        (":Canada/Newfoundland", "C.UTF-8", "America/St_Johns; holidays of CA"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "de_DE.UTF-8", "Europe/Berlin; holidays of DE"),
        (":{folder}/localtime", "C.UTF-8", "Asia/Kolkata; holidays of IN"),
    ],
)
def test_a_home_is_where_the_machine_was_at_its_first_start(tmp_path, tz, language, place):
    with as_file(files("tzdata").joinpath("zoneinfo", "Asia", "Kolkata")) as file:
        shutil.copy(file, tmp_path / "localtime")
    assert place_told(nobodys(tmp_path / "home"), TZ=tz.format(folder=tmp_path), LC_ALL=language) == place


def test_a_home_stays_where_it_is_when_the_machine_moves(tmp_path):
    home = nobodys(tmp_path / "home")
    assert place_told(home, TZ="US/Pacific").startswith("America/Los_Angeles; holidays of US")
    moved = place_told(home, TZ="Europe/Kiev")
    assert moved.startswith("America/Los_Angeles; holidays of US; this machine is in Europe/Kyiv")
