"""A reply that comes in pieces, as sentences to be read aloud: each as soon as it is complete."""

from __future__ import annotations

import html
import re

from audiochat.domain.conversation import Message, understood

LONGEST = 400
"""Characters after which a sentence without an end is broken at a comma or a space."""

_SLACK = 24  # characters more, so that what decides about the end of the last sentence has come
_SLICE = 512  # characters looked at together, so that a long text costs no more than its length

CODE = {"en": "Code is shown on the screen.", "he": "קוד מוצג על המסך."}
TABLE = {"en": "A table is shown on the screen.", "he": "טבלה מוצגת על המסך."}
"""What is said instead of what cannot be read aloud, by language; nothing in any other."""

_UNDECIDED = re.compile(r"[\s>#\-*_+=`~\d.)]*")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_QUOTE = re.compile(r"\s*(?:>\s?)+")
_HEADING = re.compile(r"#{1,6}\s+")
_BULLET = re.compile(r"(?:[-*+]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?")
_ENDS = re.compile(r"([.!?…׃]+)([\"'”’»)\]*_`]*) (?=\S)|[。！？]+[」』”]*(?=[^。！？」』”])")
_LAST_WORD = re.compile(r"([^\s(\[\"'“‘*_]{1,20})$")
_ENDED = re.compile(r"[.!?…׃:。！？][\"'”’»)\]*_` ]*$")
_SHORT_FORMS = (
    "mr mrs ms dr prof st vs e.g i.e cf fig figs approx gen sen rep rev capt lt col dept est vol"
    " pp viz mt ft eq eqs ch sec al jan feb mar apr aug sept oct nov dec"
)
_NEVER_ENDS = frozenset(_SHORT_FORMS.split())
"""Words with a period that does not end a sentence."""

_BEFORE_NUMBERS = frozenset(("no", "nos", "p", "art", "par"))

_CITED = re.compile(r"\s*\[\d{1,3}:\d{2}[\d:.\s–-]*\]")
_NEEDED = re.compile(
    r"(?i)(\b(?:at|from|to|until|till|by|before|after|between|and|around|about|near|since)\s+)"
    r"\[(\d{1,3}:\d{2}(?:\.\d)?)(?:\s?[–-]\s?(\d{1,3}:\d{2}(?:\.\d)?))?\]"
)
"""A time that is part of what the sentence says: "at [1:02] she laughs"."""

_CLEANING = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (_CITED, ""),
    (re.compile(r"\[\^\w{1,20}\]"), ""),
    (re.compile(r"</?[A-Za-z][^<>]{0,200}>"), ""),
    (re.compile(r"`+|\*+|~~"), ""),
    (re.compile(r"(?<!\w)_+|_+(?!\w)"), ""),
    (re.compile(r"\s*\|\s*"), ", "),
    (re.compile(r"\s+"), " "),
)


def clean(raw: str) -> str:
    """A sentence without the marks of markdown; links keep their words.

    Cited times are left out where the sentence does without them.
    """
    text = _NEEDED.sub(_needed, html.unescape(raw))
    for pattern, instead in _CLEANING:
        text = pattern.sub(instead, text)
    text = re.sub(r" ([.,;:!?])", r"\1", text).strip(" ,")
    return text if any(letter.isalnum() for letter in text) else ""


def _needed(found: re.Match[str]) -> str:
    upto = f" to {spoken_times(found[3])}" if found[3] else ""
    return f"{found[1]}{spoken_times(found[2])}{upto}"


_TIME = re.compile(r"(?<![\d:])(\d{1,3}):([0-5]\d)(?:\.(\d))?(?![\d:])")
_BRACKETED = re.compile(rf"\[({_TIME.pattern})\]")


def spoken_times(text: str) -> str:
    """``0:02`` as "2 seconds", ``[1:30.5]`` as "1 minute 30.5": for texts whose times are no hours."""

    def say(found: re.Match[str]) -> str:
        minutes, seconds = int(found[1]), f"{int(found[2])}{'.' + found[3] if found[3] else ''}"
        if not minutes:
            return f"{seconds} second{'' if seconds == '1' else 's'}"
        return f"{minutes} minute{'' if minutes == 1 else 's'} {seconds}".removesuffix(" 0")

    return _TIME.sub(say, _BRACKETED.sub(r"\1", text))


def read_out(message: Message) -> str:
    """What is read aloud of a message; in what the editor says, times are places in the recording."""
    words = message.content.rstrip()
    about_sound = "plan" in message.metadata or bool(understood(message.metadata))
    return spoken_times(words) if about_sound and "answer" not in message.metadata else words


