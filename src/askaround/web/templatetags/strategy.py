"""Tags for the strategy."""

from django import template

from askaround.direction.rules import Cited, source_of
from askaround.insights.rules import Visibility

register = template.Library()
_SHARING = {
    Visibility.PRIVATE: "“a private note”",
    Visibility.ANONYMISED: "without the name",
    Visibility.QUOTABLE: "with the name",
}


@register.filter
def source(cited: Cited) -> str:
    """Return where a thing is from, as far as others may know."""
    return source_of(cited)


@register.filter
def sharing(visibility: Visibility) -> str:
    """Return how others read who said it, in words."""
    return _SHARING[visibility]
