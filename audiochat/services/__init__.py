"""Use cases in plain Python: what a window, a script or a test can ask for."""
