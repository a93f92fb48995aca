"""Five people and why."""

import pytest

from askaround.direction.commands import rank_path
from askaround.direction.models import Suggestion
from askaround.direction.queries import compare_people, whom_to_ask
from askaround.direction.rules import work_of
from askaround.me import commands as me
from askaround.me.rules import OwnPositionDetails
from askaround.outreach import commands as outreach
from askaround.outreach.rules import AnswerKind
from askaround.people import commands as people
from askaround.people.rules import PersonDetails
from tests import factories
from tests.factories import NOW
from tests.generators.linkedin import URL, zipped

pytestmark = pytest.mark.django_db

MESSAGES = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT"


def names(owner, path, **options):
    return [named.person.given_name for named in whom_to_ask(owner, path, NOW, **options).named]


@pytest.fixture
def cast(ada):
    for name, title, organisation in [
        ("Uma", "Senior UX Researcher", "Acme"),
        ("Vic", "UX Researcher", "Acme"),
        ("Wes", "User Researcher", "Bolt"),
        ("Xia", "Truck Driver", "Cargo"),
        ("Yan", "", "UX Researchers Ltd"),
    ]:
        factories.person(ada, name, title=title, organisation=organisation)


def test_the_nearest_work_comes_first_one_for_each_organisation(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    assert names(ada, path) == ["Uma", "Wes", "Yan"]


def test_whoever_is_archived_or_to_be_left_alone_is_not_named(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    uma = whom_to_ask(ada, path, NOW).named[0].person
    people.mark_do_not_contact(owner=ada, person=uma.uuid, now=NOW)
    assert names(ada, path) == ["Vic", "Wes", "Yan"]
    vic = whom_to_ask(ada, path, NOW).named[0].person
    people.archive_person(owner=ada, person=vic.uuid, now=NOW)
    assert names(ada, path) == ["Wes", "Yan"]


def test_whoever_was_asked_this_season_is_not_named_again(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    factories.sent(ada, whom_to_ask(ada, path, NOW).named[0].person, path)
    whom = whom_to_ask(ada, path, NOW)
    assert [named.person.given_name for named in whom.named] == ["Vic", "Wes", "Yan"]
    assert "You asked somebody else there less than three business days ago." in whom.named[0].notes


def test_each_name_has_a_reason_and_what_is_not_known(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    for named in whom_to_ask(ada, path, NOW).named:
        assert named.reasons
        assert any("as of September 2026" in unknown for unknown in named.unknowns)
    yan = whom_to_ask(ada, path, NOW).named[2]
    assert "UX Researchers Ltd" in yan.reasons[0]
    assert "what they do there" in yan.unknowns[0]


def test_knowing_each_other_brings_people_nearer(ada):
    factories.person(ada, "Ann", title="UX Researcher", organisation="Acme")
    factories.person(ada, "Bea", title="UX Researcher", organisation="Bolt", tie="friend")
    path = factories.ranked_path(ada, "UX researcher")
    assert names(ada, path) == ["Bea", "Ann"]


def test_the_field_counts_where_the_path_names_one(ada):
    factories.person(ada, "Ann", title="Researcher", organisation="Steel Works")
    factories.person(ada, "Bea", title="Researcher", organisation="Health Care Trust")
    path = factories.ranked_path(ada, "Researcher", field="health care")
    assert names(ada, path) == ["Bea", "Ann"]


def test_nobody_is_named_whose_work_has_nothing_to_do_with_the_path(ada, cast):
    assert names(ada, factories.ranked_path(ada, "Glaciologist")) == []


def test_a_ranking_is_fresh_until_people_or_path_change(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    assert whom_to_ask(ada, path, NOW).fresh
    people.add_person(owner=ada, details=PersonDetails(given_name="Zed"), now=NOW)
    assert not whom_to_ask(ada, path, NOW).fresh
    rank_path(owner=ada, path=path.uuid, now=NOW)
    assert whom_to_ask(ada, path, NOW).fresh


def test_somebody_near_to_two_paths_says_so(ada, cast):
    factories.ranked_path(ada, "User researcher")
    named = whom_to_ask(ada, factories.ranked_path(ada, "UX researcher"), NOW).named
    told = {
        each.person.given_name: "Also near “User researcher”, another path of yours." for each in named[:2]
    }
    assert {name: words for name, words in told.items() if words in _reasons(named)[name]} == told
    assert "another path" not in " ".join(_reasons(named)["Yan"])


def _reasons(named):
    return {each.person.given_name: each.reasons for each in named}


def test_an_answer_of_long_ago_is_told_with_a_word_of_courage(ada):
    ann = factories.person(ada, "Ann", title="UX Researcher", organisation="Acme")
    long_ago = NOW.replace(year=2019)
    message = factories.sent(ada, ann, at=long_ago)
    path = factories.ranked_path(ada, "UX researcher")
    assert "You last asked them in September 2019." in whom_to_ask(ada, path, NOW).named[0].notes
    outreach.record_answer(owner=ada, message=message.uuid, kind=AnswerKind.YES, now=long_ago)
    named = whom_to_ask(ada, path, NOW).named[0]
    assert (
        "You last wrote to each other in 2019. People are usually glad to hear from somebody again."
        in named.reasons
    )
    assert named.factors.spoken > 0
    assert not named.notes


def test_two_people_of_the_ranking_are_compared_in_words(ada, cast):
    path = factories.ranked_path(ada, "UX researcher")
    rows = Suggestion.objects.filter(owner=ada, path=path).select_related("person")
    by_name = {each.person.given_name: each.person.uuid for each in rows}
    told = compare_people(ada, path, (by_name["Xia"], by_name["Uma"]), NOW)
    assert [each.person.given_name for each in told.two] == ["Xia", "Uma"]
    assert "Uma's work is nearer to this path." in told.differences
    same = compare_people(ada, path, (by_name["Vic"], by_name["Uma"]), NOW)
    assert "Both are at the same organisation: ask one, and the other later." in same.differences
    with pytest.raises(Suggestion.DoesNotExist):
        compare_people(ada, path, (by_name["Vic"], path.uuid), NOW)


def test_nobody_of_another_explorer_is_named(ada, ben, cast):
    assert names(ben, factories.ranked_path(ben, "UX researcher")) == []


@pytest.mark.parametrize(
    ("title", "work"),
    [
        ("Senior UX Researcher | Speaker", "UX Researcher"),
        ("Head of Design at Acme", "Design"),
        ("Vice President, Nursing", "Nursing"),
        ("Senior UX Researcher, Digital Health and Patient Portals", "UX Researcher"),
        ("Principal", "Principal"),
        ("Co-Founder", "Co-Founder"),
        ("", ""),
    ],
)
def test_words_of_rank_do_not_hide_the_work(title, work):
    assert work_of(title) == work


def test_a_long_title_with_every_word_of_the_path_is_not_punished(ada):
    factories.person(ada, "Ann", title="Web Researcher", organisation="Acme")
    factories.person(
        ada, "Bea", title="Researcher (UX) for Patient Portals and Hospital Apps", organisation="Bolt"
    )
    path = factories.ranked_path(ada, "UX researcher")
    assert names(ada, path) == ["Bea", "Ann"]


def test_who_introduced_somebody_and_when_you_talked_are_told(ada):
    dara = factories.person(ada, "Dara", family_name="Nowak")
    ann = factories.person(ada, "Ann", title="UX Researcher", tie="introduced", tie_detail="D. N.")
    factories.named_by(ada, dara, named=ann)
    factories.held(ada, ann)
    path = factories.ranked_path(ada, "UX researcher")
    (named,) = whom_to_ask(ada, path, factories.THURSDAY.ends).named
    assert "Dara Nowak introduced you." in named.reasons
    assert "You last spoke in September 2026." in named.reasons


def test_what_the_archive_tells_warms_a_name(ada):
    letter = f"c,,Mia Weber,{URL}mia,Ada Winter,{URL}ada,2025-03-04 10:00:00 UTC,,a secret"
    files = {
        "Connections.csv": factories.connections(f"Mia,Weber,{URL}mia,,Acme,Researcher,05 Mar 2024"),
        "Profile.csv": b"First Name,Last Name\nAda,Winter\n",
        "messages.csv": f"{MESSAGES}\n{letter}\n".encode(),
    }
    factories.imported(ada, zipped(files), name="export.zip")
    me.add_own_position(owner=ada, details=OwnPositionDetails("Assistant", "ACME"), now=NOW)
    (named,) = whom_to_ask(ada, factories.ranked_path(ada, "Researcher"), NOW).named
    assert "You have both been at Acme." in named.reasons
    assert any(reason.startswith("You last wrote to each other in ") for reason in named.reasons)
    assert named.factors.shared > 0
    assert named.factors.spoken > 0
