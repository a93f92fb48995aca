"""The printed report, read back: its words, its notes, and nothing that a text could do to it."""

import io

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from askaround.integrations import documents
from askaround.integrations.documents import (
    Line,
    NotInstalled,
    NotPrinted,
    Paper,
    Part,
    Report,
    fitting,
    printer,
    printing,
)

PLAN = Report(
    "Career strategy of Ada Winter",
    "9 September 2026",
    (
        Part("What I will do", (Line("Care at home", notes=(1, 2)),)),
        Part("Next steps", (Line("Visit a ward", "by 1 October 2026", (1,)),)),
    ),
    ("Nights are hard (Mia Sol, lived it)", "From a private note"),
)


def opened(report, paper=Paper.A4):
    return pypdf.PdfReader(io.BytesIO(printer().print_report(report, paper)))


def words(report):
    text = " ".join(page.extract_text() for page in opened(report).pages)
    return " ".join(text.replace("\u200b", "").split())


def test_a_report_says_everything_and_each_note_once():
    text = words(PLAN)
    for said in (
        PLAN.title,
        PLAN.subtitle,
        "What I will do",
        "Care at home",
        "Visit a ward (by 1 October 2026)",
    ):
        assert said in text
    assert [text.count(note) for note in PLAN.notes] == [1, 1]


def test_it_is_tagged_titled_and_says_its_language():
    file = opened(PLAN)
    root = file.trailer["/Root"]
    assert file.metadata.title == PLAN.title
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


@pytest.mark.parametrize(("country", "size"), [("DE", (595, 842)), ("US", (612, 792)), ("", (595, 842))])
def test_the_page_has_the_size_of_the_country(country, size):
    (page,) = opened(PLAN, Paper.of(country)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == size


def test_a_long_report_takes_the_pages_it_needs():
    lines = tuple(Line(f"Line {number}. " * 20, notes=(number + 1,)) for number in range(40))
    report = Report("Plan", parts=(Part("What", lines),), notes=tuple(f"Note {n}" for n in range(40)))
    assert len(opened(report).pages) > 2
    assert "Note 39" in words(report)


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        "#panic()",
        "]] #pagebreak() [[",
        "$ x^2 $ *bold* <label> @ref",
        '", "notes": []',
    ],
)
def test_a_text_is_shown_and_never_run(hostile):
    report = Report(hostile, hostile, (Part(hostile, (Line(hostile, hostile, (1,)),)),), (hostile,))
    close = hostile.replace(" ", "")
    assert words(report).replace(" ", "").count(close) == 6


@settings(max_examples=15, deadline=None)
@given(text=st.text(max_size=300))
def test_any_text_makes_a_report(text):
    report = Report(f"Plan {text}", text, (Part(f"What {text}", (Line(text, text, (1,)),) * 3),), (text,))
    assert len(opened(report).pages) >= 1


def test_without_typst_it_says_what_is_missing(monkeypatch):
    monkeypatch.setattr(documents, "find_spec", lambda _name: None)
    with pytest.raises(NotInstalled, match="typst"):
        printer().print_report(PLAN)


def test_a_report_is_cut_off_where_nobody_would_read_on_and_says_so():
    endless = Part(
        "What I heard", tuple(Line(f"{number} {'word ' * 200}", notes=(1,)) for number in range(5_000))
    )
    report = Report(PLAN.title, parts=(*PLAN.parts, endless, endless), notes=PLAN.notes)
    pages = opened(report).pages
    assert 15 < len(pages) < 60
    assert fitting.CUT_OFF in " ".join(pages[-1].extract_text().split())
    assert "Visit a ward" in pages[0].extract_text()


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "(" * 50_000,
        "字" * 100_000,
        "\u0e01" * 100_000,
        "#let a = " * 10_000,
        "a\u0301" * 50_000,
    ],
)
def test_a_hostile_text_ends_in_a_few_pages(text):
    parts = tuple(Part(text, (Line(text, text, (1,)),)) for _ in range(3))
    assert len(opened(Report(text, text, parts, (text,))).pages) < 40


def test_what_takes_too_long_is_stopped_with_a_sentence(monkeypatch):
    monkeypatch.setattr(printing, "SECONDS", 0.05)
    with pytest.raises(NotPrinted, match="stopped"):
        printer().print_report(PLAN)


def test_what_takes_too_much_memory_is_stopped_with_a_sentence(monkeypatch):
    monkeypatch.setattr(printing, "MEMORY", 64 * 1024 * 1024)
    with pytest.raises(NotPrinted, match="memory"):
        printer().print_report(PLAN)
