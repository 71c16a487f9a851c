"""Sentences read by their likeness to known ones, where the rules do not understand every word."""

from audiochat.services.commander.likeness.reader import Embeds, Likeness

__all__ = ["Embeds", "Likeness"]
