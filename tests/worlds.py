"""What takes long to make, made once for all tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def kept_for_a_module(django_db_blocker) -> Iterator[None]:
    """Let what a fixture of a module makes in here be there for each of its tests, which take back what they do."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
