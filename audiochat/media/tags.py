"""Tags of sound files by their common names, read within bounds and written into copies."""

from __future__ import annotations

import base64
import contextlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from audiochat.domain.notes import Chapter
from audiochat.domain.recording import Tags
from audiochat.media import chapter_tags

MAX_TAGS, MAX_NAME, MAX_VALUE, MAX_PICTURE = 64, 64, 4_096, 8 * 1024 * 1024
PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif")

ID3 = {
    "TIT2": "title",
    "TPE1": "artist",
    "TALB": "album",
    "TPE2": "albumartist",
    "TDRC": "date",
    "TCON": "genre",
    "TRCK": "tracknumber",
    "TPOS": "discnumber",
    "TCOM": "composer",
    "TCOP": "copyright",
    "TLAN": "language",
    "TPUB": "organization",
    "TSRC": "isrc",
    "TENC": "encodedby",
    "TIT1": "grouping",
    "TIT3": "subtitle",
    "TBPM": "bpm",
}
_USER_TEXT = "TX" + "XX"  # the ID3 frame for names of one's own
_MP4 = {
    "\xa9nam": "title",
    "\xa9ART": "artist",
    "\xa9alb": "album",
    "aART": "albumartist",
    "\xa9day": "date",
    "\xa9gen": "genre",
    "trkn": "tracknumber",
    "disk": "discnumber",
    "\xa9wrt": "composer",
    "\xa9cmt": "comment",
    "cprt": "copyright",
    "desc": "description",
    "\xa9lyr": "lyrics",
    "\xa9grp": "grouping",
}
_INFO = {
    b"INAM": "title",
    b"IART": "artist",
    b"IPRD": "album",
    b"ICRD": "date",
    b"IGNR": "genre",
    b"ICMT": "comment",
    b"ICOP": "copyright",
    b"ITRK": "tracknumber",
}


_MACHINE = (
    "encoder",
    "major_brand",
    "minor_version",
    "compatible_brands",
    "creation_time",
    "duration",
)
"""What containers note about themselves, which is nobody's tag."""


def bounded(pairs: Iterable[tuple[str, str]], picture: bytes | None = None, mime: str = "") -> Tags:
    """Tags with lower-case names, several values joined, everything cut to its bound."""
    values: dict[str, str] = {}
    for name, value in pairs:
        key = name.strip().lower()[:MAX_NAME]
        if chapter_tags.KEY.fullmatch(key):
            continue  # a place in the file, which an edit moves
        text = "".join(c for c in value[:MAX_VALUE] if c >= " " or c in "\n\t").strip()
        if not key or not text:
            continue
        if key in values:
            values[key] = f"{values[key]}; {text}"[:MAX_VALUE]
        elif len(values) < MAX_TAGS:
            values[key] = text
    mime = mime.lower().replace("image/jpg", "image/jpeg")
    if picture and len(picture) <= MAX_PICTURE and mime in PICTURES:
        return Tags(values, picture, mime)
    return Tags(values)


def read(path: Path) -> Tags:
    """The tags of a file of any format; none when it has none or they are damaged.

    For a file nobody has met, to be run in a child process: tags can hold compressed frames.
    """
    import mutagen

    try:
        found = mutagen.File(str(path))
        tags = None if found is None else found.tags
        pictures = list(getattr(found, "pictures", []) or [])
        if tags is not None or pictures:
            return replace(_translated(tags, pictures), chapters=_chapters(found))
    except Exception:  # noqa: BLE001  damaged tags raise whatever they like; sound matters more
        return Tags()
    return _from_container(path)


def _chapters(found: Any) -> tuple[Chapter, ...]:
    """The chapters of a file that mutagen has opened; none where they are damaged."""
    tags = found.tags
    with contextlib.suppress(Exception):
        if hasattr(tags, "getall"):
            return chapter_tags.from_id3(tags)
        if type(tags).__name__ == "MP4Tags":
            pairs = [(one.start, str(one.title)) for one in found.chapters or ()]
            return chapter_tags.in_order(pairs)
        comments = tags.items() if tags is not None else ()
        return chapter_tags.from_vorbis([(str(k), str(v[0])) for k, v in comments if v])
    return ()


def _translated(tags: Any, pictures: list[Any]) -> Tags:
    """Mutagen's tags of any family under common names."""
    family = type(tags).__name__
    if hasattr(tags, "getall"):
        return _from_id3(tags)
    if family == "MP4Tags":
        return _from_mp4(tags)
    pairs = [(str(k), str(v)) for k, values in _items(tags) for v in values]
    blocks = [v for k, v in pairs if k.lower() == "metadata_block_picture"]
    pairs = [(k, v) for k, v in pairs if k.lower() != "metadata_block_picture"]
    picture = pictures[0] if pictures else _block_picture(blocks)
    if picture is None:
        return bounded(pairs)
    return bounded(pairs, picture.data, picture.mime)


def _items(tags: Any) -> list[tuple[str, list[Any]]]:
    """Names and lists of values of a dictionary-like family."""
    if tags is None:
        return []
    out: list[tuple[str, list[Any]]] = []
    usual = [one for one in tags.items() if not chapter_tags.KEY.fullmatch(str(one[0]))]
    for key, value in usual[: 4 * MAX_TAGS]:
        out.append((key, value if isinstance(value, list) else [value]))
    return out


