"""A write that was taken back leaves a sound database, and the next start says so."""

import json
from pathlib import Path

import pytest

from tests.durability.disk import needs_compiler, run_watched
from tests.durability.program import KILLS, WRITING_MODES, assert_sound, run

pytestmark = [pytest.mark.durability, needs_compiler()]


@pytest.mark.parametrize("how", WRITING_MODES)
def test_no_write_that_was_cut_off_is_taken_for_damage(how, tmp_path: Path) -> None:
    home = tmp_path / "home"
    said = run_watched(home, "tests.durability.aborted_writes", how, str(max(1, KILLS // 4)))
    told = json.loads(said.splitlines()[-1])
    print(f"{how}: {told}")
    assert told["free"], "nothing is free to be written over"
    assert told["alarms"] == []
    assert run(home, "people").returncode == 0
    assert_sound(home)
