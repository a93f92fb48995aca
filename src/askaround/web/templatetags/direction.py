"""Tags for how paths stand."""

from django import template

from askaround.direction.queries import BelievedFit
from askaround.direction.rules.standing_words import in_ten as chance_in_ten
from askaround.direction.rules.standing_words import steps as place_in_steps
from askaround.direction.rules.standing_words import voices_heard
from askaround.paths.rules import Band, stretch

register = template.Library()


@register.filter
def in_ten(chance: float) -> str:
    """Return a chance as so many in ten."""
    return chance_in_ten(chance)


@register.filter
def steps(mean: float) -> str:
    """Return a place on the scale of fit, with its sign."""
    return place_in_steps(mean)


@register.filter
def voices(count: int, circles: int) -> str:
    """Return how many voices spoke, and how many of them are independent of each other."""
    return voices_heard(count, circles)


@register.filter
def belief_band(fit: BelievedFit) -> Band:
    """Return where a belief is drawn on a line of 100, with the middle 80 of 100 cases around it."""
    return stretch(fit.now.mean, *fit.now.interval)