def _block_picture(blocks: list[str]) -> Any:
    """A picture from a Vorbis comment, or None."""
    from mutagen import flac

    parse: Any = flac.Picture
    for block in blocks[:4]:
        with contextlib.suppress(Exception):
            return parse(base64.b64decode(block))
    return None


def _from_id3(tags: Any) -> Tags:
    """ID3 frames (mp3, wav, aiff)."""
    pairs: list[tuple[str, str]] = []
    for frame in list(tags.values())[: 4 * MAX_TAGS]:
        kind = frame.FrameID
        if kind in ID3:
            pairs += [(ID3[kind], str(text)) for text in frame.text]
        elif kind == "COMM":
            pairs += [("comment", str(text)) for text in frame.text]
        elif kind == _USER_TEXT:
            pairs += [(frame.desc, str(text)) for text in frame.text]
        elif kind == "USLT":
            pairs.append(("lyrics", str(frame.text)))
    pictures = tags.getall("APIC")
    if not pictures:
        return bounded(pairs)
    return bounded(pairs, pictures[0].data, pictures[0].mime)


def _from_mp4(tags: Any) -> Tags:
    """Atoms of mp4 and m4a."""
    pairs: list[tuple[str, str]] = []
    for key, values in _items(tags):
        name = _MP4.get(key) or (key.rsplit(":", 1)[-1] if key.startswith("----:") else "")
        for value in values if name else []:
            if isinstance(value, tuple):
                text = "/".join(str(v) for v in value if v)
            elif isinstance(value, bytes):
                text = value.decode("utf-8", "replace")
            else:
                text = str(value)
            pairs.append((name, text))
    covers = tags.get("covr") or []
    if not covers:
        return bounded(pairs)
    mime = "image/png" if int(getattr(covers[0], "imageformat", 13)) == 14 else "image/jpeg"
    return bounded(pairs, bytes(covers[0]), mime)


def _from_container(path: Path) -> Tags:
    """Tags as FFmpeg sees them (webm, mkv)."""
    from audiochat.domain.errors import MediaError
    from audiochat.media import decode

    try:
        with decode.opened(path) as (container, _):
            pairs = ((str(k), str(v)) for k, v in container.metadata.items())
            return bounded((k, v) for k, v in pairs if k.lower() not in _MACHINE)
    except MediaError:
        return Tags()


def read_info(path: Path, at: int, size: int) -> Tags:
    """Tags of a WAV's LIST INFO chunk at byte ``at``; small, without compression, safe anywhere."""
    with path.open("rb") as file:
        file.seek(at)
        body = file.read(min(size, MAX_TAGS * (MAX_VALUE + 8)))
    pairs: list[tuple[str, str]] = []
    if body[:4] != b"INFO":
        return Tags()
    place = 4
    while place + 8 <= len(body) and len(pairs) < MAX_TAGS:
        name, length = (
            body[place : place + 4],
            int.from_bytes(body[place + 4 : place + 8], "little"),
        )
        text = body[place + 8 : place + 8 + length].split(b"\0")[0]
        if name in _INFO:
            pairs.append((_INFO[name], text.decode("utf-8", "replace")))
        place += 8 + length + (length & 1)
    return bounded(pairs)


def write_id3(tags: Tags, family: Callable[[str], Any], path: Path) -> None:
    """Put ``tags`` into a file of one of mutagen's ID3 families (mp3, wav)."""
    from mutagen import id3 as frames_module

    id3: Any = frames_module
    target = family(str(path))
    if target.tags is None:
        target.add_tags()
    frames = {name: kind for kind, name in ID3.items()}
    for name, value in tags.values.items():
        if name in frames:
            target.tags.add(getattr(id3, frames[name])(encoding=3, text=value))
        elif name == "comment":
            target.tags.add(id3.COMM(encoding=3, lang="eng", desc="", text=value))
        elif name == "lyrics":
            target.tags.add(id3.USLT(encoding=3, lang="eng", desc="", text=value))
        else:
            target.tags.add(getattr(id3, _USER_TEXT)(encoding=3, desc=name, text=value))
    if tags.picture:
        target.tags.add(
            id3.APIC(encoding=3, mime=tags.picture_mime, type=3, desc="", data=tags.picture)
        )
    chapter_tags.add_id3(target.tags, tags.chapters, target.info.length)
    target.save()


def write_vorbis(tags: Tags, family: Callable[[str], Any], path: Path) -> None:
    """Put ``tags`` into a file of one of mutagen's Vorbis comment families (flac, ogg, opus)."""
    from mutagen import flac

    target = family(str(path))
    if target.tags is None:
        target.add_tags()
    for name, value in tags.values.items():
        key = "".join(c for c in name if " " <= c <= "}" and c != "=")
        if key:
            target.tags[key] = value
    chapter_tags.add_vorbis(target.tags, tags.chapters)
    if tags.picture:
        picture: Any = flac.Picture()  # type: ignore[no-untyped-call]
        picture.data, picture.mime, picture.type = tags.picture, tags.picture_mime, 3
        if hasattr(target, "add_picture"):
            target.add_picture(picture)
        else:
            block = base64.b64encode(picture.write()).decode("ascii")
            target.tags["metadata_block_picture"] = block
    target.save()
