"""The strategy: what is written, what it rests on, and how it is told to others."""

import datetime as dt

import pytest

from askaround.direction import commands
from askaround.direction.commands import rank_criteria
from askaround.direction.commands.strategy import (
    AtTheEnd,
    CitedAlready,
    NotAStep,
    NotCited,
    NothingWritten,
    TooManyCited,
    TooManyLines,
)
from askaround.direction.models import StrategyLine
from askaround.direction.queries import (
    beginning,
    cited_by,
    insights_to_cite,
    skills_asked_for,
    strategy_document,
    strategy_of,
)
from askaround.direction.rules import LONGEST_LINE, MOST_CITED, MOST_LINES, Section, as_markdown
from askaround.insights.models import Insight
from askaround.insights.rules import Vantage, Visibility
from askaround.journeys.commands.undo import undo
from askaround.kit.models import StaleVersion
from askaround.me.commands import add_skill
from askaround.me.rules import SkillDetails
from askaround.paths import commands as paths
from askaround.paths.rules import Topic
from tests import factories
from tests.factories import NOW, strategy_line

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(hours=1)


def texts(owner, section=Section.WHAT):
    return [line.record.text for line in dict(strategy_of(owner).sections)[section]]


def rests_on(owner, line):
    (found,) = [
        each for _, lines in strategy_of(owner).sections for each in lines if each.record.uuid == line.uuid
    ]
    return [cited.claim for cited in found.cited]


def taken_back(owner, entry):
    return undo(owner=owner, entry=entry.uuid, now=LATER)


def test_lines_stand_in_their_section_in_the_order_in_which_they_were_written(ada):
    for text in ("Care at home", "Half the week"):
        strategy_line(ada, text)
    strategy_line(ada, "Kiel", Section.WHERE)
    assert texts(ada) == ["Care at home", "Half the week"]
    assert texts(ada, Section.WHERE) == ["Kiel"]


@pytest.mark.parametrize("text", ["", "  ", "x" * (LONGEST_LINE + 1)])
def test_a_line_says_something_that_fits(ada, text):
    with pytest.raises(NothingWritten):
        strategy_line(ada, text)


def test_only_a_next_step_has_a_day_or_can_be_done(ada):
    with pytest.raises(NotAStep):
        strategy_line(ada, "Kiel", Section.WHERE, due_on=NOW.date())
    with pytest.raises(NotAStep):
        commands.do_step(owner=ada, line=strategy_line(ada).uuid, now=NOW)


def test_a_strategy_ends_where_nobody_would_read_on_and_steps_done_make_room(ada):
    lines = [strategy_line(ada, f"Step {n}", Section.STEPS) for n in range(MOST_LINES)]
    with pytest.raises(TooManyLines):
        strategy_line(ada)
    commands.do_step(owner=ada, line=lines[0].uuid, now=NOW)
    assert strategy_line(ada).text == "Care at home"


def test_writing_is_taken_back(ada):
    strategy_line(ada)
    taken_back(ada, factories.last_entry(ada))
    assert texts(ada) == []


def test_a_line_is_said_differently_once_and_that_is_taken_back(ada):
    line = strategy_line(ada, "Visit a ward", Section.STEPS, due_on=NOW.date())
    said = {"owner": ada, "line": line.uuid, "version": 1, "due_on": None, "now": NOW}
    entry = commands.edit_line(text="Visit two", **said)
    with pytest.raises(StaleVersion):
        commands.edit_line(text="Visit three", **said)
    assert texts(ada, Section.STEPS) == ["Visit two"]
    taken_back(ada, entry)
    line.refresh_from_db()
    assert (line.text, line.due_on) == ("Visit a ward", NOW.date())


def test_a_line_moves_up_and_down_until_the_ends(ada):
    first, second = strategy_line(ada, "One"), strategy_line(ada, "Two")
    strategy_line(ada, "Kiel", Section.WHERE)
    entry = commands.move_line(owner=ada, line=second.uuid, up=True, now=NOW)
    assert texts(ada) == ["Two", "One"]
    with pytest.raises(AtTheEnd):
        commands.move_line(owner=ada, line=first.uuid, up=False, now=NOW)
    taken_back(ada, entry)
    assert texts(ada) == ["One", "Two"]


def test_moving_a_line_is_no_edit_of_it(ada):
    strategy_line(ada, "One")
    line = strategy_line(ada, "Two")
    commands.move_line(owner=ada, line=line.uuid, up=True, now=NOW)
    commands.edit_line(owner=ada, line=line.uuid, version=1, text="2", due_on=None, now=NOW)
    assert texts(ada) == ["2", "One"]


