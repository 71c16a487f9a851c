"""How good a place between two words is for a break, in English and in general."""

from __future__ import annotations

SENTENCE, CLAUSE, PAUSED, OPENER, PLAIN, TORN = 0.0, 1.0, 1.2, 2.0, 4.0, 6.0
"""Costs of a break, the best first: after a sentence, after a clause, at a pause, before a word that
opens a phrase, anywhere, and between words that belong together."""

_QUOTES = "\"'”’»)]}"
_PAUSE = 0.3
_OPENERS = """
and but or nor so yet because although though while when where which who that if unless until before
after since than as in on at by for from with without about into onto over under between through during
against to
"""
_BOUND = """
a an the this that these those my your his her its our their of to in on at by for from with and but or
not no very i you he she it we they is are was were be been am will would can could should must may
might do does did have has had mr mrs ms dr st
"""
_LEANING = frozenset(("it", "him", "them", "me", "us"))
_OPENING, _BINDING = frozenset(_OPENERS.split()), frozenset(_BOUND.split())


def cost(word: str, following: str, pause: float) -> float:
    """What it costs to break between two words with ``pause`` seconds between them.

    The order of preference is that of Netflix' timed text style guide: after punctuation, before
    conjunctions and prepositions, and never between an article, pronoun, auxiliary or preposition and
    what it belongs to. Right for English; other languages use punctuation and pauses.
    """
    bare = word.rstrip(_QUOTES)
    if bare.endswith((".", "?", "!", "…", "。", "？", "！", "؟", "।", "׃")):
        return SENTENCE
    if bare.endswith((",", ";", ":", "–", "—", "،", "؛", "、", "，")) or word == "-":
        return CLAUSE
    if pause >= _PAUSE:
        return PAUSED
    if bare.lower() in _BINDING or following.lower().rstrip(",.?!;:") in _LEANING:
        return TORN
    if following.lower() in _OPENING:
        return OPENER
    return PLAIN
