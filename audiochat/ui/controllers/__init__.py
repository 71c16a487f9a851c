"""Controllers of the window itself: what is remembered, which model answers, what is dropped and found."""
