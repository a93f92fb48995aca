"""What every command looks like."""

import inspect
import re
import typing

import pytest

from tests.architecture.commands import all_commands

COMMANDS = all_commands()
every_command = pytest.mark.parametrize("name", sorted(COMMANDS))
# A verb and its noun. A journey is a module of its own, and may be called by the name it has there.
_VERB_NOUN = re.compile(r"[a-z]+(_[a-z]+)+")
_VAGUE = frozenset({"update_status", "set_status", "change_status"})


@every_command
def test_a_command_is_a_verb_and_a_noun(name):
    *_, within, called = name.split(".")
    assert _VERB_NOUN.fullmatch(called) or within == called
    assert called not in _VAGUE


@every_command
def test_a_command_is_called_by_keywords_only(name):
    kinds = {each.kind for each in inspect.signature(COMMANDS[name]).parameters.values()}
    assert kinds <= {inspect.Parameter.KEYWORD_ONLY}


@every_command
def test_a_command_is_typed_throughout(name):
    hints = typing.get_type_hints(inspect.unwrap(COMMANDS[name]))
    assert set(hints) == {*inspect.signature(COMMANDS[name]).parameters, "return"}
    assert typing.Any not in hints.values()


@every_command
def test_a_command_says_what_it_decides(name):
    assert inspect.getdoc(COMMANDS[name])
