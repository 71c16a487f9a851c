"""Text files of a person: bounded, and in whatever letters they were written."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from audiochat.domain.errors import MediaError

MOST_BYTES = 20 * 1024 * 1024
"""Bytes a caption file may have: ten hours of captions are about 1 MB."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_HIGH = re.compile(rb"[\xc0-\xff]")
_HEBREW = re.compile(rb"[\xe0-\xfa]")


def load(path: Path) -> str:
    """The text of a file with ``\\n`` at the end of lines; ``MediaError`` when it is none."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise MediaError(f"{path} cannot be read: {error.strerror or error}.") from error
    if len(data) > MOST_BYTES:
        raise MediaError(
            f"{path.name} is larger than any caption file ({MOST_BYTES >> 20} MB).",
            "Choose a caption or text file.",
        )
    text = decode(data)
    if text is None or "\0" in text:
        raise MediaError(f"{path.name} is not a text file.", "Choose a caption or text file.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes) -> str | None:
    """Text by its byte order mark, else UTF-8, else the Windows letters it looks like; or None."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    text = _decoded(data, "utf-8")
    if text is not None:
        return text
    return _decoded(data, "cp1255" if _looks_hebrew(data) else "cp1252")


def _looks_hebrew(data: bytes) -> bool:
    """Whether all letters outside ASCII are where Windows' Hebrew has its alphabet, and they are many.

    West European text has few such letters among its ASCII ones; Cyrillic text has capitals outside.
    """
    high, hebrew = len(_HIGH.findall(data)), len(_HEBREW.findall(data))
    plain = sum(65 <= byte < 91 or 97 <= byte < 123 for byte in data[:100_000])
    return hebrew == high and len(_HEBREW.findall(data[:100_000])) > plain


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
