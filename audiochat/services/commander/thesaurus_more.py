"""Still more English words for each edit, found by listing how people put it.

A word that the lexicons or the thesaurus know keeps the meaning it has there.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "REMOVE": "filter it out|filter that out|filter this out|filter them out",
    "NOISE": "ceiling fan noise|ceiling fan",
}
"""Symbol to its words and phrases, parted by ``|``; articles are skipped as in the lexicon."""
