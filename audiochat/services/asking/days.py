"""The words of the calendar, each list in its order: months, days of the week, first to nineteenth."""

from __future__ import annotations

_MONTHS = "january february march april may june july august september october november december"
_HEBREW_MONTHS = "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_ORDINALS = """
first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
fifteenth sixteenth seventeenth eighteenth nineteenth
"""
MONTHS = tuple(_MONTHS.split())
WEEKDAYS = tuple(_WEEKDAYS.split())
HEBREW_MONTHS = tuple(_HEBREW_MONTHS.split())
ORDINALS = tuple(_ORDINALS.split())
