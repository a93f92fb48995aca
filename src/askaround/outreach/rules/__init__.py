"""The rules of asking well: what to write, what hurts in a message, and how long to wait."""

from __future__ import annotations

from askaround.outreach.rules.answers import (
    ANSWER_WORDS,
    DAYS_UNTIL,
    FOLLOW_UP_WORDS,
    MOST_NUDGES,
    AnswerKind,
    FollowUpKind,
)
from askaround.outreach.rules.channels import (
    CHANNEL_WORDS,
    LIMITS,
    LIMITS_LAST_CHECKED,
    Channel,
    Limit,
    characters,
)
from askaround.outreach.rules.draft import Draft, Facts, draft, objectives
from askaround.outreach.rules.lint import SHORT, Finding, Severity, lint
from askaround.outreach.rules.nudge import nudge
from askaround.outreach.rules.pace import (
    ASK_ANOTHER_AFTER,
    SEASON,
    Earlier,
    FollowUpDates,
    business_day_after,
    cautions,
    follow_up_dates,
)
from askaround.outreach.rules.placeholders import placeholders
from askaround.outreach.rules.reading import count_words

__all__ = [
    "ANSWER_WORDS",
    "ASK_ANOTHER_AFTER",
    "CHANNEL_WORDS",
    "DAYS_UNTIL",
    "FOLLOW_UP_WORDS",
    "LIMITS",
    "LIMITS_LAST_CHECKED",
    "MOST_NUDGES",
    "SEASON",
    "SHORT",
    "AnswerKind",
    "Channel",
    "Draft",
    "Earlier",
    "Facts",
    "Finding",
    "FollowUpDates",
    "FollowUpKind",
    "Limit",
    "Severity",
    "business_day_after",
    "cautions",
    "characters",
    "count_words",
    "draft",
    "follow_up_dates",
    "lint",
    "nudge",
    "objectives",
    "placeholders",
]
