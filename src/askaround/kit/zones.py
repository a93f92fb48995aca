"""Time zones and countries, by the tz database's own table."""

import datetime as dt
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS = [dt.timedelta(days=30 * month) for month in range(13)]


@cache
def is_zone(name: str) -> bool:
    """Tell whether this machine knows a time zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def country_of(zone: str) -> str:
    """Return the ISO country of a time zone, "" where it has none."""
    return next((country for country, zones in _table().items() if zone in zones), "")


def zones_in(country: str) -> list[str]:
    """Return the zones of an ISO country, the most populous part of it first; none where it is not known."""
    return _table().get(country, [])


def zone_of(country: str, now: dt.datetime) -> str:
    """Return the zone of a country where all its clocks show the same for a year, "" where they do not."""
    zones = zones_in(country)
    days = [now + months for months in _MONTHS]
    shown = {tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in days) for zone in zones}
    return zones[0] if len(shown) == 1 else ""


@cache
def _table() -> dict[str, list[str]]:
    """Return the zones of each country in the order of the table; nothing where the machine has none."""
    files = (Path(folder) / "zone.tab" for folder in ("/usr/share/zoneinfo", *_tzdata()))
    found = next((file for file in files if file.exists()), None)
    table: dict[str, list[str]] = {}
    for line in found.read_text(encoding="utf-8").splitlines() if found else ():
        if not line.startswith("#"):
            country, _, zone = line.split("\t")[:3]
            table.setdefault(country, []).append(zone)
    return table


def _tzdata() -> list[str]:
    spec = find_spec("tzdata")
    return [f"{place}/zoneinfo" for place in (spec.submodule_search_locations or [])] if spec else []
