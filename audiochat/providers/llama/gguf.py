"""Reads the header of a GGUF model file and refuses what is not sound, before any library sees it.

Every count, length and offset is checked against the file's size before anything is allocated, so a
hostile file costs no more time and memory than a walk over its own bytes.
Source of the format: the GGUF specification in ggml's ``docs/gguf.md``, versions 2 and 3.
"""

from __future__ import annotations

import math
import mmap
import re
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiochat.domain.errors import ModelError
from audiochat.providers.llama.quantities import BLOCKS, FILE_TYPES

MAX_KEY_BYTES = 65535
MAX_TEXT_BYTES = 4 * 1024 * 1024
"""The longest text value that is kept (a chat template); longer ones are refused."""
MAX_NAME_BYTES = 63
MAX_KEYS = 100_000
MAX_TENSORS = 1_000_000

_SCALARS = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    7: "?",
    10: "Q",
    11: "q",
    12: "d",
}
_STRING, _ARRAY = 8, 9

REMEDY = "Choose another file, or download this one again."


@dataclass(frozen=True, slots=True)
class Header:
    """What a sound GGUF file says about itself.

    ``kv_bytes_per_token``: what one token of context takes in memory, in bytes (16-bit cache).
    ``parameters``: how many numbers the tensors hold. ``template``: the chat template, or None.
    """

    architecture: str
    name: str
    context_length: int
    vocabulary: int
    template: str | None
    file_type: str
    parameters: int
    kv_bytes_per_token: int
    size_bytes: int


