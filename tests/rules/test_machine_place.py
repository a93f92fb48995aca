"""Where a machine says it is, in all the ways in which machines say it."""

import datetime as dt
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import pytest

from askaround.kit.machine import read_place, region_of
from askaround.kit.zones import Place, country_of, current_name, is_utc, names, place_of

NOW = dt.datetime(2026, 11, 2, tzinfo=dt.UTC)
LOS_ANGELES = Place("America/Los_Angeles", "US")
BERLIN = Place("Europe/Berlin", "DE")
KOLKATA = Place("Asia/Kolkata", "IN")
ST_JOHNS = Place("America/St_Johns", "CA")
NOWHERE = Place()


def here(root: Path, *, tz: str = "", language: str = "C.UTF-8") -> Place:
    return read_place(tz, language, NOW, root)


def link(root: Path, target: str) -> Path:
    """Let /etc/localtime be a link; what it leads to need not be there, as in small containers."""
    (root / "etc").mkdir(exist_ok=True)
    (root / "etc/localtime").symlink_to(target)
    return root


def copy(root: Path, zone: str, to: str = "etc/localtime") -> Path:
    """Let a file be a copy of a zone's, which has no name."""
    (root / to).parent.mkdir(parents=True, exist_ok=True)
    with as_file(files("tzdata").joinpath("zoneinfo", *zone.split("/"))) as file:
        shutil.copy(file, root / to)
    return root


@pytest.mark.parametrize(
    ("tz", "place"),
    [
        ("America/Los_Angeles", LOS_ANGELES),
        (":America/Los_Angeles", LOS_ANGELES),
        ("US/Pacific", LOS_ANGELES),
        ("Asia/Calcutta", KOLKATA),
        ("Canada/Newfoundland", ST_JOHNS),
        ("Europe/Kiev", Place("Europe/Kyiv", "UA")),
        ("America/Buenos_Aires", Place("America/Argentina/Buenos_Aires", "AR")),
        ("Japan", Place("Asia/Tokyo", "JP")),
        ("GB", Place("Europe/London", "GB")),
        # The database links these to the clock of another country.
        ("Iceland", Place("Atlantic/Reykjavik", "IS")),
        ("Africa/Timbuktu", Place("Africa/Bamako", "ML")),
        # Today the same as Berlin's, in another country.
        ("Europe/Stockholm", Place("Europe/Stockholm", "SE")),
        ("/usr/share/zoneinfo/Europe/Berlin", BERLIN),
        (":/usr/share/zoneinfo/posix/Europe/Berlin", BERLIN),
        ("/usr/share/zoneinfo/right/America/Indiana/Knox", Place("America/Indiana/Knox", "US")),
        ("/var/db/timezone/zoneinfo/Asia/Kolkata", KOLKATA),
    ],
)
def test_a_zone_that_is_named_tells_the_country(tmp_path: Path, tz: str, place: Place) -> None:
    assert here(tmp_path, tz=tz) == place


@pytest.mark.parametrize(
    ("tz", "language", "place"),
    [
        ("EST5EDT", "C", Place("America/New_York", "US")),
        ("EST5EDT,M3.2.0,M11.1.0", "C", Place("America/New_York", "US")),
        ("EST5EDT,M3.2.0,M11.1.0", "fr_CA.UTF-8", Place("America/Toronto", "CA")),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "de_DE.UTF-8", BERLIN),
        ("CET-1CEST", "de_DE.UTF-8", BERLIN),
        ("CET", "de_DE.UTF-8", BERLIN),
        # The clock is right, and the country is for the person to say.
        ("CET-1CEST,M3.5.0,M10.5.0/3", "C", Place("CET")),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "en_US.UTF-8", Place("CET")),
        ("<-03>3", "C", Place("Etc/GMT+3")),
        ("<-03>3", "es_UY", Place("America/Montevideo", "UY")),
        ("NST3:30NDT,M3.2.0,M11.1.0", "C", ST_JOHNS),
        ("IST-5:30", "C", KOLKATA),
        ("AEST-10AEDT,M10.1.0,M4.1.0/3", "C", Place("Australia/Sydney", "AU")),
        ("GMT0BST,M3.5.0/1,M10.5.0", "C", Place("Europe/London", "GB")),
    ],
)
def test_a_rule_tells_the_clock_and_with_the_language_the_place(
    tmp_path: Path, tz: str, language: str, place: Place
) -> None:
    assert here(tmp_path, tz=tz, language=language) == place


