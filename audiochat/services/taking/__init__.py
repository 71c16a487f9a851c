"""Recordings made with the microphone: written as they grow, with their words as they are spoken."""
