"""The transcript beside the waveform: read it, follow it, correct it, edit the sound by its words."""
