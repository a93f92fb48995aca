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

__all__ = [
    "bring_back_person",
    "clear_deal_breaker",
    "give_person_back",
    "hand_over_person",
    "put_aside_person",
    "rank_all_paths",
    "rank_criteria",
    "rank_path",
    "read_few_titles",
    "reflect_on_conversation",
    "restore_aside",
    "restore_criteria",
    "resume_readings",
    "set_deal_breaker",
    "weigh_criteria",
    "withdraw_reflection",
]
