"""Finding people by what you wrote about them, and organisations by name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from askaround.journeys.commands.undo import undo
from askaround.kit.excerpts import Piece, excerpt
from askaround.kit.search_words import Phrase, Term, terms
from askaround.people import commands
from askaround.people.models import Person
from askaround.people.queries import search_notes, search_organisations
from tests import factories
from tests.factories import NOW


def noted(owner, name, notes):
    made = factories.person(owner, name)
    commands.edit_notes(owner=owner, person=made.uuid, version=1, notes=notes, now=NOW)
    return made


def found(owner, text, limit=5):
    return [row.name for row in search_notes(owner, text, limit=limit)]


def named(owner, text, limit=5):
    return [row.name for row in search_organisations(owner, text, limit=limit)]


@pytest.mark.django_db
class TestNotes:
    def test_each_word_of_a_note_is_found_by_its_beginning_whatever_its_case(self, ada):
        noted(ada, "Mia", "Moved from Nursing to research.")
        assert found(ada, "RESEA nurs") == ["Mia"]
        assert found(ada, "research cooking") == []

    @pytest.mark.parametrize(
        ("written", "asked"),
        [
            ("Kaffee im Café", "cafe"),
            ("Kaffee im Cafe", "café"),
            ("Kaffee im Cafe\N{COMBINING ACUTE ACCENT}", "café"),
            ("An der Straße", "straße"),
            ("An der Strasse", "straße"),
            ("Aus Łódź", "łódź"),
            ("Встреча в Москве", "москв"),
            ("東京で働く", "東京"),
            ("हिन्दी बोलती है", "हिन्दी"),
            ("تتحدث العربية", "العربية"),
            ("μιλάει ελληνικά", "ΕΛΛΗΝΙΚΆ"),
            ("speaks עברית", "עברית"),
            ("her no-code talk", "no-code"),
            ("wrote in C3PO style", "c3p"),
        ],
    )
    def test_every_script_is_found(self, ada, written, asked):
        noted(ada, "Mia", written)
        assert found(ada, asked) == ["Mia"]

    def test_a_single_letter_is_a_word_and_not_the_beginning_of_every_other(self, ada):
        noted(ada, "Mia", "Vitamin C helps.")
        noted(ada, "Noa", "Vitamins and carpentry.")
        assert found(ada, "vitamin c") == ["Mia"]

    def test_whom_you_added_last_comes_first_and_no_more_than_asked(self, ada):
        for name in ("Mia", "Noa", "Ola"):
            noted(ada, name, "Met at the fair.")
        assert found(ada, "fair", limit=2) == ["Ola", "Noa"]

    def test_the_index_follows_every_change(self, ada):
        made = noted(ada, "Mia", "Likes sailing.")
        entry = commands.edit_notes(owner=ada, person=made.uuid, version=2, notes="Likes chess.", now=NOW)
        assert (found(ada, "sailing"), found(ada, "chess")) == ([], ["Mia"])
        undo(owner=ada, entry=entry.uuid, now=NOW)
        assert (found(ada, "sailing"), found(ada, "chess")) == (["Mia"], [])
        Person.objects.filter(owner=ada).update(notes="")
        assert found(ada, "sailing") == []
        Person.objects.filter(owner=ada).update(notes="Likes rowing.")
        assert found(ada, "rowing") == ["Mia"]
        Person.objects.filter(owner=ada).delete()
        assert found(ada, "rowing") == []

    def test_the_archived_and_other_explorers_people_are_not_found(self, ada, ben):
        made = noted(ada, "Mia", "Met at the fair.")
        noted(ben, "Noa", "Met at the fair.")
        assert found(ada, "fair") == ["Mia"]
        commands.archive_person(owner=ada, person=made.uuid, now=NOW)
        assert found(ada, "fair") == []
        assert found(ada, str(ben.pk)) == []

    def test_an_excerpt_reads_without_the_signs_of_markdown(self, ada):
        noted(ada, "Mia", "## Talk\n> She **likes** `rowing`.")
        (row,) = search_notes(ada, "rowing", limit=5)
        assert "".join(piece.text for piece in row.excerpt) == "Talk\nShe likes rowing."

    def test_the_index_itself_is_whole_after_many_changes(self, ada):
        people = [noted(ada, f"Mia{n}", f"Word{n} and more.") for n in range(20)]
        for person in people[::2]:
            Person.objects.filter(pk=person.pk).update(notes=f"Other{person.pk}")
        for person in people[::3]:
            person.delete()
        wanted = Person.objects.filter(owner=ada, notes__startswith="Other").count()
        assert len(found(ada, "other", limit=50)) == wanted
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(
                    "INSERT INTO people_notes_search (people_notes_search) VALUES ('integrity-check')"
                )


@pytest.mark.django_db
class TestOrganisations:
    def test_those_that_begin_with_the_words_come_before_those_that_have_them(self, ada):
        for name in ("University of Kiel", "Kiel Institute", "Bank"):
            factories.person(ada, organisation=name)
        assert named(ada, "kiel") == ["Kiel Institute", "University of Kiel"]
        assert named(ada, "uni KI") == ["University of Kiel"]
        assert named(ada, "iel") == []

    def test_one_where_nobody_is_left_is_not_found(self, ada):
        made = factories.person(ada, organisation="Acme")
        assert named(ada, "acme") == ["Acme"]
        commands.archive_person(owner=ada, person=made.uuid, now=NOW)
        assert named(ada, "acme") == []

    def test_other_explorers_organisations_are_not_found(self, ada, ben):
        factories.person(ben, organisation="Acme")
        assert named(ada, "acme") == []

    def test_signs_of_a_pattern_are_taken_as_they_are(self, ada):
        for name in ("100% Pure", "O'Neil_Co", "Acme"):
            factories.person(ada, organisation=name)
        assert named(ada, "100%") == ["100% Pure"]
        assert named(ada, "o'neil_") == ["O'Neil_Co"]
        assert named(ada, "%") == named(ada, "_") == []

    def test_both_ask_the_database_once(self, ada):
        noted(ada, "Mia", "Met at Acme.")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            search_notes(ada, "acme", limit=5)
            search_organisations(ada, "acme", limit=5)
        assert len(asked) == 2


_SAID = st.text(max_size=40) | st.text("\"*():^{}-+ANDORNT'&|!<>\\%_ abc\0", max_size=40)


class TestAnyWords(TestCase):
    @given(_SAID)
    @example('"')
    @example("a AND NOT (b OR NEAR(c d, 2)) : ^ { } * + -")
    @example("' | ! & <-> :* \\")
    @example("_")
    @example("½ ﬁ Å ﷺ")
    def test_no_words_are_too_odd_to_ask_for(self, text):
        ada = factories.user("ada")
        assert found(ada, text) == named(ada, text) == []


_WORDS = st.text("abc é\n.,*", max_size=400)


@given(_WORDS, st.lists(st.sampled_from(["a", "ab", "e", "cc"]), min_size=1, max_size=3))
def test_an_excerpt_is_a_stretch_of_the_text_with_words_that_begin_so_marked(text, beginnings):
    pieces = excerpt(text, [Term((Phrase((word,)),)) for word in beginnings])
    shown = "".join(piece.text for piece in pieces)
    assert shown.removeprefix("… ").removesuffix(" …") in text or shown in text
    assert len(shown) <= 180 + 4
    plain = [piece.text.replace("é", "e") for piece in pieces if piece.found]
    assert all(word.startswith(tuple(beginnings)) for word in plain)


def test_an_excerpt_shows_the_words_in_place():
    text = f"{'before ' * 40}Sailing and sails {'after ' * 40}"
    pieces = excerpt(text, terms("sail"))
    assert [piece.text for piece in pieces if piece.found] == ["Sailing", "sails"]
    assert pieces[0] == Piece("… ")
    assert pieces[-1] == Piece(" …")


def test_an_excerpt_without_the_words_is_the_beginning():
    assert excerpt("Nothing of it", terms("sail")) == [Piece("Nothing of it")]
