"""The model's graph changed so that words are looked up before they are unpacked, instead of after.

As it comes, each run unpacks the table of all 30,522 words, 94 MB, for the few hundred that it needs. The
file is a protocol buffer (protobuf.dev/programming-guides/encoding) of the message ModelProto of onnx.proto;
the changed one goes to ONNX Runtime and is written nowhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_GRAPH_OF_MODEL: Final = 7
_NODE_OF_GRAPH: Final = 1
_INPUT, _OUTPUT, _KIND, _ATTRIBUTE = 1, 2, 4, 5
_TABLE: Final = b"inner.embeddings.word_embeddings.weight"
_WORDS: Final = b"input_ids"
_FOUND: Final = b"embedding"
# The attribute "to", of the kind of a whole number, is 1: a float.
_TO_FLOAT: Final = b"\x0a\x02to\x18\x01\xa0\x01\x02"
_WHOLE_NUMBER, _BYTES = 0, 2


def look_up_first(model: bytes) -> bytes:
    """Return the model with its word table unpacked row by row."""
    return b"".join(
        _field(_GRAPH_OF_MODEL, _changed(value)) if number == _GRAPH_OF_MODEL else whole
        for number, value, whole in _fields(memoryview(model))
    )


def _changed(graph: memoryview) -> bytes:
    kept = [
        whole
        for number, node, whole in _fields(graph)
        if number != _NODE_OF_GRAPH or _TABLE not in bytes(node)
    ]
    added = [
        _node(b"Gather", [_TABLE + b"_q", _WORDS], b"rows"),
        _node(b"Cast", [b"rows"], b"unscaled", _field(_ATTRIBUTE, _TO_FLOAT)),
        _node(b"Gather", [_TABLE + b"_scale", _WORDS], b"scales"),
        _node(b"Mul", [b"unscaled", b"scales"], _FOUND),
    ]
    return b"".join([*kept, *(_field(_NODE_OF_GRAPH, node) for node in added)])


def _node(kind: bytes, inputs: list[bytes], output: bytes, more: bytes = b"") -> bytes:
    named = b"".join(_field(_INPUT, each) for each in inputs)
    return named + _field(_OUTPUT, output) + _field(_KIND, kind) + more


def _fields(message: memoryview) -> Iterator[tuple[int, memoryview, memoryview]]:
    """Yield the number, the value and the whole of each field."""
    at = 0
    while at < len(message):
        begin = at
        tag, at = _number(message, at)
        value, at = _number(message, at)
        if tag & 7 == _BYTES:
            at += value
        elif tag & 7 != _WHOLE_NUMBER:
            raise ValueError(f"the model has a field of kind {tag & 7}")
        yield tag >> 3, message[at - value : at] if tag & 7 == _BYTES else message[at:at], message[begin:at]


def _field(number: int, value: bytes) -> bytes:
    return bytes(_digits(number << 3 | _BYTES)) + bytes(_digits(len(value))) + value


def _number(message: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins at a place, seven bits a byte, and where it ends."""
    number = shift = 0
    while message[at] >> 7:
        number |= (message[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return number | message[at] << shift, at + 1


def _digits(number: int) -> Iterator[int]:
    while number >> 7:
        yield number & 127 | 128
        number >>= 7
    yield number
