"""Voices that may speak: the embedded one, and piper's voices after they were tried in a safe place."""

from __future__ import annotations

import threading
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import ModelError, NotFound
from audiochat.domain.job import Job
from audiochat.domain.verdict import Verdict
from audiochat.domain.voice import Voice
from audiochat.services.quarantine import HelperFailed, Quarantine

if TYPE_CHECKING:
    from audiochat.services.settings import Settings
    from audiochat.store.database import Store

KIND = "voice"
CHOSEN, KNOWN = "voice.chosen", "voice.known"
MOST_KNOWN = 200


class Voices:
    """Knows which voices may be used, and which one is. Safe from any thread."""

    def __init__(self, store: Store, settings: Settings, quarantine: Quarantine) -> None:
        self._store, self._settings, self._quarantine = store, settings, quarantine
        self._embedded: Voice | None = None
        self._lock = threading.Lock()

    def embedded(self) -> Voice:
        """The voice that comes with the program; ``ModelError`` where it is not installed."""
        from audiochat.speech import voice_file

        with self._lock:
            if self._embedded is None:
                path = voice_file.embedded()
                # It is locked with the program by its hash, so it needs no trial in a child.
                described = voice_file.read_description(path)
                self._embedded = voice_file.voice_at(path, described, voice_file.mark_of(path))
            return self._embedded

    def examine(self, path: Path, job: Job) -> list[Voice]:
        """The voices of a folder (or the one whose file this is) that can be used; all are remembered.

        Each is checked, then tried in a throw-away child, once per version of the engine.
        ``ModelError`` with the first reason when none can be used.
        """
        from audiochat.speech import voice_file

        models = voice_file.find(path)
        if not models:
            raise ModelError(
                f"There is no voice in {path}: a voice is NAME.onnx beside NAME.onnx.json.",
                "Choose a folder with a piper voice.",
            )
        good: list[Voice] = []
        refusal: ModelError | None = None
        for number, model in enumerate(models):
            job.progress(number / len(models), model.stem)
            try:
                good.append(self._examined(model, job))
            except ModelError as error:
                refusal = refusal or error
        if not good and refusal is not None:
            raise refusal
        self._remember(good)
        return good

    def _examined(self, model: Path, job: Job) -> Voice:
        from audiochat.speech import voice_file

        described = voice_file.read_description(model)
        try:
            mark = voice_file.mark_of(model)
        except OSError as error:
            raise ModelError(f"{model.name} cannot be read: {error.strerror}.") from error
        verdict = self._store.verdicts.get(mark, KIND)
        if verdict is None or verdict.details.get("engine") != _engine():
            verdict = self._try(model, mark, job)
        if not verdict.ok:
            raise ModelError(verdict.reason, "Choose another voice.")
        return voice_file.voice_at(model, described, mark)

    def _try(self, model: Path, mark: str, job: Job) -> Verdict:
        """Have it speak in a child; what is the file's fault is remembered."""
        details: dict[str, Any] = {"engine": _engine()}
        size = model.stat().st_size
        try:
            details |= self._quarantine.run(
                "trial_voice",
                {"path": str(model)},
                timeout_s=60 + size / 2e6,
                memory_bytes=4 * size + (4 << 30),
                job=job,
            )
        except HelperFailed as error:
            told = ModelError(f"{model.name} cannot be used. {error.message}", error.remedy)
            if error.reason == "crash":  # time and memory are this computer's, not the file's
                self._store.verdicts.put(Verdict(mark, KIND, False, told.message, details))
            raise told from error
        except ModelError as error:
            self._store.verdicts.put(Verdict(mark, KIND, False, error.message, details))
            raise
        verdict = Verdict(mark, KIND, True, "", details)
        self._store.verdicts.put(verdict)
        return verdict

    def _remember(self, voices: list[Voice]) -> None:
        rows = {voice.id: str(voice.path) for voice in voices}
        kept = {**self._rows(), **rows}
        self._settings.set(KNOWN, dict(list(kept.items())[-MOST_KNOWN:]))

    def _rows(self) -> dict[str, str]:
        found = self._settings.get(KNOWN, {})
        return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}

    def known(self) -> list[Voice]:
        """The embedded voice, then those met before whose files are still the same size, by name."""
        return [self.embedded(), *sorted(self._own(), key=lambda voice: voice.name)]

    def _own(self) -> list[Voice]:
        from audiochat.speech import voice_file

        out = []
        for mark, place in self._rows().items():
            path = Path(place)
            try:
                out.append(voice_file.voice_at(path, voice_file.read_description(path), mark))
            except ModelError:
                continue  # on a disk that is not there now
        return out

    def chosen(self) -> Voice:
        """The voice in use; the embedded one where the chosen one is gone."""
        mark = self._settings.get(CHOSEN)
        own = next((v for v in self._own() if v.id == mark), None) if mark else None
        return own if own is not None and self._is_still(own) else self.embedded()

    def _is_still(self, voice: Voice) -> bool:
        """Whether the files are those that were tried; a voice nobody has tried is never run."""
        from audiochat.speech import voice_file

        try:
            return voice_file.mark_of(voice.path) == voice.id
        except OSError:
            return False

    def choose(self, voice_id: str) -> Voice:
        """Use a voice from now on; ``NotFound`` for one that is not known."""
        voice = self.find(voice_id)
        self._settings.set(CHOSEN, voice.id)
        return voice

    def find(self, name: str) -> Voice:
        """A known voice by its id or its name, checked to be the one that was tried."""
        for voice in self.known():
            if name in (voice.id, voice.name, voice.path.name):
                if voice.id != self.embedded().id and not self._is_still(voice):
                    break
                return voice
        known = ", ".join(voice.name for voice in self.known()[:10])
        raise NotFound(
            f"There is no voice called “{name[:100]}”.", f"Choose one of these: {known}."
        )


def _engine() -> str:
    """What gives verdicts: another version may crash where this one does not."""
    try:
        return f"piper {metadata.version('piper-tts')}, {metadata.version('onnxruntime')}"
    except metadata.PackageNotFoundError:
        return "built in"
