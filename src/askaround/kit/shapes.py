"""What a value from elsewhere has to be like: whether it fits a type, down to what it holds."""

import dataclasses
import functools
import types
from collections.abc import Callable
from typing import Any, Protocol, TypeAlias, Union, get_args, get_origin, get_type_hints

# Passes for what fits; raises Unfit, or what reading something unfit raises, for what does not.
Shape: TypeAlias = Callable[[Any], object]
# What reading something raises that is not as it was written.
UNFIT = (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError, RecursionError)


class Unfit(ValueError):  # noqa: N818 - named for what is wrong
    """Raised for a value of another shape."""


class Stored(Protocol):
    """What JSON holds of it can be read again."""

    @classmethod
    def restored(cls, values: Any) -> Any:
        """Return what was stored."""


def such(test: Callable[[Any], bool]) -> Shape:
    """Return the shape of values that pass a test."""

    def shape(value: Any) -> None:
        if not test(value):
            raise Unfit

    return shape


def of(kind: Any) -> Shape:
    """Return the shape of values of a type, such as `dict[str, str]`."""

    def shape(value: Any) -> None:
        if not fits(value, kind):
            raise Unfit

    return shape


def read_as(kind: type[Stored]) -> Shape:
    """Return the shape of what a class restores, and which is then as the class says."""

    def shape(value: Any) -> None:
        if not fits(kind.restored(value), kind):
            raise Unfit

    return shape


def each(shape: Shape) -> Shape:
    """Return the shape of lists of one shape."""

    def shape_of_all(value: Any) -> None:
        if type(value) is not list:
            raise Unfit
        for one in value:
            shape(one)

    return shape_of_all


def fits(value: Any, kind: Any) -> bool:
    """Tell whether a value is of a type: of str, int, dates, dataclasses, or lists, tuples, dicts of them."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return any(fits(value, one) for one in inner)
    if origin:
        return isinstance(value, origin) and _holds(value, inner)
    if type(value) is not kind:
        return False
    return all(fits(getattr(value, name), told) for name, told in _fields(kind))  # type: ignore[arg-type]  # a class is hashable


def _holds(value: Any, inner: tuple[Any, ...]) -> bool:
    if isinstance(value, dict):
        return all(fits(name, inner[0]) and fits(one, inner[1]) for name, one in value.items())
    if isinstance(value, tuple) and inner[-1] is not Ellipsis:
        return len(value) == len(inner) and all(map(fits, value, inner))
    return all(fits(one, inner[0]) for one in value)


@functools.cache
def _fields(kind: Any) -> list[tuple[str, Any]]:
    if not dataclasses.is_dataclass(kind):
        return []
    told = get_type_hints(kind)
    return [(field.name, told[field.name]) for field in dataclasses.fields(kind)]
