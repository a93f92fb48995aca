"""How large things may grow. There is no list of exceptions."""

import statistics
from pathlib import Path

from tests.architecture.source import SRC, functions, length, modules, place, written

_MODULE, _FUNCTION, _VIEW, _CLI_FUNCTION, _TEMPLATE, _MEDIAN = 400, 40, 25, 20, 100, 10


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _longer_than(most: int, folder: Path) -> list[str]:
    return [
        f"{place(path, function)} {function.name} has {length(function)} lines"
        for path in written(folder)
        for function in functions(path)
        if length(function) > most
    ]


def test_modules_have_at_most_400_lines():
    assert [f"{place(path)} {_lines(path)}" for path in modules() if _lines(path) > _MODULE] == []


def test_functions_have_at_most_40_lines():
    assert _longer_than(_FUNCTION, SRC) == []


def test_views_have_at_most_25_lines():
    assert _longer_than(_VIEW, SRC / "web" / "views") == []


def test_functions_of_the_command_line_have_at_most_20_lines():
    assert _longer_than(_CLI_FUNCTION, SRC / "cli") == []


def test_templates_have_at_most_100_lines():
    templates = sorted(SRC.rglob("*.html"))
    assert templates
    assert [f"{place(path)} {_lines(path)}" for path in templates if _lines(path) > _TEMPLATE] == []


def test_the_median_function_has_at_most_10_lines():
    lengths = [length(function) for path in written() for function in functions(path)]
    assert statistics.median(lengths) <= _MEDIAN
