"""Collecting styles, scripts and icons into the home, when they are not there as they are now."""

import atexit
import hashlib
import shutil
import tempfile
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def collect() -> None:
    """Collect the static files, compressed and named by content, unless nothing has changed."""
    stamp = Path(settings.STATIC_ROOT) / ".stamp"
    current = _state()
    if stamp.exists() and stamp.read_text(encoding="ascii") == current:
        return
    if settings.ENVIRONMENT.read_only:
        folder = tempfile.mkdtemp(prefix="askaround-static-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        settings.STATIC_ROOT, stamp = folder, Path(folder) / ".stamp"
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(current, encoding="ascii")


def _state() -> str:
    """Return a digest of which files there are, how long, and when they were written."""
    files = [Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])]
    lines = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in sorted(files)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
