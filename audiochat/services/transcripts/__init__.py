"""The words of recordings: laid along timelines, corrected, and carried through edits."""

from audiochat.services.transcripts.transcripts import Transcripts

__all__ = ["Transcripts"]
