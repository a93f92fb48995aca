"""The wheel carries everything it needs to run without the checkout."""

import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

ROOT = Path(__file__).parents[2]


def test_the_wheel_runs_without_the_checkout_and_has_its_static_files(tmp_path):
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("askaround-*.whl")
    installed = tmp_path / "installed"
    with ZipFile(wheel) as archive:
        archive.extractall(installed)
    static = {path.name for path in (installed / "askaround/web/static/web").iterdir()}
    assert {"tokens.css", "frame.css", "app.js", "icon.svg"} <= static
    surroundings = {**os.environ, "ASKAROUND_HOME": str(tmp_path / "home"), "PYTHONPATH": str(installed)}
    surroundings.pop("DJANGO_SETTINGS_MODULE", None)
    script = "import askaround; print(askaround.__file__); from askaround.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script, "doctor"],
        env=surroundings,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert str(installed) in done.stdout
    assert done.returncode == 0, done.stdout + done.stderr
