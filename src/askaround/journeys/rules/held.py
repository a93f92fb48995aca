"""What is kept about one person, and where else you name them, in words."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

# What stands for somebody who is erased.
SOMEBODY: Final = "somebody"

# For each table: one of it, and many; in the order in which a person would ask.
HELD_WORDS = {
    "people.person": ("entry with their name, work, and your notes about them", "entries"),
    "people.contactpoint": ("way to reach them", "ways to reach them"),
    "people.position": ("position in their career", "positions in their career"),
    "people.tagging": ("tag of yours", "tags of yours"),
    "people.acquaintance": ("count of your messages on LinkedIn", "counts of your messages on LinkedIn"),
    "people.importedrow": ("line of a file that told of them", "lines of files that told of them"),
    "people.mergecandidate": (
        "question whether they are somebody else",
        "questions whether they are somebody else",
    ),
    "outreach.objective": ("thing you wanted to learn from them", "things you wanted to learn from them"),
    "outreach.message": ("message to them", "messages to them"),
    "outreach.followup": ("reminder to follow up", "reminders to follow up"),
    "conversations.conversation": ("talk with them", "talks with them"),
    "conversations.guideitem": ("question for your talks", "questions for your talks"),
    "conversations.note": ("line noted in your talks", "lines noted in your talks"),
    "relationships.thanks": ("thank-you", "thank-yous"),
    "relationships.promise": ("promise", "promises"),
    "direction.reflection": ("reflection after a talk", "reflections after talks"),
    "insights.insight": ("thing they said that you kept", "things they said that you kept"),
    "insights.reading": ("reading of it for a path", "readings of these for paths"),
    "insights.relation": (
        "comparison with what another said",
        "comparisons with what others said",
    ),
    "direction.citation": (
        "place in your strategy that rests on it",
        "places in your strategy that rest on these",
    ),
    "direction.suggestion": (
        "path on which they are suggested",
        "paths on which they are suggested",
    ),
    "direction.putaside": ("time you put them aside", "times you put them aside"),
}


@dataclass(frozen=True, slots=True)
class Writing:
    """A place for words of yours: one and many of it, its columns, what opens there and what it is called."""

    one: str
    many: str
    columns: tuple[str, ...]
    opens: str = "uuid"
    title: str = ""


_TALK, _WITH = "conversation__uuid", "conversation__person__display_name"
# Where you may have written of somebody elsewhere than in what is about them, by table.
WRITINGS: Final = {
    "people.person": Writing(
        "entry of somebody else", "entries of others", ("notes", "tie_detail"), title="display_name"
    ),
    "people.position": Writing(
        "position of somebody else", "positions of others", ("title",), "person__uuid", "person__display_name"
    ),
    "people.organisation": Writing("organisation", "organisations", ("name",), title="name"),
    "people.tag": Writing("tag", "tags", ("name",), title="name"),
    "people.savedview": Writing("view", "views", ("name", "asks"), title="name"),
    "people.importbatch": Writing(
        "file brought in", "files brought in", ("file_name", "offers"), title="file_name"
    ),
    "outreach.objective": Writing(
        "thing to learn from somebody else",
        "things to learn from others",
        ("text",),
        "person__uuid",
        "person__display_name",
    ),
    "outreach.message": Writing(
        "message to somebody else",
        "messages to others",
        ("subject", "body"),
        title="objective__person__display_name",
    ),
    "conversations.conversation": Writing(
        "place of a talk", "places of talks", ("place",), title="person__display_name"
    ),
    "conversations.guideitem": Writing(
        "question for another talk", "questions for other talks", ("text",), _TALK, _WITH
    ),
    "conversations.note": Writing(
        "line noted in another talk", "lines noted in other talks", ("text",), _TALK, _WITH
    ),
    "relationships.thanks": Writing(
        "thank-you to somebody else", "thank-yous to others", ("text",), _TALK, _WITH
    ),
    "relationships.promise": Writing("promise", "promises", ("text",), title="person__display_name"),
    "insights.insight": Writing(
        "thing that somebody else said",
        "things that others said",
        ("claim", "quote"),
        title="person__display_name",
    ),
    "direction.reflection": Writing(
        "reflection after another talk",
        "reflections after other talks",
        ("surprise", "changed", "next_question"),
        _TALK,
        _WITH,
    ),
    "direction.putaside": Writing(
        "reason to put somebody else aside",
        "reasons to put others aside",
        ("text",),
        "person__uuid",
        "person__display_name",
    ),
    "direction.strategyline": Writing(
        "line of your strategy", "lines of your strategy", ("text",), title="text"
    ),
    "direction.criterion": Writing("criterion", "criteria", ("name",), title="name"),
    "paths.path": Writing("path", "paths", ("title", "field", "place", "why", "reason"), title="title"),
    "paths.guess": Writing("first guess", "first guesses", ("criterion",), "path__uuid", "path__title"),
    "paths.mindchanger": Writing(
        "thing that would change your mind",
        "things that would change your mind",
        ("text",),
        title="path__title",
    ),
    "paths.unknown": Writing(
        "question about a path", "questions about paths", ("question",), title="path__title"
    ),
    "insights.reading": Writing("reading", "readings", ("criterion",), "insight__uuid", "path__title"),
    "me.skill": Writing("skill of yours", "skills of yours", ("name",), title="name"),
    "me.value": Writing("value of yours", "values of yours", ("name",), title="name"),
    "me.talent": Writing("strength of yours", "strengths of yours", ("text",), title="text"),
    "me.constraint": Writing("constraint of yours", "constraints of yours", ("text",), title="text"),
    "me.ownposition": Writing(
        "position of yours", "positions of yours", ("title", "organisation"), title="title"
    ),
    "me.ownschooling": Writing("school of yours", "schools of yours", ("degree", "school"), title="school"),
}


@dataclass(frozen=True, slots=True)
class Called:
    """What tells of somebody: names and addresses that are theirs alone, and words that others share."""

    whole: Collection[str]
    parts: Collection[str] = ()

    @property
    def anyhow(self) -> re.Pattern[str]:
        """Return what finds any of it between other words; what others share only with its capitals."""
        either = (f"(?i:{_either(self.whole)})" if self.whole else "", _either(self.parts))
        return re.compile(rf"(?<!\w)(?:{'|'.join(filter(None, either))})(?!\w)")

    @property
    def terms(self) -> list[str]:
        """Return the fewest words of which every text that tells of them holds one."""
        each = {term.casefold(): term for term in (*self.whole, *self.parts)}
        return [term for low, term in each.items() if not any(other in low for other in each.keys() - {low})]


def _either(terms: Collection[str]) -> str:
    """Return a pattern for any of these, the longest first."""
    return "|".join(re.escape(term) for term in sorted(terms, key=lambda term: (-len(term), term)))
