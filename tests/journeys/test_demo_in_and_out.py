"""Into the made-up world and out of it: only from an empty home, only out of the world."""

import datetime as dt

import pytest
from django.urls import reverse

from askaround.accounts.models import User
from askaround.journeys.commands.demo import NotInDemo, fill_demo, leave_demo
from askaround.journeys.effects.demo import HomeNotEmpty
from askaround.journeys.effects.demo.world import World
from askaround.journeys.queries.backup import whose_backup_is_due
from askaround.kit.clock import now
from askaround.kit.tasks import run_waiting
from askaround.paths.models import Path
from askaround.people.models import Person
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_home_in_use_is_not_made_up_from_the_page_either(ada, page):
    factories.person(ada)
    with pytest.raises(HomeNotEmpty):
        fill_demo(owner=ada, now=now())
    answer = page.post(reverse("demo-enter"))
    assert answer.status_code == 422
    assert "This home has something in it already" in answer.content.decode()
    assert Person.objects.count() == 1
    assert "made-up world" not in page.get(reverse("start")).content.decode()


def test_a_home_of_ones_own_cannot_be_left(ada):
    factories.person(ada)
    with pytest.raises(NotInDemo):
        leave_demo(owner=ada, now=now())
    assert Person.objects.count() == 1


def test_the_page_waits_while_the_world_is_made_and_then_goes_there(transactional_db):
    page = factories.browser(factories.user("ada"))
    page.post(reverse("demo-enter"))
    page.post(reverse("demo-enter"))
    assert "are being made up" in page.get(reverse("demo")).content.decode()
    run_waiting()
    assert Path.objects.count() == 3
    assert page.get(reverse("demo")).url == reverse("today")
    assert page.get(reverse("demo"), headers={"hx-request": "true"}).headers["HX-Redirect"] == reverse(
        "today"
    )


def test_a_made_up_world_is_not_backed_up_by_itself(ada):
    factories.person(ada)
    assert whose_backup_is_due(now()) == ada
    User.objects.update(demo_since=now())
    assert whose_backup_is_due(now()) is None


@pytest.mark.parametrize("weekday", range(7))
def test_what_is_over_was_on_a_working_day_and_yesterday_is_yesterday(ada, weekday):
    moment = factories.NOW + dt.timedelta(days=weekday)
    world = World(ada, moment)
    assert all(world.day(days).weekday() < 5 for days in range(-180, -1))
    assert [world.day(days) - moment.date() for days in (-1, 0, 1)] == [
        dt.timedelta(each) for each in (-1, 0, 1)
    ]
