"""A home in which people have told something: `ASKAROUND_HOME=… python -m tests.e2e.told`."""

import datetime as dt
from typing import TYPE_CHECKING

from askaround.cli.start import prepared

if TYPE_CHECKING:
    from askaround.accounts.models import User

CRITERIA = ("The work itself: what fills most hours", "Time: evenings that are mine", "Income: earning well")
PATHS = ("UX researcher", "Hospice nurse", "Bike mechanic")
# Who said of which path, by its place, how well it fits which criterion, by its place.
SAID = (
    ("Mia", "Acme", ((0, 0, 2), (0, 1, 1), (0, 2, 0))),
    ("Tom", "Acme", ((0, 0, 1), (0, 1, 1))),
    ("Noa", "Ward", ((1, 0, 2), (1, 1, -2), (1, 2, -1))),
    ("Lee", "Bolt", ((0, 0, 1), (0, 2, 1))),
)


def main() -> None:
    """Name paths, rank criteria, guess, and let four people speak."""
    owner = prepared()
    from askaround.direction import commands
    from askaround.direction.queries import ranked_criteria
    from askaround.kit.clock import now
    from askaround.paths.commands import guess_fit
    from askaround.paths.rules import Confidence, GuessDetails
    from tests import factories

    commands.rank_criteria(owner=owner, names=CRITERIA, now=now())
    evenings = ranked_criteria(owner)[1]
    commands.set_deal_breaker(owner=owner, criterion=evenings.uuid, threshold=0, now=now())
    there = [factories.path(owner, title) for title in PATHS]
    for path, score in zip(there, (1, 0, 1), strict=True):
        guesses = [GuessDetails(name, score, Confidence.FAIRLY) for name in CRITERIA[:2]]
        guess_fit(owner=owner, path=path.uuid, version=1, guesses=guesses, now=now())
    factories.unknown(owner, there[2], "How hard is it on the hands?", importance=3)
    factories.unknown(owner, there[1], "Who leaves, and why?")
    _let_speak(owner)
    factories.person(owner, "Ida", title="Bike mechanic", organisation="Spoke")
    for path in there:
        commands.rank_path(owner=owner, path=path.uuid, now=now())


def _let_speak(owner: "User") -> None:
    from askaround.insights.rules import ReadingDetails
    from askaround.paths.queries import list_paths
    from tests import factories

    there = list_paths(owner)
    for days, (name, place, said) in enumerate(SAID):
        who = factories.person(owner, name, title="UX researcher", organisation=place)
        for path, criterion, score in said:
            reading = ReadingDetails(there[path].uuid, CRITERIA[criterion], score)
            day = factories.NOW.date() + dt.timedelta(days=days)
            factories.insight(owner, who, f"{name} on {criterion}", readings=(reading,), said_on=day)


if __name__ == "__main__":
    main()
