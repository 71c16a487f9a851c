"""The sounds of words, one letter of the phonetic alphabet each, as espeak-ng says them.

The library that turns letters into sounds for the voices (it comes with piper) has one state for the
whole process: the language that it reads. Whoever asks it has to hold ``reading`` meanwhile, or would
read a sentence by the rules of another thread's language.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from audiochat.domain.transcript import WITHOUT_SPACES
from audiochat.speech.amounts import read_out
from audiochat.speech.speakable import LONGEST_WORD

if TYPE_CHECKING:
    from piper.phonemize_espeak import EspeakPhonemizer

PHONES = "abdefhijklmnopstuvwzæðŋɐɑɔəɚɛɜɡɪɹɾʃʊʌʒʔθᵻ"
"""All sounds that are told apart, those of English; a diphthong is two of them. Length and stress are left
out."""

reading = threading.Lock()
"""Held while letters are turned into sounds."""

_LIKE = str.maketrans("ʁrxχħçyʏøœɣɟβɸɲcʎqɨɯɵɒɕʂʑʐʋɭɬʕ", "ɹɹhhhhuʊɜɜɡɡvfnklkɪʊʊɔʃʃʒʒvllʔ")
"""Sounds of other languages, and the nearest of ``PHONES``."""

_CALLED = {"en": "en-us", "no": "nb"}
"""Languages that espeak-ng calls otherwise than recognisers do."""

_PARTS = re.compile(r"(?<=\d)[.:/](?=\d)")  # "12:30" without its sign would be 1,230
_ALSO_SAID = "'$€£¥% "


@lru_cache(4096)
def phones(word: str, language: str = "en") -> tuple[int, ...]:
    """The sounds of one word as numbers in ``PHONES``; none where there is nothing to be said.

    ``language`` is its code of two letters; of none, or one that is not known, there are no sounds. A
    number or an amount is read as a person would: "$20" as "twenty dollars", "12:30" as "twelve thirty".
    """
    straight = word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("-", " ")
    straight = _PARTS.sub(" ", read_out(straight[: 2 * LONGEST_WORD], language))
    plain = "".join(
        sign for sign in straight if sign in _ALSO_SAID or unicodedata.category(sign)[0] in "LMN"
    )
    # what is written as a word without spaces is none
    if language in {"", *WITHOUT_SPACES} or not any(sign.isalnum() for sign in plain):
        return ()
    with reading:
        try:
            said = _reader().phonemize(_CALLED.get(language, language), plain[:LONGEST_WORD])
        except RuntimeError:  # a language that it does not know
            return ()
    sounds = unicodedata.normalize("NFC", "".join(sound for one in said for sound in one))
    return tuple(PHONES.index(sound) for sound in sounds.translate(_LIKE) if sound in PHONES)


@lru_cache(1)
def _reader() -> EspeakPhonemizer:
    from piper.phonemize_espeak import EspeakPhonemizer

    return EspeakPhonemizer()
