"""The strategy as Markdown: its texts show as they were written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from askaround.direction.rules.markdown import plain

_SHOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def shown(text):
    """Return what a reader of Markdown shows of an item of a list, without its tags."""
    return _SHOWN.render(f"- {plain(text)}")


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[here](javascript:alert)",
        "*bold* _it_ `code` ~~gone~~",
        "![x](http://x.test/a.png)",
        "- a list",
        "1. a list",
        "# a heading",
        "> quoted",
        "&lt; stays",
        "a | b",
        "[^1]: a note",
        "==== ----",
        "two\nlines",
    ],
)
def test_no_mark_of_markdown_or_html_is_one(text):
    words = " ".join(text.split())
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    assert shown(text) == f"<ul>\n<li>{escaped}</li>\n</ul>\n"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf"]), min_size=1))
def test_any_text_makes_one_item_and_no_element_of_its_own(text):
    assert set(re.findall(r"</?(\w+)", shown(text))) == {"ul", "li"}
