"""A tone that covers words is written as such; before, only that nothing is said in it was known."""

from __future__ import annotations

from alembic import op

revision = "0008"
down_revision = "0007"

TONES = """
UPDATE word_block SET words = '{"t":["[bleep]"],"s":[' || round(begins, 4) || '],"e":['
    || round(ends, 4) || '],"c":[1.0]}'
WHERE origin = 'carried' AND words LIKE '{"t":[],%'
"""


def upgrade() -> None:
    op.execute(TONES.replace(":[", "\\:["))
