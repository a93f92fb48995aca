"""Taking things back."""

import pytest

from askaround.accounts.commands import edit_profile
from askaround.journeys.commands.undo import NotUndoable, undo
from askaround.people.models import Person
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_adding_somebody_you_have_begun_to_write_to_is_not_undone(ada):
    person = factories.person(ada)
    entry = factories.last_entry(ada)
    factories.draft(ada, person)
    with pytest.raises(NotUndoable, match="begun a message"):
        undo(owner=ada, entry=entry.uuid, now=NOW)
    assert Person.objects.filter(pk=person.pk).exists()


def test_your_details_go_back(ada):
    entry = edit_profile(
        user=ada, version=1, name="A. W.", introduction="", country="AT", time_zone="Europe/Vienna", now=NOW
    )
    undo(owner=ada, entry=entry.uuid, now=NOW)
    ada.refresh_from_db()
    assert (ada.name, ada.country, ada.time_zone) == ("Ada Winter", "DE", "UTC")


def test_somebody_elses_step_is_not_there_to_undo(ada, ben):
    factories.person(ada)
    entry = factories.last_entry(ada)
    with pytest.raises(type(entry).DoesNotExist):
        undo(owner=ben, entry=entry.uuid, now=NOW)
