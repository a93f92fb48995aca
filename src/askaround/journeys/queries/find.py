"""Finding anything by its words: people, organisations, paths, what you learned, and what you wrote."""

from dataclasses import dataclass, field

from askaround.accounts.models import User
from askaround.conversations.queries import search_talks
from askaround.insights.queries import search_insights
from askaround.kit.excerpts import Said
from askaround.paths.models import Path
from askaround.paths.queries import search_paths
from askaround.people.queries import (
    OrganisationRow,
    PersonRow,
    list_people,
    search_notes,
    search_organisations,
    search_people,
)

# Of each kind, as many as can be taken in at a glance.
SHOWN = 5
# Further words narrow nothing down, and each costs a look into the index.
_WORDS = 8


@dataclass(frozen=True, slots=True)
class Found:
    """What has the words, the best of each kind; `more_people` says that there are others."""

    people: list[PersonRow]
    more_people: bool = False
    organisations: list[OrganisationRow] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    insights: list[Said] = field(default_factory=list)
    talks: list[Said] = field(default_factory=list)
    notes: list[Said] = field(default_factory=list)


def find(owner: User, text: str) -> Found:
    """Return what has words that begin like each of these."""
    asked = " ".join(text.split()[:_WORDS])
    people = find_people(owner, asked, most=SHOWN + 1)
    return Found(
        people=people[:SHOWN],
        more_people=len(people) > SHOWN,
        organisations=search_organisations(owner, asked, limit=SHOWN),
        paths=search_paths(owner, asked, limit=SHOWN),
        insights=search_insights(owner, asked, limit=SHOWN),
        talks=search_talks(owner, asked, limit=SHOWN),
        notes=search_notes(owner, asked, limit=SHOWN),
    )


def find_people(owner: User, text: str, *, most: int = SHOWN) -> list[PersonRow]:
    """Return the people with words that begin like each of these, best match first."""
    return search_people(owner, text, limit=most)


def added_last(owner: User) -> list[PersonRow]:
    """Return who was added last, newest first."""
    return list(list_people(owner, sort="newest", size=SHOWN).rows)