def read_header(path: Path) -> Header:
    """Check the whole header of ``path`` and return its facts; ``ModelError`` says what is wrong."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            if size == 0:
                raise ModelError(f"{path.name} is empty.", REMEDY)
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _parse(_Cursor(data, size, path.name))
    except FileNotFoundError:
        raise ModelError(f"There is no file {path.name}.", "Choose another file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not a plain file"
        raise ModelError(f"{path.name} cannot be read: {reason}.", REMEDY) from None


class _Cursor:
    """A place in the file that moves forward and never past the end."""

    def __init__(self, data: mmap.mmap, size: int, name: str) -> None:
        self.data, self.size, self.name, self.at = data, size, name, 0

    def bad(self, reason: str) -> ModelError:
        """The error to raise for ``reason``."""
        return ModelError(f"{self.name} is not a usable model file: {reason}.", REMEDY)

    def need(self, count: int) -> int:
        """Make sure ``count`` more bytes are there, step over them and return where they start."""
        if count > self.size - self.at:
            missing = count - (self.size - self.at)
            raise self.bad(
                f"it ends in the middle of its header, at least {missing:,} bytes are missing"
            )
        start, self.at = self.at, self.at + count
        return start

    def number(self, code: str) -> Any:
        """One little-endian number of a ``struct`` code."""
        return struct.unpack_from("<" + code, self.data, self.need(struct.calcsize("<" + code)))[0]

    def text(self, limit: int, what: str) -> str:
        """A length and that many bytes of UTF-8 (other bytes are replaced)."""
        length = self.number("Q")
        if length > limit:
            raise self.bad(f"{what} claims a length of {length:,} bytes")
        start = self.need(length)
        return self.data[start : start + length].decode("utf-8", "replace")

    def skip_texts(self, count: int) -> None:
        """Step over ``count`` texts."""
        if count > (self.size - self.at) // 8:
            raise self.bad(f"a list claims {count:,} texts, more than fit in the file")
        data, at, size = self.data, self.at, self.size
        unpack = struct.Struct("<Q").unpack_from
        for _ in range(count):
            if at + 8 > size:
                break
            at += 8 + unpack(data, at)[0]
        if at > size:
            raise self.bad("a list of texts runs past the end of the file")
        self.at = at


def _parse(cursor: _Cursor) -> Header:
    """The whole check, in the order of the file."""
    size = cursor.size
    if cursor.data[:4] != b"GGUF":
        raise cursor.bad("it does not start with GGUF, so it is something else")
    cursor.need(4)
    version = cursor.number("I")
    if version & 0xFFFF == 0:
        raise cursor.bad("it was written for big-endian computers")
    if version not in (2, 3):
        raise cursor.bad(f"its format version is {version}, and only 2 and 3 can be read")
    tensors, keys = cursor.number("Q"), cursor.number("Q")
    if keys > min(MAX_KEYS, size // 13) or tensors > min(MAX_TENSORS, size // 32):
        raise cursor.bad(f"it claims {keys:,} facts and {tensors:,} tensors, more than it can hold")
    facts = _facts(cursor, keys)
    architecture = facts.get("general.architecture")
    if not isinstance(architecture, str) or not architecture:
        raise cursor.bad("it does not name its architecture")
    if architecture == "clip" or tensors == 0:
        raise cursor.bad("it holds no language model")
    if _whole(facts, "split.count", 1) > 1:
        raise ModelError(
            f"{cursor.name} is one part of a model split over several files.",
            "Join the parts into one file first.",
        )
    parameters = _tensors(cursor, tensors, facts)
    return _header(cursor, facts, architecture, parameters)


def _facts(cursor: _Cursor, count: int) -> dict[str, Any]:
    """The key-value pairs: texts and numbers as they are, lists of texts as their length."""
    facts: dict[str, Any] = {}
    for _ in range(count):
        key = cursor.text(MAX_KEY_BYTES, "a name")
        if not key or key in facts:
            raise cursor.bad(
                f"the fact {key[:60]!r} is there twice" if key else "a fact has no name"
            )
        kind = cursor.number("I")
        if kind in _SCALARS:
            facts[key] = cursor.number(_SCALARS[kind])
        elif kind == _STRING:
            facts[key] = cursor.text(MAX_TEXT_BYTES, key[:60])
        elif kind == _ARRAY:
            facts[key] = _list(cursor, key)
        else:
            raise cursor.bad(f"the fact {key[:60]!r} has the unknown type {kind}")
    return facts


def _list(cursor: _Cursor, key: str) -> Any:
    """A list: its length for texts, the numbers themselves if they are few, else their count."""
    kind, count = cursor.number("I"), cursor.number("Q")
    if kind == _STRING:
        cursor.skip_texts(count)
        return count
    if kind not in _SCALARS:
        raise cursor.bad(f"the list {key[:60]!r} has the unknown type {kind}")
    width = struct.calcsize("<" + _SCALARS[kind])
    if count > (cursor.size - cursor.at) // width:
        raise cursor.bad(
            f"the list {key[:60]!r} claims {count:,} numbers, more than fit in the file"
        )
    start = cursor.need(count * width)
    if count > 4096:
        return count
    return struct.unpack_from(f"<{count}{_SCALARS[kind]}", cursor.data, start)


def _tensors(cursor: _Cursor, count: int, facts: dict[str, Any]) -> int:
    """Check every tensor's shape, type and place; return how many numbers they hold together."""
    alignment = _whole(facts, "general.alignment", 32)
    if alignment < 1 or alignment & (alignment - 1) or alignment > 1 << 20:
        raise cursor.bad(f"its alignment of {alignment} is not a power of two")
    seen: set[str] = set()
    total = end = 0
    for _ in range(count):
        name = cursor.text(MAX_NAME_BYTES, "the name of a tensor")
        if name in seen:
            raise cursor.bad(f"the tensor {name!r} is there twice")
        seen.add(name)
        dimensions = cursor.number("I")
        if not 1 <= dimensions <= 4:
            raise cursor.bad(f"the tensor {name!r} has {dimensions} dimensions")
        shape = [cursor.number("Q") for _ in range(dimensions)]
        kind, offset = cursor.number("I"), cursor.number("Q")
        numbers = math.prod(shape)
        if kind not in BLOCKS:
            raise cursor.bad(f"the tensor {name!r} has the unknown type {kind}")
        block, width = BLOCKS[kind]
        if not 0 < numbers < 1 << 48 or shape[0] % block:
            raise cursor.bad(f"the tensor {name!r} has an impossible shape")
        if offset % alignment or offset >= 1 << 50:
            raise cursor.bad(f"the tensor {name!r} lies at an impossible place")
        total += numbers
        end = max(end, offset + numbers // block * width)
    start = -(-cursor.at // alignment) * alignment
    if start + end > cursor.size:
        raise ModelError(
            f"{cursor.name} is cut off: {start + end - cursor.size:,} of {start + end:,} bytes are missing.",
            "Download it again.",
        )
    return total


def _sized(name: str) -> str:
    """``Gemma 3 270m`` as everybody writes it: ``Gemma 3 270M``."""
    return re.sub(r"\b(\d+(?:\.\d+)?)([mb])\b", lambda found: found[1] + found[2].upper(), name)


def _header(cursor: _Cursor, facts: dict[str, Any], architecture: str, parameters: int) -> Header:
    """The facts the program uses, with sane bounds."""
    vocabulary = facts.get("tokenizer.ggml.tokens", 0)
    vocabulary = len(vocabulary) if isinstance(vocabulary, tuple) else vocabulary
    if not isinstance(vocabulary, int) or vocabulary < 2:
        raise cursor.bad("it has no vocabulary")
    context = _whole(facts, f"{architecture}.context_length", 0)
    if not 1 <= context <= 1 << 30:
        raise cursor.bad(f"its context length of {context} is impossible")
    template = facts.get("tokenizer.chat_template")
    name = facts.get("general.name")
    file_type = FILE_TYPES.get(_whole(facts, "general.file_type", -1), "mixed")
    return Header(
        architecture=architecture[:60],
        name=_sized(name.strip()[:120] if isinstance(name, str) and name.strip() else cursor.name),
        context_length=context,
        vocabulary=vocabulary,
        template=template if isinstance(template, str) and template.strip() else None,
        file_type=file_type,
        parameters=parameters,
        kv_bytes_per_token=_kv_bytes(facts, architecture),
        size_bytes=cursor.size,
    )


def _kv_bytes(facts: dict[str, Any], architecture: str) -> int:
    """Bytes of a 16-bit key and value cache for one token."""

    def whole(name: str, default: int) -> int:
        return max(0, min(_whole(facts, f"{architecture}.{name}", default), 1 << 20))

    layers = whole("block_count", 1)
    heads = whole("attention.head_count", 1) or 1
    shared = whole("attention.head_count_kv", heads) or heads
    width = whole("embedding_length", 0) // heads
    keys, values = whole("attention.key_length", width), whole("attention.value_length", width)
    return layers * shared * (keys + values) * 2


def _whole(facts: dict[str, Any], key: str, default: int) -> int:
    """A fact as a whole number: the largest of a list, ``default`` if it is none."""
    value = facts.get(key, default)
    if isinstance(value, tuple):
        value = max((v for v in value if isinstance(v, int)), default=default)
    return value if isinstance(value, int) and not isinstance(value, bool) else default
