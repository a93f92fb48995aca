"""Makes a picture of a page smaller: 256 colours are enough for text on paper (PNG, RFC 2083)."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS, _COMMON, _CHANNELS = 256, 128, {2: 3, 6: 4}


def with_palette(picture: bytes) -> bytes:
    """Return an opaque picture of 8 bits a channel with a palette, each other colour as its nearest."""
    chunks = list(_chunks(picture))
    width, height, kind = struct.unpack(">IIxB", chunks[0][1][:10])
    pixels = zlib.decompress(b"".join(data for name, data in chunks if name == b"IDAT"))
    rows = list(_rows(pixels, width, _CHANNELS[kind]))
    seen = Counter(colour for row in rows for colour in row)
    palette = _palette(seen)
    place = {colour: min(range(len(palette)), key=lambda at: _apart(palette[at], colour)) for colour in seen}
    packed = b"".join(b"\0" + bytes(place[colour] for colour in row) for row in rows)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = (b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(packed, 9)), (b"IEND", b"")
    return _SIGNATURE + b"".join(_chunk(name, data) for name, data in parts)


def _chunks(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at < len(picture):
        (length,) = struct.unpack_from(">I", picture, at)
        yield picture[at + 4 : at + 8], picture[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _rows(pixels: bytes, width: int, channels: int) -> Iterator[list[bytes]]:
    """Yield the colours of each row, which stands there as what differs from the pixels around."""
    length = width * channels
    above = bytes(length)
    for at in range(0, len(pixels), length + 1):
        row = bytearray(pixels[at + 1 : at + 1 + length])
        for place in range(length):
            left, corner = (line[place - channels] if place >= channels else 0 for line in (row, above))
            row[place] = row[place] + _guess(pixels[at], left, above[place], corner) & 255
        above = bytes(row)
        yield [above[place : place + 3] for place in range(0, length, channels)]


def _guess(how: int, left: int, up: int, corner: int) -> int:
    """Return what a byte was guessed to be from those around it, in one of five ways."""
    nearest = min((left, up, corner), key=lambda each: abs(left + up - corner - each))
    return (0, left, up, (left + up) // 2, nearest)[how]


def _palette(seen: Counter[bytes]) -> list[bytes]:
    """Return the commonest colours and, so that a rare green stays green, those farthest from all others."""
    palette = [colour for colour, _ in seen.most_common(_COMMON)]
    apart = {colour: min(_apart(colour, each) for each in palette) for colour in seen}
    while len(palette) < min(_COLOURS, len(seen)):
        farthest = max(apart, key=apart.__getitem__)
        palette.append(farthest)
        apart = {colour: min(before, _apart(colour, farthest)) for colour, before in apart.items()}
    return palette


def _apart(one: bytes, other: bytes) -> int:
    return sum((mine - yours) ** 2 for mine, yours in zip(one, other, strict=True))
