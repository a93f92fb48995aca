"""What takes long to make, made once for all tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def kept_for_a_module(django_db_blocker) -> Iterator[None]:
    """Let what is made in here be there for each test of a module; what a test does to it is taken back.

    To be used in a fixture of the module, whose tests stay in one process by a mark: `xdist_group`.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
