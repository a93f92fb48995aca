"""Finding words in everything that was said."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from askaround.conversations.models import Note
from askaround.insights.models import Insight
from askaround.journeys.queries.said import PAGE, SHOWN, Source, everything_said, said_in
from askaround.outreach import commands as outreach
from askaround.outreach.models import Message
from askaround.people import commands as people
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(ada):
    """One line in each source, all with the word meetings."""
    mia = factories.person(ada, "Mia")
    people.edit_notes(owner=ada, person=mia.uuid, version=1, notes="She dislikes **meetings**.", now=NOW)
    factories.jotted(factories.conversation(ada, mia), "Half of the week is meetings")
    factories.insight(ada, mia, "It is a talkative job", quote="Meetings, meetings.")
    draft = factories.draft(ada, mia)
    outreach.edit_message(
        owner=ada, message=draft.uuid, version=draft.version, subject="Your meetings", body="Hi Mia", now=NOW
    )
    return mia


def sources(owner, text):
    return [found.source for found in everything_said(owner, text)]


def texts(owner, source, text):
    rows = said_in(owner, source, text).rows
    return ["".join(piece.text for piece in row.excerpt) for row in rows]


def test_one_word_is_found_wherever_it_was_said(ada, said):
    assert sources(ada, "meeting") == list(Source)
    for found in everything_said(ada, "meeting"):
        (row,) = found.rows
        assert (row.name, row.person) == ("Mia", said.uuid)
        assert next(piece.text.lower() for piece in row.excerpt if piece.found) == "meetings"


def test_all_words_have_to_be_there(ada, said):
    assert sources(ada, "half meet") == [Source.TALKS]
    assert sources(ada, "subject meetings") == []


def test_claim_and_quote_subject_and_body_are_one_text(ada, said):
    assert sources(ada, "talkative meetings") == [Source.INSIGHTS]
    assert sources(ada, "meetings hi") == [Source.MESSAGES]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Kaffee im Café", "cafe"),
        ("An der Strasse", "straße"),
        ("Aus Łódź", "łódź"),
        ("Встреча в Москве", "москв"),
        ("東京で働く", "東京"),
        ("हिन्दी बोलती है", "हिन्दी"),
        ("her no-code talk", "no-code"),
    ],
)
@pytest.mark.parametrize("source", [Source.TALKS, Source.INSIGHTS])
def test_every_script_is_found_without_case_and_accents(ada, source, written, asked):
    mia = factories.person(ada)
    if source is Source.TALKS:
        factories.jotted(factories.conversation(ada, mia), written)
    else:
        factories.insight(ada, mia, written)
    assert len(texts(ada, source, asked)) == 1


def test_nothing_of_another_explorer_is_found(ben, said):
    assert sources(ben, "meetings") == []
    assert sources(ben, str(said.owner_id)) == []


def test_the_newest_come_first_page_by_page_without_gap_or_double(ada):
    talk = factories.conversation(ada, factories.person(ada))
    for n in range(PAGE * 2 + 3):
        factories.jotted(talk, f"Line{n} of meetings", place=n)
    seen, cursor = [], ""
    while True:
        found = said_in(ada, Source.TALKS, "meetings", cursor=cursor)
        seen += [row.key for row in found.rows]
        cursor = found.older
        if not cursor:
            break
    assert len(seen) == PAGE * 2 + 3
    assert seen == sorted(seen, reverse=True)


@pytest.mark.parametrize("source", list(Source))
def test_every_source_can_be_read_on(ada, source):
    for n in range(3):
        say(ada, source, n)
    first = said_in(ada, source, "meetings", most=2)
    second = said_in(ada, source, "meetings", most=2, cursor=first.older)
    assert (len(first.rows), len(second.rows), second.older) == (2, 1, "")
    assert second.rows[0].key < first.rows[-1].key


def say(owner, source, number):
    who = factories.person(owner, f"Mia{number}")
    if source is Source.TALKS:
        factories.jotted(factories.conversation(owner, who), "Meetings")
    elif source is Source.INSIGHTS:
        factories.insight(owner, who, "Meetings")
    elif source is Source.MESSAGES:
        draft = factories.draft(owner, who)
        Message.objects.filter(pk=draft.pk).update(body="Meetings")
    else:
        people.edit_notes(owner=owner, person=who.uuid, version=1, notes="Meetings", now=NOW)


def test_a_glance_shows_five_and_says_that_there_are_more(ada):
    talk = factories.conversation(ada, factories.person(ada))
    for n in range(SHOWN + 1):
        factories.jotted(talk, "Meetings", place=n)
    (found,) = everything_said(ada, "meetings")
    assert len(found.rows) == SHOWN
    assert found.older


def test_an_unreadable_cursor_shows_the_first_page(ada, said):
    for cursor in ("nonsense", "1:abc:def"):
        assert said_in(ada, Source.TALKS, "meetings", cursor=cursor).rows


def test_a_line_that_was_taken_back_is_not_found_until_it_is_there_again(ada, said):
    Note.objects.filter(owner=ada).update(removed_at=NOW)
    assert texts(ada, Source.TALKS, "meetings") == []
    Note.objects.filter(owner=ada).update(removed_at=None, text="Half is calls")
    assert texts(ada, Source.TALKS, "meetings") == []
    assert texts(ada, Source.TALKS, "calls") == ["Half is calls"]


def test_a_line_taken_back_at_once_never_stands_in_the_index(ada):
    talk = factories.conversation(ada, factories.person(ada))
    factories.jotted(talk, "Gossip", removed_at=NOW)
    assert texts(ada, Source.TALKS, "gossip") == []


def test_the_indexes_follow_every_change(ada, said):
    Insight.objects.filter(owner=ada).update(claim="Calls", quote="")
    Message.objects.filter(owner=ada).update(subject="", body="Calls")
    assert sources(ada, "meetings") == [Source.TALKS, Source.NOTES]
    assert sources(ada, "calls") == [Source.INSIGHTS, Source.MESSAGES]
    for model in (Insight, Message, Note):
        model.objects.filter(owner=ada).delete()
    assert sources(ada, "calls") == []
    if connection.vendor == "sqlite":
        for table in ("conversations_note", "insights_insight", "outreach_message"):
            with connection.cursor() as cursor:
                cursor.execute(f"INSERT INTO {table}_search ({table}_search) VALUES ('integrity-check')")


def test_each_source_asks_the_database_once(ada, said):
    with CaptureQueriesContext(connection) as asked:
        everything_said(ada, "meetings")
    assert len(asked) == len(Source)


_ODD = st.text(max_size=40) | st.text("\"*():^{}-+ANDORNT'&|!<>\\%_ abc\0", max_size=40)


class TestAnyWords(TestCase):
    @given(_ODD)
    @example('"')
    @example("a AND NOT (b OR NEAR(c d, 2)) : ^ { } * + -")
    @example("owner_id: 1")
    @example("' | ! & <-> :* \\")
    @example("½ ﬁ Å ﷺ 🙂")
    @example("x" * 10_000)
    @example("a " * 5_000)
    def test_no_words_are_too_odd_to_ask_for(self, text):
        ada = factories.user("ada")
        assert everything_said(ada, text) == []
