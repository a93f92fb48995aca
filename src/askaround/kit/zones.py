"""Time zones and countries, by the tables of the tz database."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo, available_timezones

_MONTHS = [dt.timedelta(days=30 * month) for month in range(13)]
_YEAR = [dt.timedelta(days=day) for day in range(366)]
# Zones that show the same today differ in when their clocks were changed since there are such.
_SINCE = [dt.datetime(1900, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=20 * step) for step in range(2300)]
# The database links these to places of other countries that have the same clock; its file `backward` says in
# comments ("#=") where they are.
_OLD_NAMES = {
    "Africa/Asmera": "Africa/Asmara",
    "Africa/Timbuktu": "Africa/Bamako",
    "America/Coral_Harbour": "America/Atikokan",
    "America/Virgin": "America/St_Thomas",
    "Antarctica/South_Pole": "Antarctica/McMurdo",
    "Atlantic/Jan_Mayen": "Arctic/Longyearbyen",
    "Iceland": "Atlantic/Reykjavik",
    "Pacific/Ponape": "Pacific/Pohnpei",
    "Pacific/Truk": "Pacific/Chuuk",
    "Pacific/Yap": "Pacific/Chuuk",
}
# Clocks of the United States by their names from before there were places (the file `northamerica`).
_OF_AMERICA = {
    "EST5EDT": "America/New_York",
    "CST6CDT": "America/Chicago",
    "MST7MDT": "America/Denver",
    "PST8PDT": "America/Los_Angeles",
}
# These are a clock, not a place; the database links some to one of many places.
_CLOCKS = re.compile(r"Etc/GMT[-+]?\d+|[CEMW]ET|[EHM]ST")
_UTC = re.compile(r"(?:Etc/)?(?:UTC|UCT|GMT|GMT[-+]?0|Greenwich|Universal|Zulu)")
# Files beside the zones that are none.
_NO_ZONES = frozenset({"Factory", "localtime", "posixrules"})


@dataclass(frozen=True, slots=True)
class Place:
    """An IANA zone and an ISO country, each "" where it is not known."""

    zone: str = ""
    country: str = ""


@cache
def names() -> frozenset[str]:
    """Return the names of all zones, old ones too."""
    return frozenset(available_timezones()) - _NO_ZONES


def is_zone(name: str) -> bool:
    """Tell whether there is such a zone; only where the tables miss it, all files are looked through."""
    return name in _countries() or name in _links() or name in names()


def is_utc(zone: str) -> bool:
    """Tell whether a zone is UTC by one of its names."""
    return _UTC.fullmatch(zone) is not None


def current_name(zone: str) -> str:
    """Return what a place's zone is called today: Asia/Kolkata of Asia/Calcutta; any other name stays."""
    name = {**_OLD_NAMES, **_OF_AMERICA}.get(zone, zone)
    while name not in _countries() and name in _links() and not (is_utc(name) or _CLOCKS.fullmatch(name)):
        name = _links()[name]
    return name


def country_of(zone: str) -> str:
    """Return the ISO country of a time zone by any of its names, "" where it has none."""
    return _countries().get(current_name(zone), "")


def country_name(country: str) -> str:
    """Return the English name of an ISO country, "" where it has none."""
    return dict(_rows("iso3166.tab")).get(country, "")


def zones_in(country: str) -> list[str]:
    """Return the zones of an ISO country, the most populous part of it first; none where it is not known."""
    return [zone for zone, its in _countries().items() if its == country]


def zone_of(country: str, now: dt.datetime) -> str:
    """Return the zone of a country where all its clocks show the same for a year, "" where they do not."""
    zones = zones_in(country)
    shown = {_shown(ZoneInfo(zone), [now + months for months in _MONTHS]) for zone in zones}
    return zones[0] if len(shown) == 1 else ""


def place_of(zone: str, country: str, now: dt.datetime) -> Place:
    """Return where a zone is, by its name of today; `country` helps where the name is only a clock's.

    UTC is nowhere: it is what a machine says that was told nothing.
    """
    name = current_name(zone)
    if its := _countries().get(name):
        return Place(name, its)
    return place_with_clock(ZoneInfo(name), country, now) if is_zone(name) else Place()


def place_with_clock(clock: dt.tzinfo, country: str, now: dt.datetime, *, ever: bool = False) -> Place:
    """Return where clocks are set like this one, preferably in `country`, else only which clock it is.

    With `ever`, this one tells the past too, by which places are told apart that show the same now.
    """
    if hinted := _like(clock, zones_in(country), now, ever=ever):
        return Place(_most_populous(hinted), country)
    if not any(_shown(clock, [now + days for days in _YEAR[::30]])):
        return Place()
    alike = _like(clock, _countries(), now, ever=ever)
    # Of zones that were merged, as they have been the same since 1970, the one that all are called by.
    own = [zone for zone in alike if zone in _since_1970()] or alike
    if len({_countries()[zone] for zone in own}) == 1:
        zone = _most_populous(own)
        return Place(zone, _countries()[zone])
    clocks = [*_OF_AMERICA, *sorted(filter(_CLOCKS.fullmatch, names()))]
    found = current_name(next(iter(_like(clock, clocks, now)), ""))
    return Place(found, _countries().get(found, ""))


def _most_populous(zones: list[str]) -> str:
    """Return the zone of which the table says that it is that of most areas, else the first."""
    return next((zone for zone in zones if zone in _of_most_areas()), zones[0])


def _like(clock: dt.tzinfo, zones: Iterable[str], now: dt.datetime, *, ever: bool = False) -> list[str]:
    """Return the zones that show the same for a year: those that always did, or call it the same, if any."""
    coming = [now + days for days in _YEAR]
    alike = {zone: ZoneInfo(zone) for zone in zones}
    # Few are left after the months, so that not each day has to be looked up in each zone.
    for moments in (coming[::30], coming):
        shown = _shown(clock, moments)
        alike = {zone: each for zone, each in alike.items() if _shown(each, moments) == shown}
    if ever:
        shown = _shown(clock, _SINCE)
        alike = {zone: each for zone, each in alike.items() if _shown(each, _SINCE) == shown} or alike
    named = _called(clock, coming)
    return [zone for zone, each in alike.items() if _called(each, coming) == named] or list(alike)


def _shown(clock: dt.tzinfo, moments: list[dt.datetime]) -> tuple[dt.timedelta | None, ...]:
    return tuple(moment.astimezone(clock).utcoffset() for moment in moments)


def _called(clock: dt.tzinfo, moments: list[dt.datetime]) -> set[str | None]:
    return {moment.astimezone(clock).tzname() for moment in moments}


@cache
def _countries() -> dict[str, str]:
    """Return the country of each zone in the order of the table."""
    return {zone: country for country, _, zone, *_ in _rows("zone.tab")}


@cache
def _since_1970() -> frozenset[str]:
    """Return one of all zones that have been the same since 1970: that of the most populous place."""
    return frozenset(zone for _, _, zone, *_ in _rows("zone1970.tab"))


@cache
def _of_most_areas() -> frozenset[str]:
    return frozenset(zone for _, _, zone, *told in _rows("zone.tab") if "most areas" in "".join(told))


@cache
def _links() -> dict[str, str]:
    """Return the zone that each other name stands for."""
    parts = (line.split() for line in _text("tzdata.zi").splitlines() if line.startswith("L "))
    return {name: zone for _, zone, name in parts}


def _rows(table: str) -> list[list[str]]:
    return [line.split("\t") for line in _text(table).splitlines() if not line.startswith("#")]


def _text(table: str) -> str:
    # The package's, as not every machine has these tables, and some have no zones at all.
    return files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8")
