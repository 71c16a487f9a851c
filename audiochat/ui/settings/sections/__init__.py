"""Sections of the settings: ``NAME.py`` here holds a ``SECTION`` and is found by walking the folder."""
