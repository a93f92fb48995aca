"""The printed brief, read back: one page, its words, and nothing that a text could do to it."""

from __future__ import annotations

import importlib.util
import io
import subprocess
import sys

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.integrations import documents
from askaround.integrations.documents import Ask, Brief, NotInstalled, Paper, printer
from askaround.integrations.documents.fitting import SHORTENED

ANA = Brief(
    person="Ana Keller",
    work="UX researcher at Northwind",
    why_them="She moved from nursing to research.",
    objective="What the first year is like.",
    asks=(
        Ask("Walk me through your last working week.", 4, must=True),
        Ask("Which training would you skip today?", 1),
        Ask("What is left of you on a Friday evening?"),
    ),
    promises=("Send her the article on triage.",),
    when="Tuesday 24 November 2026, 9:00 in Berlin",
    where="Café Central",
)


def opened(brief: Brief, paper: Paper = Paper.A4) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(printer().print_brief(brief, paper)))


def words(brief: Brief) -> str:
    """Return the text of the page on one line; where a long word may break is not seen."""
    (page,) = opened(brief).pages
    return " ".join(page.extract_text().replace("\u200b", "").split())


def test_a_brief_says_everything_on_one_page():
    text = words(ANA)
    for said in (ANA.work, ANA.why_them, ANA.objective, ANA.when, ANA.where, *ANA.promises):
        assert said in text
    assert "must Walk me through your last working week. 4 minutes" in text
    assert "Which training would you skip today? 1 minute" in text
    assert "What is left of you on a Friday evening? if there is time" in text
    assert SHORTENED not in text


def test_it_is_tagged_titled_and_says_its_language():
    file = opened(ANA)
    root = file.trailer["/Root"]
    assert file.metadata.title == "A conversation with Ana Keller"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (595, 842)), (Paper.LETTER, (612, 792))])
def test_the_page_has_the_size_asked_for(paper, size):
    (page,) = opened(ANA, paper).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_what_is_empty_is_left_out():
    text = words(Brief(""))
    assert text == "A conversation"


def test_a_little_too_much_is_printed_smaller_and_whole():
    asks = tuple(Ask(f"What happened in year {number}?", 1, must=True) for number in range(26))
    text = words(Brief("Ana", asks=asks))
    assert all(ask.text in text for ask in asks)
    assert SHORTENED not in text


@pytest.mark.parametrize("paper", Paper)
def test_far_too_much_is_shortened_and_says_so(paper):
    asks = tuple(Ask(f"Question {number}. " * 30, 3, must=True) for number in range(60))
    much = Brief(
        "Ana " * 400, "w " * 4000, "y" * 5000, "z " * 900, asks, ("promised " * 90,) * 50, "n" * 900, "h" * 90
    )
    (page,) = opened(much, paper).pages
    text = page.extract_text()
    assert SHORTENED in text
    assert "Question 0." in text


def _close(text: str) -> str:
    return text.replace(" ", "")


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        '#import "@preview/cetz:0.2.0": *',
        "#panic()",
        "]] #pagebreak() [[",
        "$ x^2 $ *bold* _it_ `raw` <label> @ref",
        "= Heading",
        "// gone",
        "/* gone",
        '", "asks": [], "x": "',
        "\\u{41} \\ #sys.inputs",
        "#set page(width: 1pt)",
    ],
)
def test_a_text_is_shown_and_never_run(hostile):
    brief = Brief(
        hostile, hostile, hostile, hostile, (Ask(hostile, 2, must=True),), (hostile,), hostile, hostile
    )
    assert _close(words(brief)).count(_close(hostile)) == 8


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Łukasz Żółć", "Łukasz Żółć"),
        ("Ναταλία", "Ναταλία"),
        ("Наталья", "Наталья"),
        ("a\x00b\x07c\ud800d", "abcd"),
        ("safe\u202egnp.exe", "safegnp.exe"),
        ("two\u2028lines\r\nhere", "two lines here"),
        ("\U0010ffff and \u0378 remain", "□ and □ remain"),
    ],
)
def test_any_script_is_printed_or_leaves_a_box(text, shown):
    assert shown in words(Brief("Ana", work=text))


@pytest.mark.parametrize(
    "text", ["漢字 かな 한국어 አማርኛ", "العربية עברית", "हिन्दी ไทย", "🙂👩‍🔬", "ꙮ𓀀𒀀𝔄𐌰ᚠ𞤀𖠀𑀀𐀀"]
)
def test_a_script_without_a_font_stops_nothing(text):
    assert "What the first year is like." in words(Brief(text, objective="What the first year is like."))


@settings(max_examples=25, deadline=None)
@given(text=st.text(max_size=400), many=st.integers(0, 30))
def test_any_text_makes_one_page(text, many):
    brief = Brief(text, text, text, text, (Ask(text, 3, must=True),) * many, (text,) * many, text, text)
    assert len(opened(brief).pages) == 1


def test_a_long_word_stays_on_the_page():
    (page,) = opened(Brief("Ana", objective="w" * 400)).pages
    right = []
    page.extract_text(
        visitor_text=lambda text, _cm, tm, _font, size: right.append(tm[4] + len(text) * size / 3)
    )
    assert max(right) < page.mediabox.width


def test_without_typst_it_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(documents, "find_spec", lambda _name: None)
    absent = printer()
    assert "askaround[pdf]" in absent.missing
    with pytest.raises(NotInstalled, match="typst"):
        absent.print_brief(ANA)


def test_with_typst_nothing_is_missing():
    assert printer().missing == ""
    assert importlib.util.find_spec("typst") is not None


def test_typst_is_loaded_only_to_print():
    code = "import sys; from askaround.integrations.documents import printer; printer(); print('typst' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"
