"""Errors a person can read: what happened and what to do about it."""

from __future__ import annotations


class UserError(Exception):
    """A failure to be shown to the person in one clear line.

    ``message`` says what happened; ``remedy`` says what to do next (may be empty). Both are plain
    text and may hold names from hostile files, so they are never shown as rich text.
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class MediaError(UserError):
    """A sound file cannot be read or written."""


class ModelError(UserError):
    """A language model file cannot be used."""


class StoreError(UserError):
    """The database cannot be used: damaged, newer than the program, locked or out of room."""


class PlanRefused(UserError):
    """A plan is impossible for this recording, so none of it was run."""


class NotFound(UserError):
    """Something asked for by name or id does not exist."""


class Cancelled(Exception):
    """The person stopped a job. Never shown as an error."""
