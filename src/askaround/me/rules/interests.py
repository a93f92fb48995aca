"""Interests: an exercise of our own over the six kinds of work of Holland (Making Vocational Choices, 1997).

It is a mirror to start from, not a test: it is short, it has no norms, and its author says so on the page.
"""

import enum
from collections.abc import Mapping


class Holland(enum.StrEnum):
    """The six kinds of work that Holland tells apart."""

    REALISTIC = "R"
    INVESTIGATIVE = "I"
    ARTISTIC = "A"
    SOCIAL = "S"
    ENTERPRISING = "E"
    CONVENTIONAL = "C"


class Liking(enum.IntEnum):
    """How an activity appeals."""

    NO = 0
    PERHAPS = 1
    YES = 2


HOLLAND_WORDS = {
    Holland.REALISTIC: "Realistic: making, mending, moving, growing",
    Holland.INVESTIGATIVE: "Investigative: finding out how things are",
    Holland.ARTISTIC: "Artistic: giving things a form",
    Holland.SOCIAL: "Social: helping, teaching, caring",
    Holland.ENTERPRISING: "Enterprising: winning people for something",
    Holland.CONVENTIONAL: "Conventional: keeping things in order",
}
# Four activities for each kind, in turn, so that no kind comes in a row.
ACTIVITIES = (
    ("bicycle", Holland.REALISTIC, "Bring an old bicycle back to life"),
    ("why", Holland.INVESTIGATIVE, "Stay with a puzzle until you know why"),
    ("poster", Holland.ARTISTIC, "Design the poster for a street festival"),
    ("newcomer", Holland.SOCIAL, "Show a newcomer around and make them feel at home"),
    ("sponsors", Holland.ENTERPRISING, "Win sponsors for a neighbourhood project"),
    ("budget", Holland.CONVENTIONAL, "Set up a budget that adds up to the cent"),
    ("garden", Holland.REALISTIC, "Lay out a garden and plant it"),
    ("figures", Holland.INVESTIGATIVE, "Find the pattern in a table of figures"),
    ("story", Holland.ARTISTIC, "Write a short story and read it out"),
    ("quarrel", Holland.SOCIAL, "Help two friends out of a quarrel"),
    ("stall", Holland.ENTERPRISING, "Run a market stall for a day"),
    ("archive", Holland.CONVENTIONAL, "Put a muddled archive in order"),
    ("shelf", Holland.REALISTIC, "Build a shelf that fits the wall exactly"),
    ("experiment", Holland.INVESTIGATIVE, "Plan an experiment to settle a question"),
    ("room", Holland.ARTISTIC, "Give a dull room a new look"),
    ("lesson", Holland.SOCIAL, "Explain something difficult until it is understood"),
    ("speech", Holland.ENTERPRISING, "Speak for an idea before people who doubt it"),
    ("timetable", Holland.CONVENTIONAL, "Work out a timetable in which nothing collides"),
    ("engine", Holland.REALISTIC, "Find out by hand why a machine will not start"),
    ("sources", Holland.INVESTIGATIVE, "Check a claim in the news against its sources"),
    ("song", Holland.ARTISTIC, "Arrange a song for the people you have"),
    ("visit", Holland.SOCIAL, "Visit somebody who is ill and listen"),
    ("team", Holland.ENTERPRISING, "Bring a team together and set its goal"),
    ("checklist", Holland.CONVENTIONAL, "Write the checklist that prevents the next mistake"),
)


def strengths(answers: Mapping[str, Liking]) -> dict[Holland, float]:
    """Return the strength of each interest that was asked about, 0 to 1: the mean liking of its activities.

    Activities that were skipped do not count; an interest of which all were skipped is left out.
    """
    given: dict[Holland, list[int]] = {}
    for key, kind, _ in ACTIVITIES:
        if key in answers:
            given.setdefault(kind, []).append(answers[key])
    return {kind: sum(likings) / (Liking.YES * len(likings)) for kind, likings in given.items()}
