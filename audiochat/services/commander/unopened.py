"""Sentences that want something done to a recording where none is open."""

from __future__ import annotations

import re
from collections.abc import Callable

from audiochat.domain.job import Job
from audiochat.domain.plan import PlanStatus, RecordingState, Understanding
from audiochat.services.commander.answers import in_the_language_of

OPEN_ONE = (
    "No recording is open. Open one (Ctrl+O), or drop a sound or video file into the window, "
    "and say it again."
)
_LENGTH = 36_000.0  # seconds: any time that is named lies in a recording of ten hours
_POINTS = re.compile(r"\b(?:it|that|this|them|these|those|sentences?|lines?|text)\b|זה|אותו|אותה")


def without_recording(
    words: str,
    job: Job,
    understand: Callable[[str, RecordingState, Job], Understanding],
    again: bool,
) -> Understanding:
    """The question for a recording where ``words`` would be an edit of one, else chat.

    ``again``: something was answered before in the conversation, so that "reverse it" and "remove the
    first sentence" may mean that.
    """
    found = understand(words, RecordingState(duration=_LENGTH), job)
    wants = bool(found.steps) or bool(found.action)
    of_speech = found.action.startswith("transcript.")  # no text is transcribed
    if not wants or (again and _POINTS.search(words.lower()) and not of_speech):
        return Understanding(status=PlanStatus.CHAT)
    message = in_the_language_of(words, OPEN_ONE)
    return Understanding(status=PlanStatus.QUESTION, message=message)
