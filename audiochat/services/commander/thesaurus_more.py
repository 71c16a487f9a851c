"""Still more English words for each edit, found by listing how people put it.

A word that the lexicons or the thesaurus know keeps the meaning it has there.
"""

from __future__ import annotations

WORDS: dict[str, str] = {
    "REMOVE": "filter it out|filter that out|filter this out|filter them out|scratch|sack|junk|ax|vaporize|"
    "vaporise|eject|extract and discard|extract and delete|sweep away|peel off|cull|withdraw|exclude|"
    "deduct|subtract|tear out|yank|yank out|splice out|cross out|x out|boot|boot out|chuck off|purge out|"
    "evict|winnow out|flush|flush out|fling out|shuck|detach|decapitate",
    "MUTE": "null|null out|zero out|shut up|gag|stifle|black out|muzzle|quash|bring to complete silence|"
    "render silent|silence completely|blot out the sound of",
    "RAISE": "augment|goose|goose up|hoist|up volume|up level|beef|embiggen|swell volume|turbo|supercharge",
    "LOWER": "dim|calm down|tone|rein in|choke down|shrink volume|trim level",
    "LOUDNESS": "integrated",
    "TRUEPEAK": "tp ceiling|tp limit|true peak limit|tp max",
    "SEL": "part selected|piece selected|section selected|passage selected|bit selected|segment selected|"
    "region selected|area selected|part highlighted|piece highlighted|section highlighted|"
    "passage highlighted|highlighted line|highlighted lines|highlighted phrase|highlighted words|"
    "selected line|selected lines|selected words|selected phrase|marked line|selected stuff",
    "NOISE": "ceiling fan noise|ceiling fan",
}
"""Symbol to its words and phrases, parted by ``|``; articles are skipped as in the lexicon."""
