"""Whole recordings to words: where to listen next, what to listen to at once, block by block."""

from audiochat.services.transcriber.transcriber import Transcriber

__all__ = ["Transcriber"]
