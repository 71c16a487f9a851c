"""Recordings that were taken off the list, so that they can come back with their history."""

from __future__ import annotations

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.execute("ALTER TABLE recording ADD COLUMN forgotten_at DATETIME")
