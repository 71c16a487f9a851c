"""Recordings made with the microphone: written as they grow, with their words as they are spoken."""

from audiochat.services.taking.recorder import Recorder
from audiochat.services.taking.wish import Wish

__all__ = ["Recorder", "Wish"]
