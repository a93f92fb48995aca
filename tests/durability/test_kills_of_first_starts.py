"""A home whose making was cut off is made by the next start."""

import json
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.durability.program import KILLS, ROOT, assert_sound, begin, environment, kill_family, run

pytestmark = pytest.mark.durability
# Django records a migration after the transaction that carried it out; this kills in between.
_KILLED_BETWEEN = """
import os, signal
from django.db.migrations.executor import MigrationExecutor
def kill(executor, migration):
    if (migration.app_label, migration.name) == {migration}:
        os.kill(os.getpid(), signal.SIGKILL)
    record(executor, migration)
record, MigrationExecutor.record_migration = MigrationExecutor.record_migration, kill
from askaround.cli.start import prepared
prepared()
"""


def test_a_first_start_killed_at_any_moment_is_made_good_by_the_next_one(tmp_path) -> None:
    started = time.monotonic()
    assert run(tmp_path / "whole", "today").returncode == 0
    seconds = time.monotonic() - started
    for number in range(max(2, KILLS // 2)):
        home = tmp_path / f"home-{number}"
        process = begin(home, tmp_path / "first", "today")
        time.sleep(random.uniform(0, seconds))
        kill_family(process)
        again = run(home, "doctor", "--json")
        assert again.returncode == 0, again.stderr
        assert json.loads(again.stdout)["fine"]
        assert_sound(home)


@pytest.mark.parametrize("left", ["", "cut"])
def test_a_key_whose_writing_was_cut_off_is_written_anew(tmp_path, left) -> None:
    (tmp_path / "secret.key").write_text(left)
    assert run(tmp_path, "today").returncode == 0
    assert len((tmp_path / "secret.key").read_text()) > 50


@pytest.mark.parametrize("app", ["accounts", "history", "people", "outreach"])
def test_a_home_is_made_good_when_a_migration_was_carried_out_and_not_recorded(tmp_path, app) -> None:
    statements = _KILLED_BETWEEN.format(migration=(app, "0001_initial"))
    cut_off = subprocess.run(
        [sys.executable, "-c", statements],
        env=environment(tmp_path, PYTHONPATH=str(ROOT / "src")),
        check=False,
    )
    assert cut_off.returncode == -signal.SIGKILL
    again = run(tmp_path, "doctor", "--json")
    assert again.returncode == 0, again.stderr
    assert_sound(tmp_path)