class Sentences:
    """Splits a growing markdown text. How it is cut into pieces makes no difference to the sentences.

    Code and tables are said in a few words (``language`` names them), lists and headings are
    sentences, links are their words. ``finish`` gives the sentence that was begun.
    """

    def __init__(self, language: str = "en") -> None:
        self._code, self._table = CODE.get(language, ""), TABLE.get(language, "")
        self._line = ""  # the part of the line that has not shown yet what it is
        self._kind = ""  # of this line: "", prose, item, or skip
        self._fence = ""
        self._in_table = False
        self._prose = ""
        self._out: list[str] = []

    def feed(self, text: str) -> list[str]:
        """Take a piece; the sentences it completes."""
        for start in range(0, len(text), _SLICE):
            lines = text[start : start + _SLICE].split("\n")
            for number, part in enumerate(lines):
                if number:
                    self._end_line()
                self._take(part)
        return self._given()

    def finish(self) -> list[str]:
        """The rest, as sentences."""
        self._end_line()
        self._flush()
        return self._given()

    def _given(self) -> list[str]:
        out, self._out = self._out, []
        return out

    def _take(self, part: str) -> None:
        """A part of a line."""
        if self._kind == "skip" or not part:
            return
        if self._kind:
            self._add(part)
            return
        self._line += part
        if self._fence:
            # only the first characters of a line can close the fence
            self._line = self._line[:100]
            return
        if not _UNDECIDED.fullmatch(self._line):
            self._decide()

    def _decide(self) -> None:
        """Find out what kind of line it is, now that something tells."""
        line, self._line = self._line, ""
        line = line[found.end() :] if (found := _QUOTE.match(line)) else line.lstrip()
        if fence := _FENCE.match(line):
            self._open_fence(fence[1])
            return
        if line.startswith("|"):
            self._kind = "skip"
            self._flush()
            self._say_once()
            return
        self._in_table = False
        marker = _HEADING.match(line) or _BULLET.match(line)
        self._kind = "item" if marker else "prose"
        if marker:
            self._flush()
            line = line[marker.end() :]
        self._add(line)

    def _open_fence(self, mark: str) -> None:
        self._kind, self._fence = "skip", mark
        self._flush()
        self._in_table = False
        if self._code:
            self._out.append(self._code)

    def _say_once(self) -> None:
        if not self._in_table and self._table:
            self._out.append(self._table)
        self._in_table = True

    def _end_line(self) -> None:
        line, kind = self._line.strip(), self._kind
        self._line = self._kind = ""
        if self._fence and kind != "skip":
            if line.startswith(self._fence):
                self._fence = ""
            return
        if not kind and line:
            self._end_short_line(line)
        elif kind == "prose" and not _ENDED.search(self._prose):
            self._add(" ")
        elif kind != "skip":
            self._in_table = False
            self._flush()

    def _end_short_line(self, line: str) -> None:
        """A line of signs and digits only: a rule, a fence, or a number that is all there is."""
        if fence := _FENCE.match(line):
            self._open_fence(fence[1])
            self._kind = ""
        elif any(letter.isdigit() for letter in line) and not _BULLET.fullmatch(line + " "):
            self._add(line + " ")
        else:
            self._flush()

    def _add(self, text: str) -> None:
        """More words of a paragraph, with single spaces."""
        text = re.sub(r"\s+", " ", text)
        if not self._prose or self._prose.endswith(" "):
            text = text.lstrip(" ")
        self._prose += text
        while (cut := self._cut()) > 0:
            self._emit(self._prose[:cut])
            self._prose = self._prose[cut:].lstrip(" ")

    def _cut(self) -> int:
        """Where the first sentence ends for certain, 0 while that is not known."""
        for found in _ENDS.finditer(self._prose, 0, LONGEST + _SLACK):
            end = found.end(2) if found[1] else found.end()
            if end > LONGEST:
                break
            if not found[1] or self._really_ends(found):
                return end
        if len(self._prose) <= LONGEST + _SLACK:
            return 0
        head = self._prose[:LONGEST]
        cut = max(head.rfind(mark) for mark in (", ", "; ", ": "))
        return cut + 1 if cut > LONGEST // 4 else max(head.rfind(" "), 0) or LONGEST

    def _really_ends(self, found: re.Match[str]) -> bool:
        """Whether this period (or other mark) is the end of a sentence and not of a short form."""
        after = self._prose[found.end()]
        if after.islower():
            return False
        before = _LAST_WORD.search(self._prose[: found.start()][-24:])
        if found[1] != "." or before is None:
            return True
        word = before[1]
        if word.lower() in _NEVER_ENDS or (word.lower() in _BEFORE_NUMBERS and after.isdigit()):
            return False
        return not (len(word) == 1 and word.isupper() and word != "I")

    def _emit(self, raw: str) -> None:
        if text := clean(raw):
            self._out.append(text)

    def _flush(self) -> None:
        """What was begun is all there is of it."""
        prose, self._prose = self._prose, ""
        self._emit(prose)