def test_a_removed_line_comes_back_with_all_that_it_said(ada):
    mia = factories.person(ada)
    kept, gone = (factories.insight(ada, mia, claim) for claim in ("Stays", "Goes"))
    line = strategy_line(ada, "Visit", Section.STEPS, due_on=NOW.date(), insight=kept.uuid)
    commands.cite_insight(owner=ada, line=line.uuid, insight=gone.uuid, now=NOW)
    commands.do_step(owner=ada, line=line.uuid, now=NOW)
    entry = commands.remove_line(owner=ada, line=line.uuid, now=NOW)
    Insight.objects.filter(pk=gone.pk).delete()
    assert not StrategyLine.objects.filter(owner=ada).exists()
    taken_back(ada, entry)
    (back,) = strategy_of(ada).done
    assert (back.record.uuid, back.record.text, back.record.due_on) == (line.uuid, "Visit", NOW.date())
    assert [each.claim for each in back.cited] == ["Stays"]


def test_a_step_that_is_done_stands_apart_and_is_opened_again(ada):
    line = strategy_line(ada, "Visit a ward", Section.STEPS)
    entry = commands.do_step(owner=ada, line=line.uuid, now=NOW)
    assert texts(ada, Section.STEPS) == []
    assert [each.record.text for each in strategy_of(ada).done] == ["Visit a ward"]
    taken_back(ada, entry)
    assert texts(ada, Section.STEPS) == ["Visit a ward"]
    taken_back(ada, commands.reopen_step(owner=ada, line=line.uuid, now=NOW))
    assert texts(ada, Section.STEPS) == []


def test_the_steps_done_last_are_shown(ada):
    for n in range(12):
        line = strategy_line(ada, f"Step {n}", Section.STEPS)
        commands.do_step(owner=ada, line=line.uuid, now=NOW + dt.timedelta(minutes=n))
    assert [each.record.text for each in strategy_of(ada).done] == [f"Step {n}" for n in range(11, 1, -1)]


def test_a_line_rests_on_an_insight_once_and_that_is_taken_back(ada):
    line, said = strategy_line(ada), factories.insight(ada, factories.person(ada))
    told = {"owner": ada, "line": line.uuid, "insight": said.uuid, "now": NOW}
    entry = commands.cite_insight(**told)
    with pytest.raises(CitedAlready):
        commands.cite_insight(**told)
    assert rests_on(ada, line) == [said.claim]
    taken_back(ada, entry)
    assert rests_on(ada, line) == []
    with pytest.raises(NotCited):
        commands.uncite_insight(**told)


def test_taking_an_insight_away_is_taken_back(ada):
    said = factories.insight(ada, factories.person(ada))
    line = strategy_line(ada, insight=said.uuid)
    taken_back(ada, commands.uncite_insight(owner=ada, line=line.uuid, insight=said.uuid, now=NOW))
    assert rests_on(ada, line) == [said.claim]


def test_a_line_rests_on_a_few_insights_at_most(ada):
    line, mia = strategy_line(ada), factories.person(ada)
    *few, last = (factories.insight(ada, mia, f"Claim {n}") for n in range(MOST_CITED + 1))
    for each in few:
        commands.cite_insight(owner=ada, line=line.uuid, insight=each.uuid, now=NOW)
    with pytest.raises(TooManyCited):
        commands.cite_insight(owner=ada, line=line.uuid, insight=last.uuid, now=NOW)


def test_nobody_rests_on_what_another_explorer_heard(ada, ben):
    line, theirs = strategy_line(ada), factories.insight(ben, factories.person(ben))
    with pytest.raises(Insight.DoesNotExist):
        commands.cite_insight(owner=ada, line=line.uuid, insight=theirs.uuid, now=NOW)
    assert insights_to_cite(ada, line, "") == []


def test_insights_to_cite_are_found_by_their_words_and_without_those_cited(ada):
    mia = factories.person(ada)
    nights = factories.insight(ada, mia, "Nights are hard", quote="I sleep at noon")
    days = factories.insight(ada, mia, "Days are long")
    line = strategy_line(ada, insight=days.uuid)
    assert [each.uuid for each in insights_to_cite(ada, line, "")] == [nights.uuid]
    assert [each.uuid for each in cited_by(ada, line)] == [days.uuid]
    assert [each.uuid for each in insights_to_cite(ada, line, "NOON har")] == [nights.uuid]
    assert insights_to_cite(ada, line, "long") == []
    assert insights_to_cite(ada, line, "…") == []


def attributed(owner, visibility, **more):
    mia = factories.person(owner, "Mia", family_name="Sol")
    said = factories.insight(
        owner, mia, "Nights are hard", quote="I sleep at noon", visibility=visibility, **more
    )
    strategy_line(owner, insight=said.uuid)
    return strategy_document(owner, NOW).notes


def test_who_said_something_is_told_where_they_may_be_quoted(ada):
    assert attributed(ada, Visibility.QUOTABLE) == (
        "Nights are hard “I sleep at noon” (Mia Sol, lived it, September 2026)",
    )


def test_without_the_name_others_read_from_where_it_was_said(ada):
    assert attributed(ada, Visibility.ANONYMISED) == ("Nights are hard (somebody who lives it)",)


def test_hearsay_without_a_name_is_told_as_hearsay(ada):
    (note,) = attributed(ada, Visibility.ANONYMISED, vantage=Vantage.HEARSAY)
    assert note == "Nights are hard (somebody who heard it from others)"


