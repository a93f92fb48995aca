"""Words about insights."""

from django import template

from askaround.insights.rules import SHARING_WORDS, VANTAGE_WORDS, Vantage, Visibility
from askaround.journeys.queries.insights import Count
from askaround.paths.rules import FIT_WORDS

register = template.Library()


@register.filter
def vantage_words(vantage: str) -> str:
    """Return from where somebody speaks, in words."""
    return VANTAGE_WORDS[Vantage(vantage)]


@register.filter
def sharing_words(visibility: str) -> str:
    """Return who may see who said it, in words."""
    return SHARING_WORDS[Visibility(visibility)]


@register.filter
def fit_words(score: int) -> str:
    """Return how well something fits, in words."""
    return FIT_WORDS[score]


@register.filter
def voices_words(count: Count) -> str:
    """Return how much was said and by how many, independent of each other, in words."""
    insights = "1 insight" if count.insights == 1 else f"{count.insights:,} insights"
    people, independent = count.voices.people, count.voices.independent
    if people == 1:
        return f"{insights} from one person"
    if independent == people:
        return f"{insights} from {people:,} people, independent of each other"
    voices = "one voice" if independent == 1 else f"{independent:,} independent voices"
    return f"{insights} from {people:,} people, {voices}"
