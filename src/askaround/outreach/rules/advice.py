"""What the linter says: for each finding its weight, its reason and its repair."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final


class Severity(enum.StrEnum):
    """How much a finding hurts the chance of a good conversation."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Advice:
    """The words for one kind of finding; both may hold {figures} in braces."""

    severity: Severity
    message: str
    repair: str


ADVICE: Final = {
    "asks-for-a-job": Advice(
        Severity.ERROR,
        "This asks for a job. It turns a talk somebody enjoys into a decision they may have no say in.",
        "Leave it out and ask what you want to learn about their work.",
    ),
    "over-75-words": Advice(
        Severity.WARNING,
        "You are at {words} words. Up to 75 are read at once, even on a phone.",
        "Keep how you know each other, why you ask them, one question and an easy no.",
    ),
    "over-100-words": Advice(
        Severity.WARNING,
        "You are at {words} words. Above 100, many people put a message aside and forget it.",
        "Take out at least {excess} words; your story fits better in the conversation.",
    ),
    "no-question": Advice(
        Severity.ERROR,
        "There is no question here, so it is not clear what you would like.",
        'Ask one thing: "Would you have 20 minutes in the next two weeks to tell me …?"',
    ),
    "more-than-one-ask": Advice(
        Severity.WARNING,
        "You ask for more than one thing. One request is easier to say yes to.",
        "Keep the question that matters most and save the rest for the conversation.",
    ),
    "generic-opening": Advice(
        Severity.WARNING,
        "This could open a message to anybody.",
        "Begin with their name and how you are connected, or why you ask them.",
    ),
    "nameless-greeting": Advice(
        Severity.HINT,
        "A greeting without a name feels like a circular.",
        "Greet them by their name.",
    ),
    "another-name": Advice(
        Severity.WARNING,
        "This is not the name of the person you write to.",
        "Greet them by the name they go by.",
    ),
    "flattery": Advice(
        Severity.WARNING,
        "Praise from somebody they hardly know can sound insincere.",
        "Say plainly what in their work made you think of them.",
    ),
    "no-easy-way-out": Advice(
        Severity.WARNING,
        "Nothing here makes it easy to say no.",
        'Add a line such as "If now is not a good time, no problem at all."',
    ),
    "placeholder-left-in": Advice(
        Severity.ERROR,
        "A blank from a template is still here.",
        "Fill it in or take it out.",
    ),
    "placeholder-in-subject": Advice(
        Severity.ERROR,
        "A blank from a template is still in the subject.",
        "Fill it in or take it out.",
    ),
    "pick-your-brain": Advice(
        Severity.WARNING,
        "To many people this sounds like work for them and nothing in particular for you.",
        "Name the one thing you would like to learn.",
    ),
    "mostly-about-me": Advice(
        Severity.HINT,
        "This is mostly about you.",
        "Turn a sentence around: what do they do or know that you would like to hear about?",
    ),
    "too-long-for-channel": Advice(
        Severity.ERROR,
        "LinkedIn takes notes of up to {paid} characters; this one has {characters}.",
        "Keep the connection, the question and the easy no.",
    ),
    "too-long-for-free-note": Advice(
        Severity.WARNING,
        "A free LinkedIn account takes notes of up to {free} characters; this one has {characters}.",
        "Take out {excess} characters, or send it as a message once you are connected.",
    ),
    "long-for-linkedin": Advice(
        Severity.HINT,
        "At {characters} characters this is long for a LinkedIn message; up to {comfortable} read well.",
        "Keep one question and leave the details for the conversation.",
    ),
}
# Variants that carry the id of the finding they soften.
ID_OF: Final = {
    "placeholder-in-subject": "placeholder-left-in",
    "nameless-greeting": "generic-opening",
    "too-long-for-free-note": "too-long-for-channel",
    "long-for-linkedin": "too-long-for-channel",
}
