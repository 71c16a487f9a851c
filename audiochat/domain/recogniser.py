"""What recognises speech: which model, how it is asked, and what it heard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audiochat.domain.transcript import Word

_CODES = (
    "af am ar as az ba be bg bn bo br bs ca cs cy da de el en es et eu fa fi fo fr gl gu ha haw "
    "he hi hr ht hu hy id is it ja jw ka kk km kn ko la lb ln lo lt lv mg mi mk ml mn mr ms mt "
    "my ne nl nn no oc pa pl ps pt ro ru sa sd si sk sl sn so sq sr su sv sw ta te tg th tk tl "
    "tr tt uk ur uz vi yi yo zh yue "
)
LANGUAGES = frozenset(_CODES.split())
"""The languages that multilingual whisper models know, as they are written in options."""

RATE = 16_000
"""Samples a second of the mono sound that recognisers take."""


@dataclass(frozen=True, slots=True)
class RecogniserSpec:
    """A whisper model in a folder, in the form of CTranslate2, that may be used.

    ``id`` is the SHA-256 of its files together. One that is not ``multilingual`` knows English only
    and cannot translate. ``embedded`` is the one that comes with the program.
    """

    id: str
    name: str
    folder: Path
    multilingual: bool = False
    size_bytes: int = 0
    embedded: bool = False


@dataclass(frozen=True, slots=True)
class RecogniserOptions:
    """How to listen.

    ``language`` is an ISO 639-1 code, empty to find it out. ``translate`` writes English whatever is
    said. ``prompt`` is text of the kind that will be heard, ``vocabulary`` names and words to expect.
    ``verbatim`` keeps "um", "uh" and words said twice, which recognisers are trained to leave out
    (English; without vocabulary, prompt and ``beam``). ``beam`` is how many readings are weighed, from
    1 (fastest) to 10; up to ``readings`` of them are told. ``live`` is for a few seconds of sound whose
    words are wanted at once: fast, and a little less exact.
    """

    language: str = ""
    translate: bool = False
    prompt: str = ""
    vocabulary: tuple[str, ...] = ()
    verbatim: bool = False
    beam: int = 5
    live: bool = False
    readings: int = 1


@dataclass(frozen=True, slots=True)
class Heard:
    """Words with their times in seconds from the first sample, and how sure the recogniser is.

    ``start`` and ``end`` are what was listened to, in seconds. ``language`` is an ISO 639-1 code with
    its probability from 0 to 1 (1 where it was given). ``confidence`` is the mean of the words', 1
    where there is none. ``doubt`` says in a sentence for the person why the words may be wrong, and
    is empty where there is no reason to think so. ``readings`` are the ways to write it that were
    weighed, the likeliest first, where they were asked for and it is one piece.
    """

    words: tuple[Word, ...] = ()
    start: float = 0.0
    end: float = 0.0
    language: str = ""
    language_probability: float = 0.0
    confidence: float = 1.0
    doubt: str = ""
    readings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(word.text for word in self.words)
