"""The base of every record that belongs to somebody."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models

from askaround.kit.fields import search_words_of
from askaround.kit.ids import new_uuid
from askaround.kit.refusals import Refusal
from askaround.kit.search_words import words_beside
from askaround.kit.shapes import Shape


class StaleVersion(Refusal):
    """Raised when a record was changed by somebody else since it was read."""

    def __init__(self, current: "OwnedModel") -> None:
        """Keep the record as it stands now, so that both texts can be shown."""
        super().__init__("This was changed in another window since you opened it. Nothing of yours is lost.")
        self.current = current


Record = TypeVar("Record", bound=models.Model)


class OwnedQuerySet(models.QuerySet[Record]):
    """Records whose words for the search are written with their texts."""

    def update(self, **columns: Any) -> int:
        """Write columns, and the words of those that have any."""
        for field in search_words_of(self.model, columns):
            if field.attname not in columns:
                columns[field.attname] = words_beside(columns[field.of])
        return super().update(**columns)

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Write columns of many records, and the words of those that have any."""
        records, names = tuple(objs), list(fields)
        for field in search_words_of(self.model, names):
            names.append(field.attname)
            for record in records:
                field.pre_save(record, add=False)
        return super().bulk_update(records, names, batch_size)


class OwnedManager(models.Manager[Record]):
    """The way to owned records: all that it gives writes words with texts."""

    def get_queryset(self) -> models.QuerySet[Record]:
        """Return every record."""
        return OwnedQuerySet(self.model, using=self._db)


class OwnedModel(models.Model):
    """A record with an owner, a bigint key for joins, a public uuid and a version that counts edits.

    `shapes` tells by column what it holds beyond its type, for rows that come from elsewhere.
    """

    shapes: ClassVar[Mapping[str, Shape]] = {}

    id = models.BigAutoField(primary_key=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    uuid = models.UUIDField(default=new_uuid, editable=False)
    version = models.PositiveIntegerField(default=1)

    objects = OwnedManager()

    class Meta:
        """Each record is found by owner and uuid."""

        abstract = True
        constraints = [
            models.UniqueConstraint(fields=("owner", "uuid"), name="%(app_label)s_%(class)s_owner_uuid")
        ]

    def change(self, *, expected: int | None = None, **fields: Any) -> Self:
        """Write fields if the record is still at the expected version (its own when none is given).

        Raises StaleVersion, with the record as it now is, when somebody else was faster.
        """
        version = self.version if expected is None else expected
        manager = type(self)._default_manager  # noqa: SLF001 - Django's documented way to the manager
        mine = manager.filter(owner_id=self.owner_id, pk=self.pk)
        if not mine.filter(version=version).update(version=version + 1, **fields):
            raise StaleVersion(mine.get())
        for name, value in {**fields, "version": version + 1}.items():
            setattr(self, name, value)
        return self
