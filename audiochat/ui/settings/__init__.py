"""The settings: one panel of sections, each found in its own file; every change holds at once."""
