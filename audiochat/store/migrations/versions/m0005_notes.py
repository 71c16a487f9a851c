"""Chapters, a title and tags of one's own, kept with each step of a recording's history."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.execute("ALTER TABLE revision ADD COLUMN notes JSON")
