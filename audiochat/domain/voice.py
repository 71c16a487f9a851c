"""Voices that speak, and what they say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.transcript import Word

if TYPE_CHECKING:
    from audiochat.domain.operation import Samples

SLOWEST, FASTEST = 0.5, 2.0
"""How much slower or faster than a voice's own pace it can be asked to speak."""

SYNTHETIC = "synthetic_speech"
"""The tag, in common names, that marks a file in which a machine speaks."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that can be chosen. ``id`` is the SHA-256 of its model and its description together.

    ``language`` is what the voice says of itself (``en-us``), ``rate`` the frames a second it makes.
    """

    id: str
    name: str
    language: str
    rate: int
    path: Path
    speakers: int = 1


IN_PART = "Words in this recording are spoken by a computer voice."
"""What that tag says of a recording into which words were put."""

LONGEST_UTTERANCE = 1000
"""Characters of what can be spoken into a recording at once."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Spoken words: ``samples`` of shape (frames, 1) at ``rate``, and where each word is in them."""

    samples: Samples
    rate: int
    words: tuple[Word, ...]
    language: str
