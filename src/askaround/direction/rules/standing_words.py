"""What is said of how paths stand: in words first, with the figure beside them."""

from collections.abc import Iterator, Mapping
from typing import Final

from askaround.direction.rules.standing import FEWEST_VOICES, LITTLE, PathStanding, Shift, Standing

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six")
# Below and above these shares a criterion hardly counts, or counts almost alone.
_HARDLY, _ALONE = 0.05, 0.9
# A path that moved by less than this, in steps, did not move to speak of.
_STILL: Final = 0.05


def in_ten(chance: float) -> str:
    """Return a chance as so many in ten, which is as exact as it deserves."""
    tenths = round(10 * chance)
    if tenths in (0, 10):
        return "less than 1 in 10" if tenths == 0 else "more than 9 in 10"
    return f"{tenths} in 10"


def steps(mean: float) -> str:
    """Return a place on the scale of fit, with its sign."""
    return f"{mean:+.1f}".replace("-", "−") if abs(mean) >= _STILL else "0.0"


def voices_heard(count: int, circles: int) -> str:
    """Return how many voices spoke, and how many of them are independent of each other."""
    if not count:
        return "nobody yet"
    said = "1 voice" if count == 1 else f"{count} voices"
    return said if count == circles else f"{said}, {circles} independent"


def how_sure(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return how sure the first place is, in one sentence."""
    leader = standing.leader
    others = sorted((each for each in standing.paths if each is not leader), key=lambda each: -each.chance)
    if not others:
        return f"{titles[leader.path]} is the only path here, so there is nothing to compare it with yet."
    rest = ", ".join(f"{titles[each.path]} {in_ten(each.chance)}" for each in others)
    best = (
        f"{in_ten(leader.chance)} that {titles[leader.path]} fits you best of {_NUMBERS[len(standing.paths)]}"
    )
    return f"How sure: {best}; {rest}."


def how_it_would_turn(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return at which weight the first two would be level; "" where there are no two."""
    if standing.first_two is None:
        return ""
    first, second = (titles[each.path] for each in standing.first_two)
    swap = standing.swap
    if swap is None:
        return f"No other weight of a single criterion would put {second} before {first}."
    measure = standing.known.measures[swap.criterion]
    if not _HARDLY < swap.weight < _ALONE:
        counted = "hardly counted" if swap.weight <= _HARDLY else "counted almost alone"
        return f"Only if “{measure.name}” {counted} would {second} be level with {first}."
    level = f"{first} and {second} would be level if “{measure.name}” weighed"
    return f"{level} {round(100 * swap.weight)}% instead of {measure.percent}%."


def what_is_left(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return what knowing everything could still add, and whether that is much."""
    if len(standing.paths) == 1:
        return ""
    leader = titles[standing.leader.path]
    if standing.perfect < LITTLE:
        return f"Even perfect knowledge would hardly change your choice: {leader} stands firm."
    return (
        f"Perfect knowledge would still be worth {standing.perfect:.2f} of a step: so much better could you "
        f"expect to choose than with {leader} today."
    )


def which_conversation(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return which conversation would change most, or that enough has been heard."""
    leader, most = standing.leader, max(standing.paths, key=lambda path: path.worth)
    if standing.enough:
        return f"Enough heard: one more conversation would hardly change this. Try {titles[leader.path]} out."
    little = len(standing.paths) > 1 and most.reading_worth < LITTLE
    if little and leader.voices < FEWEST_VOICES:
        heard = "one voice" if leader.voices == 1 else f"{_NUMBERS[leader.voices]} voices"
        return f"Little hangs on one more talk by these figures, but {heard} is too early to stop."
    about = f"A conversation about {titles[most.path]} would change most"
    names = list(_criteria_that_matter(most))
    return f"{about}, above all on {' and '.join(names)}." if names else f"{about}."


def moved_by(shift: Shift, titles: Mapping[int, str]) -> str:
    """Return what a conversation did to a path."""
    title, change = titles[shift.path], shift.now.mean - shift.before.mean
    if abs(change) < _STILL:
        return f"{title} stayed at {steps(shift.now.mean)}, and is a little surer."
    way = "up" if change > 0 else "down"
    moved = f"{title} went {way} from {steps(shift.before.mean)} to {steps(shift.now.mean)}"
    before, now = in_ten(shift.chance_before), in_ten(shift.chance_now)
    return f"{moved}." if before == now else f"{moved}; best of all: {before} before, {now} after."


def _criteria_that_matter(path: PathStanding) -> Iterator[str]:
    """Yield the two criteria that one more voice would tell most about, if it tells anything."""
    for fit in sorted(path.fits, key=lambda each: -each.worth)[:2]:
        if fit.worth >= LITTLE / 2:
            yield f"“{fit.measure.name}”"
