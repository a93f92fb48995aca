"""The pages and actions that the command box offers, and by which words they are found."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import dropwhile

from askaround.kit.text import begin_like, words


@dataclass(frozen=True, slots=True)
class Place:
    """A page, or a thing that can be done from anywhere; `route` is the name of its address.

    `words` are what else people call it.
    """

    route: str
    title: str
    words: str


PAGES = (
    Place("today", "Today", "now next to do week home start"),
    Place("people", "People", "contacts persons everybody list connections"),
    Place("paths", "Paths", "careers jobs work fields ideas"),
    Place("me", "You", "me myself about portrait talents constraints deal-breakers"),
    Place("start-five", "Five people and why", "whom to ask suggestions next"),
    Place("me-skills", "Your skills", "abilities strengths what you can do"),
    Place("me-values", "Your values", "what matters ranking priorities"),
    Place("me-interests", "Your interests", "would you like to holland riasec exercise"),
    Place("me-career", "Where you have worked and studied", "career positions jobs school cv resume"),
    Place("you", "Your name and place", "your details settings profile account time zone country holidays"),
    Place("duplicates", "Who is the same?", "duplicates doubles merge twice"),
    Place("data", "Your data", "backup restore export move folder"),
    Place("people-labels", "Tags and views", "labels rename remove saved filters"),
    Place("conversations", "Talks", "conversations calls meetings appointments calendar interviews"),
    Place("direction", "Direction", "compare paths decide how sure which fits best next conversation"),
    Place("direction-criteria", "What paths are measured by", "criteria weights rank deal-breakers matters"),
    Place("promises", "Promises", "tasks owed mine theirs follow up due"),
    Place("insights", "What you learned", "insights claims topics voices agree contradict"),
    Place("said", "Everything said", "search notes talks quotes messages full text"),
    Place(
        "strategy", "Your strategy", "plan decision what where how next steps skills to build document pdf"
    ),
)
ACTIONS = (
    Place("person-add", "Add a person", "new contact create somebody"),
    Place("path-add", "Add a path", "new career create idea curious"),
    Place("import", "Bring contacts in", "import linkedin google outlook csv zip vcard upload file undo"),
    Place("me-skills", "Add a skill", "new ability"),
    Place("me-values", "Rank your values", "order priorities"),
    Place("insight-add", "Note what you learned", "add new insight claim quote"),
)
# What can be done with a person, by the words that wish it: "write to Mia", "add a note about Mia".
_WRITING = frozenset({"write", "ask", "message", "mail"})
_NOTING = frozenset({"note", "notes"})
_BETWEEN = frozenset({"add", "a", "an", "to", "about", "for", "on"})


@dataclass(frozen=True, slots=True)
class Wish:
    """To write to somebody, or else to note something about them."""

    to_write: bool
    name: str


def matching(places: Sequence[Place], text: str, most: int) -> list[Place]:
    """Return the places with words that begin like each of these, first by their titles; all for no words."""
    terms = words(text)
    titled = [place for place in places if begin_like(terms, place.title)]
    otherwise = [place for place in places if begin_like(terms, place.title, place.words)]
    return list(dict.fromkeys((*titled, *otherwise)))[:most]


def wish_in(text: str) -> Wish | None:
    """Return what is wished to be done with whom, None where nothing is."""
    verb, rest = _next(words(text))
    if not rest or verb not in _WRITING | _NOTING:
        return None
    name, more = _next(rest)
    return Wish(verb in _WRITING, " ".join((name, *more))) if name else None


def _next(terms: list[str]) -> tuple[str, list[str]]:
    """Return the first word that is not one of those in between, and what follows it."""
    bearing = list(dropwhile(_BETWEEN.__contains__, terms))
    return (bearing[0], bearing[1:]) if bearing else ("", [])