def test_of_a_private_insight_neither_words_nor_name_are_told(ada):
    assert attributed(ada, Visibility.PRIVATE) == ("From a private note",)


def test_an_insight_that_two_lines_rest_on_is_told_once(ada):
    said = factories.insight(ada, factories.person(ada))
    for section in (Section.STEPS, Section.WHAT):
        strategy_line(ada, section=section, insight=said.uuid)
    document = strategy_document(ada, NOW)
    assert len(document.notes) == 1
    assert [line.notes for _, lines in document.parts for line in lines] == [(1,), (1,)]


def test_as_markdown_it_reads_from_heading_to_footnote(ada):
    said = factories.insight(ada, factories.person(ada), visibility=Visibility.ANONYMISED)
    strategy_line(ada, insight=said.uuid)
    strategy_line(ada, "Visit a ward", Section.STEPS, due_on=dt.date(2026, 10, 1))
    assert as_markdown(strategy_document(ada, NOW)) == (
        "# Career strategy of Ada Winter\n\n9 September 2026\n\n"
        "## What I will do\n\n- Care at home[^1]\n\n"
        "## Next steps\n\n- Visit a ward *(by 1 October 2026)*\n\n"
        "[^1]: Half of the week is meetings (somebody who lives it)\n"
    )


def test_sections_begin_with_what_is_on_file_about_the_path_that_was_chosen(ada):
    factories.path(ada, "Baker")
    path = factories.path(ada, "Nurse", field="hospices", place="Kiel")
    paths.choose_path(owner=ada, path=path.uuid, reason="", now=NOW)
    mia = factories.person(ada, "Mia", title="Nurse", organisation="Ward 3")
    advice = factories.insight(
        ada,
        mia,
        "Begin with a night shift",
        path=path.uuid,
        topic=Topic.ADVICE,
        visibility=Visibility.ANONYMISED,
    )
    factories.unknown(ada, path, "Who leaves?", importance=1)
    factories.unknown(ada, path, "Who stays?", importance=3)
    begin = beginning(ada).starters
    assert {section: each.text for section, each in begin.items()} == {
        Section.WHAT: "Nurse in hospices",
        Section.WHERE: "Kiel",
        Section.WITH_WHOM: "Mia, Nurse, Ward 3",
        Section.HOW: "Begin with a night shift",
        Section.STEPS: "Find out: Who stays?",
    }
    assert begin[Section.HOW].insight == advice.uuid


def test_private_advice_is_not_offered_as_a_line(ada):
    path = factories.path(ada)
    factories.insight(ada, factories.person(ada), path=path.uuid, topic=Topic.ADVICE)
    assert Section.HOW not in beginning(ada).starters


def test_the_path_heard_most_about_begins_it_until_direction_says_which_leads(ada, ben):
    nurse, baker = factories.path(ada, "Nurse"), factories.path(ada, "Baker")
    his = factories.path(ben, "Diver")
    factories.insight(ada, factories.person(ada), path=nurse.uuid)
    assert beginning(ada).path == nurse
    rank_criteria(owner=ada, names=["Calm"], now=NOW)
    for wanted in (None, his.uuid):
        open_yet = beginning(ada, wanted)
        assert (open_yet.path, open_yet.others, open_yet.starters) == (None, [nurse, baker], {})
    named = beginning(ada, baker.uuid)
    assert (named.path, named.others) == (baker, [nurse])
    assert named.starters[Section.WHAT].text == "Baker"
    paths.choose_path(owner=ada, path=nurse.uuid, reason="", now=NOW)
    assert beginning(ada).path == nurse
    assert beginning(ada, baker.uuid).path == baker


def test_who_does_the_work_now_is_named_before_who_left_it(ada):
    path = factories.path(ada, "Nurse")
    for name, title in (("Mia", "Night nurse"), ("Tom", "Teacher")):
        who = factories.person(ada, name, title=title, organisation=f"{name}'s")
        factories.insight(ada, who, path=path.uuid)
    assert beginning(ada).starters[Section.WITH_WHOM].text == ("Mia, Night nurse, Mia's; Tom, Teacher, Tom's")


def test_without_a_path_no_section_has_a_beginning(ada):
    assert beginning(ada).starters == {}


def test_skills_asked_for_count_people_and_independent_voices(ada):
    add_skill(owner=ada, details=SkillDetails("Interviewing people", 1), now=NOW)
    for name, place in (("Mia", "Acme"), ("Lea", "Acme"), ("Noa", "Bolt")):
        who = factories.person(ada, name, organisation=place)
        factories.insight(ada, who, "You do interviews all week", topic=Topic.SKILLS)
    factories.insight(ada, who, "Statistics are underrated", topic=Topic.EDUCATION)
    factories.insight(ada, who, "Interviews everywhere", topic=Topic.DAY)
    found = skills_asked_for(ada)
    assert [(each.name, each.level, each.people, each.voices) for each in found.known] == [
        ("Interviewing people", 1, 3, 2)
    ]
    assert [each.claim for each in found.others] == ["Statistics are underrated"]
