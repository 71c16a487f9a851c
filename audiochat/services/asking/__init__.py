"""Questions about a recording, answered with what is said in it and when."""
