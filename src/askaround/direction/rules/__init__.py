"""The rules of direction: whom to ask, and what to make of what they said."""

from askaround.direction.rules.aside import (
    ASIDE_WORDS,
    NOT_NOW,
    AsideReason,
    comes_back_on,
    may_be_everywhere,
)
from askaround.direction.rules.choice import explain, suggest
from askaround.direction.rules.comparing import differences
from askaround.direction.rules.markdown import as_markdown
from askaround.direction.rules.reflection import ENERGY_WORDS, LONGEST_ANSWER, QUESTIONS, ReflectionDetails
from askaround.direction.rules.relevance import (
    CLOSE,
    FAINT,
    Similarities,
    relevance,
    titles_naming,
    work_of,
)
from askaround.direction.rules.skills import (
    MOST_ON_SKILLS,
    AskedFor,
    Asking,
    Having,
    SkillsAsked,
    match_skills,
)
from askaround.direction.rules.strategy import (
    LONGEST_LINE,
    MOST_CITED,
    MOST_LINES,
    SECTION_WORDS,
    TEACHING,
    UNNAMED_WORDS,
    Cited,
    Document,
    Section,
    Starter,
    Told,
    Written,
    document_of,
)
from askaround.direction.rules.terms import Candidate, Factors, Suggested
from askaround.direction.rules.warmth import BetweenYou, Warmth, warmth_between
from askaround.direction.rules.wordings import Line, workings

__all__ = [
    "ASIDE_WORDS",
    "CLOSE",
    "ENERGY_WORDS",
    "FAINT",
    "LONGEST_ANSWER",
    "LONGEST_LINE",
    "MOST_CITED",
    "MOST_LINES",
    "MOST_ON_SKILLS",
    "NOT_NOW",
    "QUESTIONS",
    "SECTION_WORDS",
    "TEACHING",
    "UNNAMED_WORDS",
    "AsideReason",
    "AskedFor",
    "Asking",
    "BetweenYou",
    "Candidate",
    "Cited",
    "Document",
    "Factors",
    "Having",
    "Line",
    "ReflectionDetails",
    "Section",
    "Similarities",
    "SkillsAsked",
    "Starter",
    "Suggested",
    "Told",
    "Warmth",
    "Written",
    "as_markdown",
    "comes_back_on",
    "differences",
    "document_of",
    "explain",
    "match_skills",
    "may_be_everywhere",
    "relevance",
    "suggest",
    "titles_naming",
    "warmth_between",
    "work_of",
    "workings",
]
