"""What can be done with paths."""

from askaround.paths.commands.guesses import guess_fit
from askaround.paths.commands.mind_changers import (
    add_mind_changer,
    edit_mind_changer,
    remove_mind_changer,
)
from askaround.paths.commands.paths import (
    add_path,
    choose_path,
    edit_path,
    explore_path,
    park_path,
    remove_path,
    rule_out_path,
)
from askaround.paths.commands.unknowns import (
    add_unknowns,
    answer_unknown,
    edit_unknown,
    give_up_unknown,
    remove_unknown,
    reopen_unknown,
)

__all__ = [
    "add_mind_changer",
    "add_path",
    "add_unknowns",
    "answer_unknown",
    "choose_path",
    "edit_mind_changer",
    "edit_path",
    "edit_unknown",
    "explore_path",
    "give_up_unknown",
    "guess_fit",
    "park_path",
    "remove_mind_changer",
    "remove_path",
    "remove_unknown",
    "reopen_unknown",
    "rule_out_path",
]
