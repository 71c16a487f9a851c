"""One file, one command: found by walking this folder."""
