"""What is said of how paths stand: in words first, with the figure beside them."""

from collections.abc import Iterator, Mapping
from typing import Final

from askaround.direction.rules.standing import FEWEST_VOICES, LITTLE, Fit, PathStanding, Shift, Standing

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


def what_speaks_against(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return which deal-breakers the first path probably fails, and who leads without; "" for none."""
    missed, passing = standing.leader.missed, standing.passing
    if not missed:
        return ""
    which = " and ".join(f"{fit.measure.short} ({_how_likely_met(fit)})" for fit in missed)
    leader, many = titles[standing.leader.path], "s" if len(missed) > 1 else ""
    fails = f"But {leader} probably fails your deal-breaker{many} {which}."
    if passing:
        first = titles[passing[0].path]
        alone = len(passing) == 1
        return f"{fails} " + (
            f"Only {first} probably passes." if alone else f"Of those that probably pass, {first} leads."
        )
    return f"{fails} No other path here is likely to pass either." if len(standing.paths) > 1 else fails


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
        return f"Only if “{measure.short}” {counted} would {second} be level with {first}."
    level = f"{first} and {second} would be level if “{measure.short}” weighed"
    return f"{level} {round(100 * swap.weight)}% instead of {measure.percent}%."


def what_is_left(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return what knowing everything could still add, and whether that is much."""
    if len(standing.paths) == 1:
        return ""
    leader = titles[standing.leader.path]
    aside = "Deal-breakers aside, e" if standing.leader.missed else "E"
    if standing.perfect < LITTLE:
        return f"{aside}ven perfect knowledge would hardly change your choice: {leader} stands firm."
    return (
        f"Perfect knowledge would still be worth {standing.perfect:.2f} of a step: so much better could you "
        f"expect to choose than with {leader} today."
    )


def which_conversation(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return which conversation would change most, or that enough has been heard."""
    most = max(standing.paths, key=lambda path: path.worth)
    if standing.enough:
        return f"Enough heard: one more conversation would hardly change this. {_trial(standing, titles)}"
    little = len(standing.paths) > 1 and most.reading_worth < LITTLE
    if little and standing.leader.voices < FEWEST_VOICES:
        return f"By these figures, little hangs on one more talk. {_too_few(standing.leader, most, titles)}"
    about = f"A conversation about {titles[most.path]} would change most"
    names = list(_criteria_that_matter(most))
    return f"{about}, above all on {' and '.join(names)}." if names else f"{about}."


def moved_by(shift: Shift, titles: Mapping[int, str]) -> str:
    """Return what a conversation did to a path."""
    title, change = titles[shift.path], shift.now.mean - shift.before.mean
    was, is_now = steps(shift.before.mean), steps(shift.now.mean)
    stayed = was == is_now or abs(change) < _STILL
    way = "up" if change > 0 else "down"
    moved = f"{title} stayed at {is_now}" if stayed else f"{title} went {way} from {was} to {is_now}"
    before, now = in_ten(shift.chance_before), in_ten(shift.chance_now)
    if before != now:
        return f"{moved}; best of all: {before} before, {now} after."
    return f"{moved}, and is a little surer." if stayed else f"{moved}."


def _how_likely_met(fit: Fit) -> str:
    met = f"met: {in_ten(fit.chance_of_enough or 0.0)}"
    return met if fit.voices else f"{met}, though nobody has spoken to it"


def _trial(standing: Standing, titles: Mapping[int, str]) -> str:
    """Return which path to try out; not before asking about a deal-breaker that it probably fails."""
    leader, passing = standing.leader, standing.passing
    title = titles[leader.path]
    if not leader.missed:
        return f"Try {title} out."
    names = " and ".join(fit.measure.short for fit in leader.missed)
    instead = f"Or try {titles[passing[0].path]} out, which probably passes." if passing else ""
    return f"Before you try {title} out, find out whether {names} could be enough. {instead}".rstrip()


def _too_few(leader: PathStanding, most: PathStanding, titles: Mapping[int, str]) -> str:
    """Return that too few spoke of the first path, and why the next talk is about it or another."""
    first, next_one, count = titles[leader.path], titles[most.path], leader.voices
    if count:
        heard = f"{_NUMBERS[count].capitalize()} {'voice' if count == 1 else 'voices'} on {first}"
        few = f"{heard} {'is' if count == 1 else 'are'} too few to stop, though"
    else:
        few = f"Nobody has spoken about {first} yet, though"
    if most is leader:
        return f"{few}: ask about it once more." if count else f"{few}: ask somebody first."
    if most.answers_worth > most.reading_worth:
        return f"{few}, and what you do not know yet weighs most for {next_one}: ask about that next."
    return f"{few}, and a talk about {next_one} would tell most: ask about that next."


def _criteria_that_matter(path: PathStanding) -> Iterator[str]:
    """Yield the two criteria that one more voice would tell most about, if it tells anything."""
    for fit in sorted(path.fits, key=lambda each: -each.worth)[:2]:
        if fit.worth >= LITTLE / 2:
            yield f"“{fit.measure.short}”"
