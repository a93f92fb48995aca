"""Templates show what views loaded; they never ask the database."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.template.base import Template

from tests import factories
from tests.doors.routes import ROUTES, Home, Route

PAGES = [each for each in ROUTES if each.method == "GET"]


@pytest.fixture
def asked(monkeypatch) -> Iterator[list[str]]:
    """Return what templates ask the database while they are rendered."""
    found: list[str] = []
    render = Template.render

    def note(execute, sql, parameters, many, context):
        found.append(sql)
        return execute(sql, parameters, many, context)

    def watched(template, context):
        with connection.execute_wrapper(note):
            return render(template, context)

    monkeypatch.setattr(Template, "render", watched)
    return found


def _id(route: Route) -> str:
    return f"{route.name} {route.names}".strip()


@pytest.mark.parametrize("route", PAGES, ids=_id)
def test_no_template_asks_the_database_with_little_on_file(ada, asked, route):
    # Five people are shown once a path is named; before, one is sent to name it.
    status = 302 if route.name == "start-five" else route.answer
    assert factories.browser(ada).get(route.address(Home(ada))).status_code == status
    assert asked == []


def test_no_template_asks_the_database_with_everything_on_file(ada, asked):
    home = Home(ada).fill()
    for route in PAGES:
        answer = factories.browser(ada).get(route.address(home))
        assert (route.name, answer.status_code, asked) == (route.name, route.answer, [])


@pytest.mark.parametrize("target", ["people", "options", "import", "whom", "checked", "found", "others"])
def test_no_partial_asks_the_database(ada, asked, target):
    home = Home(ada).fill()
    page = factories.browser(ada)
    headers = {"HX-Request": "true", "HX-Target": target}
    answer = {
        "people": lambda: page.get("/people/?q=mia", headers=headers),
        "options": lambda: page.get("/find/?q=mia", headers=headers),
        "import": lambda: page.get(f"/import/{home.applied.uuid}/", headers=headers),
        "found": lambda: page.get("/said/?q=half", headers=headers),
        "others": lambda: page.get(f"/insights/{home.insight.uuid}/?q=can", headers=headers),
        "whom": lambda: page.post(f"/paths/{home.path.uuid}/rank", headers=headers),
        "checked": lambda: page.post(
            f"/messages/{home.draft.uuid}/",
            {"body": "Hi", "subject": "Hi", "version": home.draft.version},
            headers=headers,
        ),
    }[target]()
    assert answer.status_code == 200
    assert b"<html" not in answer.content
    assert asked == []


def test_a_template_that_asks_would_be_noticed(ada, asked):
    from django.template import Context, engines

    from askaround.people.models import Person

    template = engines["django"].from_string("{{ people.count }}").template
    template.render(Context({"people": Person.objects.filter(owner=ada)}))
    assert len(asked) == 1
