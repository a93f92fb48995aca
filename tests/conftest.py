"""The cast."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright runs a loop in the test's thread

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser

from askaround.accounts.models import User
from askaround.journeys.effects.new_database import make_tables
from askaround.journeys.queries.backup import backup_folder
from tests import factories, homes, scratch
from tests.chromium import CHROMIUM, MISSING, chromium

# Files and tests. Pages and exports ask through queries that chapters and journeys try; so of the doors and of exports
# only these go to both databases: one walk through every page, what comes back, and whatever two writers may do to
# each other.
_TO_BOTH = {
    "test_two_windows.py",
    "test_many_people.py",
    "test_programs_on_postgresql.py",
    "test_another_explorer_finds_nothing_and_changes_nothing",
    "test_a_longer_list_asks_the_database_no_more_often",
    "test_what_is_brought_back_is_equal_to_what_was_exported",
    "test_an_export_is_equal_after_it_went_through_sqlite_and_back",
    "test_two_exports_of_the_same_data_are_equal_to_the_byte",
}
_SQLITE_ALONE = {
    "test_demo.py",
    "test_demo_in_and_out.py",
    "test_doctored_archives.py",
    "test_template_queries.py",
    "test_a_command_that_writes_leaves_its_line",
    "test_only_what_can_be_done_again_without_effect_leaves_no_line",
}


def pytest_configure() -> None:
    """Let all processes of a run share the homes that they copy."""
    homes.shared()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out on PostgreSQL what SQLite has tried and no database can change: rules, parsers, sizes, pages."""
    if connection.vendor == "sqlite":
        return
    kept = [item for item in items if _asks_a_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def _asks_a_database(item: pytest.Item) -> bool:
    """Tell whether a test has a database; processes that are started have homes of their own, with SQLite."""
    names = {item.path.name, item.name.partition("[")[0]}
    is_picked_from = item.path.parent.name == "doors" or item.path.name == "test_exports.py"
    if names & _SQLITE_ALONE or (is_picked_from and not names & _TO_BOTH):
        return False
    fixtures = {*getattr(item, "fixturenames", ()), *(mark.name for mark in item.iter_markers())}
    return bool(fixtures & {"db", "transactional_db", "django_db"})


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker) -> None:
    """Make tables as a first start does: to migrate takes each process many seconds."""
    with django_db_blocker.unblock():
        scratch.drop_everything()
        make_tables()
        assert connection.features.supports_json_field  # asked once, and not by whoever counts questions


@pytest.fixture
def ada(db) -> User:
    """Ada, the owner."""
    return factories.user("ada", name="Ada Winter")


@pytest.fixture
def ben(db) -> User:
    """Ben, another explorer."""
    return factories.user("ben", name="Ben Okafor")


@pytest.fixture
def nobody() -> Client:
    """Somebody who has not come in."""
    return factories.browser()


@pytest.fixture
def page(ada) -> Client:
    """Ada's browser."""
    return factories.browser(ada)


@pytest.fixture(scope="session", autouse=True)
def collected_files() -> None:
    """Collect styles and scripts once, as the program does at its start."""
    from askaround.cli.assets import collect

    collect()


@pytest.fixture(autouse=True)
def without_backups() -> Iterator[None]:
    """Leave no backup to the next test."""
    yield
    shutil.rmtree(backup_folder(), ignore_errors=True)


@pytest.fixture
def shared() -> Path:
    """The folder of real files by others; tests that read it are skipped where it is absent."""
    folder = Path(os.environ.get("ASKAROUND_SHARED", Path(__file__).parents[1] / "../shared")).resolve()
    if not (folder / "data").exists():
        pytest.skip("needs the shared folder of real files (ASKAROUND_SHARED)")
    return folder / "data"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests of a process."""
    if not CHROMIUM:
        pytest.skip(MISSING)
    with chromium() as started:
        yield started
