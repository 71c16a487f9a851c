"""The conversation: what was said, what is being said, and where to say it."""
