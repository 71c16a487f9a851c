"""SQLite through SQLModel: the only place that speaks SQL."""
