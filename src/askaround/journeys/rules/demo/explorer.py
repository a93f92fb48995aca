"""Who explores in the demo world: what she says of herself, her three paths, and whom else she wrote to."""

from dataclasses import dataclass

from askaround.journeys.rules.demo.said import criterion
from askaround.journeys.rules.demo.talks import MUSEUM, RESEARCH, THERAPY
from askaround.me.rules import (
    TALENT_PROMPTS,
    ConstraintDetails,
    ConstraintKind,
    Liking,
    OwnPositionDetails,
    SkillDetails,
)
from askaround.outreach.rules import AnswerKind
from askaround.paths.rules import Confidence, GuessDetails, PathDetails, Topic, UnknownDetails

# How many people are on file, those talked with among them.
PEOPLE = 400
NAME = "Nora Lind"
COUNTRY, ZONE = "DE", "Europe/Berlin"
INTRODUCTION = "I lead a service team at a retailer, and listening is the part I like best"
SKILLS = (
    SkillDetails("Listening", 4, 2),
    SkillDetails("Explaining", 4, 1),
    SkillDetails("Writing plainly", 3, 2),
    SkillDetails("Leading a small team", 3, 0),
    SkillDetails("Spreadsheets", 3, -1),
    SkillDetails("Statistics", 1, 1),
    SkillDetails("Pottery", 2, 2),
)
VALUES = (
    "Curiosity: finding things out",
    "Learning: getting better all the time",
    "Time: evenings, weekends and holidays that are mine",
    "Contribution: helping people I can see",
    "Security: knowing it will last",
    "Income: earning well",
)
TALENTS = (
    (TALENT_PROMPTS[0], "Asking the question that nobody dared to ask"),
    (TALENT_PROMPTS[1], "Calling the customer whom everybody is afraid of"),
)
LIKINGS = {
    **dict.fromkeys(("why", "sources", "experiment", "newcomer", "lesson", "visit"), Liking.YES),
    **dict.fromkeys(("figures", "quarrel", "story", "room", "garden", "shelf"), Liking.PERHAPS),
    **dict.fromkeys(("sponsors", "stall", "speech", "budget", "timetable", "engine"), Liking.NO),
}
CONSTRAINTS = (
    ConstraintDetails(ConstraintKind.PLACE, "Within an hour of home", hard=True),
    ConstraintDetails(ConstraintKind.MONEY, "Not less than two thirds of what I earn now", hard=True),
    ConstraintDetails(ConstraintKind.TIME, "Two evenings a week for the choir"),
)
POSITIONS = (
    OwnPositionDetails("Service team lead", "Meadow Retail"),
    OwnPositionDetails("Customer service agent", "Kettle and Kin"),
)
# What paths are measured by, what matters most first; the last is a deal-breaker below "worse than I need".
CRITERIA = tuple(criterion(name) for name in ("work", "learning", "time", "people", "security", "income"))
DEAL_BREAKER, THRESHOLD = criterion("income"), -1


@dataclass(frozen=True, slots=True)
class Explored:
    """A path as it was begun: guesses in the order of the criteria, and of its questions those answered."""

    details: PathDetails
    guesses: tuple[int, ...]
    sure: Confidence
    mind_changers: tuple[str, ...]
    unknowns: tuple[UnknownDetails, ...]
    answered: tuple[str, ...]

    def fit(self) -> list[GuessDetails]:
        """Return a guess for each criterion."""
        pairs = zip(CRITERIA, self.guesses, strict=True)
        return [GuessDetails(name, score, self.sure) for name, score in pairs]


_MEETINGS = "How much of the week is spent with users, and how much in meetings?"
_CONTRACTS = "Is there a house that pays by the month?"
_TRAINING = "Can the training be done beside a post?"
PATHS = (
    Explored(
        PathDetails(RESEARCH, why="I like to find out what people need before somebody builds it."),
        guesses=(2, 1, 0, 1, 1, 1),
        sure=Confidence.FAIRLY,
        mind_changers=(
            "Findings that nobody wants to hear, in every firm I ask",
            "Posts cut year after year",
        ),
        unknowns=(
            UnknownDetails(_MEETINGS, Topic.DAY, 3),
            UnknownDetails("Does anybody grow old in this work?", Topic.CHALLENGES, 3),
            UnknownDetails("Which places do research without chasing growth?", Topic.TRENDS),
            UnknownDetails("What counts more, a degree or three studies?", Topic.EDUCATION),
        ),
        answered=(_MEETINGS,),
    ),
    Explored(
        PathDetails(MUSEUM, why="I led tours as a student and still remember the faces."),
        guesses=(2, 1, 0, 1, -1, -1),
        sure=Confidence.UNSURE,
        mind_changers=("A contract that ends each December",),
        unknowns=(
            UnknownDetails(_CONTRACTS, Topic.LIFE, 3),
            UnknownDetails("Could it stand beside another job?", Topic.ADVICE),
            UnknownDetails("How do small houses differ from large ones?", Topic.CULTURE),
        ),
        answered=(_CONTRACTS,),
    ),
    Explored(
        PathDetails(THERAPY, why="My grandfather learned to cook again with one, and I never forgot her."),
        guesses=(0, 1, 0, 1, 1, 0),
        sure=Confidence.UNSURE,
        mind_changers=("Three years without an income", "That I bring every patient home with me"),
        unknowns=(
            UnknownDetails(_TRAINING, Topic.EDUCATION, 3),
            UnknownDetails("What does a day on the ward feel like?", Topic.DAY, 3),
            UnknownDetails("Which schools pay?", Topic.RESOURCES),
            UnknownDetails("How tired is one at the end of a day, and of what?", Topic.CHALLENGES),
        ),
        answered=(_TRAINING,),
    ),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A message to somebody with this title: when it was sent ("days" from today), and what came back.

    `objective` follows "to tell me". Without days it is still a draft; without an answer it waits.
    """

    title: str
    path: str
    objective: str
    days: int | None = None
    answer: AnswerKind | None = None


WRITTEN = (
    Written("Product designer", RESEARCH, "what a good study changes in your work", -146, AnswerKind.NO),
    Written(
        "Physiotherapist", THERAPY, "where your work ends and a therapist's begins", -23, AnswerKind.LATER
    ),
    Written("Occupational therapist", THERAPY, "which part of the training you use every day", -9),
    Written("Curator", MUSEUM, "how curators and educators plan together", -5, AnswerKind.YES),
    Written("Museum educator", MUSEUM, "how the year goes between two exhibitions"),
)
LEFT_ALONE = "Account manager"
