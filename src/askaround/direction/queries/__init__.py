"""Reading whom to ask and how paths stand, always by owner."""

from askaround.direction.queries.heard import heard_by_now
from askaround.direction.queries.reflections import find_reflection
from askaround.direction.queries.standing import (
    BelievedFit,
    Direction,
    OpenQuestion,
    believed_fits,
    direction_of,
    get_criterion,
    measures_of,
    ranked_criteria,
    standing_now,
)
from askaround.direction.queries.whom import (
    NEAREST,
    Aside,
    Comparison,
    Named,
    WhomToAsk,
    compare_people,
    count_read_titles,
    find_aside,
    get_aside,
    list_aside,
    nearest_people,
    owners_with_unread_titles,
    people_suggested_for,
    whom_to_ask,
)

__all__ = [
    "NEAREST",
    "Aside",
    "BelievedFit",
    "Comparison",
    "Direction",
    "Named",
    "OpenQuestion",
    "WhomToAsk",
    "believed_fits",
    "compare_people",
    "count_read_titles",
    "direction_of",
    "find_aside",
    "find_reflection",
    "get_aside",
    "get_criterion",
    "heard_by_now",
    "list_aside",
    "measures_of",
    "nearest_people",
    "owners_with_unread_titles",
    "people_suggested_for",
    "ranked_criteria",
    "standing_now",
    "whom_to_ask",
]
