"""What has to be written down beside the code: docstrings, and every personal field."""

import ast
import re

import pytest
from django.apps import apps

from tests.architecture.source import ROOT, place, public_definitions, tree, written

FIELDS = ROOT / "docs" / "reference" / "personal-data.md"
COLUMNS = ["Table", "Field", "Purpose", "Exported", "Erased"]
# Covered by one rule at the top of the page: they say nothing about anybody.
TECHNICAL = frozenset({"id", "uuid", "owner", "version"})


def test_every_module_says_what_it_is_for():
    silent = [place(path) for path in written() if not ast.get_docstring(tree(path))]
    assert silent == []


def test_every_public_function_and_class_says_what_it_does():
    silent = [
        f"{place(path, node)} {name}"
        for path in written()
        if not path.name.startswith("_") or path.name == "__init__.py"
        for name, node in public_definitions(path)
        if not (ast.get_docstring(node) or "").strip()
    ]
    assert silent == []


def test_docstrings_begin_with_a_whole_sentence():
    unfinished = [
        f"{place(path, node)} {name}: {first}"
        for path in written()
        for name, node in public_definitions(path)
        for first in [(ast.get_docstring(node) or "").split("\n\n")[0]]
        if first and not re.search(r"[.?:!]$", first)
    ]
    assert unfinished == []


def _listed() -> list[list[str]]:
    rows = [
        [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]
        for line in FIELDS.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    assert rows[0] == COLUMNS
    assert set("".join(rows[1])) <= set("-: ")
    return rows[2:]


def _personal_fields() -> set[tuple[str, str]]:
    """Return (table, field) of every column of ours that may say something about somebody."""
    return {
        (model._meta.db_table, field.name)
        for model in apps.get_models()
        if model.__module__.startswith("askaround.")
        for field in model._meta.local_concrete_fields
        if field.name not in TECHNICAL
    }


def test_every_personal_field_is_listed():
    assert _personal_fields() - {(row[0], row[1]) for row in _listed()} == set()


def test_no_field_is_listed_that_is_not_there():
    assert {(row[0], row[1]) for row in _listed()} - _personal_fields() == set()


def test_no_field_is_listed_twice():
    listed = [(row[0], row[1]) for row in _listed()]
    assert sorted(listed) == sorted(set(listed))


@pytest.mark.parametrize("column", COLUMNS[2:])
def test_every_listed_field_says_its(column):
    place_of = COLUMNS.index(column)
    assert [row for row in _listed() if len(row) != len(COLUMNS) or not row[place_of]] == []


@pytest.mark.parametrize("name", sorted(TECHNICAL))
def test_the_page_names_the_technical_columns_it_leaves_out(name):
    above = FIELDS.read_text(encoding="utf-8").partition("\n|")[0]
    assert f"`{name}`" in above
