"""What came of telling voices apart."""

from __future__ import annotations

from dataclasses import dataclass

AUTOMATIC = "Speaker {0}"
"""The name of a voice that nobody has named yet."""

UNSURE_SPEAKER = 0.5
"""A speaker less sure than this is shown as doubtful."""

MOST_SPEAKERS = 12
"""More speakers than this cannot be asked for."""


@dataclass(frozen=True, slots=True)
class VoicesTold:
    """The speakers of a recording after their voices were told apart.

    ``names`` are all who speak, the one who speaks first first; ``voices`` is how many were heard.
    ``unsure`` are the stretches in seconds of the timeline whose speaker may be another; ``kept``
    counts words whose speaker a person had set, which is never changed.
    """

    voices: int
    names: tuple[str, ...] = ()
    unsure: tuple[tuple[float, float], ...] = ()
    kept: int = 0

    @property
    def message(self) -> str:
        """One line for a person: ``2 speakers told apart; 3 paragraphs are unsure.``"""
        if self.voices < 2:
            return "Only one voice was heard, so no speakers were set."
        said = f"{self.voices} speakers told apart"
        if self.unsure:
            count = len(self.unsure)
            said += f"; {count} turns are unsure" if count > 1 else "; 1 turn is unsure"
        return said + "."
