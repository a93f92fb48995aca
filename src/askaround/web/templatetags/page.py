"""Tags for every page."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from askaround.direction.rules import ASIDE_WORDS, AsideReason
from askaround.me.rules import HOLLAND_WORDS, JOY_WORDS, LEVEL_WORDS, Holland, job_words
from askaround.outreach.rules import ANSWER_WORDS, FOLLOW_UP_WORDS, AnswerKind, FollowUpKind
from askaround.paths.rules import (
    IMPORTANCE_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    TOPIC_WORDS,
    Band,
    GuessDetails,
    Status,
    Topic,
    UnknownState,
)
from askaround.paths.rules import band as band_of
from askaround.people.rules import BATCH_WORDS, TIE_WORDS, BatchState, Tie
from askaround.web.home_proof import proof_for

register = template.Library()
register.simple_tag(job_words, name="job")


@register.inclusion_tag("_field.html")
def field(bound: BoundField) -> dict[str, object]:
    """Show a form field with its label, help and errors, tied together for screen readers."""
    described = [f"{bound.auto_id}_error"] if bound.errors else []
    described += [f"{bound.auto_id}_help"] if bound.help_text else []
    attributes: dict[str, str | bool] = {"aria-describedby": " ".join(described)} if described else {}
    if bound.errors:
        attributes["aria-invalid"] = "true"
    return {
        "bound": bound,
        "widget": bound.as_widget(attrs=attributes),
    }


@register.filter
def number(count: int) -> str:
    """Return a count with its thousands apart."""
    return f"{count:,}"


@register.simple_tag
@cache
def icon(name: str, size: int) -> SafeString:
    """Return an icon of so many pixels that says nothing to screen readers; each is drawn once."""
    from lucide.templatetags.lucide import lucide

    return SafeString(lucide(name, size=size, aria_hidden="true"))


@register.simple_tag(takes_context=True)
def proof(context: Mapping[str, Any], address: str) -> str:
    """Return the secret by which this page knows that this home answers at an address of its own."""
    return proof_for(context["request"].get_host(), address)


@register.filter
def markdown(text: str) -> SafeString:
    """Return Markdown as HTML that is safe to show, whoever wrote it."""
    from askaround.web.markdown import to_html

    return mark_safe(to_html(text))  # noqa: S308 - cleaned by nh3


@register.filter
def thousands(number: int) -> str:
    """Return a number with commas between its thousands."""
    return f"{number:,}"


@register.filter
def tie_words(tie: str) -> str:
    """Return how two people know each other, in words."""
    return TIE_WORDS[Tie(tie)]


@register.filter
def safe_address(address: str) -> str:
    """Return a web address that is safe to click, "" for any other scheme."""
    return address if address.lower().startswith(("https://", "http://")) else ""


@register.filter
def batch_words(state: str) -> str:
    """Return the state of an import, in words."""
    return BATCH_WORDS[BatchState(state)]


@register.filter
def answer_words(kind: str) -> str:
    """Return an answer, in words."""
    return ANSWER_WORDS[AnswerKind(kind)].lower()


@register.filter
def follow_up_words(kind: str) -> str:
    """Return what a day will bring, in words."""
    return FOLLOW_UP_WORDS[FollowUpKind(kind)]


@register.filter
def level_words(level: int) -> str:
    """Return how well a skill is had, in words."""
    return LEVEL_WORDS[level]


@register.filter
def joy_words(joy: int) -> str:
    """Return how gladly a skill is used, in words."""
    return JOY_WORDS[joy]


@register.filter
def holland_words(code: str) -> str:
    """Return one of Holland's kinds of work, in words."""
    return HOLLAND_WORDS[Holland(code)]


@register.filter
def status_words(status: str) -> str:
    """Return how things stand with a path, in words."""
    return STATUS_WORDS[Status(status)]


@register.filter
def topic_words(topic: str) -> str:
    """Return what a question is about, in words."""
    return TOPIC_WORDS[Topic(topic)]


@register.filter
def importance_words(importance: int) -> str:
    """Return how much a question matters, in words."""
    return IMPORTANCE_WORDS[importance]


@register.filter
def state_words(state: str) -> str:
    """Return what became of a question, in words."""
    return STATE_WORDS[UnknownState(state)]


@register.filter
def band(guess: GuessDetails) -> Band:
    """Return where a guess is drawn on a line of 100."""
    return band_of(guess)


@register.filter
def aside_words(reason: str) -> str:
    """Return why somebody is put aside, in words."""
    return ASIDE_WORDS[AsideReason(reason)]


@register.simple_tag
def aside_reasons() -> list[tuple[AsideReason, str]]:
    """Return the reasons for which somebody can be put aside, each with its words."""
    return list(ASIDE_WORDS.items())
