"""What the machine says about where you are."""

import os
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

_ZONEINFO = "zoneinfo/"


def time_zone() -> str:
    """Return this machine's IANA time zone, UTC where it does not say."""
    named = os.environ.get("TZ", "").removeprefix(":")
    linked = str(Path("/etc/localtime").resolve()).rpartition(_ZONEINFO)[2]
    return next((zone for zone in (named, linked) if zone in available_timezones()), "UTC")


def country(zone: str) -> str:
    """Return the ISO country of a time zone by the tz database's table, "" where there is none."""
    for folder in ("/usr/share/zoneinfo", *_tzdata()):
        table = Path(folder) / "zone.tab"
        if table.exists():
            return _look_up(table, ZoneInfo(zone).key)
    return ""


def _tzdata() -> list[str]:
    from importlib.util import find_spec

    spec = find_spec("tzdata")
    return [f"{place}/zoneinfo" for place in (spec.submodule_search_locations or [])] if spec else []


def _look_up(table: Path, zone: str) -> str:
    lines = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return next((cells[0] for cells in lines if cells[2] == zone), "")
