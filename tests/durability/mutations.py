"""Backups and exports, doctored: one thing in each is other than Askaround wrote it, and every digest holds."""

import copy
import datetime as dt
import hashlib
import io
import json
import random
import stat
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

LONG = "x" * 300
HUGE = "y" * 100_000
TEXTS = (
    *(
        "",
        " ",
        "\0",
        "a\0b",
        "\ud800",
        "\u202e",
        "\n\n",
        LONG,
        HUGE,
        "🙂" * 50,
        "<script>alert(1)</script>",
        "{{ 1 }}",
    ),
    *(
        "../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\x",
        "C:\\x",
        "file:///etc/passwd",
        "javascript:alert(1)",
    ),
    *(
        "Mars/Phobos",
        "Europe/Berlin",
        "../UTC",
        "localtime",
        "utc",
        "DE",
        "ZZ",
        "D",
        "de",
        "admin",
        "me",
        "root",
    ),
    *("reading", "previewed", "applied", "stopped", "undone", "open", "held", "cancelled", "sent", "parked"),
    *(
        "2026-02-30",
        "0001-01-01",
        "9999-12-31",
        "0002-01-01",
        "9998-12-31",
        "25:00:00",
        "24:00",
        "12:00:00+01:00",
    ),
    *("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59.999999+00:00", "2026-01-01T00:00:00", "2026-01-01"),
    *("00000000-0000-0000-0000-000000000000", "not-a-uuid", "{}", "[]", "null", "1", "-1", "true", "NaN"),
)
NUMBERS = (
    0,
    -1,
    1,
    2,
    3,
    5,
    99,
    100,
    101,
    1000,
    32_767,
    32_768,
    2**31 - 1,
    2**31,
    2**53,
    2**63 - 1,
    2**63,
    10**30,
)
OTHERS = (
    None,
    True,
    False,
    0.5,
    -0.5,
    1e308,
    1e400,
    [],
    {},
    [[]],
    [None],
    [1, 2],
    {"a": 1},
    [["a", "b"]],
    {"": None},
)
MOMENTS = (
    "0002-06-01T00:00:00+00:00",
    "9998-06-01T00:00:00+00:00",
    "1900-01-01T00:00:00+00:00",
    "2100-01-01T00:00:00+00:00",
)
DAYS = (
    "0001-01-01",
    "9999-12-31",
    "0002-06-01",
    "9998-06-01",
    "1582-10-10",
    "1900-02-28",
    "2100-02-28",
    "2024-02-29",
)
HOURS = ("00:00:00", "23:59:59.999999", "02:30:00")
PATHS = ("stored_name", "file_name", "place", "value", "profile")


@dataclass
class Doctored:
    """An archive with its rows read, to change; `canaries` are paths of files that must stay as they are."""

    members: dict[str, bytes]
    canaries: tuple[str, ...]
    chance: random.Random
    rows: dict[str, list[Any]] = field(default_factory=dict)
    told: str = ""
    touched: list[tuple[str, Any]] = field(default_factory=list)

    @property
    def manifest(self) -> dict[str, Any]:
        """Return what the manifest says."""
        return json.loads(self.members["manifest.json"])

    @property
    def folder(self) -> str:
        """Return the folder of the rows."""
        return "tables" if "backup" in self.manifest["format"] else "data"

    def table(self, name: str) -> list[Any]:
        """Return the rows of a table, to change."""
        if name not in self.rows:
            lines = self.members[f"{self.folder}/{name}.jsonl"].splitlines()
            self.rows[name] = [json.loads(line) for line in lines]
        return self.rows[name]

    def columns(self, name: str) -> list[str]:
        """Return what stands in each row of a table."""
        return next(each["columns"] for each in self.manifest["tables"] if each["name"] == name)

    def filled(self) -> list[str]:
        """Return the tables that have rows."""
        return [each["name"] for each in self.manifest["tables"] if each["rows"]]

    def written(self) -> bytes:
        """Return the archive as a ZIP, with the digests of what stands in it."""
        manifest = self.manifest
        for table in manifest["tables"]:
            member = f"{self.folder}/{table['name']}.jsonl"
            if table["name"] in self.rows:
                rows = self.rows[table["name"]]
                self.members[member] = b"".join(map(_line, rows))
                table["rows"] = len(rows)
            if member in self.members:
                table["sha256"] = hashlib.sha256(self.members[member]).hexdigest()
        self.members["manifest.json"] = json.dumps(manifest).encode("utf-8", "surrogatepass")
        return zipped(self.members)


