"""Links between the pages of the vault: a safe name of a file, and the words as they were written."""

import pytest

from askaround.journeys.rules.vault import file_name, link, plain, quoted


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("UX: research/design, 100% <soon>?", "UX: research/design, 100% <soon>?"),
        ("a|b]] [[c", "a b c"),
        ("two\nlines\x00", "two lines"),
        ("#1 `code` ^top *", "#1 `code` ^top *"),
    ],
)
def test_a_link_shows_words_as_they_are_but_for_what_ends_it(words, shown):
    assert link("Paths", "Page", words) == f"[[Paths/Page|{shown}]]"


def test_a_link_without_words_shows_its_page():
    assert link("Paths", "Page", "]]") == "[[Paths/Page|Page]]"


def test_the_name_of_a_file_has_no_sign_that_a_disk_refuses():
    assert file_name("UX: research/design") == "UX research design"


def test_a_quotation_holds_each_line_and_no_marks():
    assert quoted("Hello\n\n# [[x]]\n") == f"> Hello\n>\n> {plain('# [[x]]')}"
