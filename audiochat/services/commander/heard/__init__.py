"""Sentences about what is said and heard: they become plans or facts, computed and never guessed."""