def zipped(members: dict[str, bytes]) -> bytes:
    """Return members as a ZIP."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def _line(row: Any) -> bytes:
    text = json.dumps(row, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass") + b"\n"


def doctor(
    members: dict[str, bytes], canaries: tuple[str, ...], chance: random.Random
) -> tuple[bytes, Doctored]:
    """Return an archive with one thing in it changed, and what was changed."""
    doctored = Doctored(dict(members), canaries, chance)
    kinds = (_value, _value, _value, _value, _value, _inside, _inside, _row, _swap, _bytes, _manifest)
    if chance.random() < 0.06:
        return _zip(doctored), doctored
    change = chance.choice(kinds)
    change(doctored)
    return zipped(doctored.members) if change is _manifest else doctored.written(), doctored


def _pick(doctored: Doctored) -> tuple[str, list[Any], int]:
    name = doctored.chance.choice(doctored.filled())
    rows = doctored.table(name)
    return name, rows, doctored.chance.randrange(len(rows))


def _keys(doctored: Doctored, name: str, row: Any) -> list[Any]:
    return list(range(len(row))) if isinstance(row, list) else list(doctored.columns(name))


def _value(doctored: Doctored) -> None:
    """Put a hostile value in the place of another."""
    name, rows, at = _pick(doctored)
    key = doctored.chance.choice(_keys(doctored, name, rows[at]))
    column = doctored.columns(name)[key] if isinstance(key, int) else key
    former = rows[at][key]
    rows[at][key] = value = hostile(doctored, former, column)
    doctored.touched.append((name, rows[at]))
    doctored.told = f"{name}.{column}: {str(former)[:40]!a} -> {str(value)[:60]!a}"


def hostile(doctored: Doctored, former: Any, column: str) -> Any:
    """Return what may stand in the place of a value, more often of the same kind than not."""
    chance = doctored.chance
    if column in PATHS and chance.random() < 0.7:
        return chance.choice(doctored.canaries)
    if chance.random() < 0.2:
        return chance.choice((*TEXTS, *NUMBERS, *OTHERS))
    return chance.choice(_of_its_kind(former, chance))


def _of_its_kind(former: Any, chance: random.Random) -> tuple[Any, ...]:
    if isinstance(former, str):
        kinds = ((dt.datetime, MOMENTS), (dt.date, DAYS), (dt.time, HOURS))
        own = next((values for kind, values in kinds if _is(kind, former)), ())
        return (*own, *chance.sample(TEXTS, 2)) if own else TEXTS
    kinds_of_others: tuple[tuple[Any, tuple[Any, ...]], ...] = (
        (bool, (not former,)),
        (int, NUMBERS),
        (float, (0.0, 1.0, -1.0, 1e9, -1e300, 5e-324)),
        (list | dict, (*OTHERS, deep(chance.choice((5, 50, 900))))),
    )
    nothing = (*MOMENTS, *DAYS, *NUMBERS, *TEXTS)
    return next((values for kind, values in kinds_of_others if isinstance(former, kind)), nothing)


def _is(kind: Any, text: str) -> bool:
    try:
        kind.fromisoformat(text)
    except ValueError:
        return False
    return "T" in text if kind is dt.datetime else "T" not in text


def deep(levels: int) -> Any:
    """Return lists in lists."""
    found: Any = []
    for _ in range(levels):
        found = [found]
    return found


def _inside(doctored: Doctored) -> None:
    """Change something within a JSON column: a log entry, a preview, what a file told."""
    chance = doctored.chance
    spots = []
    for name in doctored.filled():
        rows = doctored.table(name)
        spots += [
            (name, at, key)
            for at, row in enumerate(rows)
            for key in _keys(doctored, name, row)
            if isinstance(row[key], list | dict) and row[key]
        ]
    names = sorted({name for name, _, _ in spots})
    chosen = chance.choice(names)
    name, at, key = chance.choice([spot for spot in spots if spot[0] == chosen])
    row = doctored.rows[name][at]
    row[key] = whole = copy.deepcopy(row[key])
    node, path = whole, []
    while True:
        step = chance.choice(list(node) if isinstance(node, dict) else list(range(len(node))))
        path.append(step)
        if not (isinstance(node[step], list | dict) and node[step] and chance.random() < 0.8):
            break
        node = node[step]
    former = node[step]
    how = chance.random()
    if how < 0.15:
        del node[step]
    elif how < 0.25 and isinstance(node, dict):
        node[chance.choice(TEXTS)] = chance.choice(OTHERS)
    else:
        node[step] = hostile(doctored, former, str(step))
    doctored.touched.append((name, row))
    doctored.told = f"{name}, within {key} at {path}: {str(former)[:40]!a}"


def _row(doctored: Doctored) -> None:
    """Leave a row out, write it twice, in another order, or make many of it."""
    name, rows, at = _pick(doctored)
    how = doctored.chance.choice(("drop", "twice", "turn", "again", "short", "empty", "none"))
    doctored.told = f"{name}: {how}"
    if how == "drop":
        del rows[at]
    elif how == "twice":
        rows.insert(at, copy.deepcopy(rows[at]))
    elif how == "turn":
        rows.reverse()
    elif how == "again":
        _again(doctored, name, rows, at)
    elif how == "short":
        rows[at] = rows[at][:-1] if isinstance(rows[at], list) else {}
    elif how == "empty":
        rows.clear()
    else:
        rows[at] = doctored.chance.choice((None, 1, "x", [], {}))


def _again(doctored: Doctored, name: str, rows: list[Any], at: int) -> None:
    """Write a row once more under a key and uuid of its own."""
    row = copy.deepcopy(rows[at])
    columns = doctored.columns(name)
    for column, value in (
        ("id", 10**6),
        ("uuid", "01900000-0000-7000-8000-000000000001"),
        ("username", "eve"),
    ):
        if column in columns:
            row[columns.index(column) if isinstance(row, list) else column] = value
    rows.append(row)
    doctored.touched.append((name, row))


def _swap(doctored: Doctored) -> None:
    """Let a column of a row say what the same column of another says, or one that refers elsewhere."""
    name, rows, at = _pick(doctored)
    other = doctored.chance.randrange(len(rows))
    key = doctored.chance.choice(_keys(doctored, name, rows[at]))
    if doctored.chance.random() < 0.5:
        rows[at][key], rows[other][key] = rows[other][key], rows[at][key]
    else:
        rows[at][key] = rows[other][doctored.chance.choice(_keys(doctored, name, rows[at]))]
    doctored.touched.append((name, rows[at]))
    doctored.told = f"{name}.{key}: that of row {other} at row {at}"


def _bytes(doctored: Doctored) -> None:
    """Flip some bits of a member, under a manifest that says so."""
    name = doctored.chance.choice([f"{doctored.folder}/{each}.jsonl" for each in doctored.filled()])
    content = bytearray(doctored.members[name])
    for _ in range(doctored.chance.choice((1, 1, 2, 8))):
        content[doctored.chance.randrange(len(content))] ^= 1 << doctored.chance.randrange(8)
    doctored.members[name] = bytes(content)
    doctored.told = f"bits of {name}"


def _manifest(doctored: Doctored) -> None:
    """Let the manifest say something else."""
    chance, manifest = doctored.chance, doctored.manifest
    how = chance.choice(("value", "value", "table", "tables", "migrations", "gone"))
    if how == "value":
        key = chance.choice(list(manifest))
        manifest[key] = chance.choice(
            (*TEXTS, *NUMBERS, *OTHERS, "askaround backup", "askaround export", "daily")
        )
    elif how == "table":
        table = chance.choice(manifest["tables"])
        key = chance.choice(list(table))
        table[key] = chance.choice((*TEXTS, *NUMBERS, *OTHERS))
    elif how == "tables":
        manifest["tables"] = chance.choice(
            (manifest["tables"][1:], manifest["tables"] * 2, manifest["tables"][::-1], [], None)
        )
    elif how == "migrations":
        listed = manifest["migrations"]
        kept = chance.sample(listed, chance.randrange(len(listed)))
        manifest["migrations"] = chance.choice(
            (kept, listed[:-1], listed * 2, [["people", "0999_x"]], [["a"]], [])
        )
    else:
        del manifest[chance.choice(list(manifest))]
    doctored.told = f"manifest: {how}"
    doctored.members["manifest.json"] = json.dumps(manifest).encode("utf-8", "surrogatepass")


def _zip(doctored: Doctored) -> bytes:
    """Change the ZIP itself."""
    name = doctored.chance.choice(list(ZIPS))
    doctored.told = f"zip: {name}"
    return ZIPS[name](doctored)


def _with(name: str, content: bytes = b"x", *, mode: int = 0) -> Callable[[Doctored], bytes]:
    def change(doctored: Doctored) -> bytes:
        file = io.BytesIO(zipped(doctored.members))
        with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that some names are there twice
            member = zipfile.ZipInfo(name)
            member.external_attr = mode << 16
            archive.writestr(member, content, zipfile.ZIP_DEFLATED)
        return file.getvalue()

    return change


def _cut(doctored: Doctored) -> bytes:
    whole = zipped(doctored.members)
    return whole[: doctored.chance.randrange(len(whole))]


def _flipped(doctored: Doctored) -> bytes:
    """Flip bits anywhere: in headers, sizes, sums and the directory."""
    whole = bytearray(zipped(doctored.members))
    for _ in range(doctored.chance.choice((1, 4, 32))):
        at = doctored.chance.choice(
            (doctored.chance.randrange(len(whole)), len(whole) - 1 - doctored.chance.randrange(3000))
        )
        whole[at % len(whole)] ^= 1 << doctored.chance.randrange(8)
    return bytes(whole)


def _locked(doctored: Doctored) -> bytes:
    whole = bytearray(zipped(doctored.members))
    at = whole.index(b"PK\x01\x02") + 8
    whole[at] |= 1
    return bytes(whole)


def _in_a_folder(doctored: Doctored) -> bytes:
    return zipped({f"all/{name}": content for name, content in doctored.members.items()})


def _by_a_mac(doctored: Doctored) -> bytes:
    litter = {"__MACOSX/._all": b"Mac OS X", "all/.DS_Store": b"Bud1", "__MACOSX/all/._manifest.json": b"x"}
    return zipped({"all/": b"", **{f"all/{name}": each for name, each in doctored.members.items()}, **litter})


def _by_windows(doctored: Doctored) -> bytes:
    return zipped({name.replace("/", "\\"): content for name, content in doctored.members.items()})


ZIPS: dict[str, Callable[[Doctored], bytes]] = {
    "a path outside": _with("../../outside.txt"),
    "an absolute path": _with("/outside.txt"),
    "a drive": _with("C:\\outside.txt"),
    "a link": _with("tables/link.jsonl", b"/etc/passwd", mode=stat.S_IFLNK | 0o777),
    "a member twice": _with("manifest.json", b"{}"),
    "one more": _with("tables/more.jsonl"),
    "a bomb": _with("vault/bomb.md", bytes(20_000_000)),
    "cut off": _cut,
    "bits": _flipped,
    "locked": _locked,
    "in a folder": _in_a_folder,
    "by a Mac": _by_a_mac,
    "by Windows": _by_windows,
    "no ZIP": lambda _: b"PK\x03\x04 but not really",
    "nothing": lambda _: b"",
}
