"""How the database came to have its shape: one file a step, found by walking `versions`."""
