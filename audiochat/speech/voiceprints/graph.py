"""Writes a small network in the ONNX format, so that the engine which is there anyway can run it.

Only what these networks need: float32 and int64 constants, nodes and their attributes. The numbers of
the fields are those of ``onnx.proto3`` (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto3).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

IR_VERSION, OPSET = 8, 17
FLOAT, INT64 = 1, 7
ATTRIBUTE_FLOAT, ATTRIBUTE_INT, ATTRIBUTE_INTS = 1, 2, 7


def _varint(value: int) -> bytes:
    value &= (1 << 64) - 1
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _piece(field: int, value: bytes | str) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(raw)) + raw


class Graph:
    """A network under construction: every method adds something and returns the name to refer to it."""

    def __init__(self) -> None:
        self._nodes: list[bytes] = []
        self._constants: list[bytes] = []
        self._count = 0

    def constant(self, values: NDArray[np.float32] | NDArray[np.int64]) -> str:
        """An array that the network holds (float32, or int64 for shapes and axes)."""
        name = self._name()
        kind = INT64 if values.dtype.kind == "i" else FLOAT
        dims = b"".join(_number(1, size) for size in values.shape)
        self._constants.append(
            dims + _number(2, kind) + _piece(8, name) + _piece(9, values.tobytes())
        )
        return name

    def node(self, kind: str, *inputs: str, **attributes: int | float | tuple[int, ...]) -> str:
        """An operator of ONNX with its inputs and attributes; returns the name of its output."""
        name = self._name()
        body = b"".join(_piece(1, i) for i in inputs) + _piece(2, name) + _piece(4, kind)
        body += b"".join(_piece(5, _attribute(key, value)) for key, value in attributes.items())
        self._nodes.append(body)
        return name

    def model(self, given: str, given_shape: tuple[int | str, ...], result: str) -> bytes:
        """The whole file: one float input of this shape (a name is a free size), one float output."""
        body = b"".join(_piece(1, node) for node in self._nodes) + _piece(2, "voices")
        body += b"".join(_piece(5, constant) for constant in self._constants)
        body += _piece(11, _value(given, given_shape)) + _piece(12, _value(result, None))
        return _number(1, IR_VERSION) + _piece(7, body) + _piece(8, _number(2, OPSET))

    def _name(self) -> str:
        self._count += 1
        return f"v{self._count}"


def _attribute(name: str, value: int | float | tuple[int, ...]) -> bytes:
    import struct

    if isinstance(value, tuple):
        body, kind = b"".join(_number(8, item) for item in value), ATTRIBUTE_INTS
    elif isinstance(value, float):
        body, kind = _varint(2 << 3 | 5) + struct.pack("<f", value), ATTRIBUTE_FLOAT
    else:
        body, kind = _number(3, value), ATTRIBUTE_INT
    return _piece(1, name) + body + _number(20, kind)


def _value(name: str, shape: tuple[int | str, ...] | None) -> bytes:
    tensor = _number(1, FLOAT)
    if shape is not None:
        sizes = (_number(1, s) if isinstance(s, int) else _piece(2, s) for s in shape)
        tensor += _piece(2, b"".join(_piece(1, size) for size in sizes))
    return _piece(1, name) + _piece(2, _piece(1, tensor))
