"""What people say without meaning to: hesitations, words begun twice, and long pauses."""
