"""The words of a strategy."""

import enum


class Section(enum.StrEnum):
    """A part of the strategy, in the order in which it is told."""

    WHAT = "what"
    WHERE = "where"
    WITH_WHOM = "with_whom"
    HOW = "how"
    SKILLS = "skills"
    STEPS = "steps"


SECTION_WORDS = {
    Section.WHAT: "What I will do",
    Section.WHERE: "Where",
    Section.WITH_WHOM: "With whom",
    Section.HOW: "How I get there",
    Section.SKILLS: "Skills to build",
    Section.STEPS: "Next steps",
}