@pytest.mark.parametrize(
    "target",
    [
        "/usr/share/zoneinfo/America/St_Johns",
        "../usr/share/zoneinfo/Canada/Newfoundland",
        "/usr/share/zoneinfo/posix/America/St_Johns",
        "/usr/share/zoneinfo/right/America/St_Johns",
        "/var/db/timezone/zoneinfo/America/St_Johns",
        "/private/var/db/timezone/tz/2026b.1.0/zoneinfo/America/St_Johns",
    ],
)
def test_the_link_to_the_local_time_tells_the_place(tmp_path: Path, target: str) -> None:
    assert here(link(tmp_path, target)) == ST_JOHNS
    assert here(tmp_path, tz=":/etc/localtime") == ST_JOHNS


def test_a_link_to_a_link_is_followed(tmp_path: Path) -> None:
    link(tmp_path, "zone")
    (tmp_path / "etc/zone").symlink_to("../usr/share/zoneinfo/Asia/Kolkata")
    assert here(tmp_path) == KOLKATA


def test_links_in_a_circle_lead_nowhere(tmp_path: Path) -> None:
    link(tmp_path, "localtime")
    assert here(tmp_path) == NOWHERE


@pytest.mark.parametrize("place", [LOS_ANGELES, BERLIN, KOLKATA, ST_JOHNS, Place("Europe/London", "GB")])
def test_a_copied_local_time_is_known_by_its_history(tmp_path: Path, place: Place) -> None:
    assert here(copy(tmp_path, place.zone)) == place
    assert here(tmp_path, tz=":/etc/localtime") == place


def test_a_copied_file_that_only_tz_names_is_known_too(tmp_path: Path) -> None:
    assert here(copy(tmp_path, "Asia/Kolkata", to="srv/clock"), tz="/srv/clock") == KOLKATA


@pytest.mark.parametrize("note", ["timezone", "TZ"])
def test_a_note_in_words_tells_the_place(tmp_path: Path, note: str) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / note).write_text("Asia/Calcutta\n")
    assert here(tmp_path) == KOLKATA


@pytest.mark.parametrize(
    "tz", ["", "UTC", ":Etc/UTC", "UTC0", "nonsense", "Nowhere/City", "/no/such/file", ":"]
)
def test_where_tz_tells_no_place_the_machine_does(tmp_path: Path, tz: str) -> None:
    assert here(link(tmp_path, "/usr/share/zoneinfo/Europe/Berlin"), tz=tz) == BERLIN


def test_tz_counts_before_the_machine(tmp_path: Path) -> None:
    assert here(link(tmp_path, "/usr/share/zoneinfo/Europe/Berlin"), tz="Asia/Kolkata") == KOLKATA


def test_the_local_time_counts_before_a_note_that_was_forgotten(tmp_path: Path) -> None:
    link(tmp_path, "/usr/share/zoneinfo/Europe/Berlin")
    (tmp_path / "etc/timezone").write_text("America/New_York\n")
    assert here(tmp_path) == BERLIN


@pytest.mark.parametrize(
    "said", ["UTC", "Etc/UTC", "GMT", "Zulu", "Etc/GMT-0", "UTC0", "nonsense", "localtime"]
)
def test_utc_is_nowhere(tmp_path: Path, said: str) -> None:
    assert here(tmp_path, tz=said, language="en_US.UTF-8") == NOWHERE
    assert here(link(tmp_path, f"/usr/share/zoneinfo/{said}"), language="de_DE.UTF-8") == NOWHERE


def test_a_copied_utc_is_nowhere(tmp_path: Path) -> None:
    assert here(copy(tmp_path, "Etc/UTC")) == NOWHERE


@pytest.mark.parametrize("content", [b"", b"TZif", b"TZif2" + bytes(60), b"\xff" * 500])
def test_a_broken_local_time_is_nowhere(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/localtime").write_bytes(content)
    assert here(tmp_path) == NOWHERE


def test_every_zone_but_a_mere_clock_tells_its_country(tmp_path: Path) -> None:
    clocks = {name for name in names() if not country_of(name)}
    assert {name for name in clocks if not name.startswith("Etc/") and not is_utc(name)} == {
        *("CET", "EET", "MET", "WET", "EST", "HST", "MST")
    }
    assert all(
        place_of(name, "", NOW) == Place(current_name(name), country_of(name)) for name in names() - clocks
    )


@pytest.mark.parametrize(
    ("language", "region"),
    [("de_DE.UTF-8", "DE"), ("de-DE", "DE"), ("sr_RS@latin", "RS"), ("de", ""), ("C", ""), ("", "")],
)
def test_a_language_may_name_a_country(language: str, region: str) -> None:
    assert region_of(language) == region
