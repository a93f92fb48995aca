"""The pages of the strategy in a browser without scripts."""

import re

import pytest

from askaround.direction.commands import cite_insight, rank_criteria
from askaround.direction.models import Citation, StrategyLine
from askaround.direction.rules import MOST_LINES, Section
from askaround.insights.rules import Visibility
from askaround.integrations import documents
from askaround.me.commands import add_skill
from askaround.me.rules import SkillDetails
from askaround.paths.rules import Topic
from tests import factories
from tests.factories import NOW, strategy_line

pytestmark = pytest.mark.django_db


def shown(page, address="/strategy/"):
    answer = page.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_empty_strategy_teaches_each_section_and_offers_no_file(page):
    content = shown(page)
    assert content.count('class="teaching"') == len(Section)
    assert "Take it with you" not in content


def test_a_section_is_begun_with_what_is_on_file(page, ada):
    factories.path(ada, "Nurse", place="Kiel")
    assert "Start with “Kiel”" in shown(page)
    page.post("/strategy/write/", {"section": "where", "text": "Kiel"})
    content = shown(page)
    assert '<p class="text">Kiel</p>' in content
    assert "Start with “Kiel”" not in content


def test_between_several_paths_the_one_you_name_begins_it_and_stays(page, ada):
    nurse = factories.path(ada, "Nurse", place="Kiel")
    factories.path(ada, "Baker")
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    assert "Begin with what is on file about" in shown(page)
    assert "Start with" not in shown(page)
    content = shown(page, f"/strategy/?path={nurse.uuid}")
    assert "What is offered to begin with is on file about Nurse." in content
    (action,) = set(re.findall(r'action="(/strategy/write/[^"]+)" class="starter"', content))
    answer = page.post(action, {"section": "what", "text": "Nurse"})
    assert "Start with “Kiel”" in shown(page, answer.url.partition("#")[0])


def test_skills_that_one_voice_asked_for_are_folded_away(page, ada):
    for skill in ("Listening", "Statistics"):
        add_skill(owner=ada, details=SkillDetails(skill, 1), now=NOW)
    for name in ("Mia", "Tom"):
        who = factories.person(ada, name, organisation=f"{name}'s")
        factories.insight(ada, who, f"{name} says listening is all", topic=Topic.SKILLS)
    factories.insight(ada, who, "Statistics help", topic=Topic.SKILLS)
    factories.insight(ada, who, "Half of it is carpentry", topic=Topic.SKILLS)
    above, folded = shown(page).split("<summary>Asked for by one</summary>")
    assert '<th scope="row">Listening</th>' in above
    assert '<th scope="row">Statistics</th>' in folded
    assert "Half of it is carpentry" in folded


def test_an_empty_line_is_asked_for_again_and_keeps_its_insight(page, ada):
    said = factories.insight(ada, factories.person(ada), "Listen well")
    answer = page.post("/strategy/write/", {"section": "skills", "text": " ", "insight": said.uuid})
    assert answer.status_code == 422
    assert "Listen well" in answer.content.decode()
    assert not StrategyLine.objects.exists()


def test_a_day_that_is_none_is_asked_for_again(page):
    answer = page.post("/strategy/write/", {"section": "steps", "text": "Visit", "due_on": "soon"})
    assert answer.status_code == 422


def test_what_somebody_said_of_skills_becomes_a_line_that_rests_on_it(page, ada):
    factories.insight(ada, factories.person(ada), "Statistics are underrated", topic=Topic.SKILLS)
    content = shown(page)
    address = content.partition('href="/strategy/write/?')[2].partition('"')[0].replace("&amp;", "&")
    assert "Statistics are underrated" in shown(page, f"/strategy/write/?{address}")
    posted = dict(each.split("=") for each in address.split("&"))
    page.post("/strategy/write/", {**posted, "text": "Statistics"})
    (cited,) = Citation.objects.filter(owner=ada, line__section=Section.SKILLS)
    assert cited.insight.claim == "Statistics are underrated"


def test_two_windows_do_not_overwrite_each_other(page, ada):
    line = strategy_line(ada, "Visit", Section.STEPS)
    address = f"/strategy/{line.uuid}/"
    page.post(address, {"text": "Visit two", "version": 1})
    answer = page.post(address, {"text": "Visit three", "version": 1})
    assert answer.status_code == 409
    assert all(text in answer.content.decode() for text in ("Visit two", "Visit three"))
    page.post(address, {"text": "Visit three", "version": 2})
    assert StrategyLine.objects.get().text == "Visit three"


def test_only_the_results_are_given_to_htmx(page, ada):
    factories.insight(ada, factories.person(ada), "Nights are hard")
    line = strategy_line(ada)
    answer = page.get(f"/strategy/{line.uuid}/insights/?q=night", headers={"HX-Target": "to-cite"})
    assert b"<html" not in answer.content
    assert b"Nights are hard" in answer.content


def test_to_take_away_what_is_not_named_is_not_found(page, ada):
    assert page.post(f"/strategy/{strategy_line(ada).uuid}/uncite", {}).status_code == 404


@pytest.mark.parametrize(
    ("visibility", "printed"),
    [(Visibility.PRIVATE, "From a private note"), (Visibility.ANONYMISED, "(somebody who lives it)")],
)
def test_on_paper_stands_what_others_may_know(page, ada, visibility, printed):
    said = factories.insight(ada, factories.person(ada, "Mia"), visibility=visibility)
    strategy_line(ada, insight=said.uuid)
    content = shown(page)
    assert f'<span class="others">{printed}</span>' in content
    _, _, after = content.partition('aria-label="It rests on"')
    assert "mine" in after.partition("Mia, lived it")[0]


def test_the_files_are_given_as_attachments(page, ada):
    strategy_line(ada)
    for name, kind in (("strategy.md", "text/markdown"), ("strategy.pdf", "application/pdf")):
        answer = page.get(f"/strategy/{name}")
        assert answer.headers["Content-Type"].startswith(kind)
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="Career strategy.')
        assert answer.headers["Content-Security-Policy"] == "sandbox"


def test_without_the_printer_the_page_says_what_it_adds_and_markdown_remains(page, ada, monkeypatch):
    strategy_line(ada)
    monkeypatch.setattr(documents, "find_spec", lambda _name: None)
    content = shown(page)
    assert "pip install &#x27;askaround[pdf]&#x27;" in content
    assert 'href="/strategy/strategy.pdf"' not in content
    assert 'href="/strategy/strategy.md"' in content
    assert page.get("/strategy/strategy.pdf").status_code == 422


def test_a_full_strategy_stays_small(page, ada):
    mia = factories.person(ada, "Maximiliane", family_name="Mustermann-Oberhausen")
    said = [
        factories.insight(ada, mia, f"Claim {n}: " + "so it is " * 12, topic=Topic.SKILLS) for n in range(5)
    ]
    for n in range(MOST_LINES):
        line = strategy_line(ada, f"Line {n} of this, as people write them", list(Section)[n % 6])
        for each in said:
            cite_insight(owner=ada, line=line.uuid, insight=each.uuid, now=NOW)
    assert len(page.get("/strategy/").content) <= 60 * 1024
