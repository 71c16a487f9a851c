"""Captions and documents: the words of a recording as files, and such files back onto the sound."""
