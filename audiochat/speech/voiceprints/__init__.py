"""Whose voice it is: sound to voiceprints, voiceprints to speakers."""
