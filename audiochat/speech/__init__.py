"""Speech: recognition, voice activity, synthesis."""
