"""Tags for the strategy."""

from django import template

from askaround.direction.rules import UNNAMED_WORDS, Cited
from askaround.insights.rules import Visibility

register = template.Library()
_SHARING = {
    Visibility.PRIVATE: "“a private note”",
    Visibility.ANONYMISED: "without the name",
    Visibility.QUOTABLE: "with the name",
}


@register.filter
def unnamed(cited: Cited) -> str:
    """Return who said it where the name is not told."""
    return UNNAMED_WORDS[cited.vantage]


@register.filter
def sharing(visibility: Visibility) -> str:
    """Return how others read who said it, in words."""
    return _SHARING[visibility]
