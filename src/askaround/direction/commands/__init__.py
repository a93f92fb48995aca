"""What can be done about whom to ask, and about what paths are measured by."""

from askaround.direction.commands.aside import bring_back_person, put_aside_person, restore_aside
from askaround.direction.commands.criteria import (
    clear_deal_breaker,
    rank_criteria,
    restore_criteria,
    set_deal_breaker,
    weigh_criteria,
)
from askaround.direction.commands.merging import give_person_back, hand_over_person
from askaround.direction.commands.ranking import (
    rank_all_paths,
    rank_path,
    read_few_titles,
    resume_readings,
)
from askaround.direction.commands.reflections import reflect_on_conversation, withdraw_reflection
from askaround.direction.commands.strategy import (
    cite_insight,
    do_step,
    edit_line,
    move_line,
    remove_line,
    reopen_step,
    restore_line,
    uncite_insight,
    write_line,
)

__all__ = [
    "bring_back_person",
    "cite_insight",
    "clear_deal_breaker",
    "do_step",
    "edit_line",
    "give_person_back",
    "hand_over_person",
    "move_line",
    "put_aside_person",
    "rank_all_paths",
    "rank_criteria",
    "rank_path",
    "read_few_titles",
    "reflect_on_conversation",
    "remove_line",
    "reopen_step",
    "restore_aside",
    "restore_criteria",
    "restore_line",
    "resume_readings",
    "set_deal_breaker",
    "uncite_insight",
    "weigh_criteria",
    "withdraw_reflection",
    "write_line",
]
