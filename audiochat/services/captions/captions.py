"""Captions and documents of a recording: written from its words, read, and laid back onto its sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from audiochat.domain.errors import MediaError, NotFound
from audiochat.domain.job import Job
from audiochat.domain.notes import Chapter
from audiochat.domain.transcript import Transcript
from audiochat.services.captions import loading, saving
from audiochat.services.captions.cue import Cue
from audiochat.services.captions.format import CaptionFormat, CaptionOptions, Document
from audiochat.services.transcripts.tidying import shortened

if TYPE_CHECKING:
    from audiochat.domain.timeline import Timeline
    from audiochat.services.captions.alignment import Alignment
    from audiochat.services.transcripts.transcripts import Transcripts


class Captions:
    """Writes transcripts to files, reads such files and lays them onto the sound."""

    def __init__(
        self, transcripts: Transcripts, listen: Callable[[str, Timeline, Job], object] | None = None
    ) -> None:
        self._transcripts, self._listen = transcripts, listen

    def formats(self) -> list[CaptionFormat]:
        """Every format there is, the ones most people want first."""
        from audiochat.services.captions.formats import load

        return list(load())

    def format(self, name: str) -> CaptionFormat:
        """A format by its id; ``NotFound`` with those there are."""
        found = {form.id: form for form in self.formats()}
        if name not in found:
            raise NotFound(f"There is no format “{name}”.", f"Use one of: {', '.join(found)}.")
        return found[name]

    def format_of(self, path: Path, *, to_read: bool = False) -> CaptionFormat:
        """The format of a file's ending; ``MediaError`` when there is none, or none ``to_read``."""
        formats = [form for form in self.formats() if form.read or not to_read]
        name = path.name.lower()
        fitting = [
            (len(ending), form)
            for form in formats
            for ending in form.endings
            if name.endswith(f".{ending}")
        ]
        if not fitting:
            known = ", ".join(form.endings[0] for form in formats)
            verb = "read as captions" if to_read else "write captions to"
            raise MediaError(
                f"{path.name} has no ending that this program can {verb}.", f"Use one of: {known}."
            )
        return max(fitting, key=lambda one: one[0])[1]

    def reads(self, path: Path) -> bool:
        """Whether a file is captions or a text by its ending."""
        try:
            return self.format_of(path, to_read=True).read is not None
        except MediaError:
            return False

    def render(
        self,
        transcript: Transcript,
        format: CaptionFormat | str,
        options: CaptionOptions | None = None,
        job: Job | None = None,
        *,
        title: str = "",
        chapters: Sequence[Chapter] = (),
    ) -> bytes:
        """The whole file: the words that are heard, at the times of the edited recording.

        ``title`` heads documents; ``chapters`` are proposed from the words unless given.
        """
        form = self.format(format) if isinstance(format, str) else format
        document = Document(transcript, title, tuple(chapters))
        return form.render(document, options or CaptionOptions(), job or Job())

    def write(
        self,
        transcript: Transcript,
        out: Path,
        options: CaptionOptions | None = None,
        job: Job | None = None,
        *,
        format: str = "",
        title: str = "",
        chapters: Sequence[Chapter] = (),
        overwrite: bool = False,
    ) -> Path:
        """Render to ``out`` (its ending says the format unless given) and return the whole path.

        The file appears under its name only when it is complete. ``MediaError`` when the ending is
        unknown, nothing has been recognised, the file exists (without ``overwrite``) or cannot be
        written; nothing is left behind then.
        """
        out = out.expanduser().absolute()
        form = self.format(format) if format else self.format_of(out)
        if not transcript.heard:
            raise MediaError(
                "There are no words to export.", "Let the recording be transcribed first."
            )
        data = self.render(transcript, form, options, job, title=title, chapters=chapters)
        return saving.save(out, data, overwrite=overwrite)

    def read(self, path: Path, job: Job | None = None) -> list[Cue]:
        """The captions of a file by its ending, in order; those of plain text have no times.

        ``MediaError`` for what is no such file, with the line that cannot be read; bounded in size.
        """
        job = job or Job()
        form = self.format_of(path, to_read=True)
        assert form.read is not None
        text = loading.load(path)
        job.check()
        try:
            cues = form.read(text, job)
        except MediaError as error:
            raise MediaError(f"{path.name}: {error.message}", error.remedy) from error
        if not cues:
            raise MediaError(f"{path.name} has no captions in it.", "Choose another file.")
        return cues

    def align(
        self,
        cues: Sequence[Cue],
        recording_id: str,
        timeline: Timeline,
        job: Job | None = None,
        label: str = "Import captions",
    ) -> Alignment:
        """Find captions in what is heard on a timeline, and keep their words with its times.

        What is not recognised yet is listened to first. Text and speakers are those of the captions,
        times those of the sound; what they do not speak of stays as it was recognised.
        ``MediaError`` with the figure, and nothing changed, when they do not belong to it. It is a step
        of the recording, called ``label``, that ``Transcripts.undo_laying`` takes back.
        """
        job = job or Job()
        laid = self.compare(cues, recording_id, timeline, job)
        job.check()
        exchange = self._transcripts.lay(laid.blocks, recording_id, label)
        job.progress(1.0, "Captions laid onto the sound")
        return replace(laid, exchange=exchange)

    def take_back(self, laid: Alignment) -> None:
        """Put the words back that captions were laid over, with the corrections they had."""
        if laid.exchange is not None:
            self._transcripts.take_back(laid.exchange)

    def compare(
        self, cues: Sequence[Cue], recording_id: str, timeline: Timeline, job: Job | None = None
    ) -> Alignment:
        """The same, but nothing is kept beside what had to be listened to."""
        from audiochat.services.captions.alignment import lay

        job = job or Job()
        words = self.words(recording_id, timeline, job)
        job.progress(0.99, "Laying the captions onto the sound")
        return lay(cues, words, timeline, job)

    def words(self, recording_id: str, timeline: Timeline, job: Job | None = None) -> Transcript:
        """All words of a timeline; what is not recognised yet is listened to first."""
        if self._listen is not None and self._transcripts.missing(timeline):
            self._listen(recording_id, timeline, job or Job())
        return self._transcripts.view(timeline)

    def import_file(
        self, path: Path, recording_id: str, timeline: Timeline, job: Job | None = None
    ) -> Alignment:
        """Read captions and lay them onto the sound; a file that cannot be read is refused first."""
        job = job or Job()
        label = f"Import {shortened(path.name)}"
        return self.align(self.read(path, job), recording_id, timeline, job, label)
