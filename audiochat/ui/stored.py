"""Names of settings that more than one screen knows."""

TRANSCRIBE_ON_OPENING = "transcript.on_opening"
"""Whether the recognition of a recording begins by itself when it is opened (true or false)."""

TRANSCRIPT_TIMES = "transcript.times"
"""Whether each paragraph of a transcript shows its time (true or false)."""

TRANSCRIPT_DELETED = "transcript.deleted"
"""Whether a transcript shows deleted words, struck through (true or false)."""

TELL_SPEAKERS_APART = "transcript.tell_speakers_apart"
"""Whether speakers are told apart as soon as a recording is transcribed (true or false)."""
