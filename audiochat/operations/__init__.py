"""Edits: one file, one operation, found by walking this folder."""
