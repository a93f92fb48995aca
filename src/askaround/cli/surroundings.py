"""What the machine says about where you are."""

import os
from pathlib import Path
from zoneinfo import available_timezones

_ZONEINFO = "zoneinfo/"


def time_zone() -> str:
    """Return this machine's IANA time zone, UTC where it does not say."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(Path("/etc/localtime").resolve()).rpartition(_ZONEINFO)[2]
    return next((zone for zone in (named, linked) if zone in available_timezones()), "UTC")
