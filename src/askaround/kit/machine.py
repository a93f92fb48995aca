"""Where the machine says it is, by the same signs as the C library's, and what others left beside them."""

import datetime as dt
import io
import re
import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from django.conf import settings

from askaround.kit.clock import now as present
from askaround.kit.zones import Place, is_zone, place_of, place_with_clock

_REGION = re.compile(r"[a-z]{2,3}[_-]([A-Z]{2})\b")
# When clocks change where TZ names two hours and no rule: in America, as the C library has it, or in Europe.
_RULES = ("", ",M3.2.0,M11.1.0", ",M3.5.0,M10.5.0/3")
# A chain of links longer than this is a circle (Linux gives up at as many).
_MOST_LINKS = 40


@cache
def place_of_machine() -> Place:
    """Return where this machine said it is when the program started."""
    said = settings.ENVIRONMENT
    return read_place(said.tz, said.language, present())


def region_of(language: str) -> str:
    """Return the country in the name of a locale or language: DE of de_DE.UTF-8 and of de-DE, else ""."""
    found = _REGION.match(language)
    return found[1] if found else ""


def read_place(tz: str, language: str, now: dt.datetime, root: Path = Path("/")) -> Place:
    """Return the first place that something here names, else the first clock; `tz` is the variable TZ.

    Where TZ names the machine's own file, or says UTC, or nothing that can be understood, the files tell.
    """
    found = Place()
    for place in _places(tz, region_of(language), now, root):
        if place.country:
            return place
        found = found if found.zone else place
    return found


def _places(tz: str, region: str, now: dt.datetime, root: Path) -> Iterator[Place]:
    said = tz.removeprefix(":").strip()
    if said.startswith("/"):
        yield _of_file(root / said.lstrip("/"), region, now)
    elif said:
        yield _of_words(said, region, now)
    yield _of_file(root / "etc/localtime", region, now)
    for note in ("etc/timezone", "etc/TZ"):  # Debian; Alpine and OpenWrt
        yield _of_words(_first_line(root / note), region, now)


def _of_words(said: str, region: str, now: dt.datetime) -> Place:
    """Return where a name of a zone, or else a rule as POSIX writes it, is."""
    if not said:
        return Place()
    if name := _name_in(said):
        return place_of(name, region, now)
    places = (place_with_clock(clock, region, now) for clock in _rules(said))
    return next((place for place in places if place.zone), Place())


def _of_file(file: Path, region: str, now: dt.datetime) -> Place:
    """Return the place that a link leads to by its name, or else whose clock the file keeps."""
    for _ in range(_MOST_LINKS):
        if name := _name_in(str(file)):
            return place_of(name, region, now)
        try:
            file = file.parent / file.readlink()
        except OSError:
            break
    try:
        with file.open("rb") as content:
            return place_with_clock(ZoneInfo.from_file(content), region, now, ever=True)
    except (OSError, ValueError, struct.error):
        return Place()


def _name_in(path: str) -> str:
    """Return the zone at the end of a path, whatever folder it is in: zoneinfo, posix, right or another."""
    parts = PurePosixPath(path).parts
    ends = ("/".join(parts[start:]) for start in range(len(parts)))
    return next((end for end in ends if is_zone(end)), "")


def _rules(said: str) -> Iterator[ZoneInfo]:
    """Yield the clocks that a rule may mean; a zone file has room for one, which is how it can be read."""
    for rule in _RULES:
        head = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 1, 4) + struct.pack(
            ">lbb4s", 0, 0, 0, b"UTC"
        )
        file = io.BytesIO(head + head + f"\n{said}{rule}\n".encode(errors="replace"))
        try:
            yield ZoneInfo.from_file(file)
        except (ValueError, struct.error):
            continue


def _first_line(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").partition("\n")[0].strip()
    except OSError:
        return ""
