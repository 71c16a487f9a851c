"""Recording with the microphone: what is seen while it goes on, and what can be done about it."""
