"""What can be done with insights."""

from askaround.insights.commands.keeping import (
    change_insight,
    keep_insight,
    remove_insight,
)

__all__ = [
    "change_insight",
    "keep_insight",
    "remove_insight",
]
