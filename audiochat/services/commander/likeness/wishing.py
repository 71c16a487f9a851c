"""Whether a sentence asks for something, seen by how it begins: talk about sound is no wish."""

from __future__ import annotations

import re

from audiochat.services.commander.normalise import normalise, word_set

_WISHING = re.compile(
    r"\b(?:please|pls|plz|kindly|wants?|wanna|needs?|gonna|would like|'d like|let's|lets|should|must|ought|"
    r"prefer|possible|grateful|(?:can|could|would|will|may) (?:you|we|u)|would be)\b"
)
_OTHER = re.compile(
    r"\b(?:recording at|(?:start|stop) recording|playback|listen|hear|show me|zoom|select|jump|go to|skip|"
    r"compare|check|thanks?|learn|measure|analy[sz]e|count|and play)\b"
)
"""Wishes that are none for an edit, whatever else stands there."""

_PIECES = re.compile(r"[,;.!:-]\s+|\b(?:and|so|then)\b")
_WORD = re.compile(r"[\w'\u05d0-\u05ea]+")
_SUBJECT = word_set(
    "the my our your his her its their this that these those a an it he she they we i you there nothing "
    "nobody people someone somebody everyone everybody everything who what which when where why how is "
    "are was were do does did should could would can may might has have had"
)
_STATES = re.compile(r"is|isn't|are|aren't|was|were|has|had|comes|means|can|could|would")
_LEADS = word_set("hey ok okay well now just then also lol man dude so hi and")
_HEBREW = re.compile(r"[\u05d0-\u05ea]")


def asks(sentence: str) -> bool:
    """Whether some piece of a sentence begins as a wish does, or a wishing word is there.

    "The mastering house peaks at -3 dB" tells; "peak at -3 dB" asks. Hebrew is not told apart here.
    """
    text = normalise(sentence)
    if _OTHER.search(text):
        return False
    if _WISHING.search(text) or _HEBREW.search(text):
        return True
    return any(map(_begins, _PIECES.split(text)))


def _begins(piece: str) -> bool:
    words = _WORD.findall(piece)
    while words and words[0] in _LEADS:
        words = words[1:]
    if not words or words[0].split("'")[0] in _SUBJECT or words[0][0].isdigit():
        return False
    return len(words) == 1 or not _STATES.fullmatch(words[1])
