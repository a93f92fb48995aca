"""What is not known of a path: questions by topic, and a starter set in our own words."""

import enum
from dataclasses import dataclass

# More than anybody can carry into conversations.
MOST_UNKNOWNS = 40
IMPORTANCE_WORDS = {3: "could decide it", 2: "matters", 1: "nice to know"}


class Topic(enum.StrEnum):
    """What people who live a path can be asked about."""

    PATH = "path"
    DAY = "day"
    SKILLS = "skills"
    CULTURE = "culture"
    TRENDS = "trends"
    CHALLENGES = "challenges"
    LIFE = "life"
    ADVICE = "advice"
    EDUCATION = "education"
    RESOURCES = "resources"
    PEOPLE = "people"
    UNASKED = "unasked"


TOPIC_WORDS = {
    Topic.PATH: "How people get there",
    Topic.DAY: "Day to day",
    Topic.SKILLS: "Skills",
    Topic.CULTURE: "Culture",
    Topic.TRENDS: "Where it is going",
    Topic.CHALLENGES: "What is hard",
    Topic.LIFE: "Pay and life",
    Topic.ADVICE: "Advice",
    Topic.EDUCATION: "Education",
    Topic.RESOURCES: "What to read and join",
    Topic.PEOPLE: "Who else knows",
    Topic.UNASKED: "What I have not thought of",
}


class UnknownState(enum.StrEnum):
    """What became of a question."""

    OPEN = "open"
    ANSWERED = "answered"
    GIVEN_UP = "given_up"


STATE_WORDS = {
    UnknownState.OPEN: "open",
    UnknownState.ANSWERED: "answered",
    UnknownState.GIVEN_UP: "let go",
}


@dataclass(frozen=True, slots=True)
class UnknownDetails:
    """A question that only somebody who does the work can answer; importance 1 to 3."""

    question: str
    topic: Topic
    importance: int = 2


STARTERS = (
    UnknownDetails("How do people really come into this work, whatever the adverts ask for?", Topic.PATH),
    UnknownDetails("Which turns along the way open doors, and which close them?", Topic.PATH),
    UnknownDetails("What fills an ordinary Tuesday, hour by hour?", Topic.DAY, 3),
    UnknownDetails("What eats more time than outsiders expect?", Topic.DAY),
    UnknownDetails("How much of it is done alone, and how much with others?", Topic.DAY),
    UnknownDetails("What do the very good ones do that the good ones do not?", Topic.SKILLS),
    UnknownDetails("What can only be learned by doing it?", Topic.SKILLS),
    UnknownDetails("Who decides what gets done, and how?", Topic.CULTURE),
    UnknownDetails("What is praised here, and what is quietly punished?", Topic.CULTURE),
    UnknownDetails("What has changed in the last three years?", Topic.TRENDS),
    UnknownDetails("What will this work look like in ten years, and who will still be needed?", Topic.TRENDS),
    UnknownDetails("Which part of it wears people down?", Topic.CHALLENGES, 3),
    UnknownDetails("Why do people leave, and where do they go?", Topic.CHALLENGES),
    UnknownDetails("What does the field pay at the start, and ten years in?", Topic.LIFE, 3),
    UnknownDetails("How far can hours and place be planned?", Topic.LIFE),
    UnknownDetails("What would somebody who knows me do first, in my place?", Topic.ADVICE),
    UnknownDetails("Which mistake do newcomers make most?", Topic.ADVICE),
    UnknownDetails("Which degree or certificate opens doors, and which is only paper?", Topic.EDUCATION),
    UnknownDetails("What is the cheapest honest way to try this out?", Topic.EDUCATION),
    UnknownDetails("What do people in it read, watch or listen to?", Topic.RESOURCES, 1),
    UnknownDetails("Where do they meet, and may a newcomer come along?", Topic.RESOURCES, 1),
    UnknownDetails("Who sees this work quite differently?", Topic.PEOPLE),
    UnknownDetails("Who has left it and would speak about that?", Topic.PEOPLE),
    UnknownDetails("What should I be asking that has not crossed my mind?", Topic.UNASKED),
    UnknownDetails("What would have surprised them most before they began?", Topic.UNASKED, 1),
)
