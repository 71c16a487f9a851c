"""``audiochat --self-check``: try every part of the program for real and print a count of each."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.job import Job
from audiochat.domain.plan import Plan, Step

if TYPE_CHECKING:
    from audiochat.services.workshop import Workshop

TOKENS = 10
SENTENCE = "The bees in the garden are busy today."


def _operations(workshop: Workshop) -> str:
    return f"{len(workshop.registry)} operations"


def _formats(workshop: Workshop) -> str:
    return f"{len(workshop.exporter.formats())} export formats"


def _database(workshop: Workshop) -> str:
    version, sound = workshop.store.check()
    if not sound:
        raise RuntimeError("the database is damaged")
    return f"1 database (SQLite {version})"


def _edit(workshop: Workshop) -> str:
    import numpy as np
    import soundfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tone.wav"
        time = np.arange(16000) / 8000
        soundfile.write(path, 0.1 * np.sin(2 * np.pi * 440 * time), 8000)
        recording = workshop.library.open(path, Job())
        editor = workshop.editor(recording.id)
        plan = Plan(
            steps=(
                Step(op="delete", start=0.0, end=0.5),
                Step(op="gain", params={"decibels": 6.0}),
            )
        )
        applied = editor.apply(plan, None, Job())
        out = workshop.exporter.export(
            recording.id, editor.timeline, path.with_suffix(".flac"), Job()
        )
        frames = soundfile.info(out).frames
    if frames != 12000:
        raise RuntimeError(f"an edit rendered {frames} frames instead of 12000")
    return f"{len(applied.step_notes)} edits rendered and exported"


def _tokens(workshop: Workshop) -> str:
    from audiochat.domain.conversation import Role
    from audiochat.domain.generation import Request, Turn
    from audiochat.domain.sampling import Sampling

    sampling = Sampling(max_tokens=TOKENS, seed=1, context_length=512, temperature=0)
    spec = workshop.models.embedded(Job())
    provider = workshop.models.provider(spec, sampling)
    try:
        provider.load(Job())
        turns = (Turn(Role.USER, "Tell me a long story about a river."),)
        pieces = list(provider.generate(Request(turns, sampling), Job()))
    finally:
        provider.close()
    usage = pieces[-1].usage
    if usage is None or usage.completion_tokens < TOKENS:
        raise RuntimeError(f"the model wrote less than {TOKENS} tokens")
    return f"{usage.completion_tokens} tokens from {spec.name}"


def _speech(workshop: Workshop) -> str:
    """Say a sentence, then recognise it: the voice, the recogniser and its voice activity."""
    import soundfile
    import soxr

    from audiochat.domain.recogniser import RATE

    with tempfile.TemporaryDirectory() as folder:
        out = workshop.speaker.say(SENTENCE, Path(folder) / "said.wav", Job())
        samples, rate = soundfile.read(out, dtype="float32", always_2d=True)
    recogniser = workshop.listener.recogniser()
    heard = recogniser.recognise(
        soxr.resample(samples[:, 0], rate, RATE), workshop.listener.options(), Job()
    )
    words = [word.text.strip(".,!?").lower() for word in heard.words]
    if "garden" not in words:
        raise RuntimeError(f"what was said was heard as {words}")
    return f"{len(words)} words said and recognised"


def _voices(workshop: Workshop) -> str:
    """The network that tells voices apart, where there is one for this system."""
    import numpy as np

    from audiochat.speech.voiceprints.encoder import VoiceEncoder

    if not workshop.diarist.available:
        return "0 models of voices on this system: speakers are set by hand"
    noise = np.random.default_rng(1).standard_normal(16_000).astype(np.float32)
    numbers = VoiceEncoder().prints(0.1 * noise, [(0.0, 1.0)], Job()).shape[1]
    return f"{numbers} numbers for a voice"


def _echo(_: Workshop) -> str:
    """What takes the loudspeaker out of what the microphone hears, where there is one."""
    import numpy as np

    from audiochat.media.canceller import canceller

    made = canceller()
    if made is None:
        return "0 echo cancellers on this system: words decide who interrupts"
    noise = 0.1 * np.random.default_rng(1).standard_normal(64_000).astype(np.float32)
    left = made.process(np.roll(noise, 800), noise)[-16_000:]
    decibels = 20 * np.log10(np.std(noise) / max(float(np.std(left)), 1e-6))
    if decibels < 10:
        raise RuntimeError(f"an echo became only {decibels:.0f} dB softer")
    return f"1 echo made {decibels:.0f} dB softer"


def _meaning(workshop: Workshop) -> str:
    from audiochat.services.commander.likeness.known import stored_vectors

    embedder = workshop.embedder
    numbers = embedder.questions([SENTENCE]).shape[1]
    known = len(stored_vectors(embedder.engine))
    return f"{numbers} numbers for the meaning of a sentence, {known} known ones"


def _window(workshop: Workshop) -> str:
    from audiochat.app import paint_once

    width, height, colours = paint_once(workshop)
    if colours < 2:
        raise RuntimeError("the window stayed blank")
    return f"1 window painted, {width} x {height}, {colours} colours"


CHECKS: tuple[Callable[[Workshop], str], ...] = (
    _operations,
    _formats,
    _database,
    _edit,
    _tokens,
    _speech,
    _voices,
    _echo,
    _meaning,
    _window,
)


def self_check(data_dir: Path | None) -> int:
    """Run every check over a throw-away data folder (or the one given); 0 when all is well."""
    from audiochat.services.workshop import Workshop

    failed = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        Workshop.open(data_dir or Path(folder)) as workshop,
    ):
        for check in CHECKS:
            try:
                print(f"ok    {check(workshop)}", flush=True)
            except Exception as error:  # noqa: BLE001 (a check-up reports whatever goes wrong)
                failed += 1
                print(f"FAIL  {check.__name__.strip('_')}: {error}", flush=True)
    print(f"{len(CHECKS) - failed} of {len(CHECKS)} checks passed", file=sys.stderr)
    return 1 if failed else 0
