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
_KILLED_WITHIN = """
import os, signal
from django.db.backends.base.schema import BaseDatabaseSchemaEditor as Editor
def kill(editor, model):
    make(editor, model)
    if model._meta.label_lower == {model!r}:
        os.kill(os.getpid(), signal.SIGKILL)
make, Editor.create_model = Editor.create_model, kill
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


@pytest.mark.parametrize("model", ["accounts.user", "history.entry", "people.person", "outreach.message"])
def test_a_home_is_made_good_when_some_of_its_tables_were_made(tmp_path, model) -> None:
    cut_off = subprocess.run(
        [sys.executable, "-c", _KILLED_WITHIN.format(model=model)],
        env=environment(tmp_path, PYTHONPATH=str(ROOT / "src")),
        check=False,
    )
    assert cut_off.returncode == -signal.SIGKILL
    again = run(tmp_path, "doctor", "--json")
    assert again.returncode == 0, again.stderr
    assert_sound(tmp_path)
