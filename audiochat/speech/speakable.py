"""Text as a voice can say it: whatever was typed or generated, bounded and without surprises."""

from __future__ import annotations

import re
import unicodedata

from audiochat.speech.amounts import read_out

LONGEST_TEXT = 50_000
"""Characters that are spoken of one text: about an hour."""

LONGEST_WORD = 40
"""Letters of one word; what is longer is no word and would only be noise."""

_SCRIPTS = {
    "he": ("HEBREW",), "yi": ("HEBREW",), "ar": ("ARABIC",), "fa": ("ARABIC",), "ur": ("ARABIC",),
    "ru": ("CYRILLIC",), "uk": ("CYRILLIC",), "bg": ("CYRILLIC",), "mk": ("CYRILLIC",),
    "be": ("CYRILLIC",), "kk": ("CYRILLIC",), "tt": ("CYRILLIC",), "ky": ("CYRILLIC",),
    "sr": ("CYRILLIC",), "el": ("GREEK",), "grc": ("GREEK",), "ka": ("GEORGIAN",),
    "hy": ("ARMENIAN",), "hi": ("DEVANAGARI",), "ne": ("DEVANAGARI",), "mr": ("DEVANAGARI",),
    "bn": ("BENGALI",), "ta": ("TAMIL",), "te": ("TELUGU",), "kn": ("KANNADA",),
    "ml": ("MALAYALAM",), "th": ("THAI",), "ko": ("HANGUL",), "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "cmn": ("CJK",), "zh": ("CJK",), "yue": ("CJK",), "am": ("ETHIOPIC",), "si": ("SINHALA",),
    "pa": ("GURMUKHI",), "gu": ("GUJARATI",), "my": ("MYANMAR",),
}  # fmt: skip
"""Scripts a language is written in besides Latin letters, by the names Unicode gives them."""

_MARKS = {"(": ", ", ")": ", ", "[": ", ", "]": ", ", "—": ", ", "–": ", ", "*": " ", "_": " ",
          "#": " ", "|": ", ", "~": " ", "^": " ", "\\": " ", "<": " ", ">": " ", "{": " ",
          "}": " ", "“": '"', "”": '"', "׳": "'", "״": '"', "•": ", ", "…": "... "}  # fmt: skip
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S{1,4000}", re.IGNORECASE)
_RANGE = re.compile(r"(?<=\d)\s?–\s?(?=\d)")
_NUMBER = re.compile(r"(?<![\w#])#(?=\d)")
_REPEATED = re.compile(r"(?:\s*,){2,}")
_RUNS = re.compile(r"([^\w\s])\1{3,}")


def can_say(letter: str, language: str) -> bool:
    """Whether a voice of ``language`` (``en-us``) has a sound for a letter; marks and digits always."""
    if not letter.isalpha() or letter.isascii():
        return True
    script = unicodedata.name(letter, "?").split()[0]
    own = _SCRIPTS.get(language.lower().split("-")[0], ())
    return script in ("LATIN", "MODIFIER", "FEMININE", "MASCULINE", *own)


def _plain(letter: str) -> str:
    """One character without what cannot be said: control characters, pictures, halves of pairs."""
    if letter in _MARKS:
        return _MARKS[letter]
    kind = unicodedata.category(letter)
    if kind in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    return "" if kind in ("Cf", "Cs", "Co", "Cn", "So", "Sk") else letter


def speakable(text: str, language: str) -> str:
    """The words of ``text`` that a voice of ``language`` can say, on one line; empty if there are none.

    Addresses become "link", amounts are read out (in English "20–25" as "20 to 25"), pictures and other
    scripts are left out, endless words are cut off.
    """
    text = unicodedata.normalize("NFC", text[:LONGEST_TEXT])
    text = _ADDRESS.sub(" link ", text)
    text = read_out(text, language)
    if language.lower().startswith("en"):
        text = _NUMBER.sub("number ", _RANGE.sub(" to ", text)).replace("°", " degrees ")
    text = _RUNS.sub(r"\1", "".join(map(_plain, text)))
    words = [word for word in text.split() if all(can_say(letter, language) for letter in word)]
    line = " ".join(_bounded(word) for word in words)
    line = _REPEATED.sub(",", line).replace(" ,", ",").strip(" ,")
    return line if any(letter.isalnum() for letter in line) else ""


def _bounded(word: str) -> str:
    """A word no longer than words are; its last mark stays, since it ends the sentence."""
    if len(word) <= LONGEST_WORD:
        return word
    return word[:LONGEST_WORD] + (word[-1] if word[-1] in ".?!,;:" else "")


def left_out(text: str, language: str) -> int:
    """How many words of ``text`` a voice of ``language`` passes over, since it has no sounds for them."""
    said = "".join(map(_plain, unicodedata.normalize("NFC", text[:LONGEST_TEXT])))
    return sum(not all(can_say(letter, language) for letter in word) for word in said.split())


def missing(text: str, language: str) -> bool:
    """Whether ``text`` has letters that a voice of ``language`` cannot say."""
    return any(not can_say(letter, language) for letter in text[:LONGEST_TEXT])
