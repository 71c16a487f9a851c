"""Sound files: decoding, encoding, tags, peaks, loudness, playback."""
