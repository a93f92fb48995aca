"""Two people side by side: what is different between them, in words."""

from collections.abc import Iterator

from askaround.direction.rules.terms import Suggested

# Differences smaller than this are no more than chance in the comparing of words.
_ALIKE = 0.05


def differences(
    one: Suggested, other: Suggested, *, names: tuple[str, str], same_organisation: bool
) -> tuple[str, ...]:
    """Return what sets two people apart as far as is on file, in sentences that favour nobody in advance."""
    return tuple(_differences(one, other, names, same_organisation=same_organisation))


def _differences(
    one: Suggested, other: Suggested, names: tuple[str, str], *, same_organisation: bool
) -> Iterator[str]:
    nearer = _more(one.factors.relevance, other.factors.relevance, names)
    yield (
        f"{nearer}'s work is nearer to this path."
        if nearer
        else "The work of both is about equally near to this path."
    )
    closer = _more(one.factors.warmth, other.factors.warmth, names, alike=0.0)
    yield (
        f"You and {closer} are closer, by what is on file."
        if closer
        else "By what is on file, you are about as close to both."
    )
    if same_organisation:
        yield "Both are at the same organisation: ask one, and the other later."


def _more(one: float, other: float, names: tuple[str, str], *, alike: float = _ALIKE) -> str:
    """Return the name of whoever has clearly more, "" where neither has."""
    if abs(one - other) <= alike:
        return ""
    return names[0] if one > other else names[1]
