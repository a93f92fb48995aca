"""How large things are: signs that something holds several thoughts, not limits to be met by their letter."""

import statistics
from pathlib import Path

from tests.architecture.source import SRC, functions, length, modules, place, written

_MODULE, _FUNCTION, _TEMPLATE = 500, 60, 100
_MEDIAN, _MOSTLY = 10, 25


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_modules_can_be_read_in_one_sitting():
    assert [f"{place(path)} {_lines(path)}" for path in modules() if _lines(path) > _MODULE] == []


def test_hardly_a_function_has_more_than_60_lines():
    long = [
        f"{place(path, function)} {function.name} has {length(function)} lines"
        for path in written()
        for function in functions(path)
        if length(function) > _FUNCTION
    ]
    assert long == []


def test_half_of_the_functions_have_at_most_10_lines_and_nine_in_ten_at_most_25():
    lengths = [length(function) for path in written() for function in functions(path)]
    assert statistics.median(lengths) <= _MEDIAN
    assert statistics.quantiles(lengths, n=10)[-1] <= _MOSTLY


def test_templates_have_at_most_100_lines():
    templates = sorted(SRC.rglob("*.html"))
    assert templates
    assert [f"{place(path)} {_lines(path)}" for path in templates if _lines(path) > _TEMPLATE] == []
