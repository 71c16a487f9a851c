"""Talking and listening: dictation, replies read aloud, and a talk without hands."""
