"""An insight that comes back is cited again by the lines of the strategy that are still there."""

import pytest

from askaround.direction.commands import cite_insight, remove_line
from askaround.direction.models import Citation
from askaround.history.models import Entry
from askaround.journeys.commands.undo import undo
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(ada):
    """An insight that two lines rest on."""
    insight = factories.insight(ada, factories.person(ada))
    for text in ("Care at home", "Near the sea"):
        line = factories.strategy_line(ada, text)
        cite_insight(owner=ada, line=line.uuid, insight=insight.uuid, now=NOW)
    return insight


def cited() -> list[str]:
    return sorted(Citation.objects.values_list("line__text", flat=True))


def test_undoing_a_removal_brings_what_rested_on_it_back(page, ada, said):
    page.post(f"/insights/{said.uuid}/remove")
    assert cited() == []
    entry = Entry.objects.get(command="remove_insight")
    undo(owner=ada, entry=entry.uuid, now=NOW)
    assert cited() == ["Care at home", "Near the sea"]


def test_a_line_that_went_meanwhile_is_left_out(page, ada, said):
    page.post(f"/insights/{said.uuid}/remove")
    gone = Entry.objects.filter(command="write_line").order_by("pk")[0].subject
    remove_line(owner=ada, line=gone, now=NOW)
    undo(owner=ada, entry=Entry.objects.get(command="remove_insight").uuid, now=NOW)
    assert cited() == ["Near the sea"]
