"""The rules of conversations: their words, times on two clocks, letters, and which questions to ask."""

from __future__ import annotations

from askaround.conversations.rules.bank import BANK, CORE, Question, question
from askaround.conversations.rules.guide import (
    LONGEST,
    MOST_MUSTS,
    SHORTEST,
    Guide,
    Heard,
    Item,
    Unknown,
    UnplannableMinutes,
    guide,
)
from askaround.conversations.rules.letters import Party, Talk, both_clocks, confirmation, offer
from askaround.conversations.rules.lint import lint
from askaround.conversations.rules.terms import (
    CONVERSATION_WORDS,
    LONGEST_TALK,
    MODE_WORDS,
    MOMENT_WORDS,
    NOTE_WORDS,
    PROMISED_MINUTES,
    SHORTEST_TALK,
    STAGE_WORDS,
    Details,
    Mode,
    Moment,
    NoteDetails,
    NoteKind,
    Prompting,
    Stage,
    State,
)
from askaround.conversations.rules.times import When, exists, two_times

__all__ = [
    "BANK",
    "CONVERSATION_WORDS",
    "CORE",
    "LONGEST",
    "LONGEST_TALK",
    "MODE_WORDS",
    "MOMENT_WORDS",
    "MOST_MUSTS",
    "NOTE_WORDS",
    "PROMISED_MINUTES",
    "SHORTEST",
    "SHORTEST_TALK",
    "STAGE_WORDS",
    "Details",
    "Guide",
    "Heard",
    "Item",
    "Mode",
    "Moment",
    "NoteDetails",
    "NoteKind",
    "Party",
    "Prompting",
    "Question",
    "Stage",
    "State",
    "Talk",
    "Unknown",
    "UnplannableMinutes",
    "When",
    "both_clocks",
    "confirmation",
    "exists",
    "guide",
    "lint",
    "offer",
    "question",
    "two_times",
]
