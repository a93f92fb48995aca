"""Values from elsewhere, read as a column holds them, and refused where no column of ours could hold them.

A database takes much that a page cannot show: SQLite takes any text of any length for a day or a number.
"""

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations

from askaround.kit.shapes import UNFIT, Shape, Unfit

# Reckoning with a moment's zones goes a day beyond it, and Python knows the years 1 to 9999.
_YEARS: Final = range(2, 9999)
# A key grows with each new row, a count with each edit: both end long before the database's own end.
_KEYS: Final = range(1, 2**53)
_MOST: Final = 2_000_000_000
_LARGEST: Final = 2**63 - 1
_LONGEST: Final = 4_000_000  # letters; twice what a form may send
_DEEPEST: Final = 30
_SHOWN: Final = 60
_HALF: Final = re.compile("[\ud800-\udfff]")


class NotAValue(ValueError):  # noqa: N818 - named for what is wrong
    """Raised for a value that a column cannot hold; `place` counts the values before it."""

    def __init__(self, column: str, place: int, value: object) -> None:
        """Say which value it is."""
        shown = str(value) if len(str(value)) <= _SHOWN else f"{str(value)[:_SHOWN]}…"
        super().__init__(f"{shown!a} cannot be its “{column}”")
        self.place = place


def read(field: "models.Field[Any, Any]", values: Sequence[Any], shape: Shape | None = None) -> Sequence[Any]:
    """Return a column of JSON's values as the database takes them; raises NotAValue.

    A shape is what the column holds beyond its type: a known zone, say, or a row of a file.
    """
    found: list[Any] = []
    one = _reader(field)
    try:
        for value in values:
            if shape and value is not None:
                shape(value)
            found.append(None if value is None and field.null else one(value))
    except (*UNFIT, ValidationError) as error:
        raise NotAValue(field.name, len(found), values[len(found)]) from error
    return found


def check(model: type[models.Model], values: Mapping[str, Any]) -> None:
    """Raise NotAValue where a column, by attribute name, cannot hold a value."""
    fields = {field.attname: field for field in model._meta.concrete_fields}  # noqa: SLF001 - Django's documented way
    shapes = shapes_of(model)
    for name, value in values.items():
        if name not in fields:
            raise NotAValue(name, 0, value)
        read(fields[name], [_as_written(value)], shapes.get(name))


def shapes_of(model: type[models.Model]) -> Mapping[str, Shape]:
    """Return what a model declares its columns to hold beyond their types."""
    return getattr(model, "shapes", {})


def _reader(field: "models.Field[Any, Any]") -> Any:
    """Return what reads one value of a column; it raises what UNFIT names, or ValidationError."""
    kind = next((kind for kind in _READERS if isinstance(field, kind)), None)
    if kind is None:
        return field.to_python
    make = _READERS[kind]
    return make(field)


def _text(field: "models.Field[Any, Any]") -> Any:
    longest = field.max_length or _LONGEST
    chosen = {value for value, _ in field.flatchoices} | ({""} if field.blank else set())
    allowed = chosen if field.choices else None

    def one(value: Any) -> Any:
        if type(value) is not str or len(value) > longest or not _is_text(value):
            raise Unfit
        if allowed is not None and value not in allowed:
            raise Unfit
        return value

    return one


def _whole(field: "models.Field[Any, Any]") -> Any:
    lowest, highest = _KEYS.start, _KEYS.stop - 1
    if not field.primary_key and not field.is_relation:
        low, high = BaseDatabaseOperations.integer_field_ranges[field.get_internal_type()]
        lowest, highest = low, min(high, _MOST) if low == 0 else high

    def one(value: Any) -> Any:
        if type(value) is not int or not lowest <= value <= highest:
            raise Unfit
        return value

    return one


def _truth(_field: "models.Field[Any, Any]") -> Any:
    def one(value: Any) -> Any:
        if type(value) is not bool:
            raise Unfit
        return value

    return one


def _number(_field: "models.Field[Any, Any]") -> Any:
    def one(value: Any) -> Any:
        if type(value) not in {int, float} or not math.isfinite(value):
            raise Unfit
        return float(value)

    return one


def _uuid(_field: "models.Field[Any, Any]") -> Any:
    return UUID


def _moment(_field: "models.Field[Any, Any]") -> Any:
    def one(value: Any) -> Any:
        moment = dt.datetime.fromisoformat(value)
        if moment.tzinfo is None or moment.year not in _YEARS:
            raise Unfit
        return moment

    return one


def _day(_field: "models.Field[Any, Any]") -> Any:
    return dt.date.fromisoformat


def _hour(_field: "models.Field[Any, Any]") -> Any:
    def one(value: Any) -> Any:
        hour = dt.time.fromisoformat(value)
        if hour.tzinfo is not None:
            raise Unfit
        return hour

    return one


def _json(field: "models.Field[Any, Any]") -> Any:
    kind = type(field.get_default()) if field.has_default() else None

    def one(value: Any) -> Any:
        if kind is not None and type(value) is not kind:
            raise Unfit
        _refuse_unstorable(value)
        return value

    return one


# From the narrower kind to the wider: a moment is a day, too.
_READERS: Final[dict[type[Any], Any]] = {
    models.BooleanField: _truth,
    models.AutoField: _whole,
    models.ForeignKey: _whole,
    models.UUIDField: _uuid,
    models.DateTimeField: _moment,
    models.DateField: _day,
    models.TimeField: _hour,
    models.FloatField: _number,
    models.IntegerField: _whole,
    models.JSONField: _json,
    models.CharField: _text,
    models.TextField: _text,
}


def _as_written(value: Any) -> Any:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _is_text(value: str) -> bool:
    """Tell whether a text can be stored and shown: PostgreSQL takes no NUL, and UTF-8 no half a letter."""
    if "\0" in value:
        return False
    return value.isascii() or not _HALF.search(value)


def _refuse_unstorable(value: Any) -> None:
    """Raise Unfit for a JSON value of which some text or number cannot be stored, or that is too deep."""
    level = [value]
    for _ in repeat(None, _DEEPEST):
        deeper: list[Any] = []
        for one in level:
            if isinstance(one, str):
                if not _is_text(one):
                    raise Unfit
            elif isinstance(one, dict):
                deeper += [*one, *one.values()]
            elif isinstance(one, list):
                deeper += one
            elif isinstance(one, int | float) and not abs(one) <= _LARGEST:
                raise Unfit
        if not (level := deeper):
            return
    raise Unfit
