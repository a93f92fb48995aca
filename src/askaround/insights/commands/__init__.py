"""What can be done with insights."""

from askaround.insights.commands.keeping import (
    change_insight,
    keep_insight,
    remove_insight,
    restore_insight,
)
from askaround.insights.commands.relating import part_insights, relate_insights

__all__ = [
    "change_insight",
    "keep_insight",
    "part_insights",
    "relate_insights",
    "remove_insight",
    "restore_insight",
]
