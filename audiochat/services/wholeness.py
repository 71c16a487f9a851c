"""What is said of a recording whose file ends early."""

from __future__ import annotations

from pathlib import Path

from audiochat.domain.errors import MediaError
from audiochat.domain.recording import MediaFacts
from audiochat.services.commander.describe import length


def ends_early(path: Path, facts: MediaFacts) -> MediaError | None:
    """That a file was cut off and how much of it is there, None for a whole one."""
    if not facts.missing:
        return None
    there = length(facts.duration)
    said = f"{there} of {length(facts.duration + facts.missing)} are there"
    if facts.missing < 0:
        said = f"its end is missing, {there} are there"
    return MediaError(
        f"{path.name} was cut off: {said}.",
        "What is there can be used; for the rest, copy or download the file again.",
    )
