"""Meeting media files: what a file is, found out once, in a child process where it takes a decoder."""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiochat.domain.errors import MediaError
from audiochat.domain.job import Job
from audiochat.domain.recording import MediaFacts, Source, Tags
from audiochat.domain.verdict import Verdict
from audiochat.services.helpers import examine_media as packed
from audiochat.services.quarantine import HelperFailed, Quarantine

if TYPE_CHECKING:
    from audiochat.store.database import Store

CHILD_MEMORY = 4 * 1024**3
"""Bytes of address space for the child that reads a file nobody has met."""

_KIND = "media"
_READ = 1024 * 1024


class Examiner:
    """Finds out what files are and remembers it by their fingerprint."""

    def __init__(self, store: Store, quarantine: Quarantine, data_dir: Path) -> None:
        self._store, self._quarantine = store, quarantine
        self.sources = data_dir / "sources"
        self.peaks = data_dir / "peaks"

    def marked(self, path: Path) -> tuple[Path, str]:
        """The whole path of a file that may be opened, and its fingerprint."""
        from audiochat.media import probe, sources

        path = path.expanduser().absolute()
        probe.openable(path)
        try:
            return path, sources.fingerprint(path)
        except OSError as error:
            raise MediaError(f"{path} cannot be read: {error.strerror or error}.") from error

    def examined(self, path: Path, mark: str, job: Job) -> tuple[MediaFacts, Tags, Source]:
        """Facts, tags and source of a file; what was found is remembered by its fingerprint."""
        from audiochat.media import probe, sources

        wav = probe.wav_facts(path)
        if wav is not None:
            facts, header = wav
            name = sources.original_id(mark)
            shape = (facts.rate, facts.channels, header.frames)
            if self._store.verdicts.get(mark, _KIND) is None:
                self._note(mark, path, True, {})
            return (
                facts,
                self._wav_tags(path, header.chunks, job),
                Source(name, path, *shape, "original"),
            )
        verdict = self._store.verdicts.get(mark, _KIND)
        if verdict is not None and not verdict.ok:
            raise MediaError(verdict.reason, str(verdict.details.get("remedy", "")))
        answer = dict(verdict.details.get("answer", {})) if verdict is not None else {}
        source = packed.unpack_source(answer["source"]) if answer else None
        if source is None or (source.kind == "decoded" and not source.path.exists()):
            answer = self._first_pass(path, mark, job)
            self._note(mark, path, True, {"answer": answer})
            source = packed.unpack_source(answer["source"])
        if source.kind == "original":
            source = replace(source, path=path)
        return packed.unpack_facts(answer["facts"]), packed.unpack_tags(answer["tags"]), source

    def _first_pass(self, path: Path, mark: str, job: Job) -> dict[str, Any]:
        """Have a child read the whole file; what is wrong with the file itself is remembered."""
        arguments = {"path": str(path), "sources": str(self.sources), "peaks": str(self.peaks)}
        # from 60 s for a small file; a minute more for every 30 MB
        timeout = 60 + path.stat().st_size / 500_000
        try:
            answer = self._quarantine.run(
                "examine_media", arguments, timeout_s=timeout, memory_bytes=CHILD_MEMORY, job=job
            )
        except HelperFailed as error:
            told = MediaError(f"{path.name} cannot be opened. {error.message}", error.remedy)
            if error.reason == "crash":
                self._note(mark, path, False, {"remedy": told.remedy}, told.message)
            raise told from error
        finally:
            with contextlib.suppress(OSError):  # of a child that was stopped
                (self.sources / f"decoded-{mark}.wav.part").unlink(missing_ok=True)
        if "refused" in answer:
            message, remedy = answer["refused"]
            self._note(mark, path, False, {"remedy": remedy}, message)
            raise MediaError(message, remedy)
        return answer

    def _wav_tags(self, path: Path, chunks: dict[bytes, tuple[int, int]], job: Job) -> Tags:
        """Tags of a plain WAV: its own small kind is read here, ID3 by a child."""
        from audiochat.media import tags

        if b"id3 " in chunks or b"ID3 " in chunks:
            with contextlib.suppress(HelperFailed):  # the sound matters more than its tags
                answer = self._quarantine.run(
                    "examine_media",
                    {"path": str(path), "only_tags": True},
                    timeout_s=20,
                    memory_bytes=CHILD_MEMORY,
                    job=job,
                )
                return packed.unpack_tags(answer["tags"])
        at, size = chunks.get(b"LIST", (0, 0))
        return tags.read_info(path, at, size) if size else Tags()

    def is_still(self, path: Path, mark: str, job: Job) -> bool:
        """Whether a file with a fingerprint met before is wholly the one met then.

        Only in doubt (a sampled fingerprint, another place or time of change) is the whole file read,
        and only if the SHA-256 of the one met then is known by now.
        """
        from audiochat.media.sources import WHOLE

        verdict = self._store.verdicts.get(mark, _KIND)
        stat = path.stat()
        if verdict is None or stat.st_size <= WHOLE:
            return True
        seen = (verdict.details.get("path"), verdict.details.get("mtime_ns"))
        known = verdict.details.get("sha256", "")
        return seen == (str(path), stat.st_mtime_ns) or not known or sha256(path, job) == known

    def settle(self, path: Path, mark: str, job: Job) -> None:
        """Find out the SHA-256 of a large file, so that later doubts can be settled."""
        from audiochat.media.sources import WHOLE

        verdict = self._store.verdicts.get(mark, _KIND)
        if verdict is None or verdict.details.get("sha256") or path.stat().st_size <= WHOLE:
            return
        self._note(mark, path, verdict.ok, {**verdict.details, "sha256": sha256(path, job)})

    def _note(
        self, mark: str, path: Path, ok: bool, details: dict[str, Any], reason: str = ""
    ) -> None:
        """Remember what was found out about a file, and the state it was in."""
        state = {"path": str(path), "mtime_ns": path.stat().st_mtime_ns}
        self._store.verdicts.put(Verdict(mark, _KIND, ok, reason, {**details, **state}))


def sha256(path: Path, job: Job) -> str:
    """The SHA-256 of a whole file, read in blocks. Raises ``OSError``."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_READ):
            job.check()
            digest.update(block)
    return digest.hexdigest()
