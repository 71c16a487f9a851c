"""What may be heard among other sounds, and what a part may be or not be good for."""

from __future__ import annotations

from audiochat.services.commander.normalise import word_set

INSTRUMENTS = word_set(
    "guitar guitars drum drums piano violin violins bass singer singers vocals vocal beat instrument "
    "instruments synth keyboard flute trumpet backing echo reverb choir orchestra percussion "
    "גיטרה תופים פסנתר זמר זמרת הד"
)
"""Sounds that lie among others; "it" after them is no part of the recording."""
NEEDED = word_set(
    "necessary needed wanted required useful good relevant interesting important usable worth nice working "
    "right great wonderful usable listenable clear helpful pretty exciting fit suitable any "
    "רלוונטי רלוונטית חשוב חשובה מעניין מעניינת טוב טובה נחוץ נחוצה שימושי"
)
"""What "not" before it says: that a part is of no use."""
