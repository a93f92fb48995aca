"""Columns that are written by themselves."""

from collections.abc import Collection, Sequence
from typing import Any

from django.db import models

from askaround.kit.search_words import words_beside


class SearchWords(models.TextField[str | None, str | None]):
    """The words of another column that an index cannot read from it, written whenever that column is.

    They say nothing that the other column does not: snapshots, backups and exports leave them out.
    """

    def __init__(self, of: str, **options: Any) -> None:
        """Take the name of the column whose words these are."""
        super().__init__(**{"null": True, "editable": False, **options})
        self.of = of

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Return what a migration writes down."""
        name, path, positional, named = super().deconstruct()
        del named["null"], named["editable"]
        return name, path, positional, {"of": self.of, **named}

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:  # noqa: FBT001, ARG002 - Django's own signature
        """Return the words as the text is now."""
        words = words_beside(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, words)
        return words


def search_words_of(model: type[models.Model], columns: Collection[str]) -> list[SearchWords]:
    """Return the columns of words that follow some columns of a table."""
    fields = model._meta.concrete_fields  # noqa: SLF001 - Django's documented way to the fields
    return [field for field in fields if isinstance(field, SearchWords) and field.of in columns]
