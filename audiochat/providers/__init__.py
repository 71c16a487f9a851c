"""Chat back ends: one file each, found by walking this folder."""
